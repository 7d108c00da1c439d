"""The outline of the real dossiers against their expected reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.reading.outline.bundles import text_lines

from samraad.reading.outline.council import find_council
from samraad.reading.outline.documents import find_documents
from samraad.reading.outline.kind import kind_of
from samraad.reading.outline.layout import Layout
from samraad.reading.outline.meeting import find_meeting
from samraad.reading.outline.separators import find_separators

pytestmark = pytest.mark.dossiers


@pytest.fixture(scope="module")
def readings(shared: Path) -> list[tuple[dict, tuple]]:  # type: ignore[type-arg]
    found = []
    for path in sorted((shared / "truth").glob("*.json")):
        source = (shared / "dossiers" / f"{path.stem}.txt").read_text("utf-8")
        found.append((json.loads(path.read_text("utf-8")), text_lines(source.split("\n"))))
    return found


def test_council_and_meeting(readings) -> None:  # type: ignore[no-untyped-def]
    for truth, lines in readings:
        kind = kind_of(lines)
        assert kind == ("attachments" if "documents" in truth else "minutes")
        council = find_council(lines, kind, "dossier.txt")
        assert council is not None
        assert council.name == truth["council"]
        assert council.inferred is not truth["meeting_date_printed"]
        meeting = find_meeting(lines, kind, council)
        assert meeting.printed is truth["meeting_date_printed"]
        if meeting.printed:
            assert meeting.date is not None
            assert meeting.date.isoformat() == truth["meeting_date"]


def test_separators_and_documents(readings) -> None:  # type: ignore[no-untyped-def]
    for truth, lines in readings:
        if "documents" not in truth:
            continue
        separators = find_separators(lines, "attachments")
        assert [(s.span.first_line, s.item, s.kind) for s in separators] == [
            (s["line"], s["item"], s["kind"]) for s in truth["separators"]
        ]
        documents = find_documents(lines, "attachments", separators)
        assert [(d.item, d.item_certain) for d in documents] == [
            (d["item"], d["item_certain"]) for d in truth["documents"]
        ]
        layout = Layout.of(lines)
        for got, want in zip(documents, truth["documents"], strict=True):
            assert abs(layout.position(got.span.first_line) - layout.position(want["first_line"])) <= 2
