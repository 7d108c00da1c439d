"""The file of a form that shows what it read before it saves: as uploaded, or as the form carries it on."""

from __future__ import annotations

from django.http import HttpRequest

from samraad.councils.errors import CannotSave
from samraad.councils.read_table import MOST_BYTES


def handed_in(request: HttpRequest, too_large: str) -> bytes:
    """The bytes of ``file``, else of ``text``. Raises CannotSave with the sentence ``too_large``."""
    upload = request.FILES.get("file")
    if upload is None:
        return request.POST.get("text", "").encode()
    if (upload.size or 0) > MOST_BYTES:
        raise CannotSave(too_large)
    content: bytes = upload.read()
    return content
