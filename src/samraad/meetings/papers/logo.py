"""A council's logo as the one form in which it can be set: an SVG that holds everything it shows."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from xml.etree import ElementTree

from PIL import Image

from samraad.meetings.papers.errors import CannotPrint
from samraad.meetings.papers.paper import Logo

NAME = "logo.svg"
_SIGNATURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}
_TYPES = {"png": "image/png", "jpg": "image/jpeg"}
#: what leads out of the file: another file, an address, a declaration of entities
_OUTSIDE = re.compile(
    rb"<!(?:ENTITY|DOCTYPE[^>]*\[)|(?:href|src)\s*=\s*[\"'](?!\s*(?:#|data:image/(?:png|jpeg);base64,))|url\(\s*[\"']?(?!#)|@import",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"(?:^\s*|url\(\s*[\"']?)#([^\s\"')]+)")
_DEEPEST = 200
_WRAPPED = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    '<image width="{width}" height="{height}" href="data:{type};base64,{content}"/></svg>'
)
_EMBEDDED = re.compile(rb"data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=\s]*)", re.IGNORECASE)
#: pixels of an image, and elements of a drawing when what it uses again is laid out: a logo has far fewer
MOST_PIXELS, MOST_ELEMENTS = 16_000_000, 20_000
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
        if elements_of(logo.content) > MOST_ELEMENTS:
            raise CannotPrint("Rådets logo består af for mange dele. Gem det som PNG, og prøv igen.")
        for found in _EMBEDDED.findall(logo.content):
            _size(_decoded(found))
        return logo.content
    if not kind:
        raise CannotPrint(_UNREADABLE)
    width, height = _size(logo.content)
    content = base64.b64encode(logo.content).decode("ascii")
    return _WRAPPED.format(width=width, height=height, type=_TYPES[kind], content=content).encode()


def elements_of(svg: bytes) -> int:
    """How many elements are drawn when all that is used again is laid out; raises CannotPrint where it is no XML."""
    try:
        root = ElementTree.fromstring(svg)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise CannotPrint(_UNREADABLE) from error
    named = {each.get("id"): each for each in root.iter() if each.get("id")}
    known: dict[int, int] = {}

    def drawn(element: ElementTree.Element, depth: int) -> int:
        if depth > _DEEPEST:
            raise CannotPrint(_UNREADABLE)
        if id(element) not in known:
            used = [named[key] for key in _used(element) if key in named]
            known[id(element)] = 1 + sum(drawn(each, depth + 1) for each in (*element, *used))
        return known[id(element)]

    return drawn(root, 0)


def _used(element: ElementTree.Element) -> list[str]:
    """The names of the elements it refers to, by address or as paint, mask, marker and the like."""
    return [key for value in element.attrib.values() for key in _REFERENCE.findall(value)]


def _decoded(written: bytes) -> bytes:
    try:
        return base64.b64decode(b"".join(written.split()))
    except ValueError as error:
        raise CannotPrint(_UNREADABLE) from error


def _size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels; raises CannotPrint where they are no image, or so large that setting them takes the memory."""
    try:
        with Image.open(BytesIO(content)) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise CannotPrint(f"Rådets logo er {width} × {height} billedpunkter. Gem det mindre, og prøv igen.")
            image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise CannotPrint(_UNREADABLE) from error
    return width, height
