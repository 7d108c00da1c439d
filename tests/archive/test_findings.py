"""Findings: found after an import, kept with their judgement over every reading, seen by those who may."""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import serializers

from samraad import checking
from samraad.access import history
from samraad.access.models import Change, User
from samraad.access.permissions import OPERATOR, NotAllowed
from samraad.archive import import_dossier as importing
from samraad.archive import want_check
from samraad.archive.confirm_finding import confirm_finding
from samraad.archive.correct import correct
from samraad.archive.dismiss_finding import dismiss_finding
from samraad.archive.erase import erase
from samraad.archive.errors import CannotJudge
from samraad.archive.find_findings import find_due, find_findings
from samraad.archive.finding_words import KINDS
from samraad.archive.import_dossier import import_dossier
from samraad.archive.models import Dossier, Finding, FindingPlace, FindingState
from samraad.archive.originals import original_path
from samraad.archive.pass_on_finding import pass_on_finding
from samraad.archive.publish import publish
from samraad.archive.redact import redact
from samraad.archive.reopen_finding import reopen_finding
from samraad.archive.show_findings import show_findings
from samraad.archive.stored_reading import stored_reading
from samraad.archive.visible import findings_for
from samraad.checking.check import check
from samraad.checking.finding import ERROR, Place, finding
from samraad.councils.start_data import load_start_data
from samraad.reading import model
from samraad.reading.read import read

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()

AGENDA = """KKR Sjælland
Dagsorden
Møde i KKR Sjælland den 8. februar 2024

3. Regionalpolitiske sager

3.1. Fælles indkøb af drivhuse

Baggrund
Udgiften til drivhuse er steget med over 700 pct. (fra 3.000 kr. til 18.000 kr.), oplyser Berta Blomkvist.
I 2030 ventes kommunerne i Region Sjælland at have 14.300 flere ældre borgere over 80 år i drivhusene.

Indstilling
Det indstilles, at KKR Sjælland godkender udbuddet.
"""
MINUTES = """KKR Sjælland
Referat
Møde i KKR Sjælland den 8. februar 2024

3. Regionalpolitiske sager

3.1. Fælles indkøb af drivhuse

Baggrund
I 2030 ventes kommunerne i Region Sjælland at have 14.200 flere ældre borgere over 80 år i drivhusene.

Beslutning
KKR Sjælland godkendte indstillingen.
"""


@pytest.fixture
def take_in(db: None, tmp_path: Path) -> Callable[[str, str], Dossier]:
    """Read a text into the archive and check what is due."""
    load_start_data()

    def take(name: str, text: str) -> Dossier:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        dossier = import_dossier(OPERATOR, path).dossier
        find_due(OPERATOR)
        return dossier

    return take


@pytest.fixture
def agenda(take_in: Callable[[str, str], Dossier]) -> Dossier:
    return take_in("Dagsorden KKR Sjælland.txt", AGENDA)


@pytest.fixture
def growth(agenda: Dossier) -> Finding:
    """The one finding of the agenda."""
    return Finding.objects.get(code="growth")


