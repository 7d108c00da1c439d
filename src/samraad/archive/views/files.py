"""The original as it came, and its pages as images."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from samraad.archive import visible
from samraad.archive.models import Dossier
from samraad.archive.originals import may_read_original, original_path
from samraad.reading.errors import ReadingError
from samraad.reading.inputs.page_image import page_png

PDF = "application/pdf"
IMAGE_WIDTH = 1200
A_DAY = 86_400


@require_safe
def original(request: HttpRequest, slug: str) -> HttpResponse | FileResponse:
    """The file byte for byte; a folder comes as a zip of its files."""
    dossier = _readable(request, slug)
    path = original_path(dossier)
    if not path.exists():
        raise Http404
    answer: HttpResponse | FileResponse
    if path.is_dir():
        answer = HttpResponse(_zipped(path), content_type="application/zip")
        name = f"{dossier.name}.zip"
    else:
        answer = FileResponse(path.open("rb"), content_type=dossier.media_type or "application/octet-stream")
        name = dossier.name
    shown = "inline" if dossier.media_type == PDF else "attachment"
    answer.headers["Content-Disposition"] = f"{shown}; filename*=UTF-8''{quote(name)}"
    # The file is somebody else's: whatever stands in it may neither run nor load anything here.
    answer.headers["Content-Security-Policy"] = "default-src 'none'; object-src 'self'; plugin-types application/pdf"
    return answer


@require_safe
def page_image(request: HttpRequest, slug: str, page: int) -> HttpResponse:
    """One page of a PDF as an image; the same page never changes, so the browser may keep it."""
    dossier = _readable(request, slug)
    path = original_path(dossier)
    file = request.GET.get("fil") or None
    tag = f'"{dossier.sha256[:16]}-{page}"'
    kept = request.headers.get("If-None-Match") == tag
    answer = HttpResponse(status=304) if kept else HttpResponse(_image(path, page, file), "image/png")
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = f"private, max-age={A_DAY}"
    answer.headers["Last-Modified"] = http_date(dossier.imported_at.timestamp())
    return answer


def _readable(request: HttpRequest, slug: str) -> Dossier:
    dossier = get_object_or_404(visible.dossiers_for(request.user).select_related("organization"), slug=slug)
    if not may_read_original(request.user, dossier):
        raise Http404
    return dossier


def _image(path: Path, page: int, file: str | None) -> bytes:
    try:
        return page_png(path, page, IMAGE_WIDTH, file)
    except ReadingError as error:
        raise Http404 from error


def _zipped(folder: Path) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(folder).as_posix())
    return buffer.getvalue()
