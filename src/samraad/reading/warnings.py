"""What a secretary should know before trusting a reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from samraad.reading.flow import span_of
from samraad.reading.minutes.agenda import Agenda
from samraad.reading.model import Council, Document, Item, Line, Meeting, ReadingWarning, Role, Separator, Span
from samraad.reading.repair.placeholders import placeholder_in

_ITEM = re.compile(r"(\d+)\.(\d+)")
_UNREADABLE = "\ufffd"
_SHORT = 120  # letters and figures of a document with hardly anything in it


def find_warnings(
    lines: tuple[Line, ...],
    kind: str,
    council: Council | None,
    meeting: Meeting,
    separators: tuple[Separator, ...],
    agenda: Agenda,
    documents: tuple[Document, ...],
) -> tuple[ReadingWarning, ...]:
    """Warnings over the whole reading, in line order."""
    if not lines:
        return ()
    found = [
        *_of_source(lines, council, meeting),
        *_of_characters(lines),
        *_of_placeholders(lines),
        *_of_separators(separators, documents, len(lines)),
        *_of_documents(lines, separators, documents),
        *_of_items(agenda.items, kind),
    ]
    return tuple(sorted(found, key=lambda warning: (warning.span.first_line, warning.code)))


def _of_source(lines: tuple[Line, ...], council: Council | None, meeting: Meeting) -> Iterator[ReadingWarning]:
    whole = span_of(lines, 1, len(lines))
    if not any(line.text for line in lines):
        yield ReadingWarning("no_text", "Filen rummer ingen tekst, der kan læses.", whole)
        return
    if council is None:
        yield ReadingWarning("no_council", "Det fremgår ikke af filen, hvilket råd den hører til.", whole)
    elif council.inferred:
        place = council.evidence[0] if council.evidence else whole
        yield ReadingWarning(
            "council_inferred", f"Rådet er udledt af teksten som {council.name}; kontrollér det.", place
        )
    if meeting.date is None:
        yield ReadingWarning("no_meeting_date", "Mødets dato fremgår ikke af filen.", whole)
    elif not meeting.printed:
        place = meeting.evidence[0] if meeting.evidence else whole
        yield ReadingWarning(
            "meeting_date_inferred",
            f"Mødets dato er ikke trykt; {meeting.date:%d-%m-%Y} er udledt af andre datoer.",
            place,
        )


def _of_characters(lines: tuple[Line, ...]) -> Iterator[ReadingWarning]:
    bad = [line for line in lines if _UNREADABLE in line.text]
    if bad:
        count = sum(line.text.count(_UNREADABLE) for line in bad)
        what = "Ét tegn kunne ikke læses" if count == 1 else f"{count} tegn kunne ikke læses"
        place = span_of(lines, bad[0].number, bad[0].number)
        yield ReadingWarning("unreadable_characters", f"{what}; det første står på linje {bad[0].number}.", place)


def _of_placeholders(lines: tuple[Line, ...]) -> Iterator[ReadingWarning]:
    """One warning for each run of lines that stand in for something; a stand-in within a line counts too."""
    run: list[Line] = []
    for line in (*lines, None):
        if line is not None and line.role is Role.BLANK:
            continue
        stands_in = line is not None and (
            line.role is Role.PLACEHOLDER or bool(line.text and placeholder_in(line.text))
        )
        if run and (not stands_in or line is None or line.number - run[-1].number > 3):
            text = placeholder_in(run[0].text) or run[0].text
            span = span_of(lines, run[0].number, run[-1].number)
            yield ReadingWarning(
                "placeholder", f"Her står en pladsholder i stedet for tekst: »{_shortened(text)}«.", span
            )
            run = []
        if stands_in and line is not None:
            run.append(line)


def _of_separators(
    separators: tuple[Separator, ...], documents: tuple[Document, ...], last: int
) -> Iterator[ReadingWarning]:
    starts = [document.span.first_line for document in documents]
    ends = [separator.span.first_line for separator in separators[1:]] + [last + 1]
    for separator, end in zip(separators, ends, strict=False):
        if not any(separator.span.first_line <= start < end for start in starts):
            message = f"Skillearket til punkt {separator.item} følges ikke af noget dokument."
            yield ReadingWarning("separator_without_document", message, separator.span)


def _of_documents(
    lines: tuple[Line, ...], separators: tuple[Separator, ...], documents: tuple[Document, ...]
) -> Iterator[ReadingWarning]:
    for document in documents:
        span = document.span
        if sum(len(line.text) for line in lines[span.first_line - 1 : span.last_line]) < _SHORT:
            message = f"Dokumentet »{_shortened(document.title)}« har næsten intet indhold."
            yield ReadingWarning("short_document", message, span)
    run: list[Document] = []
    for following in (*documents, None):
        if separators and following is not None and following.item is None:
            run.append(following)
        elif run:
            yield _without_item(run)
            run = []


def _without_item(run: list[Document]) -> ReadingWarning:
    """One warning for documents in a row."""
    first, last = run[0].span, run[-1].span
    if len(run) == 1:
        message = f"Dokumentet »{_shortened(run[0].title)}« hører ikke til noget punkt."
    else:
        message = (
            f"{len(run)} dokumenter i træk hører ikke til noget punkt; det første er »{_shortened(run[0].title)}«."
        )
    return ReadingWarning(
        "document_without_item", message, Span(first.first_line, last.last_line, first.page, first.file)
    )


def _of_items(items: tuple[Item, ...], kind: str) -> Iterator[ReadingWarning]:
    for item, following in pairwise(items):
        a, b = _ITEM.fullmatch(item.number), _ITEM.fullmatch(following.number)
        if not a or not b or a[1] != b[1]:
            continue
        step = int(b[2]) - int(a[2])
        if step > 1:
            missing = ", ".join(f"{a[1]}.{number}" for number in range(int(a[2]) + 1, int(b[2])))
            yield ReadingWarning(
                "item_number_skipped",
                f"Mellem punkt {item.number} og {following.number} mangler {missing}.",
                following.span,
            )
        elif step <= 0:
            yield ReadingWarning(
                "item_number_order", f"Punkt {following.number} står efter punkt {item.number}.", following.span
            )
    if kind == "minutes":
        for item in items:
            if item.decision is None and any(section.name == "recommendation" for section in item.sections):
                message = f"Punkt {item.number} har en indstilling, men ingen beslutning."
                yield ReadingWarning("item_without_decision", message, _start(item.span))


def _start(span: Span) -> Span:
    return Span(span.first_line, span.first_line, span.page, span.file)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
