"""Dated populations: what stands in the data, what Statistikbanken's files say, and saving them without overwriting."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samraad.access.models import Change, Grant, User
from samraad.access.permissions import OPERATOR, NotAllowed
from samraad.councils.errors import CannotSave
from samraad.councils.models import Municipality, Population
from samraad.councils.population import figures_of, inhabitants_on, known_days, over_time
from samraad.councils.read_population import Figure, area_key, day_of, read_population
from samraad.councils.read_table import read_table
from samraad.councils.save_population import propose_population, save_population
from samraad.councils.start_data import load_start_data

NEW_YEAR = dt.date(2024, 1, 1)
LONG = "OMRÅDE;KØN;ALDER;TID;INDHOLD\n"
#: Danmarks Statistik: the whole country, and Christiansø, which is no municipality
COUNTRY = {dt.date(2019, 1, 1): (5_806_081, 90), dt.date(2020, 1, 1): (5_822_763, 84)}


def figures(text: str) -> list[tuple[str, str, int]]:
    return [(each.area, each.day.isoformat(), each.inhabitants) for each in read_population(read_table(text.encode()))]


@pytest.mark.django_db
@pytest.mark.parametrize("day", COUNTRY)
def test_the_figures_here_sum_to_the_nations(day: dt.date) -> None:
    load_start_data()
    found = figures_of(Municipality.objects.all(), day)
    assert found
    assert not found.missing
    country, christiansoe = COUNTRY[day]
    assert found.total + christiansoe == country
    assert "Danmarks Statistik" in found.sources[0]


@pytest.mark.django_db
def test_start_data_never_replaces_a_figure() -> None:
    load_start_data()
    Population.objects.filter(municipality__code="101", day="2020-01-01").update(inhabitants=7)
    load_start_data()
    assert Population.objects.get(municipality__code="101", day="2020-01-01").inhabitants == 7
    assert Population.objects.filter(day="2020-01-01").count() == 98


@pytest.mark.django_db
def test_a_sum_is_of_one_day_and_the_last_complete_one() -> None:
    load_start_data()
    council = list(Municipality.objects.filter(organizations__organization__slug="kkr-hovedstaden"))
    now = inhabitants_on(council, dt.date(2026, 11, 21))
    assert now
    assert (now.day, now.missing) == (dt.date(2020, 1, 1), ())
    assert now.total == sum(now.by_municipality.values())
    later = figures_of(council, dt.date(2023, 1, 1))
    assert later
    assert {each.name for each in later.missing} == {"Bornholm", "Høje-Taastrup"}
    assert [(known.day.year, known.known, known.is_complete) for known in known_days(council)] == [
        (2023, 27, False),
        (2020, 29, True),
        (2019, 29, True),
    ]
    assert inhabitants_on(council, dt.date(2018, 12, 31)) is None
    copenhagen = Municipality.objects.get(code="101")
    assert [step.change for step in over_time(copenhagen)] == [653664 - 632340, 632340 - 623404, None]


@pytest.mark.parametrize(
    "text",
    [
        LONG
        + "Hele landet;I alt;I alt;2024K1;5961249\nKøbenhavn;I alt;I alt;2024K1;659350\nKøbenhavn;Mænd;I alt;2024K1;323000\n",
        'OMRÅDE;TID;INDHOLD\n"000 Hele landet";2024K1;5961249\n"101 København";2024K1;659350\n',
        '"Folketal den 1. i kvartalet efter område og tid"\n" "\n" ";"2024K1"\n"Hele landet";5961249\n"København";659350\n',
        ";;2024K1\nI alt;Hele landet;5.961.249\n;København;659.350\n",
        "område,2024M01\nHele landet,5961249\nKøbenhavn,659350\n",
        "\ttid\t2024\nx\tHele landet\t5961249\n".replace("x", "") + "\tKøbenhavn\t659350\n",
    ],
    ids=["long", "codes", "wide", "wide with totals", "commas and months", "tabs and years"],
)
def test_every_shape_gives_the_same_figures(text: str) -> None:
    found = {area_key(area)[1]: (day, count) for area, day, count in figures(text)}
    assert found == {"helelandet": ("2024-01-01", 5961249), "københavn": ("2024-01-01", 659350)}


def test_danish_letters_of_old_windows_are_read() -> None:
    text = "OMRÅDE;TID;INDHOLD\nÆrø;2024K1;5900\n".encode("cp1252")
    assert read_population(read_table(text)) == [Figure("Ærø", NEW_YEAR, 5900)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "tom"),
        (b"\n;;\n", "ingen r"),
        (b"\x00\x01\x02", "hverken"),
        (b"PK\x03\x04 not a workbook", "Regnearket"),
        (b"navn;alder\nBo;7\n", "ingen folketal"),
        ((LONG + "København;Mænd;I alt;2024K1;323000\n").encode(), "delt op"),
        (";;2024K1\nMænd;København;1000\n".encode(), "delt op"),
        (b"a" * 3_000_000, "større"),
        (b"x;" * 600 + b"\n", "kolonner"),
        (b"navn;" + b"y" * 1001 + b"\n", "celle"),
    ],
)
def test_what_is_no_table_of_population_is_refused(text: bytes, reason: str) -> None:
    with pytest.raises(CannotSave, match=reason):
        read_population(read_table(text))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    found: list[Figure] = []
    with contextlib.suppress(CannotSave):
        found = read_population(read_table(content))
    assert all(figure.inhabitants > 0 for figure in found)


@given(st.text(max_size=12))
def test_a_period_is_a_day_or_nothing(text: str) -> None:
    day = day_of(text)
    assert day is None or day.day == 1 or text == day.isoformat()


@given(st.dictionaries(st.sampled_from(["Ærø", "Køge", "Høje-Taastrup", "Vejle"]), st.integers(1, 999_999), min_size=1))
def test_long_and_wide_say_the_same(counts: dict[str, int]) -> None:
    long = "OMRÅDE;TID;INDHOLD\n" + "".join(f"{name};2024K1;{count}\n" for name, count in counts.items())
    wide = ";2024K1\n" + "".join(f"{name};{count:,}\n".replace(",", ".") for name, count in counts.items())
    assert figures(long) == figures(wide) == [(name, "2024-01-01", count) for name, count in counts.items()]


@pytest.mark.django_db
def test_a_proposal_names_what_is_unknown_missing_implausible_and_replaced() -> None:
    load_start_data()
    rows = [
        "Hele landet;2023K1;760000",
        "København;2023K1;653665",
        "Vejle;2023K1;160000",
        "Region Sjælland;2023K1;1",
        "Atlantis;2023K1;4",
    ]
    proposed = propose_population(OPERATOR, ("OMRÅDE;TID;INDHOLD\n" + "\n".join(rows)).encode())
    assert proposed.unknown == ("Atlantis",)
    (day,) = proposed.days
    assert [line.municipality.name for line in day.replacing] == ["København"]
    assert [line.municipality.name for line in day.implausible] == ["Vejle"]
    assert (day.new, len(day.missing), day.beyond) == (1, 96, 760000 - 653665 - 160000)
    assert Population.objects.filter(day="2023-01-01").count() == 27


@pytest.mark.django_db
def test_two_figures_for_one_municipality_are_refused() -> None:
    load_start_data()
    with pytest.raises(CannotSave, match="både 5 og 6"):
        propose_population(OPERATOR, b"OMR\xc3\x85DE;TID;INDHOLD\nVejle;2024;5\nVejle;2024;6\n")


@pytest.mark.django_db
def test_saving_replaces_only_what_was_asked_for_and_is_recorded() -> None:
    load_start_data()
    copenhagen, vejle = Municipality.objects.get(code="101"), Municipality.objects.get(code="630")
    day, given_figures = dt.date(2023, 1, 1), [(copenhagen, 653665), (vejle, 119000)]
    with pytest.raises(CannotSave, match="København"):
        save_population(OPERATOR, day, given_figures, "FOLK1A")
    assert not Population.objects.filter(day=day, municipality=vejle).exists()
    assert save_population(OPERATOR, day, given_figures, "FOLK1A", {copenhagen.pk}) == 2
    assert save_population(OPERATOR, day, given_figures, "FOLK1A") == 0
    change = Change.objects.get(action="councils.population", subject_id=str(copenhagen.pk))
    assert (change.before or {})["inhabitants"] == 653664
    for wrong, source in ((given_figures, " "), ([], "FOLK1A"), ([(vejle, 0)], "FOLK1A")):
        with pytest.raises(CannotSave):
            save_population(OPERATOR, day, wrong, source)


@pytest.mark.django_db
def test_only_who_may_edit_everywhere_saves_figures() -> None:
    load_start_data()
    user = User.objects.create_user("sekretær")
    Grant.objects.create(user=user, role="secretary", organization="kkr-sjaelland")
    with pytest.raises(NotAllowed):
        propose_population(user, b"x")
    with pytest.raises(NotAllowed):
        save_population(user, NEW_YEAR, [(Municipality.objects.get(code="630"), 1)], "FOLK1A")
