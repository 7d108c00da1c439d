"""What a question asks for: its kind, its words with how much each says, and what must not be missing from an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from samraad.search.answering.lists import folded, pairs
from samraad.search.answering.model import Kind
from samraad.search.answering.words import Sense, Senses, root, synonyms
from samraad.search.danish.fold import fold
from samraad.search.danish.tokens import spans

_CLAUSE = re.compile(r",?\s+og\s+(?=(?:hvor|hvem|hvad|hvilke|hvornår)\w*\b)|\?\s+(?=\w)")
_TOTAL = re.compile(r"\bi alt\b|\bsamlet\b|\bsamlede\b|\btilsammen\b|\bsum\b")
_HIGHEST = re.compile(r"\b(?:flest|højest\w*|mest|størst\w*|længst\w*|dyrest\w*|bedst\w*)\b")
_LOWEST = re.compile(r"\b(?:færrest|lavest\w*|mindst\w*|kortest\w*|billigst\w*|ringest\w*)\b")
_LESS = re.compile(r"\b(?:mister|miste|taber|tabe|falder|afgiver|afgive|reduceres|skæres)\b")
_CHANGE = re.compile(
    r"\b(?:mister|miste|taber|tabe|vinder|falder|stiger|afgiver|ekstra|flere|færre|ændring\w*|forskel\w*|difference)\b"
)
_VOTE = re.compile(r"\bstemt?e[rs]?\b|\bafstemning\w*|\bstemmer\b")
_NOT_IN_ARCHIVE = re.compile(r"\bprotokol\w*|\breferat\w*")
_WH = frozenset("hvad hvem hvor hvornaar hvordan hvorfor hvilken hvilket hvilke hvorledes hvis".split())
_WEIGHT_NAME, _WEIGHT_NOUN, _WEIGHT_OTHER, _WEIGHT_LIGHT = 1.3, 1.0, 0.55, 0.15


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that an answer should have."""

    printed: str
    sense: Sense
    alike: frozenset[str]
    weight: float
    """How much it says: its part of speech and how rare it is in the archive, 0 to about 1.3."""
    rarity: float
    name: bool
    """A proper name or a number: nothing else stands for it."""
    focus: bool = False
    """What the figure, the person or the thing asked for is called."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood."""

    text: str
    kinds: tuple[Kind, ...]
    terms: tuple[Term, ...]
    total: bool
    extreme: int
    """1 where the highest is asked for, -1 the lowest, else 0."""
    change: bool
    vote: bool
    forms: frozenset[str]
    """Every form of the question: a value that only repeats them answers nothing."""

    @property
    def kind(self) -> Kind:
        return self.kinds[0]

    @property
    def focus(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.focus)


def understand(text: str, senses: Senses, rarity: Callable[[Sense], float]) -> Question:
    """Read the question. `rarity` says how rare a word is in the archive, from 0 (everywhere) to 1 (nowhere)."""
    text = " ".join(text.split())
    lower = text.lower()
    kinds = tuple(dict.fromkeys(_kind(clause, senses) for clause in _CLAUSE.split(lower) if clause)) or (Kind.TEXT,)
    extreme = 1 if _HIGHEST.search(lower) else -1 if _LOWEST.search(lower) else 0
    if extreme and _LESS.search(lower):
        extreme = -extreme
    return Question(
        text=text,
        kinds=kinds,
        terms=_terms(text, kinds[0], senses, rarity),
        total=bool(_TOTAL.search(lower)),
        extreme=extreme,
        change=bool(_CHANGE.search(lower)),
        vote=bool(_VOTE.search(lower)),
        forms=frozenset(form for _, _, printed in spans(text) for form in senses.of(printed).forms),
    )


@cache
def _openings() -> tuple[tuple[re.Pattern[str], Kind], ...]:
    return tuple((re.compile(pattern), Kind(kind)) for pattern, kind in pairs("openings"))


@cache
def _asked_nouns() -> dict[str, Kind]:
    return {root(fold(word)): Kind(kind) for word, kind in pairs("asked_nouns")}


def _kind(clause: str, senses: Senses) -> Kind:
    """What the clause asks for: by its beginning, else by the first noun that tells (hvad er fristen)."""
    for pattern, kind in _openings():
        if pattern.search(clause):
            return kind
    if not re.search(r"\bhvad\b|\bhvilke", clause):
        return Kind.TEXT
    tokens = [printed for _, _, printed in spans(clause)]
    asked = _asked_nouns()
    for printed in tokens[1:5]:
        sense = senses.of(printed)
        kind_of = next((asked[each] for each in (*sense.roots, *sense.heads) if each in asked), None)
        if kind_of is not None:
            return kind_of
    return Kind.TEXT


def _terms(text: str, kind: Kind, senses: Senses, rarity: Callable[[Sense], float]) -> tuple[Term, ...]:
    tokens = list(spans(text))
    dictionary = senses.analyser.lexicon.parts
    found: list[Term] = []
    for index, (_start, _end, printed) in enumerate(tokens):
        sense = senses.of(printed)
        form = sense.forms[0] if sense.forms else ""
        if not sense.forms or form in _WH or (len(sense.forms) == 1 and senses.analyser.is_stopword(form)):
            continue
        number = printed[:1].isdigit()
        name = number or (index > 0 and printed[:1].isupper())
        lemma = senses.analyser.reading(printed)[1][-1]
        part = dictionary.get(lemma)
        light = not name and (form in folded("light") or lemma in folded("light"))
        speech = (
            _WEIGHT_LIGHT
            if light
            else _WEIGHT_NAME
            if name
            else _WEIGHT_NOUN
            if part is None or part.noun
            else _WEIGHT_OTHER
        )
        rare = rarity(sense)
        alike = frozenset() if name else frozenset().union(*(synonyms().get(each, frozenset()) for each in sense.roots))
        found.append(Term(printed, sense, alike, speech * (0.25 + 0.75 * rare), rare, name))
    return _with_focus(_unlike_all(found), kind)


def _unlike_all(terms: list[Term]) -> list[Term]:
    """Each word once."""
    seen: dict[frozenset[str], Term] = {}
    for term in terms:
        seen.setdefault(term.sense.roots, term)
    return list(seen.values())


def _with_focus(terms: list[Term], kind: Kind) -> tuple[Term, ...]:
    """Mark what the thing asked for is called: the first word that says something, after hvor mange, hvem er, hvad er."""
    if kind in (Kind.DECISION, Kind.TEXT, Kind.REASON):
        return tuple(terms)
    at = next((i for i, term in enumerate(terms) if not term.name and term.weight > _WEIGHT_LIGHT), None)
    if at is None:
        return tuple(terms)
    chosen = terms[at]
    marked = Term(
        chosen.printed, chosen.sense, chosen.alike, chosen.weight * 1.15, chosen.rarity, chosen.name, focus=True
    )
    return tuple([*terms[:at], marked, *terms[at + 1 :]])
