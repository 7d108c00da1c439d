"""Text that stands in for content still to come."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from samraad.reading.model import Role
from samraad.reading.repair.draft import Draft
from samraad.reading.repair.wordlists import entries, words

_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = (
    "INDSÆT",
    "ndsæt",
    "AFVENT",
    "fventer",
    "UDARBEJD",
    "XX",
    "xxx",
    "[",
    " her for at ",
    " here to ",
    "psum",
    "dolor",
)
_SIGNS_OF_FILLER = (
    " amet",
    " elit",
    " sed ",
    " quis",
    " nibh",
    " tempor",
    " vitae",
    " nulla",
    " ut ",
    " eget",
    " urna",
)


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in entries("placeholders")))


def mark_placeholders(drafts: list[Draft]) -> None:
    """Give the lines that mostly stand in for something their role."""
    whole = "\n".join(draft.text for draft in drafts)
    signs = [sign for sign in _SIGNS + _SIGNS_OF_FILLER if sign in whole]
    for draft in drafts:
        text = draft.text
        if draft.role is Role.BODY and any(sign in text for sign in signs) and is_placeholder(text):
            draft.role = Role.PLACEHOLDER
    _mark_filler_between(drafts)


def _mark_filler_between(drafts: list[Draft]) -> None:
    """Lines of filler whose words the list lacks, after one that it has: no Danish word in them."""
    for before, draft in pairwise(drafts):
        if before.role is not Role.PLACEHOLDER or draft.role is not Role.BODY or not _is_latin(draft.text):
            continue
        if _is_filler(before.text) or _is_latin(before.text):
            draft.role = Role.PLACEHOLDER


def _is_latin(text: str) -> bool:
    found = _LETTERS.findall(text.lower())
    danish = words("function_words") - words("filler_words")
    known = sum(word in words("filler_words") for word in found)
    return text.isascii() and len(found) >= 4 and known >= 1 and danish.isdisjoint(found)


def placeholder_in(text: str) -> str | None:
    """The stand-in within ``text``, if there is one."""
    found = _patterns().search(text) if any(sign in text for sign in _SIGNS) else None
    if found:
        return found[0].strip()
    return text if _is_filler(text) else None


def is_placeholder(text: str) -> bool:
    """Whether the stand-in is most of the line."""
    found = placeholder_in(text)
    return found is not None and len(found) * 10 >= len(text) * (9 if found[:5].lower() == "lorem" else 6)


def _is_filler(text: str) -> bool:
    """Latin filler: of at least four words, nearly every one is of it."""
    if not text.isascii() or not any(sign in text for sign in _SIGNS_OF_FILLER):
        return False
    found = _LETTERS.findall(text.lower())
    return len(found) >= 4 and sum(word in words("filler_words") for word in found) * 10 >= len(found) * 8
