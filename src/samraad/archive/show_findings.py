"""Findings as a page shows them: each place with its document and its lines quoted from the archive's own rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q

from samraad.archive.links import document_url, text_url
from samraad.archive.models import Document, Dossier, DossierLine, Finding, FindingPlace
from samraad.reading.model import Role

MOST_LINES = 6
#: a place of so few lines is quoted with the lines around it, for half a sentence says little
SHORT = 2
BLANK = Role.BLANK.value


@dataclass(frozen=True, slots=True)
class ShownLine:
    """``own``: it is one of the place's lines, not one beside them."""

    number: int
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """``lines`` are the first few, ``more`` says how many lines with text follow them. Gone findings quote nothing."""

    dossier: Dossier
    document: Document | None
    first: int
    last: int
    page: int | None
    lines: tuple[ShownLine, ...]
    more: int

    @property
    def url(self) -> str:
        """The very lines, in their document where they stand in one."""
        if self.document:
            return document_url(self.dossier.slug, self.document.pk, self.first, self.last)
        return text_url(self.dossier.slug, self.first, self.last)


@dataclass(frozen=True, slots=True)
class ShownFinding:
    finding: Finding
    places: tuple[ShownPlace, ...]


def show_findings(findings: Sequence[Finding]) -> list[ShownFinding]:
    """A handful of queries, however many findings are on the page."""
    rows = list(
        FindingPlace.objects.filter(finding__in=findings)
        .select_related("dossier__organization")
        .order_by("finding", "position", "id")
    )
    there = {finding.pk for finding in findings if finding.still_found}
    lines = _lines(row for row in rows if row.finding_id in there)
    documents = _documents(rows)
    shown = {
        finding: tuple(_place(row, documents, lines) for row in places)
        for finding, places in groupby(rows, key=lambda row: row.finding_id)
    }
    return [ShownFinding(finding, shown.get(finding.pk, ())) for finding in findings]


def _place(
    row: FindingPlace, documents: dict[int, list[Document]], lines: dict[int, dict[int, DossierLine]]
) -> ShownPlace:
    there = lines.get(row.dossier_id, {})
    said = [
        ShownLine(number, there[number].text, row.first_line <= number <= row.last_line)
        for number in range(*_around(row))
        if number in there
    ]
    holders = [
        each
        for each in documents.get(row.dossier_id, ())
        if each.first_line <= row.first_line and row.last_line <= each.last_line
    ]
    return ShownPlace(
        dossier=row.dossier,
        document=holders[-1] if holders else None,
        first=row.first_line,
        last=row.last_line,
        page=row.page,
        lines=tuple(said[:MOST_LINES]),
        more=max(0, len(said) - MOST_LINES),
    )


def _around(row: FindingPlace) -> tuple[int, int]:
    """The lines to quote, as a range."""
    beside = 1 if row.last_line - row.first_line < SHORT else 0
    return row.first_line - beside, row.last_line + beside + 1


def _lines(rows: Iterable[FindingPlace]) -> dict[int, dict[int, DossierLine]]:
    wanted = Q(pk__in=[])
    for row in rows:
        wanted |= Q(dossier=row.dossier_id, number__gte=_around(row)[0], number__lt=_around(row)[1])
    found: dict[int, dict[int, DossierLine]] = defaultdict(dict)
    for line in DossierLine.objects.filter(wanted).exclude(role=BLANK).order_by("dossier", "number"):
        found[line.dossier_id][line.number] = line
    return found


def _documents(rows: Iterable[FindingPlace]) -> dict[int, list[Document]]:
    """The documents of the dossiers, the later last: of two that hold a place, the one that begins nearer is meant."""
    found: dict[int, list[Document]] = defaultdict(list)
    known = Document.objects.filter(dossier__in={row.dossier_id for row in rows})
    for document in known.only("pk", "dossier_id", "title", "issuer", "first_line", "last_line").order_by(
        "dossier", "first_line"
    ):
        found[document.dossier_id].append(document)
    return found
