"""Refusing a file that is too large before any of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]


def limit_uploads(get_response: Answer) -> Answer:
    """Middleware: what is larger than ``SAMRAAD_MAX_UPLOAD`` bytes gets a page that says so, with status 413."""

    def within_limit(request: HttpRequest) -> HttpResponse:
        try:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            length = 0
        if length > settings.SAMRAAD_MAX_UPLOAD:
            return render(request, "413.html", {"limit": settings.SAMRAAD_MAX_UPLOAD, "error_page": True}, status=413)
        return get_response(request)

    return within_limit
