"""The archive's passages as answers are sought in them: with their lines, tables, headings, people and item titles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from samraad.access.permissions import Actor
from samraad.archive.models import Dossier, DossierLine, Fact, Passage, Table
from samraad.archive.visible import seen_by
from samraad.reading.model import Role
from samraad.search.answering import Source, TableView
from samraad.search.model import Passage as Found


@dataclass(frozen=True, slots=True)
class _Place:
    """A passage's row with its rank in the search."""

    row: Passage
    rank: float


def sources(actor: Actor, found: list[tuple[float, Found]]) -> list[Source]:
    """Those of the ranked passages that are the archive's and that ``actor`` may read, with the rest of their tables."""
    ranks = {passage.id: rank for rank, passage in found}
    readable = Passage.objects.filter(seen_by(actor, "dossier__"), pk__in=ranks)
    rows = list(readable.select_related("dossier", "document"))
    tables = _tables(rows)
    rows += _rest_of_tables(rows, tables)
    titles = _item_titles({row.dossier_id for row in rows})
    lines = _lines(rows)
    people = _people(rows)
    views = _views(rows, tables)
    places = [_Place(row, ranks.get(row.pk, 0.0)) for row in rows]
    return [_source(place, _table_at(tables, place.row), views, titles, lines, people) for place in places]


def _tables(rows: list[Passage]) -> dict[int, list[Table]]:
    """The tables of the dossiers, by dossier."""
    found: dict[int, list[Table]] = {}
    for table in Table.objects.filter(dossier_id__in={row.dossier_id for row in rows}):
        found.setdefault(table.dossier_id, []).append(table)
    return found


def _table_at(tables: dict[int, list[Table]], row: Passage) -> Table | None:
    for table in tables.get(row.dossier_id, ()):
        if table.first_line <= row.last_line and row.first_line <= table.last_line:
            return table
    return None


def _views(rows: list[Passage], tables: dict[int, list[Table]]) -> dict[int, TableView]:
    """Each table that was found, with those of its printed lines that are no rows."""
    printed: dict[int, tuple[Table, list[str]]] = {}
    for row in rows:
        table = _table_at(tables, row)
        if table is not None:
            printed.setdefault(table.pk, (table, []))[1].extend(row.text.split("\n"))
    found: dict[int, TableView] = {}
    for key, (table, lines) in printed.items():
        cells = tuple(tuple(row) for row in table.rows)
        bodies = {" ".join(cell for cell in row if cell) for row in cells}
        head = " ".join(line for line in lines if " ".join(line.split()) not in bodies)
        found[key] = TableView(table.caption, tuple(table.header), cells, head)
    return found


def _rest_of_tables(rows: list[Passage], tables: dict[int, list[Table]]) -> list[Passage]:
    """The other passages of the tables that were found: the row asked for may stand in one of them."""
    wanted = Q(pk__in=())
    touched = {table.pk: table for row in rows if (table := _table_at(tables, row)) is not None}
    if not touched:
        return []
    for table in touched.values():
        wanted |= Q(dossier=table.dossier_id, first_line__gte=table.first_line, last_line__lte=table.last_line)
    have = [row.pk for row in rows]
    return list(Passage.objects.filter(wanted).exclude(pk__in=have).select_related("dossier", "document"))


def _item_titles(dossiers: Iterable[int]) -> dict[tuple[int, str], str]:
    """Title of each item: as its own heading says, else as the separators say."""
    found: dict[tuple[int, str], str] = {}
    for dossier in Dossier.objects.filter(pk__in=dossiers).prefetch_related("items"):
        for said in dossier.outline.get("separators", []):
            found.setdefault((dossier.pk, said["item"]), said["title"])
        for item in dossier.items.all():
            found[dossier.pk, item.number] = item.title
    return found


def _spans(rows: list[Passage], first: str, last: str) -> Q:
    """Rows of these dossiers that touch the passages; neighbouring passages make one condition."""
    wanted = Q(pk__in=())
    by_dossier: dict[int, list[tuple[int, int]]] = {}
    for row in rows:
        by_dossier.setdefault(row.dossier_id, []).append((row.first_line, row.last_line))
    for dossier, spans in by_dossier.items():
        touching = Q(pk__in=())
        for low, high in spans:
            touching |= Q(**{f"{first}__lte": high, f"{last}__gte": low})
        wanted |= Q(dossier_id=dossier) & touching
    return wanted


def _lines(rows: list[Passage]) -> dict[tuple[int, int], tuple[str, str, str]]:
    """Text, role and what follows of each line of the passages."""
    found = DossierLine.objects.filter(_spans(rows, "number", "number"))
    fields = found.values_list("dossier_id", "number", "text", "role", "after")
    return {(dossier, number): (text, role, after) for dossier, number, text, role, after in fields}


def _people(rows: list[Passage]) -> dict[int, list[tuple[int, int, str]]]:
    """The people named on the lines of the passages, by dossier."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    people = Fact.objects.filter(_spans(rows, "first_line", "last_line"), type="person")
    for dossier, first, last, value in people.values_list("dossier_id", "first_line", "last_line", "value"):
        found.setdefault(dossier, []).append((first, last, value))
    return found


def _source(
    place: _Place,
    table: Table | None,
    views: dict[int, TableView],
    titles: dict[tuple[int, str], str],
    lines: dict[tuple[int, int], tuple[str, str, str]],
    people: dict[int, list[tuple[int, int, str]]],
) -> Source:
    row, dossier, document = place.row, place.row.dossier, place.row.document
    starts, numbers = _line_starts(row, lines)
    named = [n for low, high, n in people.get(dossier.pk, ()) if low <= row.last_line and row.first_line <= high]
    return Source(
        id=row.pk,
        dossier=dossier.slug,
        document=str(document.pk) if document else "",
        document_title=document.title if document else "",
        item=row.item,
        item_title=titles.get((dossier.pk, row.item), ""),
        section=row.section,
        heading=row.heading,
        council=dossier.council_name,
        date=dossier.meeting_date,
        kind=dossier.kind,
        page=row.page,
        text=row.text,
        starts=starts,
        numbers=numbers,
        people=tuple(dict.fromkeys(named)),
        table=views.get(table.pk) if table else None,
        rank=place.rank,
    )


def _line_starts(
    row: Passage, lines: dict[tuple[int, int], tuple[str, str, str]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where in the passage's text each of its lines begins. Masks keep the length, so the lines' own lengths tell."""
    starts: list[int] = []
    numbers: list[int] = []
    at = 0
    for number in range(row.first_line, row.last_line + 1):
        text, role, after = lines.get((row.dossier_id, number), ("", "", ""))
        if role not in (Role.BODY, Role.NOTE) or not text.strip():
            continue
        begins = row.text.find(text[:12].lstrip(), max(at - 2, 0)) if text else -1
        starts.append(begins if 0 <= begins - at < 3 else at)
        numbers.append(number)
        at += len(text) + len(after if role == Role.BODY else "\n")
    return (tuple(starts), tuple(numbers)) if starts else ((0,), (row.first_line,))
