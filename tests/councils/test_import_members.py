"""A list of members taken in at once: every shape of file, what is wrong said by row, and all of it or nothing."""

import contextlib
import datetime as dt
import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from tests.meetings.live import members

from samraad.access.models import Grant, User
from samraad.access.permissions import OPERATOR, NotAllowed
from samraad.councils.directory import members_of
from samraad.councils.errors import CannotSave
from samraad.councils.import_members import MembersFile, import_members, propose_members
from samraad.councils.members_csv import members_csv, safe_cell
from samraad.councils.models import Membership, Municipality, Organization, Person
from samraad.councils.read_members import read_members
from samraad.councils.read_table import read_table
from samraad.councils.save_membership import add_membership, overlap
from samraad.councils.save_person import add_person
from samraad.councils.start_data import load_start_data

SINCE = dt.date(2026, 1, 1)
HEAD = "Navn;Parti;Kommune;Rolle;Stedfortræder for;Første dag;Sidste dag;E-mail\n"


@pytest.fixture
def council(db: None) -> Organization:
    load_start_data()
    return Organization.objects.get(slug="kkr-sjaelland")


def proposed(council: Organization, text: str | bytes) -> MembersFile:
    content = text.encode() if isinstance(text, str) else text
    return propose_members(OPERATOR, council, read_table(content), SINCE)


def errors(council: Organization, text: str) -> list[str]:
    return [error for row in proposed(council, HEAD + text).rows for error in row.errors]


def workbook(rows: list[list[object]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"default_date_format": "dd-mm-yyyy"})
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return out.getvalue()


def test_58_members_take_one_file(council: Organization) -> None:
    homes = list(Municipality.objects.filter(organizations__organization=council).order_by("name"))
    rows = [f"Person {at};V;{homes[at % len(homes)]};medlem;;;;" for at in range(58)]
    assert import_members(OPERATOR, council, read_table((HEAD + "\n".join(rows)).encode()), SINCE) == 58
    assert members_of(council, SINCE).count() == 58
    assert import_members(OPERATOR, council, read_table((HEAD + "\n".join(rows)).encode()), SINCE) == 0


def test_a_spreadsheet_and_old_windows_say_the_same(council: Organization) -> None:
    sheet = workbook([["Medlemmer"], [], ["Kommune", "Navn", "Fra"], ["Køge", "Åse Æble", dt.date(2026, 2, 1)]])
    (row,) = proposed(council, sheet).rows
    assert (row.said.line, row.said.name, row.first_day, row.errors) == (4, "Åse Æble", dt.date(2026, 2, 1), [])
    (old,) = proposed(council, "Kommune;Navn;Fra\nKøge;Åse Æble;1-2-2026\n".encode("cp1252")).rows
    assert (old.said.name, old.municipality, old.first_day) == (row.said.name, row.municipality, row.first_day)


