"""What every page needs to know of its reader."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from samraad.access.permissions import allowed
from samraad.archive.visible import may_import


def reader(request: HttpRequest) -> dict[str, Any]:
    """``is_secretary``: whether to show the ways into reviewing dossiers; ``may_import``: and into taking in new ones."""
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated:
        return {"is_secretary": False, "may_import": False}
    return {"is_secretary": _reviews(user), "may_import": may_import(user)}


def _reviews(user: Any) -> bool:
    return allowed(user, "archive.correct") or any(
        allowed(user, "archive.correct", slug) for slug in user.grants.values_list("organization", flat=True)
    )
