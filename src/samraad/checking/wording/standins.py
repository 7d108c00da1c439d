"""What stands in for something still to come: "HER INDSÆTTES …", "AFVENTER …", "(tbc)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samraad.checking.finding import LIKELY_ERROR, NOTE, Finding, finding
from samraad.checking.paper import Paper
from samraad.checking.wordlists import either, entries
from samraad.reading.model import Role, Span

CODE = "placeholder"
OPEN_CODE = "unconfirmed"
_OPEN = re.compile(rf"[(\[]\s*(?:{either(entries('open_words'))})\s*[)\]]", re.IGNORECASE)


def find_standins(paper: Paper) -> Iterator[Finding]:
    """Each stand-in the reader came upon; and once a paper what is marked as not confirmed."""
    if not paper.lines:
        return
    first, last = paper.lines[0].number, paper.lines[-1].number
    for warning in paper.dossier.warnings:
        if warning.code == "placeholder" and first <= warning.span.first_line <= last:
            span = warning.span
            said = _said(paper, span)
            above = [line.text for line in paper.lines if line.number < span.first_line and line.text][-1:]
            text = f"Her mangler endnu tekst: der står »{said if len(said) <= 90 else said[:87] + '…'}«."
            yield finding(CODE, LIKELY_ERROR, text, [paper.place_of(span)], [*above, said])
    marks = list(_OPEN.finditer(paper.text))
    if marks:
        where = "ét sted" if len(marks) == 1 else f"{len(marks)} steder"
        text = f"»{marks[0][0]}« står {where}: noget er endnu ikke bekræftet."
        places = [paper.place(match.start(), match.end()) for match in marks]
        around = [paper.around(match.start(), match.end()) for match in marks]
        yield finding(OPEN_CODE, NOTE, text, places, around, [match[0] for match in marks])


def _said(paper: Paper, span: Span) -> str:
    lines = (line for line in paper.lines if span.first_line <= line.number <= span.last_line)
    return " ".join(line.text for line in lines if line.role is not Role.BLANK)
