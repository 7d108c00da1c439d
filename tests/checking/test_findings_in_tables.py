"""Tables whose figures are right are left alone however they are rounded; altered by more than rounding they are found."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from samraad.checking.check import check
from samraad.checking.finding import Certainty, Finding, Severity
from samraad.reading.model import Dossier, Line, Meeting, Source, Span, Table
from samraad.rules.numbers import HALF_UP, ROUNDINGS, Rounding, danish

Rows = list[tuple[str, ...]]


def dossier_of(rows: Rows, header: tuple[str, ...] = (), caption: str | None = None) -> Dossier:
    """A dossier of one table, its rows on lines of their own."""
    shown = [*([" ".join(header)] if header else []), *(" ".join(row) for row in rows)]
    lines = tuple(Line(number, text, text) for number, text in enumerate(shown, 1))
    table = Table(caption, header, tuple(rows), Span(1, len(lines)))
    return Dossier(
        source=Source("tabel.txt", "0", "text/plain", None, len(lines)),
        council=None,
        meeting=Meeting(None, False, ()),
        kind="attachments",
        separators=(),
        chapters=(),
        items=(),
        documents=(),
        facts=(),
        tables=(table,),
        warnings=(),
        lines=lines,
    )


def findings(rows: Rows, header: tuple[str, ...] = (), caption: str | None = None) -> tuple[Finding, ...]:
    return check([dossier_of(rows, header, caption)])


def printed(columns: list[list[Fraction]], decimals: int, rounding: Rounding) -> Rows:
    """The columns with their totals, each figure rounded by itself."""
    sums = [[*column, sum(column, Fraction(0))] for column in columns]
    cells = [[danish(rounding.round(value, decimals)) for value in column] for column in sums]
    labels = [*(f"Kommune {chr(65 + at)}" for at in range(len(columns[0]))), "I alt"]
    return [(label, *row) for label, row in zip(labels, zip(*cells, strict=True), strict=True)]


def columns_of(values: st.SearchStrategy[Fraction], fewest: int = 1) -> st.SearchStrategy[list[list[Fraction]]]:
    return st.integers(3, 12).flatmap(
        lambda rows: st.lists(st.lists(values, min_size=rows, max_size=rows), min_size=fewest, max_size=3)
    )


EXACT = st.fractions(0, 5000, max_denominator=1000)
WHOLE = st.integers(100, 1000).map(Fraction)


@settings(max_examples=60)
@given(columns_of(EXACT), st.integers(0, 2), st.sampled_from(list(ROUNDINGS.values())))
def test_a_right_total_is_never_an_error_whatever_the_rounding(
    columns: list[list[Fraction]], decimals: int, rounding: Rounding
) -> None:
    assert all(one.severity is not Severity.ERROR for one in findings(printed(columns, decimals, rounding)))


@settings(max_examples=60)
@given(columns_of(EXACT), st.integers(0, 2))
def test_ordinary_rounding_is_at_most_a_note_that_says_so(columns: list[list[Fraction]], decimals: int) -> None:
    for one in findings(printed(columns, decimals, HALF_UP)):
        assert (one.severity, one.certainty) == (Severity.NOTE, Certainty.POSSIBLE)
        assert "Afrunding alene forklarer det" in one.message


@settings(max_examples=60)
@given(columns_of(WHOLE))
def test_whole_figures_that_add_up_have_no_findings(columns: list[list[Fraction]]) -> None:
    assert findings(printed(columns, 0, HALF_UP)) == ()


@settings(max_examples=60)
@given(columns_of(WHOLE, fewest=2), st.data())
def test_one_altered_figure_is_found(columns: list[list[Fraction]], data: st.DataObject) -> None:
    rows = printed(columns, 0, HALF_UP)
    most = int(sum(columns[0])) * 15 // 100
    change = data.draw(st.integers(len(rows) + 2, max(most, len(rows) + 2)))
    at = data.draw(st.integers(0, len(rows) - 2))
    altered = danish(Decimal(int(columns[0][at]) + change))
    rows[at] = (rows[at][0], altered, *rows[at][2:])
    (one,) = findings(rows)
    assert (one.code, one.severity) == ("table_total", Severity.ERROR)
    assert one.computed == danish(Decimal(int(sum(columns[0])) + change))


def test_a_single_column_is_doubted_only_when_all_its_figures_are_read() -> None:
    rows = [("Syd", "120"), ("Nord", "130"), ("Vest", "144"), ("I alt", "404")]
    assert [one.code for one in findings(rows)] == ["table_total"]
    dossier = dossier_of(rows)
    lost = Line(2, "Øst 10 plus lidt", "Øst 10 plus lidt")
    lines = (dossier.lines[0], lost, *dossier.lines[2:])
    assert check([Dossier(**{name: getattr(dossier, name) for name in dossier.__slots__} | {"lines": lines})]) == ()


def test_rows_of_which_and_sums_within_a_column_are_not_added() -> None:
    assert findings([("Syd", "120"), ("Nord", "130"), ("Vest", "144"), ("heraf i byer", "90"), ("I alt", "394")]) == ()
    assert findings([("Syd", "120"), ("Nord", "130"), ("Vest", "144"), ("Byer", "40"), ("I alt", "394")]) == ()


def test_an_average_or_a_lost_row_is_no_wrong_total() -> None:
    assert findings([("Syd", "12", "4,1"), ("Nord", "13", "4,3"), ("Vest", "15", "4,5"), ("I alt", "40", "4,3")]) == ()
    assert findings([("Syd", "12", "20"), ("Nord", "13", "21"), ("Vest", "15", "22"), ("I alt", "47", "70")]) == ()


DIFFERENCE = ("Kommune", "Nuværende", "Ny", "Forskel")
KEY: Rows = [
    ("Syd", "23,8", "25,8", "2"),
    ("Nord", "22,2", "24,0", "2"),
    ("Vest", "15,9", "23,7", "8"),
    ("Øst", "13,6", "18,0", "4"),
]


def test_a_column_of_differences() -> None:
    assert findings(KEY, DIFFERENCE) == ()
    (one,) = findings([*KEY, ("Midt", "10,0", "13,0", "9")], DIFFERENCE)
    assert (one.code, one.computed) == ("table_derived", "3")
    assert findings([(*row[:3], other) for row, other in zip(KEY, "7193", strict=True)], DIFFERENCE) == ()


def test_growth_in_per_cent_may_leave_out_its_sign() -> None:
    header = ("Område", "Budget", "Regnskab", "Afvigelse i pct.")
    rows = [("Skat", "-200,0", "-190,0", "5,0"), ("Børn", "100,0", "103,0", "3,0"), ("Ældre", "50,0", "48,0", "4,0")]
    assert findings(rows, header) == ()
    (one,) = findings([*rows, ("Miljø", "10,0", "12,0", "2,0")], header)
    assert one.code == "table_derived"


def test_a_column_of_row_totals() -> None:
    header = ("Kommune", "Skole", "Dagtilbud", "I alt")
    rows = [("Syd", "20", "31", "51"), ("Nord", "22", "24", "46"), ("Vest", "15", "23", "38")]
    assert findings(rows, header) == ()
    (one,) = findings([*rows, ("Øst", "10", "13", "43")], header)
    assert (one.code, one.computed) == ("table_derived", "23")


def test_indices_follow_from_their_counts() -> None:
    header = ("Landet", "2020", "2021", "2022", "2023")
    rows = [
        ("Skole", "2.748", "2.788", "2.827", "2.745"),
        ("Andet", "1.280", "1.209", "1.230", "1.260"),
        ("Skole", "100", "101", "103", "100"),
        ("Andet", "100", "94", "96", "98"),
    ]
    assert findings(rows, header) == ()
    (one,) = findings([*rows[:3], ("Andet", "100", "97", "96", "98")], header)
    assert (one.code, one.figures) == ("table_derived", ("1.280", "1.209", "97"))


def test_shares_of_one_whole() -> None:
    caption = "Fordeling af ture på transportmiddel"
    rows = [("Bil", "44%"), ("Cykel", "21%"), ("Gang", "24%"), ("Bus", "11%")]
    assert findings(rows, caption=caption) == ()
    (note,) = findings([*rows[:3], ("Bus", "12%")], caption=caption)
    assert (note.code, note.severity) == ("shares_rounded", Severity.NOTE)
    (wrong,) = findings([*rows[:3], ("Bus", "15%")], caption=caption)
    assert (wrong.code, wrong.severity) == ("shares", Severity.WARNING)
    assert findings([*rows[:3], ("Bus", "15%")], caption="Andre tal") == ()
    assert findings([*rows[:3], ("Bus", "61%")], caption=caption) == ()
