"""A logo that unfolds to far more than it is, or leads out of itself, is refused before it is set."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest

from samraad.meetings.papers.errors import CannotPrint
from samraad.meetings.papers.logo import as_svg, elements_of
from samraad.meetings.papers.paper import Logo

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'


def drawing(inside: str) -> Logo:
    return Logo(f"{HEAD}{inside}</svg>".encode(), "Rådets logo")


def _level(number: int) -> str:
    return f'<g id="a{number}">' + f'<use href="#a{number - 1}"/>' * 10 + "</g>"


def png(side: int) -> bytes:
    """All one colour, so that a few kB unfold to a great many pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * ((side + 7) // 8)) * side, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_what_is_used_again_and_again_is_counted_as_often() -> None:
    levels = "".join(_level(n) for n in range(1, 12))
    assert elements_of(drawing(f'<g id="a0"><path/></g>{levels}').content) > 10**10
    with pytest.raises(CannotPrint, match="for mange dele"):
        as_svg(drawing(f'<g id="a0"><path/></g>{levels}'))


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><use href="#a"/></g>',
        "<g>" * 5000 + "</g>" * 5000,
        "<g>",
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<image href="https://eksempel.dk/logo.png"/>',
        f'<image href="data:image/png;base64,{base64.b64encode(png(5000)).decode()}"/>',
    ],
)
def test_it_is_refused(inside: str) -> None:
    with pytest.raises(CannotPrint):
        as_svg(drawing(inside))


def test_an_image_of_very_many_pixels_is_refused() -> None:
    content = png(9_000)
    assert len(content) < 100_000
    with pytest.raises(CannotPrint, match="billedpunkter"):
        as_svg(Logo(content, "Rådets logo"))


def test_usual_logos_are_taken() -> None:
    assert as_svg(drawing('<defs><path id="p"/></defs><use href="#p"/><use href="#p" fill="url(#p)"/>'))
    assert as_svg(Logo(png(64), "Rådets logo"))
