"""One line as a row: its label, its figures, and what stands after them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from samraad.reading.model import Line

_NUMBER = re.compile(
    r"[-−–+±]?\(?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\)?[%‰]?\)?\*{0,3}(?:\[\d{1,3}\])?|[¼½¾]|\d{1,3}-\d{1,3}[%‰]"
)
_UNITS = frozenset({"kr.", "kr", "mio.", "mia.", "mio", "mia", "t.kr.", "tkr.", "dkk", "mio.kr.", "mia.kr."})
_PERCENT = frozenset({"%", "pct.", "pct", "procent", "‰"})
_EMPTY = frozenset({"-", "–", "−", "—", "÷", ".", ":", "..", "n/a", "i.a."})
_NOTE_MARK = re.compile(r"\[\d{1,3}\]$")
# Names of which a number is part: "Ring 3", "Fase 2", and "1. kvartal 2022".
_NUMBERED_NAME = re.compile(
    r"\b(?:ring|scope|fase|mål|tema|trin|model|etape|kapitel|afsnit|spor|klynge|gruppe|niveau|zone|opland|indsats)$",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:kvartal|halvår|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|ultimo|primo|medio)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d{2,4})?\*?")


@dataclass(frozen=True, slots=True)
class Row:
    """``index`` is the line's place among the lines looked at; ``tail`` are words after the figures."""

    index: int
    label: str
    figures: tuple[str, ...]
    tail: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as printed, the label first; where no words stand before them the first figure is the label."""
        return (self.label, *self.figures) if self.label else self.figures

    @property
    def is_years(self) -> bool:
        """Whether its figures are years that count up: the head of a table, not a row."""
        years = [int(figure[:4]) for figure in self.figures if _YEAR.fullmatch(figure)]
        return len(years) >= 2 and len(years) == len(self.figures) and all(a < b for a, b in itertools.pairwise(years))


def is_number(token: str) -> bool:
    """Whether the token is a figure as tables print it."""
    return _NUMBER.fullmatch(token) is not None and ("(" in token) == (")" in token)


def figure_alone(text: str) -> str | None:
    """The figure that a line holds and nothing else, with its percent sign; also the sign of an empty cell."""
    tokens = text.split(" ")
    if len(tokens) > 3 or not text or text[0].isalpha():
        return None
    if text in _EMPTY or (is_number(tokens[0]) and all(token.lower() in _PERCENT | _UNITS for token in tokens[1:])):
        return _NOTE_MARK.sub("", text)
    return None


def is_year(token: str) -> bool:
    """Whether the token is a year or a span of years."""
    return _YEAR.fullmatch(token) is not None


def row_at_end(index: int, line: Line) -> Row | None:
    """The row whose figures end the line; None where no figure does."""
    tokens = line.text.split(" ")
    start = len(tokens)
    while start and (is_number(tokens[start - 1]) or tokens[start - 1].lower() in _UNITS | _PERCENT | _EMPTY):
        start -= 1
    while start < len(tokens) and not is_number(tokens[start]) and tokens[start] not in _EMPTY:
        start += 1
    figures = _figures(tokens[start:])
    if not any(is_number(figure.split(" ")[0]) for figure in figures):
        return None
    label = " ".join(tokens[:start])
    if (len(figures) > 2 and (_NUMBERED_NAME.search(label) and figures[0].isdigit() and len(figures[0]) <= 2)) or (
        len(figures) > 2 and _PERIOD.search(label) and is_year(figures[0])
    ):
        label, figures = f"{label} {figures[0]}", figures[1:]
    return Row(index, label, figures)


def row_within(index: int, line: Line) -> Row | None:
    """The row whose figures stand side by side within the line, with words after them."""
    tokens = line.text.split(" ")
    best = (0, 0)
    at = 1
    while at < len(tokens):
        end = at
        while end < len(tokens) and is_number(tokens[end]):
            end += 1
        if end - at > best[1] - best[0]:
            best = (at, end)
        at = end + 1
    start, end = best
    if start == end or end == len(tokens):
        return None
    return Row(index, " ".join(tokens[:start]), _figures(tokens[start:end]), " ".join(tokens[end:]))


def _figures(tokens: list[str]) -> tuple[str, ...]:
    """Figures with the percent sign that follows them; a unit stays where every figure has one."""
    found: list[str] = []
    units: list[str] = []
    for token in tokens:
        low = token.lower()
        if low in _PERCENT and found:
            found[-1] += f" {token}"
        elif low in _UNITS:
            if found:
                units[-1] = f"{units[-1]} {token}".strip()
        else:
            found.append(_NOTE_MARK.sub("", token))
            units.append("")
    if found and all(units):
        return tuple(f"{figure} {unit}" for figure, unit in zip(found, units, strict=True))
    return tuple(found)
