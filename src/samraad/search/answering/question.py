"""What a question asks for: its kind, its words with how much each says, and what must not be missing from an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
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
_APPOINTED = re.compile(r"\b(?:udpeg\w+|indstill\w+|valgt|valgte|vælges|udnævnt\w*|genvalgt\w*)\b")
_MONTHS = frozenset(
    [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ]
)
_DECIDE = re.compile(r"beslut\w+|vedt\w+|godken\w+|tiltrå\w+|resultat\w*|konkl\w+")
_WH = frozenset(
    ["hvad", "hvem", "hvor", "hvornaar", "hvordan", "hvorfor", "hvilken", "hvilket", "hvilke", "hvorledes", "hvis"]
)
_WEIGHT_NAME, _WEIGHT_NOUN, _WEIGHT_OTHER, _WEIGHT_LIGHT, _WEIGHT_FOCUS = 1.3, 1.0, 0.45, 0.1, 1.15
_WEIGHT_DAY, _WEIGHT_YEAR, _WEIGHT_EVENT = 0.35, 0.7, 0.7
"""When something was may stand above the answer or not at all: it says less than a name."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMMON = 0.12
"""What is left of the weight of a word that stands in every passage."""


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
    light: bool = False
    """It says little about the matter."""
    when: bool = False
    """A day, a month or a year."""
    start: int = 0
    """Where it stands in the question."""


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
    appointed: bool
    """Whether it asks whom somebody chose."""
    groups: tuple[tuple[int, ...], ...]
    """Terms that are one name together (Erhvervshus Hovedstaden, Gate 21)."""
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
    terms = _terms(text, kinds[0], senses, rarity)
    return Question(
        text=text,
        kinds=kinds,
        terms=terms,
        total=bool(_TOTAL.search(lower)),
        extreme=extreme,
        change=bool(_CHANGE.search(lower)),
        vote=bool(_VOTE.search(lower)),
        appointed=bool(_APPOINTED.search(lower)),
        groups=_groups(terms),
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
    found: list[Term] = []
    for index, (start, printed) in enumerate(_pieces(text)):
        sense = senses.of(printed)
        form = sense.forms[0] if sense.forms else ""
        if not sense.forms or form in _WH or (len(sense.forms) == 1 and senses.analyser.is_stopword(form)):
            continue
        name = printed[:1].isdigit() or (index > 0 and printed[:1].isupper())
        found.append(_term(printed, sense, start, name, kind, senses, rarity(sense)))
    return _with_focus(_unlike_all(found), kind, text.lower())


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Every word and where it stands; VIP-klimaprojekter is two, as a text may print it so."""
    for start, _end, printed in spans(text):
        parts = printed.split("-")
        if len(parts) > 1 and all(len(part) > 1 and part[0].isalpha() for part in parts):
            for part in parts:
                yield start, part
                start += len(part) + 1
        else:
            yield start, printed


def _term(printed: str, sense: Sense, start: int, name: bool, kind: Kind, senses: Senses, rare: float) -> Term:
    lower = printed.lower()
    day = lower in _MONTHS or (printed.isdigit() and len(printed) < 3)
    year = bool(_YEAR.fullmatch(printed))
    light = not name and _is_light(lower, sense, kind)
    speech = (
        _WEIGHT_DAY
        if day
        else _WEIGHT_YEAR
        if year
        else _WEIGHT_NAME
        if name
        else _WEIGHT_LIGHT
        if light
        else _speech(sense, kind, senses)
    )
    alike = frozenset() if name else frozenset().union(*(synonyms().get(each, frozenset()) for each in sense.roots))
    weight = speech * (_COMMON + (1 - _COMMON) * rare)
    return Term(printed, sense, alike, weight, rare, name, light=light, when=day or year, start=start)


def _is_light(lower: str, sense: Sense, kind: Kind) -> bool:
    """Whether a word says little: one of the list, a superlative, the verb of a question for a decision."""
    if sense.forms[0] in folded("light") or sense.lemmas[-1] in folded("light"):
        return True
    return bool(
        _HIGHEST.fullmatch(lower) or _LOWEST.fullmatch(lower) or (kind is Kind.DECISION and _DECIDE.fullmatch(lower))
    )


def _speech(sense: Sense, kind: Kind, senses: Senses) -> float:
    """What a word says by its part of speech: nouns most; what happened says as much where it is asked when."""
    part = senses.analyser.lexicon.parts.get(sense.lemmas[-1])
    if part is None or part.noun:
        return _WEIGHT_NOUN
    return _WEIGHT_EVENT if kind in (Kind.DATE, Kind.DURATION) else _WEIGHT_OTHER


def _unlike_all(terms: list[Term]) -> list[Term]:
    """Each word once."""
    seen: dict[frozenset[str], Term] = {}
    for term in terms:
        seen.setdefault(term.sense.roots, term)
    return list(seen.values())


def _groups(terms: tuple[Term, ...]) -> tuple[tuple[int, ...], ...]:
    """Names that stand directly after one another."""
    found: list[list[int]] = []
    for index, term in enumerate(terms):
        if not term.name or _YEAR.fullmatch(term.printed):
            continue
        before = found[-1][-1] if found else None
        follows = before is not None and term.start - (terms[before].start + len(terms[before].printed)) == 1
        if follows:
            found[-1].append(index)
        elif term.printed[:1].isupper():
            found.append([index])
    return tuple(tuple(group) for group in found if len(group) > 1)


def _with_focus(terms: list[Term], kind: Kind, text: str) -> tuple[Term, ...]:
    """Mark what the thing asked for is called: after hvor mange, hvor stor and hvad er its noun, after hvem er the post."""
    at = next((i for i, term in enumerate(terms) if _may_be_asked(term, kind, text)), None)
    if at is None:
        return tuple(terms)
    chosen = terms[at]
    weight = max(chosen.weight, _WEIGHT_NOUN * (_COMMON + (1 - _COMMON) * chosen.rarity)) * _WEIGHT_FOCUS
    marked = replace(chosen, weight=weight, focus=True)
    return (*terms[:at], marked, *terms[at + 1 :])


def _may_be_asked(term: Term, kind: Kind, text: str) -> bool:
    if term.light or term.when or (term.name and kind is not Kind.COUNT):
        return False
    if kind is Kind.WHO:
        return is_role(term)
    if kind in (Kind.COUNT, Kind.FIGURE) and not text.startswith("hvad"):
        return True
    return kind in (Kind.MONEY, Kind.SHARE, Kind.DATE, Kind.FIGURE) and bool(
        (term.sense.roots | term.sense.heads) & _asked_nouns().keys()
    )


def is_role(term: Term) -> bool:
    """Whether the word is a post that somebody holds."""
    return not folded("roles").isdisjoint(term.sense.lemmas) or any(
        lemma.endswith(role) for lemma in term.sense.lemmas for role in folded("roles")
    )
