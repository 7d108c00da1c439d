"""Danish full-text search: fed with passages, answers with cited hits. Knows nothing of the database or the web."""

from samraad.search.errors import IndexBusyError, IndexNeedsRebuildError
from samraad.search.index import Index
from samraad.search.model import (
    FILTERS,
    PUBLIC,
    Count,
    FilterCounts,
    Group,
    Hit,
    Notice,
    Passage,
    SearchRequest,
    SearchResult,
)

__all__ = [
    "FILTERS",
    "PUBLIC",
    "Count",
    "FilterCounts",
    "Group",
    "Hit",
    "Index",
    "IndexBusyError",
    "IndexNeedsRebuildError",
    "Notice",
    "Passage",
    "SearchRequest",
    "SearchResult",
]
