"""The agenda of the real minutes against its expected reading, also when their print is varied."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samraad.reading.minutes.agenda import Agenda, find_agenda
from samraad.reading.raw import RawLine, RawText
from samraad.reading.repair.lines import repair

NAME = "kkr-hovedstaden-2022-11-referat"
pytestmark = pytest.mark.dossiers


@pytest.fixture(scope="module")
def source(dossiers: Path) -> list[str]:
    return (dossiers / f"{NAME}.txt").read_text("utf8").split("\n")


@pytest.fixture(scope="module")
def truth(shared: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((shared / "truth" / f"{NAME}.json").read_text("utf8"))
    return expected


def agenda_of(texts: list[str]) -> Agenda:
    raw = RawText("minutes.txt", "", "text/plain", None, tuple(RawLine(text) for text in texts))
    return find_agenda(repair(raw), "minutes")


def test_items_with_sections_and_points(source: list[str], truth: dict[str, Any]) -> None:
    agenda = agenda_of(source)
    assert [(i.number, i.title, i.span.first_line) for i in agenda.items] == [
        (i["number"], i["title"], i["first_line"]) for i in truth["items"]
    ]
    for item, expected in zip(agenda.items, truth["items"], strict=True):
        starts = {section.name: section.span.first_line for section in item.sections}
        assert starts.keys() == expected["sections"].keys()
        assert all(abs(starts[name] - line) <= 1 for name, line in expected["sections"].items())
        if expected["points"] is not None:
            assert sum(len(section.points) for section in item.sections) == expected["points"]
    assert [f"{c.number} {c.title}" for c in agenda.chapters] == truth["chapters"]


def test_decisions_statements_and_appointments(source: list[str], truth: dict[str, Any]) -> None:
    decisions = {item.number: item.decision for item in agenda_of(source).items if item.decision}
    assert {number: d.outcome for number, d in decisions.items()} == truth["outcomes"]
    assert [(n, s.party) for n, d in decisions.items() for s in d.statements] == [
        (s["item"], s["party"]) for s in truth["statements"]
    ]
    assert [(n, a.person, a.party, a.municipality) for n, d in decisions.items() for a in d.appointments] == [
        (a["item"], a["person"], a["party"], a["municipality"]) for a in truth["appointments"]
    ]


VARIATIONS: dict[str, Callable[[list[str]], list[str]]] = {
    "single spaced": lambda texts: [text for text in texts if text.strip()],
    "no page starts": lambda texts: [text.strip() for text in texts],
    "numbers without a last dot": lambda texts: [re.sub(r"^(\s*\d\.\d)\. ", r"\1 ", text) for text in texts],
    "the word Punkt": lambda texts: [re.sub(r"^\s*(\d\.\d)\.? (?=\S)", r"Punkt \1: ", text) for text in texts],
    "other headings": lambda texts: [
        {"Baggrund": "Resumé:", "Indstilling": "INDSTILLING", "Beslutning": "Konklusion"}.get(text.strip(), text)
        for text in texts
    ],
    "other bullets": lambda texts: [re.sub(r"^(\s*)– ", "\\1\uf0b7\t", text) for text in texts],
    "another council": lambda texts: [text.replace("KKR", "Samarbejdsrådet") for text in texts],
    "no case numbers": lambda texts: ["" if "SAG-2022" in text else text for text in texts],
}


@pytest.mark.parametrize("variation", VARIATIONS)
def test_the_reading_stands_when_the_print_varies(variation: str, source: list[str], truth: dict[str, Any]) -> None:
    agenda = agenda_of(VARIATIONS[variation](source))
    assert [item.number for item in agenda.items] == [item["number"] for item in truth["items"]]
    outcomes = {item.number: item.decision.outcome for item in agenda.items if item.decision}
    assert outcomes == truth["outcomes"]
