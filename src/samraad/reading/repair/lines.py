"""Raw lines become lines with a role, repaired text and how they read on."""

from __future__ import annotations

from samraad.reading.model import Line, Role
from samraad.reading.raw import RawText
from samraad.reading.repair.characters import SOFT_HYPHEN, clean
from samraad.reading.repair.draft import Draft
from samraad.reading.repair.hyphens import join_hyphens
from samraad.reading.repair.notes import mark_notes
from samraad.reading.repair.pages import mark_pages
from samraad.reading.repair.placeholders import mark_placeholders
from samraad.reading.repair.reading_on import body_of, gaps_of, set_after
from samraad.reading.repair.vocabulary import Vocabulary
from samraad.reading.repair.words import join_lost_hyphens, mend_words


def repair(raw: RawText) -> tuple[Line, ...]:
    """One Line for each raw line, in order.

    Every letter and digit of a raw line stands in the text of its Line, in order; a footnote's mark that was glued
    to a word or number reads ``[n]``.
    """
    drafts = _drafts(raw)
    mark_pages(drafts)
    mark_placeholders(drafts)
    mark_notes(drafts)
    body = body_of(drafts)
    gaps = gaps_of(drafts, body)
    vocabulary = Vocabulary.of(draft.text for draft in body)
    mend_words(body, vocabulary)
    join_hyphens(body, gaps, vocabulary)
    join_lost_hyphens(body, gaps, vocabulary)
    set_after(body, gaps)
    return tuple(draft.line() for draft in drafts)


def _drafts(raw: RawText) -> list[Draft]:
    drafts: list[Draft] = []
    for number, line in enumerate(raw.lines, 1):
        text, bullet = clean(line.text)
        role = line.role or (Role.BODY if text else Role.BLANK)
        if role is not Role.BODY:
            text = text.rstrip(SOFT_HYPHEN)
        drafts.append(Draft(number, line, text, role, bullet=bullet))
    return drafts
