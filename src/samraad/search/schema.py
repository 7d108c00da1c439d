"""The fields of the index, and how a passage becomes a document of it and back."""

import datetime as dt
import json
from copy import copy
from dataclasses import dataclass, field
from hashlib import blake2b
from math import log2
from operator import attrgetter

import tantivy

from samraad.search.danish import ANALYSIS_VERSION, Analyser
from samraad.search.model import FILTERS, Passage
from samraad.search.scopes import FIELD as READERS
from samraad.search.scopes import term_of

VERSION = f"5/{ANALYSIS_VERSION}"
"""An index made with another version is outdated."""

STATE = "state"
_MOST_HEADINGS = 50_000
_DECIDED_WEIGHT = 0.7
_OLDEST, _NEWEST, _RECENT_WEIGHT = 2000, 2040, 0.4
_SAYS_ENOUGH = 16
"""So many words say something; fewer are a heading or a scrap of a table, which has the words asked for and no more."""
_SAYS_NOTHING_WEIGHT = 0.5
_USUAL = 2.0


def schema() -> tantivy.Schema:
    """The fields: what is looked in, what is filtered and counted by, and the passage itself."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("form", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("word", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("title", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("named", tokenizer_name="whitespace", index_option="basic")
    for name in FILTERS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("dossier", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("mark", tokenizer_name="raw", index_option="basic")
    builder.add_text_field(READERS, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_unsigned_field("document", indexed=True, fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()


def document_key(document: str) -> int:
    """A document's number in the index: 52 bits, so that it survives the floats of an aggregation."""
    return int.from_bytes(blake2b(document.encode("utf-8", "replace"), digest_size=7).digest()) >> 4


def filter_values(passage: Passage) -> tuple[str | None, ...]:
    """What the passage is filtered and counted by, in the order of `FILTERS`."""
    year = None if passage.year is None else str(passage.year)
    return (passage.council, year, passage.item_kind, passage.document_kind, passage.organization)


_OF_PASSAGE = ("id", "decided", "first_line", "last_line", "page", "scopes", "text")
"""What differs between the passages of a document; the rest is packed once for all of them."""
_OF_DOCUMENT = tuple(name for name in Passage.__slots__ if name not in _OF_PASSAGE)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=dt.date.isoformat).encode
_surroundings = attrgetter(*_OF_DOCUMENT)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the passages of a document share, analysed and packed once."""

    fields: tantivy.Document
    recent: float
    packed: bytes


@dataclass(slots=True)
class Documents:
    """Makes index documents; what is the same for many passages is analysed once."""

    analyser: Analyser
    _headings: dict[tuple[object, ...], Heading] = field(default_factory=dict)

    def document(self, passage: Passage, analysed: tuple[str, str]) -> tantivy.Document:
        """The passage as a document of the index; `analysed` is what its text is indexed by."""
        shared = _surroundings(passage)
        heading = self._headings.get(shared)
        if heading is None:
            if len(self._headings) >= _MOST_HEADINGS:
                self._headings.clear()
            heading = self._headings[shared] = self._heading(passage)
        forms, words = analysed
        found = copy(heading.fields)
        try:
            found.add_text("form", forms)
        except UnicodeEncodeError:
            forms, words = self.analyser.indexed(clean(passage.text))
            found.add_text("form", forms)
        found.add_text("word", words)
        found.add_text(READERS, term_of(passage.scopes))
        found.add_unsigned("id", passage.id)
        found.add_float("weight", _weight(passage, heading.recent))
        found.add_bytes("stored", heading.packed + _pack(passage))
        return found

    def _heading(self, passage: Passage) -> Heading:
        fields = tantivy.Document()
        fields.add_text("title", self._title(passage))
        fields.add_text("named", self._named(passage))
        for name, value in zip(FILTERS, filter_values(passage), strict=True):
            if value is not None:
                fields.add_text(name, clean(value))
        fields.add_text("dossier", clean(passage.dossier))
        fields.add_unsigned("document", document_key(passage.document))
        packed = _encode(_surroundings(passage)).encode("utf-8", "replace") + b"\n"
        return Heading(fields, _recent(passage.year), packed)

    def _title(self, passage: Passage) -> str:
        titles = (passage.document_title, passage.item_title or "")
        return " ".join(self.analyser.indexed(clean(title))[1] for title in dict.fromkeys(titles))

    def _named(self, passage: Passage) -> str:
        """The words of the passage's surroundings, each with the name under which a query may ask for it."""
        named = {
            "council": (passage.council,),
            "year": ("" if passage.year is None else str(passage.year),),
            "item": (passage.item or "", passage.item_title or ""),
            "title": (passage.document_title,),
            "item_kind": (passage.item_kind or "",),
            "document_kind": (passage.document_kind or "",),
            "organization": (passage.organization or "",),
        }
        return " ".join(f"{name}={word}" for name, texts in named.items() for text in texts for word in self._all(text))

    def _all(self, text: str) -> set[str]:
        tokens = self.analyser.analyse(clean(text))
        return {word for token in tokens for word in (*token.lemmas, *token.parts)}


def _weight(passage: Passage, recent: float) -> float:
    """What the index is told: it multiplies by log2(2 + weight), which for a usual passage then is `_USUAL`."""
    words = 1 + passage.text.count(" ") + passage.text.count("\n")
    says = min(words / _SAYS_ENOUGH, 1.0)
    better = log2(2.0 + recent + (_DECIDED_WEIGHT if passage.decided else 0.0))
    enough = 1.0 if passage.decided else _SAYS_NOTHING_WEIGHT + (1.0 - _SAYS_NOTHING_WEIGHT) * says
    return float(2.0 ** (_USUAL * better * enough) - 2.0)


def _pack(passage: Passage) -> bytes:
    """What is the passage's own: written by hand, because it is done for every passage."""
    page = "-" if passage.page is None else passage.page
    numbers = f"{passage.id} {passage.decided:d} {passage.first_line} {passage.last_line} {page}"
    return f"{numbers} {' '.join(passage.scopes)}\n{passage.text}".encode("utf-8", "replace")


def unpack(stored: bytes) -> Passage:
    """The passage that was stored."""
    shared, numbers, text = stored.decode().split("\n", 2)
    values = dict(zip(_OF_DOCUMENT, json.loads(shared), strict=True))
    if values["date"] is not None:
        values["date"] = dt.date.fromisoformat(values["date"])
    number, decided, first, last, page, scopes = numbers.split(" ", 5)
    return Passage(
        id=int(number),
        decided=decided == "1",
        first_line=int(first),
        last_line=int(last),
        page=None if page == "-" else int(page),
        scopes=tuple(scopes.split()),
        text=text,
        **values,
    )


def clean(text: str) -> str:
    """The text without what UTF-8 cannot hold (halves of characters, from broken files)."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _recent(year: int | None) -> float:
    """Recent years weigh a little more."""
    if year is None:
        return 0.0
    return _RECENT_WEIGHT * (min(max(year, _OLDEST), _NEWEST) - _OLDEST) / (_NEWEST - _OLDEST)
