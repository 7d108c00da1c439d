"""What goes into the search index and what comes out of it: passages, requests, hits, groups, counts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

PUBLIC = "public"
"""The scope that every reader has, unless a request says otherwise."""

FILTERS = ("council", "year", "item_kind", "document_kind", "organization")
"""The names a request may filter by; a filter's values are the strings that `FilterCounts` gives."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A few consecutive lines of one document: the unit that is found, shown and cited (40–80 words is best)."""

    id: int
    """The archive's own number of the passage; feeding the same id again replaces it."""
    dossier: str
    council: str
    year: int | None
    meeting: str | None
    document: str
    """A stable key of the document; hits are grouped by it."""
    document_title: str
    document_kind: str | None
    organization: str | None
    item: str | None
    item_title: str | None
    item_kind: str | None
    section: str | None
    decided: bool
    """The passage stands in a decision: it is shown before discussion of the same words."""
    date: dt.date | None
    first_line: int
    last_line: int
    page: int | None
    text: str
    scopes: tuple[str, ...]
    """Who may find it: a reader who has one of these scopes. A scope is any name without spaces."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What a reader asks for: a query as typed, chosen filter values, and which documents of the answer to show.

    Values within one filter are alternatives, different filters must all hold. `offset` and `limit` count documents.
    `scopes` are the reader's: nothing else is found, counted, marked or suggested than what one of them may read.
    """

    query: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scopes: tuple[str, ...] = (PUBLIC,)
    without: tuple[str, ...] = ()
    """Dossiers that are left out, such as those whose changes have not reached the index yet."""
    offset: int = 0
    limit: int = 10
    hits_per_document: int = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A found passage with the character ranges `[start, end)` of its text that answer the query."""

    passage: Passage
    score: float
    highlights: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The best hits in one document; `total` tells how many of its passages match."""

    document: str
    title: str
    total: int
    title_highlights: tuple[tuple[int, int], ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know about how the query was understood: a code and the words it is about.

    Codes: `relaxed` (no passage has all the words, these have most of them), `ignored` (parts of the query that say
    nothing), `shortened` (the query was too long), `unknown_field` (a word before a colon that names no field: it was
    looked for as a word), `short_prefix` (a prefix too short to expand, looked for as a word).
    """

    code: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of an answer."""

    total: int
    """How many passages match in all."""
    groups: tuple[Group, ...]
    more: bool
    """Whether further documents follow after this page."""
    took_ms: float
    explained: str
    """The query as it was understood, in the query language."""
    suggestion: str | None
    """The query with likely misspellings corrected, where nothing or little was found."""
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A value of a filter and how many matching passages have it."""

    value: str
    passages: int


@dataclass(frozen=True, slots=True)
class FilterCounts:
    """For each filter its values, most frequent first, counted as if that filter itself were not set."""

    counts: Mapping[str, tuple[Count, ...]]
    took_ms: float
