"""Schemes as data: the published tables recomputed and compared, traces, what-if, and files that are wrong."""

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samraad.rules.compare import Agreement, compare
from samraad.rules.errors import RuleError
from samraad.rules.run import run
from samraad.rules.scheme_file import load_scheme, parse_scheme
from samraad.rules.tables import Scheme
from samraad.rules.whatif import effect, with_values

SCHEMES = Path(__file__).resolve().parents[2] / "examples" / "schemes"


def test_the_placement_key_reproduces_where_the_population_is_certain() -> None:
    comparison = compare(load_scheme(SCHEMES / "placement-key-2023.yaml"))
    new = [cell for cell in comparison.cells if cell.column in {"places", "key"} and cell.certain]
    assert len(new) == 54
    assert {cell.agreement for cell in new} == {Agreement.REPRODUCES}
    assert len(comparison.cells) == 112
    assert comparison.count()[Agreement.DIFFERS] == 0


def test_the_placement_key_says_what_does_not_sum() -> None:
    totals = run(load_scheme(SCHEMES / "placement-key-2023.yaml")).tables["municipalities"].totals
    assert (totals["places"].of_rounded, totals["places"].published) == (Decimal("1056.9"), Decimal("1057.0"))
    assert totals["key"].of_rounded == Decimal("99.99")
    assert totals["difference"].of_rounded == 3
    assert (
        totals["difference"].sentence()
        == "De afrundede rækker summer til 3, ikke til den trykte total 0; forskellen er 3."
    )


