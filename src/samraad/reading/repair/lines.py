"""Raw lines become lines with a role, repaired text and how they read on."""

from __future__ import annotations

from samraad.reading.model import Line, Role
from samraad.reading.raw import RawText


def repair(raw: RawText) -> tuple[Line, ...]:
    """One Line for each raw line, in order."""
    return tuple(
        Line(
            number=number,
            raw=line.text,
            text=line.text.strip(),
            role=line.role or (Role.BODY if line.text.strip() else Role.BLANK),
            page=line.page,
            starts_page=line.starts_page or (line.text[:1] == " " and bool(line.text.strip())),
            size=line.size,
            bold=line.bold,
            cells=line.cells,
            file=line.file,
        )
        for number, line in enumerate(raw.lines, 1)
    )
