"""Every scheme that ships runs, says what is invented, and where it is compared with print, agrees as far as is known."""

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from samraad.rules.compare import Agreement, compare
from samraad.rules.errors import RuleError
from samraad.rules.report import Block
from samraad.rules.scheme_file import load_scheme
from samraad.rules.schemes import is_tables, report_file, report_text

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "schemes"
FILES = sorted(FOLDER.glob("*.yaml"))
PRINTED = {
    "placement-key-2023": {"reproduces": 106, "consistent": 6},
    "educator-employment-2008-2016": {"reproduces": 343, "consistent": 35},
    "eu-office-dues-2018": {"reproduces": 3},
    "eu-office-dues-2024": {"differs": 2},
}


def block(name: str, table: str) -> Block:
    return next(found for found in report_file(FOLDER / f"{name}.yaml").blocks if found.name == table)


def text(name: str, table: str, row: tuple[str, ...], column: str) -> str:
    return dict(block(name, table).rows)[row][column].text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_runs_and_every_table_has_rows(file: Path) -> None:
    report = report_file(file)
    assert report.heading.title
    assert report.heading.source
    for found in report.blocks:
        assert found.rows
        names = {column.name for column in found.columns}
        assert all(set(entries) <= names for _, entries in found.rows)


@pytest.mark.parametrize("file", [file for file in FILES if is_tables(file)], ids=lambda file: file.stem)
def test_its_printed_cells_agree_as_far_as_is_known(file: Path) -> None:
    comparison = compare(load_scheme(file))
    found = Counter({agreement.value: count for agreement, count in comparison.count().items()})
    assert found == PRINTED.get(file.stem, {})
    assert {check.agreement for check in comparison.checks} <= {Agreement.REPRODUCES}


def test_the_proposals_for_the_extra_students_both_sum_to_75() -> None:
    sentences = block("nursing-students", "municipalities").sentences
    assert sum("summer til 75." in sentence for sentence in sentences) == 2
    assert "lige krav" in sentences[-1]


def test_the_board_and_the_assembly() -> None:
    assert "kan aldrig afgøre" in block("board-vote", "groups").sentences[-1]
    assert text("assembly-vote", "groups", ("KKR Sjælland",), "veto") == "ja"


def test_the_council_of_58_has_29_supplementary_members() -> None:
    rows = dict(block("council-of-58", "parties").rows)
    assert sum(int(entries["supplementary"].value) for entries in rows.values()) == 29


def test_the_year_of_the_association() -> None:
    assert text("association-year", "dates", ("Ordinær generalforsamling: indkaldelse",), "date") == "15. april 2027"
    assert text("association-year", "chair", ("2023",), "chair") == "KKR Hovedstaden"


def test_the_printed_fares_agree() -> None:
    assert sum(sentence.endswith(": stemmer.") for sentence in block("flextur-fares-2019", "fares").sentences) == 5


def test_the_contract_adds_up() -> None:
    assert "giver 6.500, som Deltagere i alt siger." in block("contract-targets-2024", "targets").sentences[0]


def test_the_forecast_shows_its_span_and_its_back_test() -> None:
    assert text("educator-forecast-2017-2033", "back_test", ("2017",), "error") == "2"
    rows = dict(block("educator-forecast-2017-2033", "supply").rows)
    low, mid, high = (Fraction(rows["2033",][name].value) for name in ("lav", "mellem", "høj"))
    assert low < mid < high


def test_buffers_stand_beside_the_supply_and_are_not_in_it() -> None:
    shown = block("educator-forecast-2017-2033", "supply")
    assert sum(sentence.startswith("Buffer ved siden af udbuddet") for sentence in shown.sentences) == 2
    assert dict(shown.rows)["2017",]["mellem"].text == "29.895"


def test_an_index_brings_kroner_to_another_year_and_without_one_they_never_meet() -> None:
    assert text("eu-office-dues-indexed", "dues", ("Region Hovedstaden",), "indexed") == "6.365.613"
    assert text("eu-office-dues-indexed", "change", ("Region Hovedstaden",), "saving") == "1.007.491"
    assert text("eu-office-dues-indexed", "entering", ("Ny betaler",), "pro_rata") == "266.751"
    lines = (FOLDER / "eu-office-dues-indexed.yaml").read_text("utf-8").replace('index_to: "2024", ', "")
    with pytest.raises(RuleError, match="uden et indeks"):
        report_text(lines, "x.yaml", lambda name: "")


def test_places_filled_against_places_due() -> None:
    assert text("sosu-places-filled", "follow_up", ("København", "Hjælper"), "missing") == "36"
    assert text("sosu-places-filled", "follow_up", ("Gribskov", "Assistent"), "programme_missing") == "3"


def test_a_forecast_without_ages_and_drivers_says_what_it_cannot_compute() -> None:
    lines = (FOLDER / "educator-forecast-2017-2033.yaml").read_text("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("drivers:"))
    csv = (FOLDER / "educator-intake-2010-2019.csv").read_text("utf-8")
    report = report_text("\n".join(lines[:start]), "f.yaml", lambda name: csv)
    blocks = {found.name: found for found in report.blocks}
    assert len(blocks["graduates"].rows) == 17
    assert set(dict(blocks["demand"].rows)["2033",]) == {"Andet"}
    assert any("indskrevne 0-5-årige mangler" in sentence for sentence in blocks["demand"].sentences)
    assert "Udbuddet kan ikke beregnes" in blocks["supply"].sentences[0]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ("kind: magic\ntitle: x", "»magic« findes ikke"),
        ("kind: seats\ntitle: x", "votes mangler"),
        ("kind: seats\ntitle: x\nvotes: {A: -1}\nseats: 3", "linje 3, votes.A"),
        ("kind: wheel\ntitle: x\nmeetings: {m: {date: 2027-02-30}}", "dato"),
        (
            "kind: wheel\ntitle: x\nmeetings: {m: {date: 2027-02-03, deadlines: {d: {before: 3 moons}}}}",
            "ikke en periode",
        ),
        (
            "kind: targets\ntitle: x\ntargets: {a: {measure: m, unit: u, due: 2024-01-01, parts: [b]}}",
            "målet b findes ikke",
        ),
        ("kind: tariff\ntitle: x\ntariff: ../../secret\nlengths: [3]", "ikke gyldigt"),
        ("kind: tariff\ntitle: x\ntariff: nowhere\nlengths: [3]", "findes ikke"),
        ("kind: body\ntitle: x\nmembers: {a: 1}\nmagic: 3", "feltet findes ikke"),
        ("kind: forecast\ntitle: x\nyears: [2017]\nintake: {}\ngroups: {}", "years"),
    ],
)
def test_other_kinds_refuse_what_is_wrong_by_field(document: str, told: str) -> None:
    with pytest.raises(RuleError) as error:
        report_text(document, "proeve.yaml", lambda name: "")
    assert told in str(error.value)
