"""A report as a picture: bars by party or lines by year, drawn as SVG without a browser."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

import altair as alt
import vl_convert as vlc

from samraad.rules.report import Block, Column, Report

MOST_BARS = 40
MOST_LINES = 6
SPARSE = 12
ACCENT, NEGATIVE = "#004d99", "#a3341b"
PALETTE = ["#004d99", "#a3341b", "#2f6b2f", "#6b3fa0", "#8a5a00", "#4a4a4a"]


@dataclass(frozen=True, slots=True)
class Picture:
    """What of a report is drawn; ``alternative`` tells it in words, the figures themselves stand in the page's table."""

    block: Block
    columns: tuple[Column, ...]
    by_year: bool
    alternative: str


def picture(report: Report) -> Picture | None:
    """The last table of the report that has something to draw, None where nothing has."""
    for block in reversed(report.blocks):
        column = _column(block)
        if column is None:
            continue
        if not _is_years(block):
            told = (
                f"Søjlediagram: {_title(column)} for {len(block.rows)} rækker. Tallene står i tabellen »{block.title}«."
            )
            return Picture(block, (column,), False, told)
        same_unit = tuple(other for other in block.columns if other.unit == column.unit)[:MOST_LINES]
        names = ", ".join(other.title for other in same_unit)
        first, last = block.rows[0][0][0], block.rows[-1][0][0]
        return Picture(
            block, same_unit, True, f"Kurver for {names}, {first}–{last}. Tallene står i tabellen »{block.title}«."
        )
    return None


def svg(shown: Picture) -> str:
    """The picture as SVG."""
    drawn = _lines(shown.block, shown.columns) if shown.by_year else _bars(shown.block, shown.columns[0])
    return _svg(drawn)


def _title(column: Column) -> str:
    return column.title + (f" ({column.unit})" if column.unit else "")


def _is_years(block: Block) -> bool:
    return (
        len(block.labels) == 1
        and len(block.rows) > 2
        and all(k[0].isdecimal() and len(k[0]) == 4 for k, _ in block.rows)
    )


def _column(block: Block) -> Column | None:
    """The last column of a short table by one label whose figures differ from row to row."""
    if len(block.labels) != 1 or not 2 < len(block.rows) <= MOST_BARS:
        return None
    for column in reversed(block.columns):
        figures = {_figure(entries[column.name].value) for _, entries in block.rows if column.name in entries}
        if None not in figures and len(figures) > 1:
            return column
    return None


def _figure(value: str) -> float | None:
    try:
        return float(Fraction(value))
    except (ValueError, ZeroDivisionError):
        return None


def _bars(block: Block, column: Column) -> Any:
    values = [
        {"row": key[0], "value": _figure(entries[column.name].value)}
        for key, entries in block.rows
        if column.name in entries
    ]
    return (
        alt.Chart(alt.InlineData(values=values), width=560, height=alt.Step(18))
        .mark_bar()
        .encode(
            x=alt.X("value:Q", title=_title(column)),
            y=alt.Y("row:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)),
            color=alt.condition("datum.value < 0", alt.value(NEGATIVE), alt.value(ACCENT)),
        )
    )


def _lines(block: Block, shown: tuple[Column, ...]) -> Any:
    values = [
        {"year": key[0], "value": _figure(entries[column.name].value), "series": column.title}
        for column in shown
        for key, entries in block.rows
        if column.name in entries and _figure(entries[column.name].value) is not None
    ]
    color = alt.Color(
        "series:N", title=None, sort=None, scale=alt.Scale(range=PALETTE), legend=alt.Legend(orient="bottom", columns=2)
    )
    return (
        alt.Chart(alt.InlineData(values=values), width=560, height=300)
        .mark_line(point=len(block.rows) < SPARSE)
        .encode(
            x=alt.X("year:O", title=block.labels[0]),
            y=alt.Y(
                "value:Q", title=_title(shown[0]) if len(shown) == 1 else shown[0].unit, scale=alt.Scale(zero=False)
            ),
            color=color if len(shown) > 1 else alt.value(ACCENT),
            strokeDash=alt.StrokeDash("series:N", sort=None, legend=None),
        )
    )


def _svg(drawn: Any) -> str:
    look = drawn.configure_axis(
        labelFontSize=13, titleFontSize=13, gridColor="#dcdcdc", labelColor="#1a1a1a", titleColor="#1a1a1a"
    )
    look = (
        look.configure_legend(labelFontSize=13, labelLimit=300)
        .configure_view(stroke=None)
        .configure(font="IBM Plex Sans, sans-serif")
    )
    return _convert(look.to_json())


@lru_cache(maxsize=64)
def _convert(spec: str) -> str:
    return str(vlc.vegalite_to_svg(spec, format_locale="da-DK"))
