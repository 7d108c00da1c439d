"""A compact builder of bundles as text: pages of invented prose, separators in every layout, letterheads."""

from __future__ import annotations

import textwrap

from samraad.reading.model import Line
from samraad.reading.raw import RawLine, RawText
from samraad.reading.repair.lines import repair

_SENTENCES = (
    "Kommunerne ønsker at styrke samarbejdet om de unges vej til uddannelse og job i de kommende år.",
    "Arbejdsgruppen har gennemgået erfaringerne fra de seneste tre år og peger på fem områder, hvor der kan gøres mere.",
    "Der er enighed om, at indsatsen skal følges tæt, og at tallene gøres op to gange om året.",
    "Udgiften fordeles efter indbyggertal, medmindre andet er aftalt mellem parterne.",
    "Sekretariatet samler op på bemærkningerne og udarbejder et revideret udkast til næste drøftelse.",
    "Erfaringerne viser, at de mindre kommuner har sværere ved at rekruttere end de store.",
    "Det foreslås derfor, at der oprettes et fælles korps af vejledere, som kommunerne kan trække på efter behov.",
    "Regionen bidrager med data og stiller lokaler til rådighed for de årlige temadage.",
)


def prose(count: int, width: int = 90, first: int = 0, spaced: bool = False) -> list[str]:
    """``count`` sentences as paragraphs of two, wrapped to a width; every line followed by an empty one where spaced."""
    lines: list[str] = []
    for at in range(first, first + count, 2):
        text = f"{_SENTENCES[at % len(_SENTENCES)]} {_SENTENCES[(at + 1) % len(_SENTENCES)]}"
        lines += [*textwrap.wrap(text, width), " " if spaced else ""]
    return double(lines) if spaced else lines


def double(lines: list[str]) -> list[str]:
    return [each for line in lines for each in (line, "")]


def page(*parts: str | list[str]) -> list[str]:
    """A page as a text layer shows it: its first line begins with one space."""
    lines = [line for part in parts for line in ([part] if isinstance(part, str) else part)]
    return [f" {lines[0]}", *lines[1:]]


def alone(*title: str) -> list[str]:
    """A separator alone on its page, between runs of empty lines; what follows starts without a mark."""
    run = [" ", ""] * 8
    return ["", "", "", *run, *title, "", "", "", *run]


def glued(*title: str) -> list[str]:
    """A separator glued to the end of the document before; the next page has its mark."""
    return list(title)


def text_lines(*parts: list[str]) -> tuple[Line, ...]:
    """The repaired lines of a text that holds the parts one after the other."""
    raw = tuple(RawLine(line) for part in parts for line in part)
    return repair(RawText("bilag.txt", "0" * 64, "text/plain", None, raw))


def number_of(lines: tuple[Line, ...], text: str, occurrence: int = 1) -> int:
    """The number of the line that reads so."""
    found = [line.number for line in lines if line.raw.strip() == text]
    return found[occurrence - 1]
