"""Static files for the browser to keep: named by their content, and sent compressed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

COMPRESSED = (".css", ".js", ".svg")


class ContentNamed(StaticFilesStorage):
    """Addresses that end in ``?v=`` and a piece of the content's hash: a changed file has a new address at once.

    Unlike Django's manifest it needs no step before the server starts.
    """

    def url(self, name: str | None) -> str:
        """The address of a static file."""
        address = str(super().url(name))
        found = _found(name) if name else None
        return f"{address}?v={_digest(found, found.stat().st_mtime_ns)}" if found else address


@lru_cache(maxsize=512)
def _found(name: str) -> Path | None:
    path = finders.find(name)
    return Path(path) if isinstance(path, str) else None


@lru_cache(maxsize=512)
def _digest(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def compress_static_files(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: style sheets, scripts and drawings that have no compressed twin on disk are compressed on the way.

    Pages are not: they hold tokens, which compression could give away.
    """
    gzip = GZipMiddleware(get_response)

    def compressed(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        path = request.path_info
        wanted = request.method == "GET" and path.startswith(settings.STATIC_URL) and path.endswith(COMPRESSED)
        if wanted and response.status_code == 200:
            return gzip.process_response(request, response)
        return response

    return compressed
