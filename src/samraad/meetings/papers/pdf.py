"""A paper as PDF: set by Typst, accessible (PDF/UA-1) and fit to be kept (PDF/A-2a)."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from importlib import resources
from typing import Any

import fontpkg_ibm_plex_sans
import typst

from samraad.meetings.papers.blocks import Block, Cell, Heading, Paragraph, Points, Run, Table, text_of
from samraad.meetings.papers.colours import readable
from samraad.meetings.papers.compose import Composed, compose, compose_item
from samraad.meetings.papers.errors import CannotPrint
from samraad.meetings.papers.logo import NAME, as_svg
from samraad.meetings.papers.paper import Logo, Paper
from samraad.meetings.papers.printable import printable
from samraad.meetings.papers.wording import words

_compile: Callable[..., bytes] = typst.compile  # its own types leave out input as a dict of files
_STANDARDS = ["ua-1", "a-2a"]
_FIGURE = re.compile(r"[-–−]?[\d.,\s]*\d[\d.,\s]*(?:%|pct\.?|kr\.?)?")
_CHAPTER = {"size": 17, "weight": "bold", "accent": True, "above": 2.0, "below": 1.0}
_ITEM = {"size": 13, "weight": "bold", "accent": False, "above": 2.2, "below": 0.7}
_SECTION = {"size": 10.5, "weight": "bold", "accent": True, "above": 1.7, "below": 0.75}
_SUBHEADING = {"size": 10.5, "weight": "semibold", "accent": False, "above": 1.4, "below": 0.7}
_LOWEST = {"size": 10.5, "weight": "medium", "accent": False, "above": 1.3, "below": 0.6}


def paper_pdf(paper: Paper) -> bytes:
    """The whole paper with contents. Raises CannotPrint."""
    has_chapters = any(chapter.title for chapter, _ in paper.chapters)
    heads = [_CHAPTER, _ITEM, _SECTION, _SUBHEADING, _LOWEST]
    data = _data(compose(paper), paper, heads if has_chapters else heads[1:])
    return _set(data | {"contents": True, "depth": 2 if has_chapters else 1}, paper)


def item_pdf(paper: Paper, number: str) -> bytes:
    """One item as a paper of its own. Raises NoSuchItem, CannotPrint."""
    composed = compose_item(paper, number)
    data = _data(composed, paper, [_ITEM, _SECTION, _SUBHEADING, _LOWEST])
    return _set(data | {"contents": False, "depth": 1}, paper)


def _data(composed: Composed, paper: Paper, heads: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "title": composed.title,
        "name": composed.name,
        "council": composed.council,
        "head": composed.head,
        "facts": composed.facts,
        "note": composed.note,
        "draft": composed.draft,
        "draft-mark": words()["draft"]["mark"],
        "front": [_block(block) for block in composed.front],
        "body": [_block(block) for block in composed.body],
        "contents-title": words()["front"]["contents"],
        "accent": readable(paper.style.accent),
        "heads": heads,
    }


def _set(data: dict[str, Any], paper: Paper) -> bytes:
    logo = paper.style.logo
    data |= {"logo": NAME if logo else None, "logo-says": logo.says if logo else ""}
    return compile_pdf("paper.typ", data, {NAME: as_svg(logo)} if logo else {}, paper.published_at or paper.drafted_at)


def check_logo(logo: Logo) -> None:
    """Raise CannotPrint where the image cannot stand on a paper."""
    image = as_svg(logo)
    source = f'#set document(title: "Logo")\n#image("{NAME}", alt: "Logo", height: 1.6cm)\n'
    try:
        _compile({"main.typ": source.encode(), NAME: image}, root=_root(), format="pdf", ignore_system_fonts=True)
    except RuntimeError as error:
        raise CannotPrint("Rådets logo kan ikke læses. Upload det som SVG, PNG eller JPEG.") from error


def _root() -> str:
    """The folder that a file could be taken from: only that of the templates."""
    return str(resources.files("samraad.meetings.papers"))


def compile_pdf(template: str, data: dict[str, Any], files: dict[str, bytes], at: dt.datetime | None) -> bytes:
    """The template set with the data; the same data at the same time gives the same bytes."""
    source = resources.files("samraad.meetings.papers").joinpath(template).read_bytes()
    content = json.dumps(printable(data), ensure_ascii=False).encode()
    try:
        return _compile(
            {"main.typ": source, "data.json": content, **files},
            root=_root(),
            format="pdf",
            font_paths=[str(resources.files(fontpkg_ibm_plex_sans).joinpath("files"))],
            ignore_system_fonts=True,
            pdf_standards=_STANDARDS,
            timestamp=at and at.replace(microsecond=0),  # Typst refuses parts of a second
        )
    except RuntimeError as error:
        # All of Typst's errors are, but not all are TypstError: of an image that is no text it fails to print the place.
        raise CannotPrint(f"Dokumentet kan ikke sættes som PDF: {str(error).splitlines()[0]}") from error


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"type": "heading", "level": block.level, "runs": _runs(block.runs)}
        case Paragraph():
            return {"type": "paragraph", "look": block.look, "runs": _runs(block.runs)}
        case Points():
            items = [[_block(inner) for inner in item] for item in block.items]
            return {"type": "points", "ordered": block.ordered, "items": items}
        case Table():
            return _table(block)


def _runs(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [
        {
            "text": text,
            "strong": run.strong,
            "em": run.em,
            "under": run.under,
            "sub": run.sub,
            "sup": run.sup,
            "href": run.href,
        }
        for run in runs
        for text in re.split(r"(\n)", run.text)
        if text
    ]


def _table(table: Table) -> dict[str, Any]:
    """Columns of figures stand to the right, but for the first, which holds labels; long texts share the room that short columns leave."""
    columns: list[list[str]] = [[] for _ in range(table.width)]
    for row in table.body:
        if len(row) == table.width:
            for column, cell in zip(columns, row, strict=True):
                column.append(text_of(cell.runs))
    figures = [at > 0 and any(c) and all(_FIGURE.fullmatch(text) for text in c if text) for at, c in enumerate(columns)]
    longest = [max((len(text) for text in column), default=1) for column in columns]
    total = sum(longest)
    tracks = [min(max(size, 15), 60) if size > 24 or (total > 80 and size > 14) else 0 for size in longest]
    return {
        "type": "table",
        "head": [[_cell(cell) for cell in row] for row in table.head],
        "body": [[_cell(cell) for cell in row] for row in table.body],
        "right": figures,
        "tracks": tracks,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {"columns": cell.columns, "rows": cell.rows, "runs": _runs(cell.runs)}
