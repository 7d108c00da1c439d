"""What the public sees: nothing until it is published, nothing that is struck out, nothing that is erased."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import serializers

from samraad.access.models import Change, User
from samraad.access.permissions import NotAllowed
from samraad.archive import originals
from samraad.archive.correct import correct
from samraad.archive.erase import erase
from samraad.archive.errors import CannotErase, CannotImport, CannotRedact
from samraad.archive.import_dossier import import_dossier
from samraad.archive.models import (
    Document,
    Dossier,
    DossierLine,
    Fact,
    Passage,
    ProposedItem,
    Reading,
    Table,
    Tombstone,
)
from samraad.archive.publish import publish, unpublish
from samraad.archive.redact import lift, redact
from samraad.archive.visible import dossiers_for, facts_for, sees

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()


@pytest.fixture
def dossier(secretary: User, minutes_file: Path) -> Dossier:
    return import_dossier(secretary, minutes_file).dossier


def everything_stored() -> str:
    kinds = (Dossier, Document, DossierLine, Fact, Passage, ProposedItem, Reading, Table, Change)
    return "".join(serializers.serialize("json", kind.objects.all(), ensure_ascii=False) for kind in kinds)


def test_nobody_but_secretaries_sees_it_until_it_is_published(secretary: User, member: User, dossier: Dossier) -> None:
    assert list(dossiers_for(secretary)) == [dossier]
    assert not dossiers_for(PUBLIC).exists()
    assert not dossiers_for(member).exists()
    publish(secretary, dossier)
    assert dossiers_for(PUBLIC).get() == dossier
    assert sees(PUBLIC, dossier)
    unpublish(secretary, dossier)
    assert not dossiers_for(PUBLIC).exists()


def test_a_secretary_of_one_council_sees_no_other_councils_drafts(dossier: Dossier) -> None:
    other = User.objects.create_user("anden")
    other.grants.create(role="secretary", organization="kkr-syddanmark")
    assert not dossiers_for(other).exists()
    with pytest.raises(NotAllowed):
        publish(other, dossier)


def test_the_public_gets_no_contacts(secretary: User, dossier: Dossier) -> None:
    assert facts_for(secretary, dossier).filter(type="contact").exists()
    assert not facts_for(PUBLIC, dossier).filter(type="contact").exists()
    searched = " ".join(Passage.objects.values_list("text", flat=True))
    assert "Berta Blomkvist" in searched
    assert "berta.blomkvist" not in searched
    assert "12 34 56 78" not in searched


def test_struck_out_words_are_stored_nowhere_but_in_the_original(secretary: User, dossier: Dossier) -> None:
    correct(secretary, dossier, "item", "title", "Blomkvist og drivhuse", line=dossier.items.get(number="3.1").anchor)
    publish(secretary, dossier)
    assert originals.may_read_original(PUBLIC, dossier)
    redact(secretary, dossier, "berta  BLOMKVIST", "Personen har bedt om det")
    assert "Berta Blomkvist" not in everything_stored()
    redact(secretary, dossier, "Blomkvist", "Personen har bedt om det")
    assert "Blomkvist" not in everything_stored()
    assert not originals.may_read_original(PUBLIC, dossier)
    assert originals.may_read_original(secretary, dossier)
    assert "Blomkvist" in originals.original_path(dossier).read_text(encoding="utf-8")


def test_words_over_a_line_end_are_struck_out(secretary: User, tmp_path: Path) -> None:
    path = tmp_path / "notat.txt"
    path.write_text(
        "Notat\n\nVi har spurgt Kasper Blom-\nkvist og Berta\nBlomkvist om drivhuse.\n" * 3, encoding="utf-8"
    )
    dossier = import_dossier(secretary, path).dossier
    redact(secretary, dossier, "Berta Blomkvist", "ønsket")
    redact(secretary, dossier, "Blomkvist", "ønsket")
    stored = everything_stored()
    assert not any(word in stored for word in ("kvist", "Berta", "Blom-"))


def test_a_redaction_survives_a_newer_reading_and_can_be_lifted(
    secretary: User, dossier: Dossier, minutes_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    redaction = redact(secretary, dossier, "drivhuse", "prøve")
    with monkeypatch.context() as newer:
        newer.setattr("samraad.archive.import_dossier.reader_version", lambda: "newer")
        import_dossier(secretary, minutes_file)
    assert "drivhuse" not in everything_stored()
    lift(secretary, redaction)
    assert "drivhuse" in everything_stored()


@pytest.mark.parametrize("words", ["", "a", " - ", "findes slet ikke", "x" * 300])
def test_a_redaction_of_nothing_is_refused(secretary: User, dossier: Dossier, words: str) -> None:
    with pytest.raises(CannotRedact):
        redact(secretary, dossier, words, "prøve")
    with pytest.raises(CannotRedact):
        redact(secretary, dossier, "drivhuse", " ")


def test_erasing_leaves_a_tombstone_and_nothing_else(
    secretary: User, dossier: Dossier, minutes_file: Path, django_capture_on_commit_callbacks: Any
) -> None:
    path = originals.original_path(dossier)
    with pytest.raises(CannotErase):
        erase(secretary, dossier, "  ")
    with django_capture_on_commit_callbacks(execute=True):
        erase(secretary, dossier, "Filen indeholdt fortrolige oplysninger")
    assert not path.exists()
    assert not Dossier.objects.exists()
    assert "drivhuse" not in everything_stored()
    stone = Tombstone.objects.get()
    assert (stone.slug, stone.erased_by) == ("referat-kkr-sjaelland", "Sigrid Sekretær")
    with pytest.raises(CannotImport, match="slettet"):
        import_dossier(secretary, minutes_file)
    assert not path.exists()


def test_only_secretaries_may(member: User, dossier: Dossier) -> None:
    for verb in (lambda: publish(member, dossier), lambda: erase(member, dossier, "x")):
        with pytest.raises(NotAllowed):
            verb()
    with pytest.raises(NotAllowed):
        redact(member, dossier, "drivhuse", "x")
