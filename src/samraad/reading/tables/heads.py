"""What a table is called and what its columns are called, from the lines around its rows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from samraad.reading.model import Line
from samraad.reading.tables.figures import Row, is_year

_CAPTION = re.compile(r"(?:Tabel|Figur|Bilag|Oversigt|Skema|Boks)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.;?!]$")
_SOURCE = re.compile(r"(?:Kilde|Note|Anm)\b", re.IGNORECASE)
_BELOW = 3  # lines below the rows where heads over several columns may have been printed
_MOST = 6  # lines of heads above the rows
_LONG = 120
_APART = 6  # source lines between a head and what it heads


@dataclass(frozen=True, slots=True)
class Heads:
    """``first`` is the index of the topmost line that belongs to the table."""

    caption: str | None
    header: tuple[str, ...]
    first: int


def heads_of(rows: list[Row], columns: int, lines: list[Line], floor: int) -> Heads:
    """The heads above ``rows``, which have ``columns`` figures each; lines before ``floor`` belong to others."""
    first = rows[0].index
    if rows[0].is_years:
        label, tail = rows[0].label, rows[0].tail
        names = split_header(tail, columns - len(rows[0].figures))[1:] if tail else ()
        caption, top = _caption(first, lines, floor)
        return Heads(caption or label or None, (label, *rows[0].figures, *names), top)
    tails = sum(bool(row.tail) for row in rows) * 2 > len(rows)
    header, top = _header(first, columns + tails, lines, floor)
    header = header[:-1] if tails else header  # the words after the figures are no cells
    header = _under_wider_heads(header, rows[-1].index + 1, lines)
    caption, topmost = _caption(top, lines, floor)
    return Heads(caption, header, topmost)


def _header(first: int, columns: int, lines: list[Line], floor: int) -> tuple[tuple[str, ...], int]:
    """The lines right above the rows, as few as give a name for each column."""
    text = ""
    for top in range(first - 1, max(floor, first - _MOST) - 1, -1):
        line = lines[top]
        if lines[top + 1].number - line.number > _APART:
            break
        if _ENDS.search(line.text) and not line.text.endswith(
            ("pr.", "kr.", "pct.", "mio.", "mia.", "ekskl.", "inkl.")
        ):
            break
        if len(line.text) > _LONG or line.text[:1] == "–" or (columns == 1 and ":" in line.text):
            break
        text = f"{line.text} {text}".strip()
        names = split_header(text, columns)
        if names and _complete(top, lines, floor):
            return names, top
    return (), first


def _under_wider_heads(header: tuple[str, ...], below: int, lines: list[Line]) -> tuple[str, ...]:
    """Columns of one name told apart by the heads over several columns, which print puts after the rows."""
    times = Counter(name for name in header[1:])
    count = max(times.values(), default=1)
    if count < 2:
        return header
    for line in lines[below : below + _BELOW]:
        wider = split_header(line.text, count)
        if len(wider) == count + 1 and not wider[0] and len(line.text) < _LONG and line.text[:1] not in "*–":
            seen: Counter[str] = Counter()
            named = [header[0]]
            for name in header[1:]:
                seen[name] += 1
                named.append(f"{wider[seen[name]]}: {name}" if times[name] == count else name)
            return tuple(named)
    return header


def _complete(top: int, lines: list[Line], floor: int) -> bool:
    """Whether the head begins here: no line above it reads on into it."""
    return top <= floor or lines[top - 1].after != " "


def split_header(text: str, columns: int) -> tuple[str, ...]:
    """One line of column names cut into ``columns`` names, with the label column's name, often empty, first.

    Cut after years, before capitals or after stars, whichever gives the right number; empty where none does.
    """
    tokens = text.split(" ")
    for cuts in (
        _after_stars(tokens),
        _after_years(tokens),
        _before_capitals(tokens),
        _before_capitals_and_years(tokens),
    ):
        names = [" ".join(tokens[a:b]) for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True)]
        if len(names) == columns and all(names):
            return ("", *names)
        if len(names) == columns + 1 and all(names):
            return tuple(names)
    return ()


def _after_years(tokens: list[str]) -> list[int]:
    ends = [at for at, token in enumerate(tokens) if is_year(token)]
    return [0, *(at + 1 for at in ends if at + 1 < len(tokens))] if ends and ends[-1] == len(tokens) - 1 else [0]


def _after_stars(tokens: list[str]) -> list[int]:
    ends = [at for at, token in enumerate(tokens) if token.endswith("*")]
    return [0, *(at + 1 for at in ends if at + 1 < len(tokens))]


def _before_capitals(tokens: list[str]) -> list[int]:
    starts = [at for at, token in enumerate(tokens) if token[:1].isupper()]
    return starts if starts and starts[0] == 0 else [0]


def _before_capitals_and_years(tokens: list[str]) -> list[int]:
    starts = [at for at, token in enumerate(tokens) if token[:1].isupper() or is_year(token)]
    return starts if starts and starts[0] == 0 else [0]


def _caption(top: int, lines: list[Line], floor: int) -> tuple[str | None, int]:
    """The heading or the announcing line right above, and where it begins."""
    at = top - 1
    if at < floor or lines[top].starts_page or lines[top].number - lines[at].number > _APART:
        return None, top
    if _SOURCE.match(lines[at].text):
        return None, top
    start = at
    while start > floor and lines[start - 1].after != "\n" and at - start < 3:
        start -= 1
    text = "".join(line.text + line.after for line in lines[start : at + 1]).strip()
    if len(text) > _LONG + 30 or text[:1] == "–":
        return None, top
    if _CAPTION.match(text) or not _ENDS.search(text):
        return text.rstrip(" :"), start
    return None, top
