"""Lines that may head a chapter or an item: their number, title and case number, and how much speaks for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from samraad.reading.minutes.rows import Row, is_bullet, one_line
from samraad.reading.minutes.sections import heading_of, heads_section, opens_recommendation
from samraad.reading.minutes.words import any_of, fold, words

_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")
_PAGE_AT_END = re.compile(r"\S\s+\d{1,3}$")
_TITLE_START = re.compile(r"[\"”“»'’(]*(?:[A-ZÆØÅÖÄÉ]|\d{4}\b|[a-zæøå]+[A-Z])")
_MONTH = re.compile(
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<!\bmv)(?<!m\.v)(?<!\bpct)(?<!\bkr)(?<!\bm\.m)(?<!\b[Ee]vt)[.;,]$|[:?]$")
# So ends a title that asks, or counts ("fase 1."), where a section follows, and a row of one that goes on.
_ASKS_OR_COUNTS = re.compile(r"\?$|(?<![\d.,])\d{1,2}\.$")
_INCOMPLETE = re.compile(
    r"(?:[-–,/&]|\b(?:og|eller|samt|i|på|til|af|for|fra|med|om|under|ved|mellem|mod|over|efter|den|det|de|en|et|som"
    r"|vedr\.|vedrørende|herunder|inden|gennem|ift\.|jf\.))$"
)
# A journal number of the municipalities' common plan, as "00.01.00-P35-12-22".
_KLE = r"\d\d\.\d\d\.\d\d-[A-ZÆØÅ]\d\d-\d{1,5}-\d\d"
_DETAIL = re.compile(r"[A-ZÆØÅ][\w./-]{2,24}(?:\s[\w./-]{1,20}){0,2}\s?:\s{0,3}\S.{0,60}")
_MOST_DETAILS = 2
_LONGEST_TITLE_ROWS = 5
_WIDE = 42
_LONGEST_CASE = 90


@dataclass(frozen=True, slots=True)
class Candidate:
    """A numbered line at ``rows[row]``; the text after its heading starts at ``rows[body]``."""

    row: int
    body: int
    number: tuple[int, ...]
    title: str
    kind: str | None
    added: bool
    case_number: str | None
    support: str
    """What follows the heading: "case", a section's name, or "" for text."""


class CaseLine(NamedTuple):
    """A line that gives the case number; ``number`` is None where only the case officer is left."""

    number: str | None


class _Patterns(NamedTuple):
    start: re.Pattern[str]
    added: re.Pattern[str]
    mark: re.Pattern[str]
    kind: re.Pattern[str]
    case: re.Pattern[str]
    case_at_end: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = words("headings")
    labels = any_of(data["case_labels"])
    added, marks = any_of(data["added"]), any_of(data["open_or_closed"])
    number = r"(?:SAG|EMN|KKR|PROJ)-\d{4}-\d{3,6}|\d[\w.]*[-/]\d[\w./-]*|\d{4,}"
    initials = r"[A-Za-zÆØÅæøå]{2,6}(?:\s*[/,&]\s*[A-Za-zÆØÅæøå]{2,6})*"
    return _Patterns(
        re.compile(
            rf"(?:(?P<word>{any_of(data['number_words'])})\.?\s+)?(?:nr\.?\s*)?"
            r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?P<dot>[.)]?)(?P<mark>(?:\s*[:–—-](?!\d))?)(?P<space>\s*)(?P<title>.*)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"[(\[]\s*(?:{added})\b[^)\]]{{0,40}}[)\]]\s*:?\s*|^(?:{added})\s*:\s*",
            re.IGNORECASE,
        ),
        re.compile(rf"^[(\[]\s*(?:{marks})\s*[)\]]\s*:?\s*", re.IGNORECASE),
        re.compile(rf"(?P<kind>{any_of(data['case_types'])})\s*:\s*(?=\S)", re.IGNORECASE),
        re.compile(
            rf"(?:(?:{labels})\.?\s*[:.]?\s*(?P<labelled>{number})?|(?P<bare>(?:SAG|EMN)-\d{{4}}-\d{{3,6}}|{_KLE}))"
            rf"(?:\s+(?!dok)(?:{initials}))?(?:\s+dok\.?\s?(?:nr|id)\.?\s*:?\s*[\w./-]+)?(?:\s+(?:{marks}))?",
            re.IGNORECASE,
        ),
        re.compile(rf"\s*[(–-]?\s*(?:(?:{labels})\.?\s*:?\s*)?(?P<number>SAG-\d{{4}}-\d{{3,6}})\)?(?:\s+{initials})?$"),
    )


@cache
def _known_chapters() -> frozenset[str]:
    return frozenset(fold(title) for title in words("headings")["chapters"])


def is_known_chapter(title: str) -> bool:
    """Whether chapters of this title stand in agendas without any item."""
    return fold(title).rstrip(" .:") in _known_chapters()


def is_closing_chapter(title: str) -> bool:
    """Whether a meeting ends with a chapter of this title."""
    return fold(title).rstrip(" .:") in words("headings")["closing_chapters"]


def case_line(text: str) -> CaseLine | None:
    """The case number line under an item's title, if this is one."""
    if len(text) > _LONGEST_CASE:
        return None
    found = _patterns().case.fullmatch(text.strip())
    if found is None:
        return None
    number = found["labelled"] or found["bare"]
    if number is None and len(text.split()) > 3:
        return None
    return CaseLine(number)


