"""How well a reading matches the expected one: shares between 0 and 1, by name.

Starts are right when at most two filled lines stand between the expected and the found line (one for items and sections), so
that a letterhead counts like the title below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from typing import Any

Reading = dict[str, Any]
_SAME_TITLE = 0.9


def score(expected: Reading, got: Reading, lines: list[str]) -> dict[str, float]:
    """Every measure that the expected reading has something to say about."""
    measures = {
        "council": float((got["council"] or {}).get("name") == expected["council"]),
        "kind": float(got["kind"] == expected["kind"]),
        "meeting date": _meeting_date(expected, got["meeting"]),
    }
    if "documents" in expected:
        measures |= _documents(expected["documents"], got["documents"], lines)
        measures |= _separators(expected["separators"], got["separators"])
        measures["facts found"] = _share(_is_known(fact, got["facts"]) for fact in expected["facts"])
        measures["table rows"] = _share(_rows_found(expected["tables"], got["tables"]))
    if "items" in expected:
        measures |= _items(expected, got, lines)
    return measures


def mean(measures: Iterable[float]) -> float:
    values = list(measures)
    return sum(values) / len(values)


def _meeting_date(expected: Reading, meeting: Reading) -> float:
    if expected["meeting_date_printed"]:
        return float(meeting["date"] == expected["meeting_date"] and meeting["printed"])
    return float(meeting["date"] in (None, expected["meeting_date"]) and not meeting["printed"])


def _documents(expected: list[Reading], got: list[Reading], lines: list[str]) -> dict[str, float]:
    pairs = _paired(expected, got, lambda e, g: _steps(lines, e["first_line"], g["first_line"]) <= 2)
    return {
        "document starts": _f1(len(pairs), len(got), len(expected)),
        "document titles": _share(_same_text(e["title"], g["title"]) for e, g in pairs),
        "document items": _share(e["item"] == g["item"] for e, g in pairs if e["item_certain"]),
        "item certainty": _share(e["item_certain"] == g["item_certain"] for e, g in pairs),
    }


def _separators(expected: list[Reading], got: list[Reading]) -> dict[str, float]:
    pairs = _paired(expected, got, lambda e, g: abs(e["line"] - g["first_line"]) <= 1 and e["item"] == g["item"])
    return {
        "separators": _f1(len(pairs), len(got), len(expected)),
        "separator kinds": _share(e["kind"] == g["kind"] for e, g in pairs),
    }


def _items(expected: Reading, got: Reading, lines: list[str]) -> dict[str, float]:
    want, have = expected["items"], got["items"]
    pairs = _paired(
        want, have, lambda e, g: e["number"] == g["number"] and _steps(lines, e["first_line"], g["first_line"]) <= 1
    )
    numbered = [g["case_number"] for e, g in pairs if len(e["sections"]) > 1 or "background" in e["sections"]]
    chapters = {f"{chapter['number']} {chapter['title']}" for chapter in got["chapters"]}
    return {
        "items": _f1(len(pairs), len(have), len(want)),
        "item titles": _share(_same_text(e["title"], g["title"]) for e, g in pairs),
        "item kinds": _share(e["kind"] == g["kind"] for e, g in pairs),
        "chapters": _share(chapter in chapters for chapter in expected["chapters"]),
        "case numbers": _share(number == expected["case_number"] for number in numbered),
        "sections": _sections(pairs, lines),
        "points": _share(e["points"] == _points(g) for e, g in pairs if e["points"]),
        **_decisions(expected, have),
    }


def _sections(pairs: list[tuple[Reading, Reading]], lines: list[str]) -> float:
    right = expected = got = 0
    for e, g in pairs:
        found = {section["name"]: section["first_line"] for section in g["sections"]}
        right += sum(name in found and _steps(lines, line, found[name]) <= 1 for name, line in e["sections"].items())
        expected += len(e["sections"])
        got += len(found)
    return _f1(right, got, expected)


def _decisions(expected: Reading, items: list[Reading]) -> dict[str, float]:
    decisions = {item["number"]: item["decision"] or {} for item in items}
    said = {(number, s["party"]) for number, d in decisions.items() for s in d.get("statements", ())}
    named = {
        (number, a["person"], a["party"], a["municipality"])
        for number, d in decisions.items()
        for a in d.get("appointments", ())
    }
    want_said = {(s["item"], s["party"]) for s in expected["statements"]}
    want_named = {(a["item"], a["person"], a["party"], a["municipality"]) for a in expected["appointments"]}
    return {
        "outcomes": _share(
            decisions.get(number, {}).get("outcome") == outcome for number, outcome in expected["outcomes"].items()
        ),
        "statements": _f1(len(said & want_said), len(said), len(want_said)),
        "appointments": _f1(len(named & want_named), len(named), len(want_named)),
    }


def _points(item: Reading) -> int:
    return sum(len(section["points"]) for section in item["sections"] if section["name"] == "recommendation")


def _is_known(fact: Reading, facts: list[Reading]) -> bool:
    return any(
        fact["type"] == other["type"]
        and _overlap(fact, other)
        and _same_value(fact["value"], other["value"])
        and (fact["unit"] is None or _unit(fact["unit"]) == _unit(other["unit"]))
        for other in facts
    )


def _rows_found(expected: list[Reading], got: list[Reading]) -> Iterable[bool]:
    for table in expected:
        rows = [[_squeezed(cell) for cell in row] for other in got if _overlap(table, other) for row in other["rows"]]
        yield from ([_squeezed(cell) for cell in row] in rows for row in table["rows"])


def _paired(
    expected: list[Reading], got: list[Reading], close: Callable[[Reading, Reading], bool]
) -> list[tuple[Reading, Reading]]:
    """Each expected entry with the first free one that is close, in order."""
    free, pairs = list(got), []
    for entry in expected:
        match = next((other for other in free if close(entry, other)), None)
        if match is not None:
            free.remove(match)
            pairs.append((entry, match))
    return pairs


def _steps(lines: list[str], one: int, other: int) -> int:
    """How many filled lines lie after the first line, up to the second."""
    low, high = sorted((one, other))
    return sum(bool(line.strip()) for line in lines[low:high])


def _f1(right: int, got: int, expected: int) -> float:
    return 2 * right / (got + expected) if got + expected else 1.0


def _share(hits: Iterable[bool]) -> float:
    """The share that is right; 1 where nothing was expected."""
    values = list(hits)
    return sum(values) / len(values) if values else 1.0


def _same_text(one: str, other: str) -> bool:
    a, b = (re.sub(r"[\W_]+", " ", text.lower()).strip() for text in (one, other))
    return a == b or SequenceMatcher(None, a, b).ratio() >= _SAME_TITLE


def _same_value(one: str, other: str | None) -> bool:
    try:
        return Decimal(one) == Decimal(other or "")
    except InvalidOperation:
        return one == other


def _overlap(one: Reading, other: Reading) -> bool:
    return bool(one["first_line"] <= other["last_line"] and other["first_line"] <= one["last_line"])


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).lower()


def _unit(text: str | None) -> str:
    return _squeezed(text or "").replace("pct.", "%").replace("procent", "%")
