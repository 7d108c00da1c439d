"""What every page needs to know of its reader."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from samraad.access.permissions import allowed
from samraad.archive.visible import may_import
from samraad.meetings.members.news import count_news


def reader(request: HttpRequest) -> dict[str, Any]:
    """``is_secretary``: whether to show the ways into reviewing dossiers; ``may_import``: and into taking in new ones.

    ``news_count`` is counted only where a page shows it.
    """
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated:
        return {"is_secretary": False, "may_import": False, "news_count": 0}
    return {
        "is_secretary": _reviews(user),
        "may_import": may_import(user),
        "news_count": SimpleLazyObject(lambda: count_news(user)),
    }


def _reviews(user: Any) -> bool:
    return allowed(user, "archive.correct") or any(
        allowed(user, "archive.correct", slug) for slug in user.grants.values_list("organization", flat=True)
    )
