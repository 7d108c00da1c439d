"""A person's corrections: applied, kept over every later reading, undone; and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import NotAllowed
from samraad.archive import import_dossier as importing
from samraad.archive.correct import add, correct, remove, undo
from samraad.archive.errors import CannotCorrect
from samraad.archive.import_dossier import import_dossier
from samraad.archive.models import Correction, Dossier
from samraad.archive.reread import reread_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(secretary: User, minutes_file: Path) -> Dossier:
    return import_dossier(secretary, minutes_file).dossier


def read_again(secretary: User, path: Path, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    monkeypatch.setattr(importing, "reader_version", lambda: "newer")
    return import_dossier(secretary, path).dossier


def test_a_corrected_title_survives_a_newer_reading(
    secretary: User, dossier: Dossier, minutes_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = dossier.items.get(number="3.1")
    correct(secretary, dossier, "item", "title", "Drivhuse til alle", line=item.anchor)
    again = read_again(secretary, minutes_file, monkeypatch)
    corrected = again.items.get(number="3.1")
    assert (corrected.title, corrected.corrected) == ("Drivhuse til alle", True)
    assert [change.action for change in history.of(again)][:2] == ["archive.import.reread", "archive.correct.set"]


def test_a_correction_follows_its_line_where_a_newer_reading_counts_otherwise(
    secretary: User, dossier: Dossier, minutes_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = dossier.items.get(number="3.1")
    correct(secretary, dossier, "item", "title", "Drivhuse til alle", line=item.anchor)
    Correction.objects.update(line=item.anchor - 2)  # as if two lines more were extracted now
    again = read_again(secretary, minutes_file, monkeypatch)
    assert again.items.get(number="3.1").title == "Drivhuse til alle"
    assert not Correction.objects.get().unmatched


def test_a_correction_whose_line_is_gone_is_kept_and_marked(
    secretary: User, dossier: Dossier, minutes_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = dossier.items.get(number="3.1")
    correct(secretary, dossier, "item", "title", "Drivhuse til alle", line=item.anchor)
    Correction.objects.update(anchor_text="noget helt andet")
    read_again(secretary, minutes_file, monkeypatch)
    assert Correction.objects.get().unmatched


def test_a_corrected_council_and_date_find_the_organization(secretary: User, dossier: Dossier) -> None:
    from samraad.councils.start_data import load_start_data

    load_start_data()
    correct(secretary, dossier, "dossier", "council_name", "KKR Nordjylland")
    correct(secretary, dossier, "dossier", "meeting_date", "2024-03-01")
    dossier.refresh_from_db()
    assert dossier.organization_slug == "kkr-nordjylland"
    assert str(dossier.meeting_date) == "2024-03-01"


def test_an_item_that_was_missed_is_added_and_ends_the_one_before(secretary: User, dossier: Dossier) -> None:
    before = dossier.items.get(number="3.1")
    line = before.first_line + 6
    add(secretary, dossier, "item", line, {"number": "3.1a", "title": "Overset punkt"})
    assert [item.number for item in dossier.items.all()] == ["1.1", "3.1", "3.1a", "3.2", "7.1"]
    assert dossier.items.get(number="3.1").last_line == line - 1
    assert dossier.items.get(number="3.1a").last_line == before.last_line
    correct(secretary, dossier, "item", "title", "Set punkt", line=line)
    assert dossier.items.get(number="3.1a").title == "Set punkt"


def test_what_is_no_item_is_removed_and_an_undo_brings_it_back(secretary: User, dossier: Dossier) -> None:
    item = dossier.items.get(number="7.1")
    removal = remove(secretary, dossier, "item", line=item.anchor)
    assert not dossier.items.filter(number="7.1").exists()
    undo(secretary, removal)
    assert dossier.items.filter(number="7.1").exists()


def test_a_moved_boundary_keeps_its_anchor(secretary: User, dossier: Dossier) -> None:
    item = dossier.items.get(number="3.1")
    correct(secretary, dossier, "item", "first_line", item.first_line + 1, line=item.anchor)
    moved = dossier.items.get(number="3.1")
    assert (moved.first_line, moved.anchor) == (item.first_line + 1, item.anchor)
    correct(secretary, dossier, "item", "title", "Også rettet", line=item.anchor)
    assert dossier.items.get(number="3.1").title == "Også rettet"


@pytest.mark.parametrize(
    ("target", "field", "value"),
    [
        ("item", "number", ""),
        ("item", "title", "   "),
        ("item", "id", 1),
        ("item", "first_line", 0),
        ("item", "last_line", 10_000),
        ("item", "first_line", "7; drop table"),
        ("item", "last_line", 1),
        ("item", "sections", [{"name": "background"}]),
        ("item", "decision", {"text": 3}),
        ("dossier", "meeting_date", "den 8."),
        ("dossier", "meeting_date", "9999-01-01"),
        ("dossier", "kind", "roman"),
        ("dossier", "slug", "mit-eget"),
        ("user", "password", "x"),
    ],
)
def test_what_makes_no_sense_is_refused(secretary: User, dossier: Dossier, target: str, field: str, value: Any) -> None:
    line = dossier.items.get(number="3.1").anchor
    with pytest.raises(CannotCorrect):
        correct(secretary, dossier, target, field, value, line=line)
    assert not Correction.objects.exists()


def test_a_row_that_is_gone_is_refused(secretary: User, dossier: Dossier) -> None:
    with pytest.raises(CannotCorrect):
        correct(secretary, dossier, "item", "title", "x", line=2)
    with pytest.raises(CannotCorrect):
        add(secretary, dossier, "item", 5_000, {"number": "9", "title": "x"})


def test_only_a_secretary_may(member: User, dossier: Dossier) -> None:
    with pytest.raises(NotAllowed):
        correct(member, dossier, "dossier", "kind", "agenda")


def test_everything_an_older_reader_read_is_read_again_and_keeps_its_name(secretary: User, dossier: Dossier) -> None:
    item = dossier.items.get(number="3.1")
    correct(secretary, dossier, "item", "title", "Drivhuse til alle", line=item.anchor)
    Dossier.objects.update(reader="older")
    results = [result.imported for result in reread_all(secretary)]
    assert [(each.outcome, each.dossier.name) for each in results if each] == [("reread", dossier.name)]
    assert dossier.items.get(number="3.1").title == "Drivhuse til alle"
    assert list(reread_all(secretary)) == []
