"""People by name: a given name and what follows it, or a name that a title, a party or a municipality vouches for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samraad.reading.facts.mention import Mention, Prose
from samraad.reading.facts.wordlists import word_set, words

_PART = r"[A-ZÆØÅÖÄ][a-zæøåéèüöäáíóúýëñç]+(?:['’-][A-ZÆØÅÖÄ][a-zæøåéèüöäáíóúýëñç]+)?"
_INITIALS = r"[A-ZÆØÅ]\. ?[A-ZÆØÅ]\."
_CANDIDATE = re.compile(
    rf"(?<!\w)(?:{_PART}|{_INITIALS})(?: (?:[A-ZÆØÅ]\.|{_PART}|(?:von|van|de|la|el|al|bin|ben) {_PART}))+"
)
_TOKEN = re.compile(rf"(?:(?:von|van|de|la|el|al|bin|ben) )?{_PART}|{_INITIALS}|[A-ZÆØÅ]\.")
_GIVEN = word_set("first_names")
_NOT_NAMES = word_set("not_names")
_NOT_PEOPLE = word_set("not_people")
_MUNICIPALITIES = frozenset(words("municipalities"))
_MUNICIPAL = frozenset({"Kommune", "Kommunes", "Regionskommune", "Byråd"})
_TITLES = words("title_endings")
_TITLE_BEFORE = re.compile(r"([A-Za-zÆØÅæøå-]{4,})[ \n]$")
_VOUCHED_AFTER = re.compile(
    r"\s?\([A-ZÆØÅ]{1,2}\)|, ?(?:[A-ZÆØÅ][\wæøå-]+(?:[ -][A-ZÆØÅ][\wæøå-]+)? Kommune\b|(?:[a-zæøå]+\. ?)?[a-zæøå/]*"
    rf"(?:{'|'.join(_TITLES)})\b)"
)
_THING_ENDINGS = words("thing_endings")


def find_people(prose: Prose) -> Iterator[Mention]:
    """Every person named with given name and surname; the value is the name without title or genitive."""
    spans = list(_spans(prose.text))
    names = {prose.text[start:end] for start, end in spans}
    for start, end in spans:
        name = _without_genitive(prose.text[start:end], names)
        yield Mention("person", start, start + len(name), name)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _CANDIDATE.finditer(text):
        found = _name(text, list(_TOKEN.finditer(text, match.start(), match.end())))
        if found is not None:
            yield found


def _name(text: str, tokens: list[re.Match[str]]) -> tuple[int, int] | None:
    """Where the person's name among the capitalised words begins and ends."""
    first = next(
        (i for i, token in enumerate(tokens) if token.group() not in _NOT_NAMES and not _is_title(token.group())), None
    )
    if first is None:
        return None
    given = next((i for i in range(first, len(tokens) - 1) if _is_given(tokens[i].group())), None)
    first = last = first if given is None else given  # "Erhvervsstyrelsen Katrine Winding"
    for token in tokens[first + 1 :]:
        word = token.group()
        if word in _NOT_PEOPLE or word.endswith(_THING_ENDINGS):
            return None
        if word in _NOT_NAMES or _is_title(word) or word == tokens[first].group():
            if word in _MUNICIPAL and last > first + 1:
                last -= 1  # "Jens Hansen Ishøj Kommune"
            break
        last += 1
    while last > first + 1 and tokens[last].group() in _MUNICIPALITIES:
        last -= 1
    while last > first and tokens[last].group().endswith("."):
        last -= 1
    if last == first:
        return None
    start, end = tokens[first].start(), tokens[last].end()
    if given is not None:
        return start, end
    return (start, end) if _is_vouched_for(text, start, end, tokens[last].group()) else None


def _is_vouched_for(text: str, start: int, end: int, surname: str) -> bool:
    if surname in _NOT_PEOPLE:
        return False
    title = _TITLE_BEFORE.search(text, max(start - 40, 0), start)
    if title is not None and _is_title(title.group(1)):
        return True
    return _VOUCHED_AFTER.match(text, end) is not None


def _is_given(word: str) -> bool:
    return word in _GIVEN or ("-" in word and word.split("-")[0] in _GIVEN)


def _is_title(word: str) -> bool:
    return word.lower().endswith(_TITLES)


def _without_genitive(name: str, names: set[str]) -> str:
    """The name itself: the last s is a genitive's after "-sen", and where the name stands elsewhere without it."""
    if name.endswith(("’s", "'s")):
        return name[:-2]
    return name[:-1] if name.endswith("sens") or (name.endswith("s") and name[:-1] in names) else name
