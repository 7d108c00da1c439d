"""Hyphens at line ends: split words are joined, compounds keep theirs, suspended ones keep it and a space."""

from __future__ import annotations

import re

from samraad.reading.repair.breaks import Gap
from samraad.reading.repair.characters import SOFT_HYPHEN
from samraad.reading.repair.draft import Draft
from samraad.reading.repair.vocabulary import Vocabulary
from samraad.reading.repair.wordlists import words

_END = re.compile(rf"([\w/.’'-]*?\w)( ?)([-‐‑{SOFT_HYPHEN}])$")
_START = re.compile(r"[\w-]*\w|\w")
_COMPOUND_START = re.compile(r"[^\W\d_]+")
_CONJUNCTIONS = frozenset({"og", "eller", "samt", "og/eller"})
_LETTERS = re.compile(r"[^\W\d_]+$")


def join_hyphens(body: list[Draft], gaps: list[Gap], vocabulary: Vocabulary) -> None:
    """Resolve every hyphen that ends a line of ``body``."""
    for at, gap in enumerate(gaps):
        line = body[at]
        if line.text[-1:] in "-‐‑\u00ad" and len(line.text) > 1 and gap.blanks <= 24 and not body[at + 1].bullet:
            _resolve(line, body[at + 1], vocabulary)
    if body and body[-1].text.endswith(SOFT_HYPHEN):
        body[-1].text = body[-1].text[:-1]


def _resolve(line: Draft, following: Draft, vocabulary: Vocabulary) -> None:
    end, start = _END.search(line.text), _START.match(following.text)
    if not end or not start:
        return
    first, space, sign, second = end[1], end[2], end[3], start[0]
    if space and not _is_broken(line, _part(first), _word(second), vocabulary):
        return
    decision = "join" if sign == SOFT_HYPHEN else _decide(first, second, vocabulary)
    cut = len(space) + 1
    if decision == "join":
        line.text, line.after = line.text[:-cut], ""
    elif decision == "keep":
        line.text, line.after = line.text[:-cut] + "-", ""
    elif decision == "suspend":
        line.after = " "


def _is_broken(line: Draft, part: str, word: str, vocabulary: Vocabulary) -> bool:
    """A hyphen after a stray space breaks a word, where a dash would be: no blank follows it, or the whole is known."""
    if not word.islower() or word in words("function_words"):
        return False
    return bool(vocabulary.knows(part + word)) or (not line.raw.text[-1:].isspace() and not vocabulary.standing(word))


def _decide(first: str, second: str, vocabulary: Vocabulary) -> str:
    """``join``, ``keep``, ``suspend``, or ``part`` where the two do not belong together."""
    part, word = _part(first), _word(second)
    if second.lower() in _CONJUNCTIONS and not vocabulary.knows(part + word):
        return "suspend"
    if not part or second[0].isdigit():
        return "keep"  # 2012-2014, DK2020-, 0-emission; Gate-21
    if second[0].isupper():
        return _before_capital(part, word, vocabulary)
    if not part.islower() and not part.istitle():
        return "keep"  # EU-, KKR-, kWh-
    joined, kept = vocabulary.knows(part + word), vocabulary.knows(f"{part}-{word}")
    if joined != kept:
        return "join" if joined > kept else "keep"
    if "-" in first and first.split("-", 1)[0].isupper():
        return "join"  # SOSU-ud-dannelsen
    if joined == 0 and ((first.count("-") >= 1 and part in words("function_words")) or first.count("-") >= 2):
        return "keep"  # tale-til-tekst
    letter_word = part in words("kept_prefixes") and (len(part) > 1 or len(first) == 1 or not first[-2].isalpha())
    return "keep" if letter_word else "join"


def _before_capital(part: str, word: str, vocabulary: Vocabulary) -> str:
    if part.isupper() and len(part) > 1 and word.isupper() and len(word) > 1:
        return "join" if vocabulary.knows(part + word) or len(part) > 4 else "keep"
    if not part.islower() or vocabulary.knows(f"{part}-{word}") or part in words("kept_prefixes"):
        return "keep"
    return "part"


def _part(first: str) -> str:
    """The letters right before the hyphen: the last part of a compound."""
    found = _LETTERS.search(first)
    return found[0] if found else ""


def _word(second: str) -> str:
    found = _COMPOUND_START.match(second)
    return found[0] if found else ""
