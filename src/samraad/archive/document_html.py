"""Rows of a document as HTML. Written out by hand and not by a template, because a document may have thousands of them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext

from samraad.archive.document_rows import BODY, Row, Sheet
from samraad.archive.fact_words import deadline_words, exact, name
from samraad.archive.finding_words import kind_words
from samraad.archive.models import DossierLine, Fact, FindingPlace, Table

LONGEST_FINDING = 240


def sheet_html(sheet: Sheet, marked: tuple[int, int] | None = None) -> SafeString:
    """The rows of one sheet; ``marked`` lines were asked for and are shown so, without any script."""
    side_words = {
        "head": gettext("Sidehoved"),
        "foot": gettext("Sidefod"),
        "page_number": gettext("Sidetal"),
        "note": gettext("Note"),
        "placeholder": gettext("Pladsholder"),
    }
    return mark_safe("".join(_row(row, marked, side_words, sheet.page is None) for row in sheet.rows))


def _row(row: Row, marked: tuple[int, int] | None, side_words: dict[str, str], raw: bool) -> str:
    side = "" if row.body else " doc-row--side"
    if row.level:
        side = " doc-row--heading"
    parts = [f'<div class="doc-row{side}"><div class="doc-num">{_number(row)}</div><div class="doc-text">']
    if marked and row.first <= marked[0] <= row.last and marked[0] != marked[1]:
        parts.append(f'<span id="L{marked[0]}-L{marked[1]}"></span>')
    if not row.body and not row.sides:
        parts.append(
            f'<p id="L{row.first}" class="quiet">{escape(gettext("Siden har intet tekstlag; se billedet."))}</p>'
        )
    parts.append(_table(row, marked) if row.table else _paragraph(row, marked))
    for line in row.sides:
        word = side_words.get(line.role, line.role)
        parts.append(f'<p class="quiet small">{escape(word)}: {_line(line, marked)}</p>')
    parts.append("</div>")
    if raw:
        parts.append(_raw(row.lines, marked))
    if row.facts or row.findings:
        parts.append(
            f'<div class="doc-facts"><ul class="no-max-width">{_findings(row.findings)}{_facts(row.facts)}</ul></div>'
        )
    parts.append("</div>")
    return "".join(parts)


def _number(row: Row) -> str:
    label = gettext("Linje %(number)s") % {"number": row.first}
    return f'<a href="#L{row.first}" data-point aria-label="{escape(label)}">{row.first}</a>'


def _paragraph(row: Row, marked: tuple[int, int] | None) -> str:
    if not row.body:
        return ""
    text = []
    for line in row.body:
        text.append(_line(line, marked))
        text.append("" if line.after == "" else " ")
    tag = f"h{row.level}" if row.level else "p"
    return f"<{tag}>{''.join(text).rstrip()}</{tag}>"


def _line(line: DossierLine, marked: tuple[int, int] | None) -> str:
    target = ' class="is-target"' if marked and marked[0] <= line.number <= marked[1] else ""
    return f'<span id="L{line.number}" data-line="{line.number}"{target}>{escape(line.text.strip())}</span>'


def _table(row: Row, marked: tuple[int, int] | None) -> str:
    table = row.table
    assert table is not None
    lines = _row_lines(row, table)
    anchors = "".join(f'<span id="L{line.number}"></span>' for line in row.body if line not in lines)
    caption = table.caption or gettext("Tabel, linje %(first)s–%(last)s") % {
        "first": table.first_line,
        "last": table.last_line,
    }
    return (
        f'{anchors}<div class="table-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"{_table_element(table, caption, lines, marked)}</div>"
    )


def _row_lines(row: Row, table: Table) -> list[DossierLine | None]:
    """The line each row of the table stands on, as far as its label and figures tell."""
    found: list[DossierLine | None] = []
    rest = list(row.body)
    for cells in table.rows:
        words = "".join(cells).replace(" ", "")
        at = next((i for i, line in enumerate(rest) if line.text.replace(" ", "") == words), None)
        if at is None:
            at = next(
                (i for i, line in enumerate(rest) if cells and line.text.strip().startswith(cells[0] + " ")), None
            )
        found.append(None if at is None else rest[at])
        if at is not None:
            del rest[: at + 1]
    return found


def _table_element(table: Table, caption: str, lines: list[DossierLine | None], marked: tuple[int, int] | None) -> str:
    width = max(len(cells) for cells in [table.header, *table.rows])
    parts = [f'<table class="table table--compact"><caption>{escape(caption)}</caption>']
    if table.header:
        cells = "".join(
            f'<th scope="col"{_figure(i)}>{escape(cell)}</th>' if cell.strip() else "<td></td>"
            for i, cell in enumerate(_filled(table.header, width))
        )
        parts.append(f"<thead><tr>{cells}</tr></thead>")
    parts.append("<tbody>")
    for row, line in zip(table.rows, lines, strict=True):
        label, *figures = _filled(row, width)
        head = f'<th scope="row">{escape(label)}</th>' if label.strip() else "<td></td>"
        cells = "".join(f'<td class="number">{escape(cell)}</td>' for cell in figures)
        parts.append(f"<tr{_row_place(line, marked)}>{head}{cells}</tr>")
    parts.append("</tbody></table>")
    return "".join(parts)


def _row_place(line: DossierLine | None, marked: tuple[int, int] | None) -> str:
    if line is None:
        return ""
    target = ' class="is-target"' if marked and marked[0] <= line.number <= marked[1] else ""
    return f' id="L{line.number}" data-line="{line.number}"{target}'


def _figure(column: int) -> str:
    return ' class="number"' if column else ""


def _filled(cells: list[str], width: int) -> list[str]:
    """A short row is filled up to the right."""
    return [*cells, *[""] * (width - len(cells))]


def _raw(lines: Iterable[DossierLine], marked: tuple[int, int] | None) -> str:
    parts = []
    for line in lines:
        target = " is-target" if marked and marked[0] <= line.number <= marked[1] else ""
        quiet = "" if line.role == BODY else " quiet"
        parts.append(
            f'<div class="doc-raw__line{target}{quiet}" data-line="{line.number}">'
            f'<a href="#L{line.number}" data-point tabindex="-1">{line.number}</a><span>{escape(line.raw.rstrip())}</span></div>'
        )
    return f'<div class="doc-raw">{"".join(parts)}</div>'


def _findings(places: Iterable[FindingPlace]) -> str:
    """What does not add up on these lines: the mark, and the sentence that leads to the finding."""
    parts = []
    for place in places:
        finding = place.finding
        parts.append(
            f'<li class="doc-finding doc-finding--{finding.severity}"><span class="doc-facts__type">{escape(gettext("Fund"))}: '
            f'{escape(kind_words(finding.code))}</span> <a href="{reverse("finding", args=[finding.pk])}">'
            f"{escape(Truncator(finding.message).chars(LONGEST_FINDING))}</a></li>"
        )
    return "".join(parts)


def _facts(facts: Iterable[Fact]) -> str:
    parts = []
    for fact in facts:
        words = [f'<a href="#L{fact.first_line}" data-point>{escape(fact.text)}</a>']
        if value := exact(fact):
            words.append(f"= {escape(value)}")
        if fact.price_level:
            words.append(f"({escape(fact.price_level)})")
        if fact.inferred:
            words.append(f'<span class="badge inferred">{escape(gettext("udledt"))}</span>')
        if fact.deadline and (due := deadline_words(fact)):
            words.append(f"<br>{escape(due)}")
        parts.append(f'<li><span class="doc-facts__type">{escape(name(fact))}</span> {" ".join(words)}</li>')
    return "".join(parts)
