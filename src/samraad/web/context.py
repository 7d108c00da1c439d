"""What every page needs to know of its reader."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from samraad.access.permissions import allowed


def reader(request: HttpRequest) -> dict[str, Any]:
    """``is_secretary``: whether to show the ways into taking in and reviewing dossiers."""
    user = getattr(request, "user", None)
    return {"is_secretary": bool(user and user.is_authenticated and _takes_in(user))}


def _takes_in(user: Any) -> bool:
    return allowed(user, "archive.import") or any(
        allowed(user, "archive.import", slug) for slug in user.grants.values_list("organization", flat=True)
    )
