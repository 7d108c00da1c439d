"""The municipality a reader has chosen to see first; kept in a cookie, so no account is needed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from samraad.councils.models import Municipality
from samraad.rules.report import Block
from samraad.rules.tables import Key

COOKIE = "kommune"
A_YEAR = 60 * 60 * 24 * 365


def chosen(request: HttpRequest) -> str:
    """The chosen municipality's name, empty where none is."""
    name = request.COOKIES.get(COOKIE, "")
    try:
        name = bytes.fromhex(name).decode("utf-8")
    except ValueError:
        return ""
    return name if Municipality.objects.filter(name=name).exists() else ""


def remember(response: HttpResponse, name: str) -> None:
    """Keep the choice for a year; an empty or unknown name forgets it."""
    if name and Municipality.objects.filter(name=name).exists():
        response.set_cookie(COOKIE, name.encode("utf-8").hex(), max_age=A_YEAR, samesite="Lax", httponly=True)
    else:
        response.delete_cookie(COOKIE)


def is_own(key: Key, name: str) -> bool:
    """Whether a row is the chosen municipality's."""
    return bool(name) and any(part == name for part in key)


def own_first(block: Block, name: str) -> tuple[tuple[Key, bool], ...]:
    """The rows' keys with the reader's own first, each with whether it is."""
    keys = [(key, is_own(key, name)) for key, _ in block.rows]
    return tuple(sorted(keys, key=lambda pair: not pair[1]))
