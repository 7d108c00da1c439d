"""The calculators' contract: one JSON object on standard output, or one sentence on standard error and exit code 1 or 2."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from samraad.cli.main import app

runner = CliRunner()


def answer(*words: str) -> dict[str, object]:
    result = runner.invoke(app, ["rules", *words, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_seats() -> None:
    assert answer("seats", "--seats", "8", "--votes", "A=25,B=31,C=11,D=16", "--alliance", "C+D") == {
        "seats": {"A": 2, "B": 3, "C": 1, "D": 2},
        "unassigned": 0,
        "ties": [],
    }


def test_power(tmp_path: Path) -> None:
    body = tmp_path / "body.yaml"
    body.write_text("members: {a: 2, b: 1}\nmajority: simple\nrequired: {b: 1}\ncasting_vote: null\n", "utf-8")
    assert answer("power", str(body)) == {
        "winning_coalitions": 3,
        "smallest_coalition": 2,
        "veto": ["a", "b"],
        "banzhaf": {"a": "1/5", "b": "3/5"},
        "shapley_shubik": {"a": "1/6", "b": "2/3"},
        "casting_vote_can_decide": False,
    }


def test_solve() -> None:
    assert answer("solve", "--rate", "3.125", "--amount", "5693750") == {
        "bases": [1822000],
        "nearest": [[1821999, "5693746.875"], [1822001, "5693753.125"]],
    }


def test_notice_three_ways() -> None:
    meeting, weeks = ("--meeting", "2023-11-14"), ("--at-least", "3 weeks")
    assert answer("notice", *meeting, *weeks, "--given", "2023-10-24") == {
        "latest": "2023-10-24",
        "given_days": 21,
        "sufficient": True,
        "margin_days": 0,
    }
    assert answer("notice", *weeks, "--given", "2023-10-24") == {"earliest_meeting": "2023-11-14"}
    assert answer("notice", "--from", "2023-05-10", "--within", "6 weeks") == {"last_day": "2023-06-21"}


def test_fare() -> None:
    found = answer("fare", "--km", "13", "--operator", "250", "--per-passenger", "34.50")
    assert (found["fare"], found["municipal_cost"]) == ("54", "230.50")
    assert answer("fare", "--km", "13")["municipal_cost"] is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (1, ["seats", "--seats", "8", "--votes", "A=x"]),
        (1, ["seats", "--seats", "8", "--votes", "A=1,A=2"]),
        (1, ["seats", "--seats", "0", "--votes", "A=1"]),
        (1, ["power", "nowhere.yaml"]),
        (1, ["solve", "--rate", "three", "--amount", "1"]),
        (1, ["solve", "--rate", "3", "--amount", "1", "--round", "sideways"]),
        (1, ["notice", "--meeting", "2023-13-01", "--at-least", "3 weeks"]),
        (1, ["fare", "--km", "-3"]),
        (2, ["notice", "--meeting", "2023-11-14"]),
        (2, ["seats", "--seats", "8"]),
        (2, ["unknown"]),
    ],
)
def test_bad_input_is_one_sentence_and_wrong_usage_is_told(code: int, words: list[str]) -> None:
    result = runner.invoke(app, ["rules", *words])
    assert result.exit_code == code
    assert result.stdout == "" or code == 2
    assert result.stderr


SCHEMES = Path(__file__).resolve().parents[2] / "examples" / "schemes"


def test_a_scheme_runs_row_by_row_with_its_trace_and_inputs_can_be_set() -> None:
    file = str(SCHEMES / "placement-key-2023.yaml")
    rows = answer("run", file)["tables"][0]["rows"]  # type: ignore[index]
    assert rows[0]["cells"]["places"]["trace"]["formula"] == "share * total_places"
    changed = answer("run", file, "--set", "total_places=2114")["tables"][0]["rows"]  # type: ignore[index]
    assert rows[11]["cells"]["places"]["value"] == "30.5"
    assert changed[11]["cells"]["places"]["value"] == "61.0"


def test_compare_explain_csv_and_spreadsheet(tmp_path: Path) -> None:
    file = str(SCHEMES / "placement-key-2023.yaml")
    assert answer("compare", file)["counts"] == {"consistent": 6, "reproduces": 106}
    explained = runner.invoke(app, ["rules", "explain", file, "Hvidovre"])
    assert "halve væk fra nul" in explained.stdout
    assert runner.invoke(app, ["rules", "run", file, "--csv"]).stdout.splitlines()[0].startswith("Kommune,population")
    target = tmp_path / "nøgle.xlsx"
    assert runner.invoke(app, ["rules", "run", file, "--xlsx", str(target)]).exit_code == 0
    assert target.read_bytes()[:2] == b"PK"


def test_other_kinds_run_too() -> None:
    assert answer("run", str(SCHEMES / "board-vote.yaml"))["scheme"]["kind"] == "body"  # type: ignore[index]
    refused = runner.invoke(app, ["rules", "run", str(SCHEMES / "board-vote.yaml"), "--set", "a=1"])
    assert refused.exit_code == 1
    assert "anden slags" in refused.stderr