def test_a_misprint_is_told_from_rounding(tmp_path: Path) -> None:
    rows = list(csv.reader((SCHEMES / "placement-key-2023.csv").read_text("utf-8").splitlines()))
    rows[12][4] = "31.5"
    with (tmp_path / "placement-key-2023.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    text = (SCHEMES / "placement-key-2023.yaml").read_text("utf-8")
    (tmp_path / "placement-key-2023.yaml").write_text(text, "utf-8")
    differs = [
        c for c in compare(load_scheme(tmp_path / "placement-key-2023.yaml")).cells if c.agreement is Agreement.DIFFERS
    ]
    assert [(cell.key, cell.column, cell.printed) for cell in differs] == [(("Hvidovre",), "places", Decimal("31.5"))]


def test_index_tables_reproduce_or_are_consistent_within_rounding() -> None:
    comparison = compare(load_scheme(SCHEMES / "educator-employment-2008-2016.yaml"))
    counts = comparison.count()
    assert len(comparison.cells) == 378
    assert counts[Agreement.DIFFERS] == 0
    assert all(
        cell.agreement is Agreement.REPRODUCES for cell in comparison.cells if cell.column == "count_index_computed"
    )
    assert {check.agreement for check in comparison.checks} == {Agreement.REPRODUCES}


def test_places_in_two_steps_are_whole_and_sum_exactly() -> None:
    comparison = compare(load_scheme(SCHEMES / "sosu-places-2022-2023.yaml"))
    rows = comparison.result.tables["municipalities"].rows
    assert sum(row.cells["places"].exact for row in rows) == 849
    assert {check.agreement for check in comparison.checks} == {Agreement.REPRODUCES}
    assert comparison.result.scheme.invented


def test_a_trace_names_its_inputs_with_sources_and_the_rounding() -> None:
    result = run(load_scheme(SCHEMES / "placement-key-2023.yaml"))
    row = next(row for row in result.tables["municipalities"].rows if row.key == ("Hvidovre",))
    trace = row.cells["places"].trace
    assert trace is not None
    text = "\n".join(trace.lines())
    assert "share * total_places" in text
    assert "1.057 pladser; kilde: kkr-hovedstaden-2023-11-bilag" in text
    assert "halve væk fra nul" in text
    assert row.cells["places"].exact == Fraction(53443 * 1057, 1852180)


def test_what_if_shows_who_gains_and_who_pays() -> None:
    scheme = load_scheme(SCHEMES / "placement-key-2023.yaml")
    changed = with_values(scheme, {"municipalities.population[Gribskov]": Decimal(51547)})
    found = effect(run(scheme), run(changed), "municipalities", "places")
    assert [change.key for change in found.gainers()] == [("Gribskov",)]
    assert len(found.losers()) == 27
    assert found.losers()[0].key == ("København",)
    assert found.moved == found.gainers()[0].difference
    assert found.by_relative_change()[0].key == ("Gribskov",)


@pytest.mark.parametrize(
    "name", ["nowhere", "municipalities.places[Hvidovre]", "municipalities.population[Malmö]", "x[", "population"]
)
def test_what_if_names_what_is_not_an_input(name: str) -> None:
    with pytest.raises(RuleError, match="»"):
        with_values(load_scheme(SCHEMES / "placement-key-2023.yaml"), {name: Decimal(1)})


HEAD = "title: Prøve\ntables:\n  t:\n    dimensions: {municipality: Kommune}\n"
ROWS = "    rows:\n      - {municipality: Hvidovre, n: 3}\n      - {municipality: Herlev, n: 1}\n"
N = "    inputs: {n: {}}\n"


def scheme_of(text: str) -> Scheme:
    return parse_scheme(text, "proeve.yaml", lambda name: "", {"municipality": frozenset({"Hvidovre", "Herlev"})})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "tom"),
        ("- a", "felter"),
        ("title: x", "tables mangler"),
        ("title: [", "ikke gyldig YAML"),
        ("title: &a [*a]\ntables: {}", "henvisning"),
        (HEAD + N + ROWS.replace("Herlev", "Hvidovre"), "linje 8: rækken Hvidovre står to gange"),
        (HEAD + N + ROWS.replace("Herlev", "Malmö"), "linje 8: »Malmö« er ikke en kendt municipality"),
        (HEAD + N + ROWS.replace("n: 1", "n: -1"), "linje 8, Herlev, n: tallet kan ikke være negativt"),
        (HEAD + N + ROWS.replace("n: 1", "n: ''"), "linje 8, Herlev, n: tallet mangler"),
        (HEAD + N + ROWS.replace("n: 1", "n: '=1+1'"), "en formel"),
        (HEAD + N + ROWS + "    formulas: {m: {formula: n + other}}\n", "»other« er hverken"),
        (HEAD + N + ROWS + "    formulas: {m: {formula: __import__('os')}}\n", "kan ikke bruges"),
        (HEAD + N + ROWS + "    formulas: {m: {formula: n, rounding: sideways}}\n", "»sideways« findes ikke"),
        (HEAD + "    inputs: {n: {date: 2023-02-30}}\n" + ROWS, "dato"),
        (HEAD + "    inputs: {n: {date: 0300-02-03}}\n" + ROWS, "året skal ligge"),
        (HEAD + N + ROWS + "    magic: 1\n", "magic: feltet findes ikke"),
        (
            "parameters: {w: {value: 0.6}, v: {value: 0.5}}\nweights: [w, v]\n" + HEAD + N + ROWS,
            "summe til 1, ikke 1.1",
        ),
    ],
)
def test_a_scheme_that_is_wrong_is_told_by_line_field_and_reason(text: str, told: str) -> None:
    with pytest.raises(RuleError) as error:
        scheme_of(text)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("formulas", "told"),
    [
        ("{m: {formula: n / (n - n)}}", "divideres med 0"),
        ("{m: {formula: k}, k: {formula: m}}", "bruger sig selv"),
    ],
)
def test_what_cannot_be_computed_names_the_column(formulas: str, told: str) -> None:
    scheme = scheme_of(HEAD + N + ROWS + f"    formulas: {formulas}\n")
    with pytest.raises(RuleError, match=told):
        run(scheme)


def test_kroner_of_two_years_do_not_add_up() -> None:
    inputs = "    inputs: {n: {price_level: '2018'}, m: {column: n, price_level: '2024'}}\n"
    scheme = scheme_of(HEAD + inputs + ROWS + "    formulas: {sum: {formula: n + m}}\n")
    with pytest.raises(RuleError, match="Prisniveauer kan ikke blandes"):
        run(scheme)


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=30).filter(any), st.integers(0, 5000))
def test_whole_places_always_sum_to_the_total(weights: list[int], total: int) -> None:
    rows = "".join(f"      - {{row: r{n}, w: {weight}}}\n" for n, weight in enumerate(weights))
    text = (
        f"title: x\nparameters: {{total: {{value: {total}}}}}\ntables:\n  t:\n    dimensions: {{row: Række}}\n    rows:\n{rows}"
        "    inputs: {w: {}}\n    places: {p: {weight: w, total: total}}\n"
    )
    found = run(scheme_of(text)).tables["t"].rows
    assert sum(row.cells["p"].exact for row in found) == total
    for row in found:
        assert abs(row.cells["p"].exact - Fraction(int(row.cells["w"].exact) * total, sum(weights))) < 1
