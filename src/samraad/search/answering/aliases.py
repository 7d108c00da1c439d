"""Long names and their short forms, as the texts themselves introduce them: Greater Copenhagen EU Office (GCPHEU)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from samraad.search.answering.model import Source
from samraad.search.answering.question import Question
from samraad.search.answering.words import Match, Senses
from samraad.search.danish.tokens import spans

_INTRODUCED = re.compile(
    r"((?:[A-ZÆØÅ][\w-]*[ \n](?:(?:for|og|af|i)[ \n])*){0,6}[A-ZÆØÅ][\w-]*)[ \n]\(([A-ZÆØÅ][A-ZÆØÅ0-9]+)\)"
)
_ALIKE = 0.9


@dataclass(frozen=True, slots=True)
class Alias:
    """A short form the question has of a long name, or the other way round: what a text must hold, for which terms."""

    needle: str
    terms: tuple[int, ...]


def aliases(question: Question, sources: Iterable[Source], senses: Senses) -> tuple[Alias, ...]:
    """What stands for the names of the question in these sources."""
    found: dict[Alias, None] = {}
    for source in sources:
        for text in (source.text, source.document_title):
            for match in _INTRODUCED.finditer(text):
                for alias in _of(question, _named(match[1], match[2]), match[2], senses):
                    found[alias] = None
    return tuple(found)


def _named(long: str, short: str) -> str:
    """The part of the words before the parenthesis that the short form abbreviates: it begins with the same letter."""
    words = long.split()
    start = next((at for at, word in enumerate(words) if word[0] == short[0]), len(words))
    return " ".join(words[start:])


def _of(question: Question, long: str, short: str, senses: Senses) -> list[Alias]:
    if len(long) <= len(short):
        return []
    by_form = {form: index for index, term in enumerate(question.terms) for form in term.sense.forms}
    folded_short = senses.of(short).forms
    result = []
    if folded_short and folded_short[0] in by_form:
        result.append(Alias(long, (by_form[folded_short[0]],)))
    capital = [printed for _, _, printed in spans(long) if printed[:1].isupper()]
    forms = [form for printed in capital for form in senses.of(printed).forms]
    if len(forms) > 1 and all(form in by_form for form in forms):
        result.append(Alias(short, tuple(by_form[form] for form in forms)))
    return result


def applied(found: list[Match], text: str, known: tuple[Alias, ...]) -> None:
    """Add to what a text has of the question what it has under another name."""
    for alias in known:
        if alias.needle in text:
            for index in alias.terms:
                found[index] = found[index].better(Match(_ALIKE))
