"""``samraad ask``: one JSON object with answers or the reason for silence."""

import json
from pathlib import Path

from tests.cli.conftest import Samraad


def test_a_question_is_answered_or_met_with_silence(samraad: Samraad, files: list[Path], tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert samraad("ingest", *files[:2], "--data", data).returncode == 0
    run = samraad("ask", "Hvad ventes fælles udbud af drivhuse nummer 10 at spare?", "--data", data, "--json")
    assert run.returncode == 0, run.stderr
    reply = json.loads(run.stdout)
    assert reply["answered"]
    best = reply["answers"][0]
    assert best["dossier"] in {"referat-10", "referat-11"}
    assert "1.250.100" in " ".join(each["text"] for each in reply["answers"])
    assert {"document", "item", "first_line", "last_line", "page", "text", "value", "score"} <= best.keys()

    run = samraad("ask", "Hvem er direktør for zeppelineren?", "--data", data, "--json")
    reply = json.loads(run.stdout)
    assert (reply["answered"], reply["answers"], reply["code"]) == (False, [], "unknown")
    assert reply["looked_for"]
    assert reply["reason"]
    assert reply["where"]

    run = samraad("ask", "Hvad spares?", "--dossier", "findes-ikke", "--data", data)
    assert run.returncode == 1
    assert "findes-ikke" in run.stderr
