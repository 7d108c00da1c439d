"""The word lists of the outline, loaded once from ``data/``, and the folding under which words compare."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_WORD = re.compile(r"[\W_]+")
_SPACED = re.compile(r"\b(?:\w ){2,}\w\b")
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.):]?|[A-ZÆØÅ][.)])\s+")
_TELLING = 5
_PAGE_AT_END = re.compile(r"[\s.…]*\s\d{1,3}$")


@cache
def data(name: str) -> Any:
    """The content of ``data/<name>.yaml``."""
    text = files("samraad.reading.outline").joinpath("data", f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=_LOADER)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case, letters and digits only, one space between words."""
    return _NOT_WORD.sub(" ", text.lower()).strip()


def unspaced(text: str) -> str:
    """Letter-spaced words closed up: ``N O T A T`` is NOTAT; two spaces or more part the words."""
    if not _SPACED.search(text):
        return text
    return " ".join(_SPACED.sub(lambda m: m.group().replace(" ", ""), part) for part in re.split(r"\s{2,}", text))


def unnumbered(text: str) -> str:
    """A heading without its own number before and a page number after it."""
    return _PAGE_AT_END.sub("", _NUMBERING.sub("", text))


@cache
def folded(group: str) -> frozenset[str]:
    """A list of ``wording.yaml``, folded."""
    return frozenset(fold(word) for word in data("wording")[group])


def language_of(text: str) -> str | None:
    """The language of spaced small letters by its small words; None where they are few or mixed."""
    counts = {
        name: sum(text.count(f" {word} ") for word in words) for name, words in data("wording")["languages"].items()
    }
    first, second = sorted(counts, key=lambda name: counts[name], reverse=True)[:2]
    return first if counts[first] >= _TELLING and counts[first] > 3 * counts[second] else None


@cache
def _letterhead() -> re.Pattern[str]:
    parts = (f"(?P<{name}>{pattern})" for name, pattern in data("wording")["letterhead"].items())
    return re.compile("|".join(parts), re.IGNORECASE)


@lru_cache(maxsize=16384)
def mark_of(text: str) -> str | None:
    """Which kind of letterhead line this is, by its name in ``wording.yaml``; None for any other line."""
    match = _letterhead().match(text) if len(text) <= 90 else None
    return match.lastgroup if match else None


def is_section_heading(text: str) -> bool:
    """A heading that opens a section of a report ("2.1 Baggrund"), never a document."""
    return fold(unnumbered(text)) in folded("section_headings") or fold(text) in folded("section_headings")
