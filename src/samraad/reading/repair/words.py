"""Words that printing broke without a sign: lost hyphens, stray spaces and hyphens, an l for an I."""

from __future__ import annotations

import re
from itertools import pairwise

from samraad.reading.repair.breaks import Gap
from samraad.reading.repair.draft import Draft
from samraad.reading.repair.vocabulary import Vocabulary
from samraad.reading.repair.wordlists import words

_FIRST = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+$")
_ELL = re.compile(r"(?:(?<=^)|(?<=[.:!?] )|(?<=– ))l(?= (?:alt|dag|år|gang|forhold|øjeblikket|perioden|[12]\d{3})\b)")
_HYPHENED = re.compile(r"(?<![\w-])([^\W\d_]{2,})-([^\W\d_]{3,})(?![\w-])")
_LETTER_WORDS = frozenset("iåøoà")
_NO_STOPS = str.maketrans("", "", '.,;:()”"!?')


def join_lost_hyphens(body: list[Draft], gaps: list[Gap], vocabulary: Vocabulary) -> None:
    """Join a word broken at a line end whose hyphen was lost: the line lacks the space that its neighbours end with."""
    trailing = [draft.raw.text[-1:].isspace() for draft in body]
    for at, gap in enumerate(gaps):
        if trailing[at] or gap.blanks > 1 or not body[at + 1].text[:1].islower() or body[at].after != "\n":
            continue
        first, second = _LAST.search(body[at].text), _FIRST.match(body[at + 1].text)
        around = trailing[max(at - 4, 0) : at] + trailing[at + 1 : at + 5]
        if not first or not second or not any(around):
            continue
        known = vocabulary.knows(first[0] + second[0]) and not vocabulary.standing(second[0])
        if known or (
            sum(around) * 2 >= len(around) and _belong(first[0], second[0], gap, len(body[at].text), vocabulary)
        ):
            body[at].after = ""


def _belong(first: str, second: str, gap: Gap, length: int, vocabulary: Vocabulary) -> bool:
    if first.isupper() or (len(first) < 2 and not vocabulary.knows(first + second)):
        return False
    if vocabulary.knows(first + second):
        return True
    function = words("function_words") | words("abbreviations")
    if (first.lower() in function and vocabulary.standing(first)) or second in function:
        return False
    if not vocabulary.standing(first) or not vocabulary.standing(second):
        return True
    return length >= gap.width * 0.8


def mend_words(body: list[Draft], vocabulary: Vocabulary) -> None:
    """Close a word broken within a line, where only the whole is a word of this source."""
    plain = words("function_words") | words("short_words") | _LETTER_WORDS
    whole = vocabulary.whole
    for draft in body:
        text = draft.text
        if text.startswith("l ") or " l " in text:
            text = _ELL.sub("I", text)
        pieces = text.lower().translate(_NO_STOPS).split(" ")
        if any(first + second in whole for first, second in pairwise(pieces)):
            text = _close(text.split(" "), plain, vocabulary)
        if "-" in text:
            text = _HYPHENED.sub(lambda found: _without_hyphen(found, vocabulary), text)
        draft.text = text


def _close(pieces: list[str], plain: frozenset[str], vocabulary: Vocabulary) -> str:
    done = [pieces[0]]
    for piece in pieces[1:]:
        before = done[-1]
        second = _FIRST.match(piece)
        if second and before.isalpha() and _is_broken(before.lower(), second[0], plain, vocabulary):
            done[-1] = before + piece
        else:
            done.append(piece)
    return " ".join(done)


def _is_broken(first: str, second: str, plain: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Strong evidence only: the whole is common here, and the second half, or a letter before it, is no word."""
    often = vocabulary.whole[first + second]
    if not often or not second.islower() or second in plain:
        return False
    letter = len(first) == 1 and first not in _LETTER_WORDS
    if not letter and len(second) > 1 and vocabulary.whole[second] > 2:
        return False
    halves = min(vocabulary.whole[first], vocabulary.whole[second])
    short = letter or len(second) <= 4 or first in words("function_words")
    return often >= 2 * halves and (short or often >= 3)


def _without_hyphen(found: re.Match[str], vocabulary: Vocabulary) -> str:
    first, second = found[1].lower(), found[2].lower()
    if (
        not found[2].islower()
        or found[1].isupper()
        or first in words("kept_prefixes")
        or vocabulary.whole[f"{first}-{second}"] > 1
    ):
        return found[0]
    broken = vocabulary.whole[first + second] and not vocabulary.whole[first] and not vocabulary.whole[second]
    return found[1] + found[2] if broken else found[0]
