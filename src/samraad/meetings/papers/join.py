"""Joining the pages of several PDFs into one, without what acts by itself in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name, OutlineItem, Pdf, String

_HARMLESS = frozenset({"/URI", "/GoTo", "/Named"})


@dataclass(frozen=True, slots=True)
class Bookmark:
    """``page`` counts from 0."""

    title: str
    page: int
    below: tuple[Bookmark, ...] = ()


def append_pages(target: Pdf, source: Pdf, numbers: Iterable[int]) -> None:
    """Appends pages of the source. Their scripts are dropped, and their tags: the target has no structure to hold them."""
    for number in numbers:
        target.pages.append(source.pages[number])
        page = target.pages[-1].obj
        for name in (Name.StructParents, Name.AA):
            if name in page:
                del page[name]
        _tame(page)


def _tame(page: Dictionary) -> None:
    """Leaves annotations what they show and where they link to, not what they run."""
    found = page.get(Name.Annots)
    for annotation in found if isinstance(found, pikepdf.Array) else ():
        if not isinstance(annotation, Dictionary):
            continue
        for name in (Name.StructParent, Name.AA):
            if name in annotation:
                del annotation[name]
        action = annotation.get(Name.A)
        if isinstance(action, Dictionary) and (str(action.get(Name.S)) not in _HARMLESS or Name.Next in action):
            del annotation[Name.A]


def point_links(pdf: Pdf, pages: Iterable[int], places: dict[str, int]) -> None:
    """Points the links of pages to where in this PDF the named places stand (pages from 0)."""
    for number in pages:
        for annotation in pdf.pages[number].obj.get(Name.Annots, ()):
            place = places.get(str(annotation.get(Name.Dest, "")))
            if place is not None:
                annotation[Name.Dest] = pikepdf.Array([pdf.pages[place].obj, Name.Fit])
                annotation[Name.Contents] = String(f"Side {place + 1}")


def finish(pdf: Pdf, title: str, author: str, bookmarks: Sequence[Bookmark]) -> None:
    """Title, language and bookmarks, shown when the file is opened."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:creator"] = [author]
        metadata["dc:language"] = ["da"]
    pdf.docinfo[Name.Title] = String(title)
    pdf.Root.Lang = String("da-DK")
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with pdf.open_outline() as outline:
        outline.root.extend(_outline(bookmarks))


def _outline(bookmarks: Sequence[Bookmark]) -> list[OutlineItem]:
    found: list[OutlineItem] = []
    for bookmark in bookmarks:
        entry = OutlineItem(bookmark.title, bookmark.page)
        entry.children.extend(_outline(bookmark.below))
        found.append(entry)
    return found
