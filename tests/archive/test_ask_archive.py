"""Questions to the archive: what the asker may see, one dossier or all, and no contact in any answer."""

from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.archive.ask import Scope, ask
from samraad.archive.ask_words import looked_for, reason, where
from samraad.archive.import_dossier import import_dossier
from samraad.archive.models import Dossier
from samraad.archive.publish import publish

COST = "Hvor meget ventes et fælles udbud af drivhuse at spare kommunerne?"


@pytest.fixture
def minutes(db: None, minutes_file: Path) -> Dossier:
    """The invented minutes, read and not yet published."""
    return import_dossier(OPERATOR, minutes_file).dossier


def test_the_answer_cites_the_line(minutes: Dossier) -> None:
    reply = ask(OPERATOR, COST)
    best = reply.answers[0]
    assert "1.250.000 kr" in best.text
    assert best.value is not None
    assert best.value.startswith("1.250.000")
    assert best.source.item == "3.1"
    printed = {line.number: line.text for line in minutes.lines.all()}
    assert "1.250.000" in printed[best.first_line] + printed[best.last_line]


def test_a_decision_is_found_under_its_item(minutes: Dossier) -> None:
    reply = ask(OPERATOR, "Hvad besluttede KKR Sjælland om cykelstier?")
    assert reply.answers[0].source.item == "3.2"
    assert "efterretning" in reply.answers[0].text


def test_what_is_not_published_answers_secretaries_only(minutes: Dossier, secretary: User, member: User) -> None:
    assert ask(secretary, COST).answered
    assert not ask(member, COST).answered
    assert not ask(AnonymousUser(), COST).answered
    publish(OPERATOR, minutes)
    assert ask(AnonymousUser(), COST).answered


def test_one_dossier_may_be_asked_alone(minutes: Dossier) -> None:
    assert ask(OPERATOR, COST, Scope(dossiers=frozenset({minutes.slug}))).answered
    assert not ask(OPERATOR, COST, Scope(dossiers=frozenset({"et-andet"}))).answered
    assert ask(OPERATOR, COST, Scope(council="KKR Sjælland")).answered
    assert not ask(OPERATOR, COST, Scope(council="KKR Nordjylland")).answered


def test_no_answer_shows_a_contact(minutes: Dossier) -> None:
    reply = ask(OPERATOR, "Hvem er kontakt om drivhuse, og hvad er telefonnummeret?")
    said = " ".join(answer.text for answer in reply.answers)
    assert "12 34 56 78" not in said
    assert "@" not in said


def test_silence_is_explained_in_danish(minutes: Dossier) -> None:
    silence = ask(OPERATOR, "Hvem er direktør for drivhuset i Kerteminde?").silence
    assert silence is not None
    assert "Kerteminde" in looked_for(silence)
    assert reason(silence).endswith(".")
    assert where(silence)


def test_an_empty_archive_is_silent(db: None) -> None:
    assert not ask(OPERATOR, COST).answered
    assert not ask(OPERATOR, "").answered
