"""A council's logo as the one form in which it can be set: an SVG that holds everything it shows."""

from __future__ import annotations

import base64
import re
from io import BytesIO

from PIL import Image

from samraad.meetings.papers.errors import CannotPrint
from samraad.meetings.papers.paper import Logo

NAME = "logo.svg"
_SIGNATURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}
_TYPES = {"png": "image/png", "jpg": "image/jpeg"}
#: what leads out of the file: another file, an address, a declaration of entities
_OUTSIDE = re.compile(
    rb"<!(?:ENTITY|DOCTYPE[^>]*\[)|(?:href|src)\s*=\s*[\"'](?!\s*(?:#|data:image/))|url\(\s*[\"']?(?!#)|@import",
    re.IGNORECASE,
)
_WRAPPED = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    '<image width="{width}" height="{height}" href="data:{type};base64,{content}"/></svg>'
)
_UNREADABLE = "Rådets logo kan ikke læses. Upload det som SVG, PNG eller JPEG."


def image_kind(content: bytes) -> str:
    """png, jpg or svg by what the file says itself; empty for anything else."""
    kind = next((kind for mark, kind in _SIGNATURES.items() if content.startswith(mark)), "")
    return kind or ("svg" if b"<svg" in content[:2000] else "")


def as_svg(logo: Logo) -> bytes:
    """The image, to be set; raises CannotPrint. What sets it reads text only, so pixels are wrapped."""
    kind = image_kind(logo.content)
    if kind == "svg":
        if _OUTSIDE.search(logo.content):
            raise CannotPrint("Rådets logo henviser til noget uden for filen. Gem det med alt indlejret, og prøv igen.")
        return logo.content
    if not kind:
        raise CannotPrint(_UNREADABLE)
    try:
        with Image.open(BytesIO(logo.content)) as image:
            image.load()
            width, height = image.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise CannotPrint(_UNREADABLE) from error
    content = base64.b64encode(logo.content).decode("ascii")
    return _WRAPPED.format(width=width, height=height, type=_TYPES[kind], content=content).encode()
