"""The one way in: a file, a folder or bytes become a Dossier."""

from __future__ import annotations

from pathlib import Path

from samraad.reading.facts.find import find_facts
from samraad.reading.inputs.load import load
from samraad.reading.minutes.agenda import find_agenda
from samraad.reading.model import Dossier, Source
from samraad.reading.outline.council import find_council
from samraad.reading.outline.documents import find_documents
from samraad.reading.outline.kind import kind_of
from samraad.reading.outline.meeting import find_meeting
from samraad.reading.outline.separators import find_separators
from samraad.reading.raw import RawText
from samraad.reading.repair.lines import repair
from samraad.reading.tables.find import find_tables
from samraad.reading.warnings import find_warnings


def read(source: Path | str | bytes, name: str | None = None) -> Dossier:
    """Read a dossier.

    ``source`` is a path to a file, a folder or a zip, or the bytes of a file, then with its ``name``.
    Raises ReadingError with one sentence where the input cannot be read; never anything else.
    """
    return dossier_of(load(source, name))


def dossier_of(raw: RawText) -> Dossier:
    """Everything that follows from the lines; the same lines always give the same dossier."""
    lines = repair(raw)
    kind = kind_of(lines)
    separators = find_separators(lines, kind)
    agenda = find_agenda(lines, kind)
    documents = find_documents(lines, kind, separators)
    council = find_council(lines, kind, raw.name)
    meeting = find_meeting(lines, kind, council)
    facts = find_facts(lines, meeting, documents)
    tables = find_tables(lines)
    source = Source(raw.name, raw.sha256, raw.media_type, raw.pages, len(lines))
    warnings = raw.warnings + find_warnings(lines, kind, council, meeting, separators, agenda, documents)
    return Dossier(
        source=source,
        council=council,
        meeting=meeting,
        kind=kind,
        separators=separators,
        chapters=agenda.chapters,
        items=agenda.items,
        documents=documents,
        facts=facts,
        tables=tables,
        warnings=warnings,
        lines=lines,
    )
