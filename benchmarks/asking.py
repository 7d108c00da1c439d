"""Measures the answers: questions of our own about the example council and, where they are, the real dossiers, in one process."""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_DOSSIERS = _ROOT.parent / "shared" / "dossiers"
_QUESTIONS = _ROOT / "tests" / "search" / "answering" / "data"


def benchmark() -> list[tuple[str, float, float, str]]:
    """(what, measured, at most, unit): the median of every question asked once, after one that warms up."""
    with tempfile.TemporaryDirectory(prefix="samraad-bench-") as folder:
        os.environ["SAMRAAD_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "samraad.web.settings"
        from samraad.cli.archive_data import open_data

        open_data(Path(folder))
        from samraad.access.permissions import OPERATOR
        from samraad.archive.ask import ask
        from samraad.archive.import_many import import_many
        from samraad.archive.indexing import apply_pending

        sources = sorted((_ROOT / "src" / "samraad" / "web" / "demo" / "sources").glob("*.*"))
        paths = [
            path for path in [*sources, *sorted(_DOSSIERS.glob("*.txt"))] if path.suffix in {".pdf", ".docx", ".txt"}
        ]
        for _ in import_many(OPERATOR, paths, lambda path, stage: None, workers=1):
            pass
        apply_pending()
        questions = _questions()
        ask(OPERATOR, questions[0])
        seconds = []
        for question in questions:
            start = time.perf_counter()
            ask(OPERATOR, question)
            seconds.append(time.perf_counter() - start)
    return [(f"a question, median of {len(questions)}", statistics.median(seconds), 0.1, "s")]


def _questions() -> list[str]:
    found = []
    for path in sorted(_QUESTIONS.glob("*-tuning.json")):
        found += [question["question"] for question in json.loads(path.read_text("utf-8"))["questions"]]
    return found