def test_a_substitute_is_tied_to_a_member_of_the_same_file(council: Organization) -> None:
    text = HEAD + "Bo Bak;A;Køge;stedfortræder;Asta Amager;;;\nAsta Amager;V;Faxe;formand;;;;\n"
    assert import_members(OPERATOR, council, read_table(text.encode()), SINCE) == 2
    seat = Membership.objects.get(role="stedfortræder")
    assert seat.substitute_for
    assert seat.substitute_for.person.name == "Asta Amager"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Bo;;Atlantis;;;;;", "kendes ikke"),
        ("Bo;;Vejle;;;;;", "deltager ikke"),
        ("Bo;;Køge;konge;;;;", "ikke en rolle"),
        ("Bo;;Køge;;;2026-05-01;2026-04-01;", "slutter, før"),
        ("Bo;;Køge;;;31-02-2026;;", "dato kan ikke læses"),
        (";;Køge;;;;;", "Navnet mangler"),
        ("Bo;;Køge;;;;;bo@", "ikke en mailadresse"),
        ("Bo;;Køge;stedfortræder;Ukendt Person;;;", "er ikke medlem"),
        ("Bo;;Køge;medlem;Ukendt Person;;;", "Kun en stedfortræder"),
        ("Bo;;Køge;;;;;\nBo;;Køge;formand;;;;", "står også i række 2"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(council: Organization, row: str, reason: str) -> None:
    assert any(reason in error for error in errors(council, row))
    good_too = HEAD + "Asta Amager;V;Faxe;;;;;\n" + row
    with pytest.raises(CannotSave, match="intet er gemt"):
        import_members(OPERATOR, council, read_table(good_too.encode()), SINCE)
    assert not Person.objects.exists()


def test_a_seat_that_overlaps_is_refused_and_one_after_it_is_not(council: Organization) -> None:
    person = add_person(OPERATOR, "Bo Bak", municipality=Municipality.objects.get(name="Køge"))
    add_membership(OPERATOR, person, council, role="formand", first_day=SINCE, last_day=dt.date(2026, 6, 30))
    assert errors(council, "Bo Bak;;Køge;medlem;;2026-06-30;;")
    assert errors(council, "Bo Bak;;Køge;medlem;;2026-07-01;;") == []
    with pytest.raises(CannotSave, match="allerede formand"):
        add_membership(OPERATOR, person, council, role="medlem", first_day=dt.date(2026, 6, 1))


def test_two_of_one_name_in_the_directory_are_not_guessed_between(council: Organization) -> None:
    for _number in range(2):
        add_person(OPERATOR, "Bo Bak", municipality=Municipality.objects.get(name="Køge"))
    assert any("2 med navnet" in error for error in errors(council, "Bo Bak;;Køge;;;;;"))
    assert errors(council, "Bo Bak;;Faxe;;;;;") == []


@pytest.mark.parametrize(
    "text",
    ["", "Alder;By\n7;Køge\n", "Navn\nHansen, Bo\n", "Navn\n", "Navn\n" + "Bo\n" * 501, "Navn;" + "x" * 2000 + "\n"],
)
def test_what_is_no_list_is_refused(council: Organization, text: str) -> None:
    with pytest.raises(CannotSave):
        proposed(council, text)


def test_a_megabyte_is_refused_quickly_or_read(council: Organization) -> None:
    with pytest.raises(CannotSave, match="højst indlæses"):
        proposed(council, HEAD + "Bo Bak;V;Køge;medlem;;;;\n" * 40_000)


def test_what_is_written_out_can_be_taken_in_again(council: Organization) -> None:
    members(council, 3, 2)
    person = add_person(
        OPERATOR, '=HYPERLINK("http://eksempel.dk")', municipality=Municipality.objects.get(name="Køge")
    )
    add_membership(OPERATOR, person, council, first_day=SINCE)
    written = members_csv(OPERATOR, council, SINCE)
    assert b"\"'=HYPERLINK" in written
    assert proposed(council, written).new == ()
    assert proposed(council, written).wrong == ()
    names = {said.name for said in read_members(read_table(written))}
    assert names == set(Person.objects.values_list("name", flat=True))


def test_only_the_councils_secretary_imports_and_exports(council: Organization) -> None:
    user = User.objects.create_user("anden")
    Grant.objects.create(user=user, role="secretary", organization="kkr-syddanmark")
    for refused in (
        lambda: members_csv(user, council, SINCE),
        lambda: propose_members(user, council, [["Navn"]], SINCE),
    ):
        with pytest.raises(NotAllowed):
            refused()
    with pytest.raises(NotAllowed):
        import_members(user, council, [["Navn"]], SINCE)


@given(st.text(max_size=20))
def test_no_cell_begins_as_a_formula(text: str) -> None:
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.binary(max_size=300))
def test_hostile_bytes_are_a_list_or_refused(content: bytes) -> None:
    found = []
    with contextlib.suppress(CannotSave):
        found = read_members(read_table(b"Navn;Parti\n" + content))
    assert all(said.line > 1 for said in found)


DAY = st.one_of(st.none(), st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)))


@given(DAY, DAY, DAY, DAY)
def test_overlap_is_a_day_in_common(a: dt.date | None, b: dt.date | None, c: dt.date | None, d: dt.date | None) -> None:
    first, second = (min(a or dt.date.min, b or dt.date.max), b), (min(c or dt.date.min, d or dt.date.max), d)
    latest_start = max(first[0], second[0])
    earliest_end = min(first[1] or dt.date.max, second[1] or dt.date.max)
    assert overlap(first, second) == overlap(second, first) == (latest_start <= earliest_end)


def test_a_workbook_that_unfolds_to_far_too_much_is_refused(council: Organization) -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write(0, 0, "Navn")
    sheet.write(1_048_575, 16_383, "langt væk")
    book.close()
    with pytest.raises(CannotSave, match="rækker eller"):
        proposed(council, out.getvalue())


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "content.xml"])
def test_a_zip_that_is_a_bomb_or_no_workbook_is_refused(council: Organization, name: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b" " * 50_000_000 if name.startswith("xl") else b"<office/>")
    with pytest.raises(CannotSave, match="rimelig"):
        proposed(council, out.getvalue())
    with pytest.raises(CannotSave, match="gammelt format"):
        proposed(council, b"\xd0\xcf\x11\xe0" + b"x" * 100)
