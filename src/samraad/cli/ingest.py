"""``samraad ingest PATH...``: read files into the archive, once each, and make them searchable."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samraad.cli.archive_data import DataOption, open_data
from samraad.cli.output import print_json

if TYPE_CHECKING:
    from samraad.archive.import_many import Result

_OUTCOMES = {"new": "lagt ind", "reread": "læst på ny", "unchanged": "uændret"}


def ingest_command(
    paths: Annotated[list[Path], typer.Argument(help="Tekst, PDF, DOCX, zip eller mapper (hver mappe er ét dossier).")],
    data: DataOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Skriv som JSON, hvad der blev gjort.")] = False,
) -> None:
    """Read files into the archive. Running it again changes nothing that has not changed."""
    open_data(data)
    from samraad.access.permissions import OPERATOR
    from samraad.archive.find_findings import find_due_quietly
    from samraad.archive.import_many import import_many
    from samraad.archive.indexing import apply_pending
    from samraad.cli.import_progress import ImportProgress

    began = time.monotonic()
    results: list[Result] = []
    with ImportProgress(paths) as progress:
        for result in import_many(OPERATOR, _once(paths), progress.stage):
            results.append(result)
            progress.done(result.path, result.error)
        indexed = progress.index(apply_pending)
    find_due_quietly(OPERATOR)
    results.sort(key=lambda result: paths.index(result.path))
    _tell(results, indexed, time.monotonic() - began, as_json)
    if any(result.error for result in results):
        raise SystemExit(1)


def _once(paths: list[Path]) -> list[Path]:
    return list(dict.fromkeys(paths))


def _tell(results: list[Result], indexed: int, seconds: float, as_json: bool) -> None:
    for result in results:
        if result.error:
            typer.echo(result.error, err=True)
    if as_json:
        print_json(
            {
                "dossiers": [_dossier(result) for result in results if result.imported],
                "failed": [{"path": str(each.path), "message": each.error} for each in results if each.error],
                "indexed": indexed,
                "seconds": round(seconds, 2),
            }
        )
        return
    for result in results:
        if result.imported:
            said = _dossier(result)
            typer.echo(
                f"{said['name']}: {_OUTCOMES[said['outcome']]}: {said['lines']} linjer, {said['documents']} dokumenter, "
                f"{said['items']} punkter, {said['facts']} oplysninger",
                err=True,
            )


def _dossier(result: Result) -> dict[str, Any]:
    assert result.imported is not None
    dossier = result.imported.dossier
    return {
        "path": str(result.path),
        "name": dossier.name,
        "slug": dossier.slug,
        "sha256": dossier.sha256,
        "outcome": result.imported.outcome.value,
        "kind": dossier.kind,
        "council": dossier.council_name or None,
        "date": dossier.meeting_date.isoformat() if dossier.meeting_date else None,
        "lines": dossier.line_count,
        "documents": dossier.documents.count(),
        "items": dossier.items.count(),
        "facts": dossier.facts.count(),
        "warnings": len(dossier.outline.get("warnings", [])),
    }
