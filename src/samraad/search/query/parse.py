"""Reads a query as it was typed, whatever was typed: words, "phrases", prefi*, field:value, -not, a OR b.

Nothing is an error: what makes no sense as an operator is a word, what is no word is left out.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from samraad.search.danish.fold import fold
from samraad.search.danish.tokens import PARAGRAPH_SPACE, TOKEN
from samraad.search.model import Notice

_LONGEST_QUERY = 500
_MOST_CLAUSES = 24
_SHORTEST_PREFIX = 2
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]+")
_QUOTES = str.maketrans("“”„«»″", '""""""')
_ITEM = re.compile(
    r"""(?P<not>(?<!\S)-(?=\S))?
        (?:(?P<field>[^\W\d_]{2,20}):(?=[^\s:/]))?
        (?:"(?P<phrase>[^"]*)"?(?P<open>\*)?|(?P<word>[^\s"]+))""",
    re.VERBOSE,
)
_OR = frozenset({"OR", "ELLER", "|", "||"})
_AND = frozenset({"AND", "OG", "&", "&&", "+"})


@dataclass(frozen=True, slots=True)
class Atom:
    """One thing to look for. `kind` is `word`, `phrase` or `prefix`; with a field it is looked for there."""

    kind: str
    text: str
    field: str | None = None

    def __str__(self) -> str:
        shown = {"word": self.text, "phrase": f'"{self.text}"', "prefix": f"{self.text}*"}[self.kind]
        return f"{self.field}:{shown}" if self.field else shown


@dataclass(frozen=True, slots=True)
class Clause:
    """Alternatives, one of which must be there, or must not."""

    alternatives: tuple[Atom, ...]
    negated: bool = False

    def __str__(self) -> str:
        return ("-" if self.negated else "") + " OR ".join(map(str, self.alternatives))


@dataclass(frozen=True, slots=True)
class Parsed:
    """The query as understood."""

    clauses: tuple[Clause, ...]
    notices: tuple[Notice, ...]

    def __str__(self) -> str:
        return " ".join(map(str, self.clauses))


@cache
def field_names() -> dict[str, str]:
    """Which field of the index a typed name means."""
    text = files("samraad.search.query").joinpath("data", "fields.txt").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: field.strip() for name, field in lines}


def parse(query: str) -> Parsed:
    """The clauses of a query, and what the reader should know about how they were read."""
    notices: list[Notice] = []
    text = _UNPRINTABLE.sub(" ", query[: 4 * _LONGEST_QUERY]).translate(_QUOTES)
    text = PARAGRAPH_SPACE.sub("", text)
    if len(query) > _LONGEST_QUERY:
        notices.append(Notice("shortened", ()))
        text = text[:_LONGEST_QUERY]
    clauses: list[Clause] = []
    joined = False
    for match in _ITEM.finditer(text):
        word = match["word"]
        if word in _OR:
            joined = bool(clauses)
            continue
        if word in _AND:
            continue
        for atom in _atoms(match, notices):
            negated = match["not"] is not None
            if joined and not negated and not clauses[-1].negated:
                clauses[-1] = Clause((*clauses[-1].alternatives, atom))
            else:
                clauses.append(Clause((atom,), negated))
            joined = False
    if len(clauses) > _MOST_CLAUSES:
        notices.append(Notice("shortened", ()))
    return Parsed(tuple(dict.fromkeys(clauses[:_MOST_CLAUSES])), tuple(dict.fromkeys(notices)))


def _atoms(match: re.Match[str], notices: list[Notice]) -> list[Atom]:
    """The things to look for in one item of the query; none when it has no letter or digit."""
    name = match["field"]
    field = field_names().get(fold(name)) if name else None
    before: list[Atom] = []
    if name and field is None:
        notices.append(Notice("unknown_field", (name,)))
        before = [Atom("word", name)]
    if match["phrase"] is not None:
        text = " ".join(TOKEN.findall(match["phrase"]))
        found = [Atom("phrase", text, field)] if text else []
    else:
        found = _words(match["word"], field, notices)
    if not found:
        notices.append(Notice("ignored", (match.group().strip()[:40],)))
    return before + found


def _words(word: str, field: str | None, notices: list[Notice]) -> list[Atom]:
    texts = [text for text in TOKEN.findall(word) if text.strip("_")]
    atoms = [Atom("word", text, field) for text in texts]
    if atoms and field is None and word.rstrip(").,;:!?").endswith("*"):
        prefix = texts[-1]
        if len(fold(prefix)) < _SHORTEST_PREFIX or not prefix.isalnum():
            notices.append(Notice("short_prefix", (prefix,)))
        else:
            atoms[-1] = Atom("prefix", prefix)
    return atoms
