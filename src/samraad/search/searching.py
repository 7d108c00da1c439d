"""Answers requests from one snapshot of the index: hits grouped by document, and counts by filter."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tantivy import DocAddress, Occur, Query

from samraad.search.danish import Analyser
from samraad.search.model import FILTERS, Count, FilterCounts, Group, Hit, Notice, SearchRequest, SearchResult
from samraad.search.query.build import Builder
from samraad.search.query.highlight import Highlighter
from samraad.search.query.parse import Parsed, parse
from samraad.search.query.suggest import suggestion
from samraad.search.schema import unpack
from samraad.search.store import Snapshot, stored

_LOOKED_AT_PER_DOCUMENT = 8
_MOST_LOOKED_AT = 4000
_MOST_VALUES = 60
_FEW = 2
"""With so few hits a correction of the spelling is worth looking for."""

Ranked = list[tuple[float, DocAddress]]
Page = tuple[int, tuple[Group, ...], bool]
_NOTHING: Page = (0, (), False)


@dataclass(frozen=True, slots=True)
class Question:
    """A request as it will be asked: relaxed already where strictly nothing is found."""

    parsed: Parsed
    wanted: Query | None
    notices: tuple[Notice, ...]


def search(snapshot: Snapshot, analyser: Analyser, request: SearchRequest) -> SearchResult:
    """One page of documents with their best passages."""
    began = time.perf_counter()
    builder = Builder(snapshot, analyser)
    question = _question(builder, request)
    suggested = None
    if question.wanted is None:
        total, groups, more = _NOTHING
    else:
        full = _selected(builder, question.wanted, request.filters, request)
        total, groups, more = _page(snapshot, full, request, Highlighter.of(question.parsed, analyser))
        if total <= _FEW or len(question.notices) > len(question.parsed.notices):
            suggested = suggestion(snapshot, analyser, question.parsed, request.query)
    took = (time.perf_counter() - began) * 1000
    return SearchResult(total, groups, more, took, str(question.parsed), suggested, question.notices)


def count(snapshot: Snapshot, analyser: Analyser, request: SearchRequest) -> FilterCounts:
    """The values of each filter among the matching passages, each filter counted as if it were not set itself."""
    began = time.perf_counter()
    builder = Builder(snapshot, analyser)
    wanted = _question(builder, request).wanted
    counts: dict[str, tuple[Count, ...]] = dict.fromkeys(FILTERS, ())
    if wanted is not None:
        chosen = [name for name in FILTERS if request.filters.get(name)]
        others = [name for name in FILTERS if name not in chosen]
        counts |= _counted(snapshot, _selected(builder, wanted, request.filters, request), others)
        for name in chosen:
            rest = {other: values for other, values in request.filters.items() if other != name}
            counts |= _counted(snapshot, _selected(builder, wanted, rest, request), [name])
    return FilterCounts(counts, (time.perf_counter() - began) * 1000)


def _question(builder: Builder, request: SearchRequest) -> Question:
    """The strict reading of the query, or the relaxed one when no passage fits the strict one."""
    parsed = parse(request.query)
    wanted = builder.strict(parsed)
    if wanted is None:
        browsing = builder.passages() if any(request.filters.values()) and not parsed.clauses else None
        return Question(parsed, browsing, parsed.notices)
    if _exists(builder, wanted, request):
        return Question(parsed, wanted, parsed.notices)
    relaxed = builder.relaxed(parsed)
    if relaxed is None or not _exists(builder, relaxed, request):
        return Question(parsed, wanted, parsed.notices)
    words = tuple(str(clause) for clause in parsed.clauses if not clause.negated)
    return Question(parsed, relaxed, (*parsed.notices, Notice("relaxed", words)))


def _exists(builder: Builder, wanted: Query, request: SearchRequest) -> bool:
    full = _selected(builder, wanted, request.filters, request)
    return bool(builder.snapshot.searcher.search(full, limit=1, count=False).hits)


def _selected(builder: Builder, wanted: Query, filters: Mapping[str, tuple[str, ...]], request: SearchRequest) -> Query:
    known = {name: tuple(values) for name, values in filters.items() if name in FILTERS}
    return Query.boolean_query([(Occur.Must, wanted), *builder.selection(known, public=request.public_only)])


def _page(snapshot: Snapshot, full: Query, request: SearchRequest, highlighter: Highlighter) -> Page:
    """The documents of the page; enough passages are looked at that it can be filled."""
    first, size = max(request.offset, 0), max(request.limit, 0)
    looked_at = min(_LOOKED_AT_PER_DOCUMENT * (first + size + 1), _MOST_LOOKED_AT)
    while True:
        result = snapshot.searcher.search(full, limit=looked_at, weight_by_field="weight")
        ranked: Ranked = result.hits
        total = int(result.count or 0)  # type: ignore[attr-defined]
        documents = _by_document(snapshot, ranked)
        if len(documents) > first + size or len(ranked) < looked_at or looked_at >= _MOST_LOOKED_AT:
            break
        looked_at = min(looked_at * 5, _MOST_LOOKED_AT)
    shown = list(documents.items())[first : first + size]
    totals = _totals(snapshot, full, [key for key, _ in shown])
    groups = tuple(
        _group(snapshot, hits[: max(request.hits_per_document, 1)], totals.get(key, len(hits)), highlighter)
        for key, hits in shown
    )
    return total, groups, len(documents) > first + size


def _by_document(snapshot: Snapshot, ranked: Ranked) -> dict[int, Ranked]:
    keys = snapshot.searcher.fast_field_values("document", [address for _, address in ranked])
    documents: dict[int, Ranked] = {}
    for key, hit in zip(keys, ranked, strict=True):
        documents.setdefault(int(key or 0), []).append(hit)
    return documents


def _totals(snapshot: Snapshot, full: Query, keys: Sequence[int]) -> dict[int, int]:
    """How many passages match in each of the documents."""
    if not keys:
        return {}
    here = Query.const_score_query(Query.term_set_query(snapshot.schema, "document", list(keys)), 0.0)
    query = Query.boolean_query([(Occur.Must, full), (Occur.Must, here)])
    found = snapshot.searcher.aggregate(query, {"document": {"terms": {"field": "document", "size": len(keys)}}})
    return {int(bucket["key"]): int(bucket["doc_count"]) for bucket in found["document"]["buckets"]}


def _group(snapshot: Snapshot, ranked: Ranked, total: int, highlighter: Highlighter) -> Group:
    hits = []
    for score, address in ranked:
        passage = unpack(stored(snapshot.searcher, address))
        hits.append(Hit(passage, score, highlighter.ranges(passage.text)))
    best = hits[0].passage
    return Group(best.document, best.document_title, total, highlighter.ranges(best.document_title), tuple(hits))


def _counted(snapshot: Snapshot, query: Query, names: list[str]) -> dict[str, tuple[Count, ...]]:
    if not names:
        return {}
    asked = {name: {"terms": {"field": name, "size": _MOST_VALUES}} for name in names}
    found = snapshot.searcher.aggregate(query, asked)
    return {
        name: tuple(Count(str(bucket["key"]), int(bucket["doc_count"])) for bucket in found[name]["buckets"])
        for name in names
    }