def find_candidates(rows: Sequence[Row]) -> tuple[Candidate, ...]:
    """Every line that may head a chapter or item, in order."""
    found: list[Candidate] = []
    for index, row in enumerate(rows):
        first = row.text[0]
        if first.isdigit() or first in "PpSsAaDdNnEeTt":
            candidate = _candidate(rows, index)
            if candidate is not None:
                found.append(candidate)
    return tuple(found)


def _candidate(rows: Sequence[Row], index: int) -> Candidate | None:
    text = rows[index].text
    start = _patterns().start.match(text)
    if start is None or _LEADERS.search(text):
        return None
    title = start["title"]
    number = tuple(int(part) for part in start["number"].split("."))
    if 0 in number[:2] or (title and not (start["space"] or start["mark"] or start["dot"])):
        return None
    bare = not title.strip()
    if bare and not (start["dot"] == "." or start["word"]):
        return None  # a number alone is a page number or a figure
    if not bare and not start["word"] and not _looks_like_title(_stripped(title)):
        return None
    if not bare and start["word"] and not _TITLE_START.match(_stripped(title)):
        return None
    return _read(rows, index, number, title, fold(start["word"] or ""), bare)


def _stripped(title: str) -> str:
    return _patterns().mark.sub("", _patterns().added.sub("", title)).strip(" :–—-")


def _looks_like_title(title: str) -> bool:
    return bool(_TITLE_START.match(title)) and not _MONTH.match(title) and sum(map(str.isalpha, title)) >= 2


def _read(
    rows: Sequence[Row], index: int, number: tuple[int, ...], title: str, word: str, bare: bool
) -> Candidate | None:
    first = index + 1
    end = _title_end(rows, index, bare)
    if bare and (end == first or not _looks_like_title(rows[first].text) or _LEADERS.search(rows[first].text)):
        return None
    head = () if bare else (replace(rows[index], text=title, line=replace(rows[index].line, text=title)),)
    tail = one_line([*head, *rows[first:end]])
    patterns = _patterns()
    at_end = patterns.case_at_end.search(tail)
    case_number = at_end["number"] if at_end else None
    tail = tail[: at_end.start()] if at_end else tail
    added = bool(patterns.added.search(tail)) or word in {fold(w) for w in words("headings")["added"]}
    tail = patterns.mark.sub("", patterns.added.sub(" ", tail).strip()).strip(" :–—-")
    kind = patterns.kind.match(tail)
    clean = " ".join((tail[kind.end() :] if kind else tail).split())
    support, body, below = _support(rows, end)
    if _SENTENCE.search(clean) and support != "case" and not at_end and not (support and _ASKS_OR_COUNTS.search(clean)):
        return None
    return Candidate(
        row=index,
        body=body,
        number=number,
        title=clean,
        kind=kind["kind"] if kind else None,
        added=added,
        case_number=case_number or below,
        support="case" if at_end else support,
    )


def _support(rows: Sequence[Row], end: int) -> tuple[str, int, str | None]:
    """What stands under the title, the first row after the heading, and the case number.

    A few lines such as "Deltager: …" may stand between; they stay with the text.
    """
    file = rows[end - 1].line.file
    for at in range(end, min(end + _MOST_DETAILS + 1, len(rows))):
        text = rows[at].text
        case = case_line(text)
        if case is not None:
            return "case", end + 1 if at == end else end, case.number
        if rows[at].line.file != file:
            break
        heading = heading_of(text)
        if heading is not None:
            return heading.name, end, None
        if opens_recommendation(text):
            return "recommendation", end, None
        if not _DETAIL.fullmatch(text) or _patterns().start.match(text):
            break
    return "", end, None


def _closes(row: Row) -> bool:
    return heads_section(row.text) or case_line(row.text) is not None


def _title_end(rows: Sequence[Row], index: int, bare: bool) -> int:
    """The row after the title that starts at ``index``: a title may wrap over several rows."""
    limit = min(len(rows), index + 1 + _LONGEST_TITLE_ROWS)
    closing = next((at for at in range(index + 1, limit) if _closes(rows[at])), None)
    start = index + 1 + bare
    if closing is not None and all(_goes_on(rows, index, at, True) for at in range(start, closing)):
        return max(closing, min(start, closing))
    end = min(start, len(rows))
    while end < limit and end != closing and _goes_on(rows, index, end, False):
        end += 1
    return end


def _goes_on(rows: Sequence[Row], index: int, at: int, closes_soon: bool) -> bool:
    """Whether the title of ``rows[index]`` goes on from the row before ``at`` to ``rows[at]``."""
    before, row = rows[at - 1], rows[at]
    if row.line.file != before.line.file or is_bullet(row.text):
        return False
    if row.gap > 1 or (row.gap == 1 and at > index + 1 and rows[index + 1].gap == 0):
        return False
    if before.line.after == "" or _INCOMPLETE.search(before.text):
        return True
    if row.text[0].isdigit() and find_number(row.text):
        return False
    if _SENTENCE.search(row.text) and not (closes_soon and (row.text[-1] == "," or _ASKS_OR_COUNTS.search(row.text))):
        return False
    if closes_soon:
        return row.text[0].islower() or len(before.text) >= _WIDE or row.text[0] in '(”“"»'
    return row.text[0].islower() and len(before.text) >= _WIDE


def find_number(text: str) -> bool:
    """Whether the line opens with the number of a chapter or item and a title."""
    start = _patterns().start.match(text)
    return start is not None and _looks_like_title(_stripped(start["title"]))


def ends_with_page(text: str) -> bool:
    """Whether the line ends like one of a table of contents."""
    return bool(_PAGE_AT_END.search(text))
