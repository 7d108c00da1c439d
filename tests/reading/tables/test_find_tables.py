"""Tables from flattened lines: rows, heads and captions of the shapes that matter, and prose left alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samraad.reading.model import Table
from samraad.reading.raw import RawLine, RawText
from samraad.reading.repair.lines import repair
from samraad.reading.tables.find import find_tables


def tables(*lines: str) -> tuple[Table, ...]:
    return find_tables(repair(RawText("prøve.txt", "0", "text/plain", None, tuple(RawLine(line) for line in lines))))


def only(*lines: str) -> Table:
    found = tables(*lines)
    assert len(found) == 1, found
    return found[0]


def spaced(*lines: str) -> list[str]:
    return [part for line in lines for part in (line, "")]


KEY = ("Egedal 23,8 25,8 2", "Furesø 22,2 24,0 2", "Gribskov 15,9 23,7 8", "Halsnæs 13,6 18,0 4", "I alt 75,5 91,5 16")
ROWS = tuple(tuple(row.rsplit(" ", 3)) for row in KEY)


def test_a_key_with_heads_caption_and_total() -> None:
    table = only("Fordeling af pladser", "Nuværende model Ny model Forskel", *KEY)
    assert table.rows == ROWS
    assert table.header == ("", "Nuværende model", "Ny model", "Forskel")
    assert table.caption == "Fordeling af pladser"
    assert (table.span.first_line, table.span.last_line) == (1, 7)


def test_double_spacing_and_a_page_number_in_the_middle() -> None:
    lines = spaced("Nuværende model Ny model Forskel", *KEY[:3], "", "", "Side 3 af 9", "", *KEY[3:])
    assert only(*lines).rows == ROWS


def test_heads_of_years_open_a_new_table_each() -> None:
    found = tables(
        "Hele landet 2020 2021 2022",
        "Skole 100 110 120",
        "I alt 1.100 1.110 1.120",
        "Nordjylland 2020 2021 2022",
        "Skole 10 11 12",
        "I alt 110 111 112",
    )
    assert [table.caption for table in found] == ["Hele landet", "Nordjylland"]
    assert found[1].header == ("Nordjylland", "2020", "2021", "2022")
    assert found[1].rows == (("Skole", "10", "11", "12"), ("I alt", "110", "111", "112"))


def test_years_as_labels_and_units_before_figures() -> None:
    table = only(
        "År Kommuner Udgift [mio. kr.] Passagerer",
        "2012 22 kr. 9,1 78.000",
        "2013 26 kr. 17,6 155.000",
        "2014 31 kr. 34,8 299.000",
    )
    assert table.rows[0] == ("2012", "22", "9,1", "78.000")
    assert table.header[1:] == ("Kommuner", "Udgift [mio. kr.]", "Passagerer")


def test_heads_of_years_and_words_with_a_caption() -> None:
    table = only("Elever pr. kommune", "Kommune 2022 2023 Ændring", "Egedal 23 25 2", "Furesø 22 24 2", "I alt 45 49 4")
    assert table.caption == "Elever pr. kommune"
    assert table.header == ("Kommune", "2022", "2023", "Ændring")
    assert table.rows[-1] == ("I alt", "45", "49", "4")


def test_a_count_by_municipality() -> None:
    table = only("Elever fordelt på kommuner", *spaced("Egedal 12", "Furesø 10", "Høje-Taastrup 31", "Ishøj 9"))
    assert table.rows[2] == ("Høje-Taastrup", "31")


def test_empty_cells_at_the_end_were_lost() -> None:
    table = only("2019 2020 2021 2022", "Påbegyndte 10 12 14 15", "Gennemførte 9 11", "Andel 80% 77% 78%")
    assert table.header == ("", "2019", "2020", "2021", "2022")
    assert table.rows[1] == ("Gennemførte", "9", "11")
    assert table.rows[2] == ("Andel", "80%", "77%", "78%")


def test_labels_wrapped_above_and_below_their_figures() -> None:
    table = only(
        "Børn og unge 12,1 13,4",
        "Voksne med særlige behov for støtte og",
        "omsorg 8,2 9,0",
        "Ældre 6,4 7,7",
        "med hjemmehjælp",
        "I alt 26,7 30,1",
    )
    assert table.rows == (
        ("Børn og unge", "12,1", "13,4"),
        ("Voksne med særlige behov for støtte og omsorg", "8,2", "9,0"),
        ("Ældre med hjemmehjælp", "6,4", "7,7"),
        ("I alt", "26,7", "30,1"),
    )


def test_signs_of_figures() -> None:
    table = only("Aarhus -1,5 (3) 12 %", "Odense −2,25 - 9 %", "Esbjerg +3 1.000,50 7,5 %", "Samlet 0 1.003 28,5 %")
    assert table.rows == (
        ("Aarhus", "-1,5", "(3)", "12 %"),
        ("Odense", "−2,25", "-", "9 %"),
        ("Esbjerg", "+3", "1.000,50", "7,5 %"),
        ("Samlet", "0", "1.003", "28,5 %"),
    )


def test_words_after_the_figures_are_no_cells() -> None:
    table = only(
        "Ombygning af stationen 2022 438 Østby Modtaget Ja",
        "Flytning af Ring 4 2023 1.184 Vestby Modtaget Ja",
        "Vendespor ved havnen 2024 (164) Sydby Modtaget Ja",
    )
    assert table.rows == (
        ("Ombygning af stationen", "2022", "438"),
        ("Flytning af Ring 4", "2023", "1.184"),
        ("Vendespor ved havnen", "2024", "(164)"),
    )


def test_words_that_all_labels_share_name_the_column() -> None:
    table = only(
        "Antal årsværk, der vedrører små børn (1-5 år) 12.141 følger børnetallet",
        "Antal årsværk, der vedrører store børn (6-17 år) 8.295 følger børnetallet",
        "Antal årsværk, der vedrører andre borgere 6.468 uændret",
        "Samlet 26.904",
    )
    assert table.rows[0] == ("små børn (1-5 år)", "12.141")
    assert table.rows[-1] == ("Samlet", "26.904")


def test_heads_over_several_columns_printed_after_the_rows() -> None:
    table = only(
        "Plads, 2022 Plads, 2023 Plads, 2022 Plads, 2023",
        "Nord 1 2 3 4",
        "Syd 5 6 7 8",
        "Øst 9 10 11 12",
        "Hjælpere Assistenter",
    )
    assert table.header == (
        "",
        "Hjælpere: Plads, 2022",
        "Hjælpere: Plads, 2023",
        "Assistenter: Plads, 2022",
        "Assistenter: Plads, 2023",
    )


def test_one_figure_a_line() -> None:
    table = only("Fordeling af ture", "Bil 44%", "Cykel 21%", "Gang 24%", "Kollektiv 11%")
    assert table.rows[0] == ("Bil", "44%")


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Antallet steg fra 30.000 i 2017 til 37.500 i 2033.",
            "Ledigheden var 2,7 pct. mod 3,2 pct. i 2016.",
            "Der er i alt 31.100 ansatte i 2017.",
        ),
        ("Forord 3", "Indledning 4", "Strategiens indhold 6", "Ambitioner 9"),
        ("Tlf. 29 12 12 55", "Tlf. 33 70 33 70", "Tlf. 33 92 33 70"),
        ("Vestergade 10", "Postboks 3370", "Direkte: 3370 3285", "Dok. ID: 3383639"),
        ("Møde den 12", "Møde den 13", "Møde den 14"),
        (
            "Udvalget mødes den 3. maj 2023 og igen den",
            "7. juni 2023 for at drøfte 2 sager og 5",
            "indstillinger om pladser i 2024 og 2025",
        ),
    ],
)
def test_prose_contents_and_addresses_are_no_tables(lines: tuple[str, ...]) -> None:
    assert tables(*lines) == ()


def test_cells_that_the_format_knows() -> None:
    rows = [
        ("Kommune", "2022", "2023"),
        ("Egedal", "23,8", "25,8"),
        ("Furesø", "22,2", "24,0"),
        ("", "", "(anslået)"),
        ("I alt", "46,0", "49,8"),
    ]
    lines = (
        RawLine("Pladser pr. kommune", page=1),
        *(RawLine(" ".join(row).strip(), page=1, cells=row) for row in rows),
        RawLine("Teksten går videre her.", page=1),
    )
    (table,) = find_tables(repair(RawText("a.pdf", "0", "application/pdf", 1, lines)))
    assert table.caption == "Pladser pr. kommune"
    assert table.header == rows[0]
    assert table.rows == (rows[1], ("Furesø", "22,2", "24,0 (anslået)"), rows[4])


CELL = st.from_regex(r"\A-?[1-9]\d{0,2}(?:\.\d{3})?(?:,\d{1,2})?\Z")
LABEL = st.sampled_from(
    ["Egedal", "Høje-Taastrup", "Region Syddanmark", "Øvrige sociale institutioner", "Børn (1-5 år)", "Faxe Kommune"]
)


@given(
    st.integers(2, 9).flatmap(
        lambda n: st.lists(st.tuples(LABEL, st.lists(CELL, min_size=n, max_size=n)), min_size=3, max_size=12)
    )
)
@settings(max_examples=60, deadline=None)
def test_any_label_with_the_same_number_of_figures_is_a_row(rows: list[tuple[str, list[str]]]) -> None:
    table = only(*spaced(*(f"{label} {' '.join(cells)}" for label, cells in rows)))
    assert table.rows == tuple((label, *cells) for label, cells in rows)


@given(st.lists(st.text(max_size=30) | st.from_regex(r"\A[A-Z][a-z]{0,5}( \d{1,4}){0,4}( [a-z]+)?\Z"), max_size=20))
@settings(max_examples=100, deadline=None)
def test_any_lines_give_spans_within_the_source(lines: list[str]) -> None:
    for table in tables(*lines):
        assert 1 <= table.span.first_line <= table.span.last_line <= len(lines)
        assert all(row and all(row) for row in table.rows)


@pytest.mark.dossiers
def test_rows_of_the_real_dossiers(shared: Path) -> None:
    def squeeze(text: str) -> str:
        return re.sub(r"\s+", "", text).lower()

    for path in sorted((shared / "truth").glob("*.json")):
        found = tables(*(shared / "dossiers" / f"{path.stem}.txt").read_text("utf8").split("\n"))
        for wanted in json.loads(path.read_text("utf8"))["tables"]:
            spans = [
                t
                for t in found
                if t.span.first_line <= wanted["last_line"] and wanted["first_line"] <= t.span.last_line
            ]
            rows = {tuple(map(squeeze, row)) for table in spans for row in table.rows}
            assert {tuple(map(squeeze, row)) for row in wanted["rows"]} <= rows


def test_a_number_that_is_part_of_a_name_stays_with_it() -> None:
    assert only("Ring 3 12,5 14,1", "Ring 4 10,2 11,3", "Ring 5 8,8 9,1").rows[0] == ("Ring 3", "12,5", "14,1")
    quarters = only("1. kvartal 2022 120 118", "2. kvartal 2022 131 124", "3. kvartal 2022 140 139")
    assert quarters.rows[0] == ("1. kvartal 2022", "120", "118")


def test_two_dots_are_an_empty_cell() -> None:
    assert only("Faxe 12 .. 14", "Greve .. 22 23", "Køge 30 31 ..").rows[2] == ("Køge", "30", "31", "..")
