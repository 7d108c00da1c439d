"""Answers requests from one snapshot of the index: hits grouped by document, and counts by filter."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tantivy import DocAddress, Occur, Query, Searcher

from samraad.search.danish import Analyser
from samraad.search.model import FILTERS, Count, FilterCounts, Group, Hit, Notice, Passage, SearchRequest, SearchResult
from samraad.search.query.build import Builder, Parts
from samraad.search.query.highlight import Highlighter
from samraad.search.query.parse import Parsed, parse
from samraad.search.query.suggest import suggestion
from samraad.search.schema import unpack
from samraad.search.store import Snapshot, stored

_LOOKED_AT_PER_DOCUMENT = 8
_MOST_LOOKED_AT = 4000
_MOST_VALUES = 60
_FEW = 10
"""With fewer hits in text, the titles under which a passage stands are looked at as well."""
_MANY = 20_000
"""With more passages than these, only the best by their words are looked at for what else makes them good."""
_BEST = 60
_REMEMBERED = 500

Ranked = list[tuple[float, DocAddress]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request against one state of the index."""

    builder: Builder
    request: SearchRequest
    parsed: Parsed

    @property
    def searcher(self) -> Searcher:
        """What is searched."""
        return self.builder.snapshot.searcher


@dataclass(frozen=True, slots=True)
class Found:
    """What matches: the conditions that select it, how many passages, the best of them."""

    parts: Parts
    total: int
    ranked: Ranked
    relaxed: bool = False


def search(snapshot: Snapshot, analyser: Analyser, request: SearchRequest) -> SearchResult:
    """One page of documents with their best passages."""
    began = time.perf_counter()
    asked = Asked(Builder(snapshot, analyser), request, parse(request.query))
    found = _found(asked, _looked_at(request))
    notices, suggested = asked.parsed.notices, None
    if found.relaxed:
        notices += (Notice("relaxed", tuple(str(clause) for clause in asked.parsed.clauses if not clause.negated)),)
    if found.relaxed or not found.total:
        suggested = suggestion(asked.builder, asked.parsed, request)
    groups, more = _page(asked, found, Highlighter.of(asked.parsed, analyser))
    took = (time.perf_counter() - began) * 1000
    return SearchResult(found.total, groups, more, took, str(asked.parsed), suggested, notices)


def count(snapshot: Snapshot, analyser: Analyser, request: SearchRequest) -> FilterCounts:
    """The values of each filter among the matching passages, each filter counted as if it were not set itself."""
    began = time.perf_counter()
    asked = Asked(Builder(snapshot, analyser), request, parse(request.query))
    parts = _parts(asked)
    counts: dict[str, tuple[Count, ...]] = dict.fromkeys(FILTERS, ())
    if parts:
        chosen = [name for name in FILTERS if request.filters.get(name)]
        counts |= _counted(asked, parts, request.filters, [name for name in FILTERS if name not in chosen])
        for name in chosen:
            rest = {other: values for other, values in request.filters.items() if other != name}
            counts |= _counted(asked, parts, rest, [name])
    return FilterCounts(counts, (time.perf_counter() - began) * 1000)


def _found(asked: Asked, looked_at: int) -> Found:
    """What is found by the strictest reading of the query that finds enough: in text, with titles, most of the words."""
    parts = asked.builder.in_text(asked.parsed)
    if not parts:
        browsing = not asked.parsed.clauses and any(asked.request.filters.values())
        return _best(asked, [(Occur.Must, asked.builder.passages())], looked_at) if browsing else Found([], 0, [])
    found = _best(asked, parts, looked_at)
    reading = "in_text"
    if found.total < _FEW:
        titled = _best(asked, asked.builder.with_titles(asked.parsed), looked_at)
        if titled.total > found.total:
            reading, found = "with_titles", titled
    if not found.total and (loose := asked.builder.relaxed(asked.parsed)):
        relaxed = _best(asked, loose, looked_at)
        if relaxed.total:
            reading, found = "relaxed", replace(relaxed, relaxed=True)
    _remember(asked, reading)
    return found


def _parts(asked: Asked) -> Parts:
    """What the query was read as when its hits were looked for."""
    reading = asked.builder.snapshot.readings.get(_key(asked))
    if reading is None:
        return _found(asked, 1).parts
    readings = {
        "in_text": asked.builder.in_text,
        "with_titles": asked.builder.with_titles,
        "relaxed": asked.builder.relaxed,
    }
    return readings[reading](asked.parsed)


def _remember(asked: Asked, reading: str) -> None:
    readings = asked.builder.snapshot.readings
    if len(readings) >= _REMEMBERED:
        readings.clear()
    readings[_key(asked)] = reading


def _key(asked: Asked) -> tuple[object, ...]:
    request = asked.request
    return (
        request.query,
        request.scopes,
        request.without,
        tuple(sorted((name, tuple(values)) for name, values in request.filters.items())),
    )


