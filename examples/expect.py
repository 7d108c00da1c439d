"""What a reader should find in the example dossiers: derived from their sources, placed on the lines of each built file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from examples.word import meeting_of

_MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november")
_SECTIONS = (
    ("background", "Baggrund"),
    ("recommendation", "Indstilling"),
    ("presentation", "Sagsfremstilling"),
    ("attachments", "./. Bilag"),
    ("decision", "Beslutning"),
)


def expected_meeting(dossiers: Path, meeting: str, kind: str, lines: list[str]) -> dict[str, Any]:
    """The expected reading of an agenda (``dagsorden``) or minutes (``referat``)."""
    content = meeting_of(dossiers, meeting)
    minutes = kind == "referat"
    items = [item for item in content["items"] if minutes or not item.get("added")]
    # The table of contents names chapters, not items: the first line that names an item is its heading.
    at = 0
    expected_items = []
    for item in items:
        at = _find(lines, item["number"], at)
        expected, at = _expected_item(item, minutes, lines, at)
        expected_items.append(expected)
    return {
        "council": content["council"],
        "kind": "minutes" if minutes else "agenda",
        "meeting_date": _iso(content["date"]),
        "meeting_date_printed": True,
        "case_number": content["case_number"],
        "items": expected_items,
        "chapters": [f"{chapter['number']} {chapter['title']}" for chapter in content["chapters"]],
        "outcomes": {item["number"]: item["outcome"] for item in items if minutes and "outcome" in item},
        "statements": [
            {"item": item["number"], "party": party}
            for item in items
            for party in (item.get("statements", ()) if minutes else ())
        ],
        "appointments": [
            {"item": item["number"], **appointment}
            for item in items
            for appointment in (item.get("appointments", ()) if minutes else ())
        ],
    }


def expected_attachments(dossiers: Path, name: str, lines: list[str]) -> dict[str, Any]:
    """The expected reading of a bundle of attachments."""
    content = yaml.safe_load((dossiers / "attachments.yaml").read_text("utf-8"))[name]
    return {
        "council": "KKR Fjordlandet",
        "kind": "attachments",
        "meeting_date": content["meeting_date"].isoformat(),
        "meeting_date_printed": content["meeting_date_printed"],
        "separators": _separators(content["separators"], lines),
        "documents": _documents(content["documents"], lines),
        "facts": _facts(content["facts"], lines),
        "tables": _tables(content["tables"], lines),
    }


def _expected_item(item: dict[str, Any], minutes: bool, lines: list[str], at: int) -> tuple[dict[str, Any], int]:
    first, sections = at, {}
    for name, heading in _SECTIONS:
        if item.get(name) and (minutes or name != "decision"):
            at = _find(lines, heading, at + 1)
            sections[name] = at + 1
    expected = {
        "number": item["number"],
        "kind": item.get("kind"),
        "title": item["title"],
        "first_line": first + 1,
        "sections": sections,
        "points": item.get("points"),
    }
    return expected, at + 1


def _separators(separators: list[dict[str, Any]], lines: list[str]) -> list[dict[str, Any]]:
    at, out = -1, []
    for separator in separators:
        at = _find(lines, separator["at"], at + 1)
        out.append({"line": at + 1, "item": separator["item"], "kind": separator["kind"]})
    return out


def _documents(documents: list[dict[str, Any]], lines: list[str]) -> list[dict[str, Any]]:
    at, out = -1, []
    for document in documents:
        at = _find(lines, document["at"], at + 1)
        out.append(
            {
                "first_line": at + 1,
                "item": document["item"],
                "item_kind": document["kind"],
                "item_certain": document["certain"],
                "title": document["title"],
            }
        )
    return out


def _facts(facts: list[dict[str, Any]], lines: list[str]) -> list[dict[str, Any]]:
    """A fact stands somewhere in the paragraph that begins at its line."""
    out = []
    for fact in facts:
        first = last = _find(lines, fact["at"], 0)
        while last + 1 < len(lines) and lines[last + 1].strip():
            last += 1
        known = {key: fact.get(key) for key in ("type", "value", "unit")}
        out.append({**known, "first_line": first + 1, "last_line": last + 1})
    return out


def _tables(tables: list[dict[str, Any]], lines: list[str]) -> list[dict[str, Any]]:
    at, out = -1, []
    for table in tables:
        first = at = _find(lines, f"{table['at']} ", at + 1, and_digits=True)
        at = _find(lines, table["rows"][-1][0], at)
        out.append({"first_line": first + 1, "last_line": at + 1, "rows": table["rows"]})
    return out


def _find(lines: list[str], start: str, at: int, *, and_digits: bool = False) -> int:
    """The first line from ``at`` on that begins with ``start``."""
    for index in range(at, len(lines)):
        line = lines[index].strip()
        if line.startswith(start) and (not and_digits or re.search(r"\d$", line)):
            return index
    raise LookupError(f"no line begins with {start!r} from line {at + 1} on: the source and attachments.yaml differ")


def _iso(date: str) -> str:
    day, month, year = date.replace(".", "").split()
    return f"{year}-{_MONTHS.index(month) + 1:02d}-{int(day):02d}"