def read_again(dossier: Dossier, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a newer reader read another text in the same file."""
    monkeypatch.setattr(importing, "reader_version", lambda: f"newer {text}")
    original = original_path(dossier)
    other = original.parents[1] / "again.txt"
    other.write_text(text, encoding="utf-8")
    import_dossier(OPERATOR, original, name=dossier.name, reader=lambda _path, name: read(other, name))
    find_due(OPERATOR)


def test_a_finding_has_its_figures_and_the_lines_it_stands_on(growth: Finding, agenda: Dossier) -> None:
    assert (growth.state, growth.severity, growth.still_found) == ("open", "error", True)
    assert "500" in growth.computed
    assert any("700" in figure for figure in growth.figures)
    place = growth.places.get()
    assert "700 pct." in agenda.lines.get(number=place.first_line).text
    shown = show_findings([growth])[0].places[0]
    assert any(line.own and "700 pct." in line.text for line in shown.lines)
    assert f"linjer={place.first_line}-{place.last_line}" in shown.url


def test_what_is_stored_reads_as_it_was_read(agenda: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "Dagsorden KKR Sjælland.txt"
    fresh = check([read(path, path.name)])
    assert check([stored_reading(agenda, path.name)]) == fresh


def test_nothing_is_due_once_it_is_checked_and_a_correction_makes_it_due(agenda: Dossier, secretary: User) -> None:
    assert not want_check.due().exists()
    correct(secretary, agenda, "item", "title", "Drivhuse", line=agenda.items.get().anchor)
    assert want_check.due().get() == agenda
    assert find_due(OPERATOR) == 1
    assert not want_check.due().exists()


def test_a_newer_checker_checks_everything_again(agenda: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(want_check, "checker_version", lambda: "newer")
    assert want_check.due().get() == agenda


def test_a_judgement_survives_reading_again_with_moved_lines(
    growth: Finding, agenda: Dossier, secretary: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = growth.places.get().first_line
    dismiss_finding(secretary, growth, "open", "Pct. er her pct. af 2020")
    read_again(agenda, "\n\n\n" + AGENDA, monkeypatch)
    growth.refresh_from_db()
    assert (growth.state, growth.reason) == ("dismissed", "Pct. er her pct. af 2020")
    assert growth.still_found
    assert growth.places.get().first_line == before + 3


def test_what_is_found_no_longer_is_kept_and_comes_back_with_its_judgement(
    growth: Finding, agenda: Dossier, secretary: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm_finding(secretary, growth, "open")
    read_again(agenda, AGENDA.replace("700 pct.", "500 pct."), monkeypatch)
    growth.refresh_from_db()
    assert (growth.state, growth.still_found, growth.places.count()) == ("confirmed", False, 1)
    assert show_findings([growth])[0].places[0].lines == ()
    read_again(agenda, AGENDA + "\n", monkeypatch)
    growth.refresh_from_db()
    assert (growth.state, growth.still_found) == ("confirmed", True)


def test_two_dossiers_that_contradict_each_other(agenda: Dossier, take_in: Callable[[str, str], Dossier]) -> None:
    assert not Finding.objects.filter(code="contradiction").exists()
    minutes = take_in("Referat KKR Sjælland.txt", MINUTES)
    found = Finding.objects.get(code="contradiction")
    assert found.across
    assert {place.dossier for place in found.places.all()} == {agenda, minutes}


def test_a_contradiction_ends_when_one_of_the_two_is_corrected(
    agenda: Dossier, take_in: Callable[[str, str], Dossier], monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes = take_in("Referat KKR Sjælland.txt", MINUTES)
    read_again(minutes, MINUTES.replace("14.200", "14.300"), monkeypatch)
    assert not Finding.objects.get(code="contradiction").still_found
    assert Finding.objects.get(code="growth").still_found


def test_the_same_words_in_two_papers_are_one_finding_judged_once(
    growth: Finding, secretary: User, take_in: Callable[[str, str], Dossier], monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm_finding(secretary, growth, "open")
    minutes = take_in("Referat KKR Sjælland.txt", AGENDA.replace("Dagsorden", "Referat"))
    assert Finding.objects.get(code="growth").places.count() == 2
    read_again(minutes, MINUTES, monkeypatch)
    growth.refresh_from_db()
    assert growth.still_found
    assert growth.places.count() == 1


def test_a_checker_that_breaks_says_so_of_that_dossier_only(agenda: Dossier) -> None:
    def broken(_dossiers: Sequence[model.Dossier]) -> list[Any]:
        raise ArithmeticError

    assert find_findings(OPERATOR, agenda, broken) is None
    agenda.checked.refresh_from_db()  # type: ignore[attr-defined]
    assert agenda.checked.failed  # type: ignore[attr-defined]
    assert Finding.objects.get(code="growth").still_found
    assert not want_check.due().exists()
    find_findings(OPERATOR, agenda)
    agenda.checked.refresh_from_db()  # type: ignore[attr-defined]
    assert not agenda.checked.failed  # type: ignore[attr-defined]


def test_a_change_during_the_check_is_not_lost(agenda: Dossier) -> None:
    def slow(dossiers: Sequence[model.Dossier]) -> list[Any]:
        want_check.want_check(agenda)
        return [finding("x", ERROR, "Forkert.", [Place(dossiers[0].source.name, model.Span(1, 1))], ["x"])]

    assert find_findings(OPERATOR, agenda, slow) is None
    assert not Finding.objects.filter(code="x").exists()
    assert want_check.due().get() == agenda


def test_two_files_of_the_same_name_keep_their_findings_apart(agenda: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "anden"
    folder.mkdir()
    path = folder / agenda.name
    path.write_text(AGENDA.replace("700 pct.", "800 pct."), encoding="utf-8")
    other = import_dossier(OPERATOR, path).dossier
    find_due(OPERATOR)
    found = Finding.objects.filter(code="growth", across=False)
    assert {(one.places.get().dossier.pk, "800" in one.message) for one in found} == {
        (agenda.pk, False),
        (other.pk, True),
    }


def test_each_judgement_is_recorded_with_what_was_before(growth: Finding, secretary: User) -> None:
    confirm_finding(secretary, growth, "open")
    pass_on_finding(secretary, growth, "confirmed", "KL", "Haster")
    dismiss_finding(secretary, growth, "passed_on", "Rettet i næste udgave")
    reopen_finding(secretary, growth, "dismissed")
    growth.refresh_from_db()
    assert (growth.state, growth.reason, growth.passed_to, growth.note) == ("open", "", "", "")
    changes = list(history.of(growth))
    assert [change.action.split(".")[1] for change in changes] == [
        "reopen_finding",
        "dismiss_finding",
        "pass_on_finding",
        "confirm_finding",
    ]
    assert changes[2].after == {"state": "passed_on", "reason": "", "passed_to": "KL", "note": "Haster"}
    assert changes[2].before["state"] == "confirmed"
    assert {change.actor for change in changes} == {secretary}


def test_the_same_judgement_twice_is_one(growth: Finding, secretary: User) -> None:
    confirm_finding(secretary, growth, "open")
    confirm_finding(secretary, growth, "open")
    assert history.of(growth).count() == 1


def test_a_colleagues_judgement_is_not_overwritten(growth: Finding, secretary: User) -> None:
    confirm_finding(secretary, growth, "open")
    with pytest.raises(CannotJudge, match="kollega"):
        dismiss_finding(secretary, growth, "open", "Nej")
    growth.refresh_from_db()
    assert growth.state == FindingState.CONFIRMED


def test_what_must_be_said_is_asked_for(growth: Finding, secretary: User) -> None:
    with pytest.raises(CannotJudge, match="hvorfor"):
        dismiss_finding(secretary, growth, "open", "  ")
    with pytest.raises(CannotJudge, match="hvem"):
        pass_on_finding(secretary, growth, "open", " ")
    assert not history.of(growth).exists()


def test_only_secretaries_of_the_council_judge(growth: Finding, member: User, agenda: Dossier) -> None:
    other = User.objects.create_user("syd")
    other.grants.create(role="secretary", organization="kkr-syddanmark")
    own = User.objects.create_user("sjælland")
    own.grants.create(role="secretary", organization="kkr-sjaelland")
    for actor in (PUBLIC, member, other):
        with pytest.raises(NotAllowed):
            confirm_finding(actor, growth, "open")
        with pytest.raises(NotAllowed):
            dismiss_finding(actor, growth, "open", "x")
        with pytest.raises(NotAllowed):
            pass_on_finding(actor, growth, "open", "x")
        with pytest.raises(NotAllowed):
            reopen_finding(actor, growth, "open")
        with pytest.raises(NotAllowed):
            find_findings(actor, agenda)
        with pytest.raises(NotAllowed):
            find_due(actor)
    assert confirm_finding(own, growth, "open").state == "confirmed"


def test_the_public_sees_what_is_confirmed_in_what_is_published(
    growth: Finding, agenda: Dossier, secretary: User, member: User
) -> None:
    own = User.objects.create_user("sjælland")
    own.grants.create(role="secretary", organization="kkr-sjaelland")
    other = User.objects.create_user("syd")
    other.grants.create(role="secretary", organization="kkr-syddanmark")

    def seers() -> list[Any]:
        return [actor for actor in (PUBLIC, member, other, own, secretary) if findings_for(actor).exists()]

    assert seers() == [own, secretary]
    confirm_finding(secretary, growth, "open")
    assert seers() == [own, secretary]
    publish(secretary, agenda)
    assert seers() == [PUBLIC, member, other, own, secretary]
    pass_on_finding(secretary, growth, "confirmed", "KL")
    assert seers() == [own, secretary]
    confirm_finding(secretary, growth, "passed_on")
    Finding.objects.update(still_found=False)
    assert seers() == [own, secretary]


def test_a_contradiction_is_public_only_when_both_dossiers_are(
    agenda: Dossier, secretary: User, take_in: Callable[[str, str], Dossier]
) -> None:
    minutes = take_in("Referat KKR Sjælland.txt", MINUTES)
    found = Finding.objects.get(code="contradiction")
    confirm_finding(secretary, found, "open")
    publish(secretary, agenda)
    assert not findings_for(PUBLIC).exists()
    publish(secretary, minutes)
    assert findings_for(PUBLIC).get() == found


def everything_said() -> str:
    kinds = (Finding, FindingPlace, Change)
    return "".join(serializers.serialize("json", kind.objects.all(), ensure_ascii=False) for kind in kinds)


def test_redacted_words_are_struck_out_of_findings_and_judgements(
    growth: Finding, agenda: Dossier, secretary: User
) -> None:
    Finding.objects.filter(pk=growth.pk).update(message="Berta Blomkvist tager fejl.")
    dismiss_finding(secretary, growth, "open", "Berta Blomkvist har ret")
    redact(secretary, agenda, "Berta Blomkvist", "Persondata")
    assert "Blomkvist" not in everything_said()
    find_due(OPERATOR)
    assert "Blomkvist" not in everything_said()


def test_an_erased_dossier_takes_its_findings_with_it(
    agenda: Dossier, secretary: User, take_in: Callable[[str, str], Dossier]
) -> None:
    minutes = take_in("Referat KKR Sjælland.txt", MINUTES)
    dismiss_finding(secretary, Finding.objects.get(code="contradiction"), "open", "Referatet siger 14.200")
    erase(secretary, minutes, "Lagt ind ved en fejl")
    assert not Finding.objects.filter(code="contradiction").exists()
    assert "14.200" not in everything_said()
    assert want_check.due().get() == agenda
    find_due(OPERATOR)
    assert Finding.objects.get(code="growth").still_found


def test_every_kind_of_finding_has_its_words() -> None:
    for _finder, name, _package in pkgutil.walk_packages(checking.__path__, "samraad.checking."):
        module = importlib.import_module(name)
        codes = [value for attribute, value in vars(module).items() if attribute.endswith("CODE")]
        assert set(codes) <= set(KINDS), name