def _best(asked: Asked, parts: Parts, looked_at: int) -> Found:
    """The best passages. When many match, what is not asked for (exact form, titles) only orders the best of them."""
    matching = _selected(asked, parts, asked.request.filters)
    bonuses = asked.builder.bonuses(asked.parsed)
    few = asked.builder.size(asked.parsed) <= _MANY
    first = _ranked(asked, [(Occur.Must, matching), *bonuses] if few else [(Occur.Must, matching)], looked_at)
    ranked: Ranked = first.hits
    if bonuses and not few:
        ids = [int(n or 0) for n in asked.searcher.fast_field_values("id", [address for _, address in ranked[:_BEST]])]
        among = Query.const_score_query(asked.builder.one_of("id", ids), 0.0)
        best: Ranked = _ranked(asked, [(Occur.Must, among), (Occur.Must, matching), *bonuses], _BEST).hits
        ranked = [*best, *ranked[_BEST:]]
    return Found(parts, int(first.count or 0), ranked)


def _ranked(asked: Asked, parts: Parts, limit: int) -> Any:
    return asked.searcher.search(Query.boolean_query(parts), limit=max(limit, 1), weight_by_field="weight")


def _selected(asked: Asked, parts: Parts, filters: Mapping[str, tuple[str, ...]]) -> Query:
    """What matches and is selected by the filters and the reader's rights."""
    known = {name: tuple(values) for name, values in filters.items() if name in FILTERS}
    return Query.boolean_query([*parts, *asked.builder.selection(known, asked.request)])


def _looked_at(request: SearchRequest) -> int:
    return min(_LOOKED_AT_PER_DOCUMENT * (max(request.offset, 0) + max(request.limit, 0) + 1), _MOST_LOOKED_AT)


def _page(asked: Asked, found: Found, highlighter: Highlighter) -> tuple[tuple[Group, ...], bool]:
    """The documents of the page; when too few are among the best passages, more passages are looked at."""
    request = asked.request
    first, end = max(request.offset, 0), max(request.offset, 0) + max(request.limit, 0)
    documents = _by_document(asked, found.ranked)
    if len(documents) <= end and len(found.ranked) < min(found.total, _MOST_LOOKED_AT):
        documents = _by_document(asked, _best(asked, found.parts, _MOST_LOOKED_AT).ranked)
    shown = list(documents.items())[first:end]
    totals = _totals(asked, found, [key for key, _ in shown])
    best = [
        [
            (score, unpack(stored(asked.searcher, address)))
            for score, address in hits[: max(request.hits_per_document, 1)]
        ]
        for _, hits in shown
    ]
    highlighter.prepare(text for hits in best for _, each in hits for text in (each.text, each.document_title))
    groups = tuple(
        _group(hits, totals.get(key, len(found_here)), highlighter)
        for hits, (key, found_here) in zip(best, shown, strict=True)
    )
    return groups, len(documents) > end


def _by_document(asked: Asked, ranked: Ranked) -> dict[int, Ranked]:
    keys = asked.searcher.fast_field_values("document", [address for _, address in ranked])
    documents: dict[int, Ranked] = {}
    for key, hit in zip(keys, ranked, strict=True):
        documents.setdefault(int(key or 0), []).append(hit)
    return documents


def _totals(asked: Asked, found: Found, keys: Sequence[int]) -> dict[int, int]:
    """How many passages match in each of the documents; those that are not all in hand are counted."""
    if not keys or found.total <= len(found.ranked):
        return {}
    here = Query.const_score_query(asked.builder.one_of("document", keys), 0.0)
    query = _selected(asked, [*found.parts, (Occur.Must, here)], asked.request.filters)
    counted = asked.searcher.aggregate(query, {"document": {"terms": {"field": "document", "size": len(keys)}}})
    return {int(bucket["key"]): int(bucket["doc_count"]) for bucket in counted["document"]["buckets"]}


def _group(ranked: list[tuple[float, Passage]], total: int, highlighter: Highlighter) -> Group:
    hits = [Hit(passage, score, highlighter.ranges(passage.text)) for score, passage in ranked]
    best = hits[0].passage
    return Group(best.document, best.document_title, total, highlighter.ranges(best.document_title), tuple(hits))


def _counted(
    asked: Asked, parts: Parts, filters: Mapping[str, tuple[str, ...]], names: list[str]
) -> dict[str, tuple[Count, ...]]:
    if not names:
        return {}
    wanted = {name: {"terms": {"field": name, "size": _MOST_VALUES}} for name in names}
    counted = asked.searcher.aggregate(_selected(asked, parts, filters), wanted)
    return {
        name: tuple(Count(str(bucket["key"]), int(bucket["doc_count"])) for bucket in counted[name]["buckets"])
        for name in names
    }
