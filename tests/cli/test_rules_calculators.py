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
