"""Pieces that stand on one baseline are a row; those that stand close are one piece."""

from __future__ import annotations

import re

from samraad.reading.inputs.pdf.piece import Piece, Row
from samraad.reading.inputs.pdf.pieces import WIDE_GAP

# In ems of the larger font.
_SAME_BASELINE = 0.35
_RAISED_AT_MOST = 0.65
_RAISED_SIZE = 0.8
_NO_SPACE = 0.13

_BULLET = re.compile(r"[•–\-˗−➢✓❑▶■▪●○◦o\uf0b7\uf0d8\uf02d\uf0a7\ufffd]$")
_ENUMERATOR = re.compile(r"(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|\(?[a-zæøå][.)])$")


def rows_of(pieces: list[Piece]) -> list[Row]:
    """The rows from top to bottom."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=_place):
        row = rows[-1] if rows else None
        if row is not None and piece.y - row.y <= _SAME_BASELINE * max(piece.size, row.size):
            row.pieces.append(piece)
            row.size = max(row.size, piece.size)
        else:
            rows.append(Row([piece], piece.y, piece.size))
    rows = _with_raised(rows)
    for row in rows:
        if len(row.pieces) > 1:
            row.pieces = _joined(sorted(row.pieces, key=_left), row.size)
    return rows


def _place(piece: Piece) -> tuple[float, float]:
    return piece.y, piece.x0


def _left(piece: Piece) -> float:
    return piece.x0


def _with_raised(rows: list[Row]) -> list[Row]:
    """Raised and lowered small print (note marks, indices) goes into the row it belongs to."""
    out: list[Row] = []
    for row in rows:
        before = out[-1] if out else None
        if before is not None and row.y - before.y <= _RAISED_AT_MOST * max(row.size, before.size):
            small, large = sorted((before, row), key=lambda r: r.size)
            if small.size <= _RAISED_SIZE * large.size and _beside(small.pieces, large.pieces):
                out[-1] = Row(before.pieces + row.pieces, large.y, large.size)
                continue
        out.append(row)
    return out


def _beside(some: list[Piece], others: list[Piece]) -> bool:
    return all(a.x1 <= b.x0 + 1 or b.x1 <= a.x0 + 1 for a in some for b in others)


def _joined(pieces: list[Piece], size: float) -> list[Piece]:
    out = [pieces[0]]
    for piece in pieces[1:]:
        last = out[-1]
        gap = piece.x0 - last.x1
        is_mark = len(out) == 1 and (
            _BULLET.match(last.text) or (len(pieces) == 2 and _ENUMERATOR.match(last.text) and gap < 5 * size)
        )
        if -WIDE_GAP * size < gap <= WIDE_GAP * size or is_mark:
            out[-1] = _one(last, piece, "" if gap < _NO_SPACE * size else " ")
        else:
            out.append(piece)
    return out


def _one(first: Piece, second: Piece, between: str) -> Piece:
    longer = first if len(first.text) >= len(second.text) else second
    bold = first.bold and second.bold
    x1 = max(first.x1, second.x1)
    return Piece(first.text + between + second.text, first.x0, x1, longer.y, longer.size, bold, first.order)
