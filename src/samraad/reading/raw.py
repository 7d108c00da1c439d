"""The common ground of every input format: numbered lines with what their format knows of them."""

from __future__ import annotations

from dataclasses import dataclass

from samraad.reading.model import ReadingWarning, Role


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as extracted. ``role`` is set only where the format is certain (a PDF's running head by geometry)."""

    text: str
    page: int | None = None
    starts_page: bool = False
    size: float | None = None
    bold: bool = False
    cells: tuple[str, ...] | None = None
    role: Role | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class RawText:
    """``lines[0]`` is line 1. ``name`` is the file's name without its folder."""

    name: str
    sha256: str
    media_type: str
    pages: int | None
    lines: tuple[RawLine, ...]
    warnings: tuple[ReadingWarning, ...] = ()
