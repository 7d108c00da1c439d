"""Pages printed in columns are read column by column; tables and everything else from top to bottom.

A column starts where several pieces share a left edge with white space before it. Whether what stands beside each other is two
columns or a table shows by the order in which the file prints it (a column at a time, or a row at a time) and by how
much of their width the lines fill.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from statistics import median

from samraad.reading.inputs.pdf.piece import Piece

_MIN_LINES = 4
_MIN_PROSE_WORDS = 3
_EDGE = 2.0
_MIN_GUTTER_EMS = 0.8
_STICKING_OUT = 0.5
_LONG_WORD = 20
_NOTE_SIZE = 0.93
_CANDIDATES = 4
_NUMERIC = re.compile(r"[-+−]?[\d.,\s%()]+(?:kr\.|pct\.|%)?$")


def regions(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces in groups, each to be read from top to bottom, the groups in reading order."""
    if len(pieces) < 2 * _MIN_LINES:
        return [pieces]
    for edge in _column_edges(pieces):
        bands = _bands(pieces, edge)
        if any(right for _, right in bands):
            return [region for left, right in bands for side in (left, right) if side for region in regions(side)]
    return [pieces]


def _column_edges(pieces: list[Piece]) -> list[float]:
    """Left edges that several pieces share, away from the page's own left edge; the commonest first."""
    left = min(piece.x0 for piece in pieces)
    width = max(piece.x1 for piece in pieces) - left
    counts = Counter(round(piece.x0) for piece in pieces if piece.x0 > left + 0.2 * width)
    edges: list[tuple[int, int]] = []
    for edge, count in counts.most_common(2 * _CANDIDATES):
        count += counts.get(edge - 1, 0) + counts.get(edge + 1, 0)
        if count >= _MIN_LINES and all(abs(edge - other) > _EDGE for _, other in edges):
            edges.append((count, edge))
    return [float(edge) for _, edge in sorted(edges, key=lambda pair: (-pair[0], pair[1]))[:_CANDIDATES]]


def _bands(pieces: list[Piece], edge: float) -> list[tuple[list[Piece], list[Piece]]]:
    """The page in bands from top to bottom: (left, right) where it is columns, (all, nothing) elsewhere."""
    bands: list[tuple[list[Piece], list[Piece]]] = []
    band: list[Piece] = []
    # One word too long for its column may stick out into the next.
    reach = edge + _STICKING_OUT * (max(piece.x1 for piece in pieces) - edge)
    for piece in [*sorted(pieces, key=lambda p: (p.y, p.x0)), None]:
        if piece is not None and (piece.x0 >= edge - _EDGE or piece.x1 <= edge - _EDGE or _sticks_out(piece, reach)):
            band.append(piece)
            continue
        left = [p for p in band if p.x0 < edge - _EDGE]
        right = [p for p in band if p.x0 >= edge - _EDGE]
        if _are_columns(left, right, edge):
            bands.append((left, right))
        elif band:
            _add_whole(bands, band)
        if piece is not None:
            _add_whole(bands, [piece])
        band = []
    return bands


def _sticks_out(piece: Piece, reach: float) -> bool:
    return piece.x1 <= reach and len(piece.text.rsplit(None, 1)[-1]) >= _LONG_WORD


def _add_whole(bands: list[tuple[list[Piece], list[Piece]]], pieces: list[Piece]) -> None:
    if bands and not bands[-1][1]:
        bands[-1][0].extend(pieces)
    else:
        bands.append((pieces, []))


def _are_columns(left: list[Piece], right: list[Piece], edge: float) -> bool:
    if len(left) < _MIN_LINES or len(right) < _MIN_LINES:
        return False
    size = median(piece.size for piece in left)
    if edge - max((piece.x1 for piece in left if piece.x1 <= edge), default=edge) < _MIN_GUTTER_EMS * size:
        return False
    shared = min(left[-1].y, right[-1].y) - max(left[0].y, right[0].y)
    if shared < (_MIN_LINES - 2) * size:
        return False
    runs = _runs(left, right, size)
    if len(runs) <= 2:
        return not _is_numeric(left) and not _is_numeric(right)
    if len(runs) <= 4:
        goes_back_up = all(min(p.y for p in after) < max(p.y for p in before) for before, after in pairwise(runs))
        return goes_back_up and _is_prose(left, 0.5) and _is_prose(right, 0.5)
    line_by_line = len(runs) >= 1.6 * min(len(left), len(right)) - 1
    return line_by_line and min(len(left), len(right)) >= 6 and _is_prose(left, 0.75) and _is_prose(right, 0.75)


def _runs(left: list[Piece], right: list[Piece], size: float) -> list[list[Piece]]:
    """The pieces as the file prints them, parted where it goes from one side to the other; notes do not count."""
    sides = [(p.order, 0, p) for p in left] + [(p.order, 1, p) for p in right]
    printed = sorted((s for s in sides if s[2].size > _NOTE_SIZE * size), key=lambda s: s[0])
    return [[piece for _, _, piece in run] for _, run in groupby(printed, key=lambda s: s[1])]


def _is_prose(pieces: list[Piece], fill: float) -> bool:
    """Most lines fill their column and have some words."""
    width = max(piece.x1 for piece in pieces) - min(piece.x0 for piece in pieces)
    words = median(piece.text.count(" ") + 1 for piece in pieces)
    return median(piece.x1 - piece.x0 for piece in pieces) >= fill * width and words >= _MIN_PROSE_WORDS


def _is_numeric(pieces: list[Piece]) -> bool:
    return 2 * sum(bool(_NUMERIC.match(piece.text)) for piece in pieces) >= len(pieces)
