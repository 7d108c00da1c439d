"""Write what was read: lines, facts and tables once a reading, proposals and passages at every correction too.

Everything here happens in the caller's transaction, and ends with the index job that tells search about it, and the note that
it must be checked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from samraad.archive.apply_corrections import Proposal, corrected
from samraad.archive.mask import Mask
from samraad.archive.models import Dossier, DossierLine, DossierStatus, Fact, IndexJob, Reading, Table
from samraad.archive.models.dossier import DossierKind
from samraad.archive.passages import cut_passages
from samraad.archive.span_fields import span_fields
from samraad.archive.storable import storable, storable_json
from samraad.archive.want_check import check_soon, want_check
from samraad.archive.write_proposals import write_documents, write_items, write_passages
from samraad.councils.find import find_organization
from samraad.reading import model
from samraad.reading.to_json import to_json

_LOT = 2_000


def write_reading(dossier: Dossier, reading: model.Dossier, reader: str) -> None:
    """Replace what an earlier reading said. Redactions and corrections are applied again."""
    mask = Mask(dossier.redactions.values_list("words", flat=True))
    lines = mask.lines(reading.lines)
    said = mask.json(storable_json(to_json(reading)))
    facts, tables = said.pop("facts"), said.pop("tables")
    said["tables"] = [{"first_line": each["first_line"], "last_line": each["last_line"]} for each in tables]
    dossier.reader = reader
    dossier.read_at = timezone.now()
    dossier.media_type = reading.source.media_type
    dossier.pages = reading.source.pages
    dossier.line_count = len(lines)
    Reading.objects.update_or_create(dossier=dossier, defaults={"as_read": said})
    _replace_lines(dossier, lines)
    _replace_facts(dossier, facts)
    _replace_tables(dossier, tables)
    _write_proposal(dossier, said, lines, facts)


def write_proposals(dossier: Dossier) -> None:
    """Write the proposals anew from what is stored, after a correction."""
    facts = [
        {"type": fact.type, "text": fact.text, "first_line": fact.first_line, "last_line": fact.last_line}
        for fact in dossier.facts.filter(type="contact")
    ]
    _write_proposal(dossier, dossier.reading.as_read, stored_lines(dossier), facts)
    transaction.on_commit(check_soon)


def stored_lines(dossier: Dossier) -> list[model.Line]:
    """The dossier's lines as the reading's values."""
    return [
        model.Line(
            number=line.number,
            raw=line.raw,
            text=line.text,
            role=model.Role(line.role),
            after=line.after,
            page=line.page,
            starts_page=line.starts_page,
            size=line.size,
            bold=line.bold,
            file=line.file or None,
        )
        for line in dossier.lines.all()
    ]


def queue_index(dossier: Dossier) -> None:
    """Tell search that the dossier has changed, in the transaction that changes it."""
    IndexJob.objects.create(dossier_slug=dossier.slug)


def _write_proposal(
    dossier: Dossier, said: Proposal, lines: Sequence[model.Line], facts: Sequence[dict[str, Any]]
) -> None:
    corrections = list(dossier.corrections.all())
    proposal, lost = corrected(said, corrections, {line.number: line.raw for line in lines})
    for correction in corrections:
        if correction.unmatched != (correction in lost):
            correction.unmatched = correction in lost
            correction.save(update_fields=["unmatched"])
    _describe(dossier, proposal)
    dossier.changed_since_accepted = dossier.status == DossierStatus.ACCEPTED
    dossier.save()
    documents = write_documents(dossier, proposal["documents"])
    write_items(dossier, proposal["items"])
    write_passages(dossier, documents, cut_passages(lines, proposal, facts))
    queue_index(dossier)
    want_check(dossier)


def _describe(dossier: Dossier, proposal: Proposal) -> None:
    """The dossier's own fields. A kind that is none of ours would be the reader's error, not a reason to refuse the file."""
    council, meeting = proposal["council"], proposal["meeting"]
    dossier.kind = proposal["kind"] if proposal["kind"] in DossierKind.values else DossierKind.ATTACHMENTS
    dossier.council_name = (council["name"] if council else "")[:200]
    dossier.council_inferred = council["inferred"] if council else True
    dossier.council_evidence = council["evidence"] if council else []
    accepted = dossier.organization if dossier.status == DossierStatus.ACCEPTED else None
    dossier.organization = find_organization(dossier.council_name) or accepted or dossier.imported_for
    dossier.meeting_date = dt.date.fromisoformat(meeting["date"]) if meeting["date"] else None
    dossier.meeting_date_printed = meeting["printed"]
    dossier.meeting_date_evidence = meeting["evidence"]
    dossier.outline = {name: proposal[name] for name in ("separators", "chapters", "warnings")}


def _replace_lines(dossier: Dossier, lines: Iterable[model.Line]) -> None:
    dossier.lines.all().delete()
    rows = [
        DossierLine(
            dossier=dossier,
            number=line.number,
            raw=storable(line.raw),
            text=storable(line.text),
            role=line.role.value,
            after=line.after,
            page=line.page,
            starts_page=line.starts_page,
            size=line.size,
            bold=line.bold,
            file=storable(line.file or ""),
        )
        for line in lines
    ]
    DossierLine.objects.bulk_create(rows, batch_size=_LOT)


def _replace_facts(dossier: Dossier, facts: Iterable[dict[str, Any]]) -> None:
    dossier.facts.all().delete()
    rows = [
        Fact(
            dossier=dossier,
            type=fact["type"],
            text=fact["text"],
            value=fact["value"] or "",
            low=(fact["low"] or "")[:60],
            high=(fact["high"] or "")[:60],
            hedge=(fact["hedge"] or "")[:40],
            unit=(fact["unit"] or "")[:60],
            price_level=(fact["price_level"] or "")[:60],
            inferred=fact["inferred"],
            deadline=fact["deadline"],
            **span_fields(fact),
        )
        for fact in facts
    ]
    Fact.objects.bulk_create(rows, batch_size=_LOT)


def _replace_tables(dossier: Dossier, tables: Iterable[dict[str, Any]]) -> None:
    dossier.tables.all().delete()
    rows = [
        Table(
            dossier=dossier,
            caption=table["caption"] or "",
            header=table["header"],
            rows=table["rows"],
            **span_fields(table),
        )
        for table in tables
    ]
    Table.objects.bulk_create(rows, batch_size=_LOT)
