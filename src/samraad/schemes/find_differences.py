"""A stored scheme whose printed table does not reproduce is a finding like any other: judged, kept and shown as those of texts."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.models import Dossier
from samraad.archive.write_findings import Changes, write_scheme_findings
from samraad.checking.finding import POSSIBLE_WARNING, WARNING, Finding, Place, finding
from samraad.reading.model import Span
from samraad.rules.compare import Agreement, ComparedCell, Comparison
from samraad.rules.errors import RuleError
from samraad.rules.inputs import Source
from samraad.rules.numbers import danish
from samraad.schemes import compute
from samraad.schemes.models import Scheme, SchemeVersion

log = logging.getLogger(__name__)
CODE = "scheme_differs"
CHECK_CODE = "scheme_check"
NAMED = 3


def find_differences(actor: Actor, scheme: Scheme) -> Changes:
    """Compare the scheme's newest version with print, and keep what differs."""
    require(actor, "archive.find_findings")
    version = scheme.versions.select_related("scheme").first()
    found = list(_differences(version)) if version else []
    slugs = {place.dossier for one in found for place in one.places}
    dossiers = {each.slug: each for each in Dossier.objects.filter(slug__in=slugs)}
    with transaction.atomic():
        changes = write_scheme_findings(found, scheme.slug, dossiers)
        if changes.new or changes.gone:
            history.record(
                actor, "archive.find_findings", scheme, after={"new_findings": changes.new, "gone": changes.gone}
            )
    return changes


def find_all_differences(actor: Actor) -> None:
    """The same for every stored scheme; one that can no longer be computed is logged and passed over."""
    require(actor, "archive.find_findings")
    for scheme in Scheme.objects.all():
        try:
            find_differences(actor, scheme)
        except RuleError:
            log.exception("The scheme %s cannot be compared with print", scheme.slug)


def _differences(version: SchemeVersion) -> Iterator[Finding]:
    """One finding for each column with cells that differ, and for each stated equality that does not hold."""
    comparison, tables = compute.comparison(version), compute.tables(version)
    if comparison is None or tables is None:
        return
    own = compute.report(version).heading.source
    columns: dict[tuple[str, str], list[ComparedCell]] = {}
    for cell in comparison.cells:
        columns.setdefault((cell.table, cell.column), []).append(cell)
    for (name, column), cells in columns.items():
        differing = [cell for cell in cells if cell.agreement is Agreement.DIFFERS]
        if differing:
            table = tables.tables[name]
            title = table.computed[column].indicator.title
            yield _of_column(version.scheme, title, differing, len(cells), table.source or own)
    yield from _of_checks(version.scheme, comparison, own)


def _of_column(
    scheme: Scheme, title: str, differing: list[ComparedCell], printed: int, source: Source | None
) -> Finding:
    told = "; ".join(_cell(cell) for cell in differing[:NAMED])
    more = f"; og {len(differing) - NAMED} til" if len(differing) > NAMED else ""
    text = f"Kolonnen »{title}« i »{scheme.title}« giver ikke det trykte i {len(differing)} af {printed} rækker: {told}{more}."
    certain = all(cell.certain for cell in differing)
    if not certain:
        text += " Et usikkert input kan være forklaringen."
    return finding(
        CODE,
        WARNING if certain else POSSIBLE_WARNING,
        text,
        _places(source),
        [scheme.slug, title, *(f"{' / '.join(cell.key)} {danish(cell.printed)}" for cell in differing)],
        [danish(cell.printed) for cell in differing[:NAMED]],
        "; ".join(danish(cell.recomputed) for cell in differing[:NAMED]),
    )


def _cell(cell: ComparedCell) -> str:
    return f"{' / '.join(cell.key)}: trykt {danish(cell.printed)}, beregnet {danish(cell.recomputed)}"


def _of_checks(scheme: Scheme, comparison: Comparison, source: Source | None) -> Iterator[Finding]:
    wrong: dict[str, list[str]] = {}
    for check in comparison.checks:
        if check.agreement is Agreement.DIFFERS:
            wrong.setdefault(check.title, []).append(" / ".join(check.key))
    for title, rows in wrong.items():
        more = f" og {len(rows) - NAMED} til" if len(rows) > NAMED else ""
        text = f"»{title}« holder ikke i »{scheme.title}«: {', '.join(rows[:NAMED])}{more}."
        yield finding(CHECK_CODE, WARNING, text, _places(source), [scheme.slug, title, *rows])


def _places(source: Source | None) -> list[Place]:
    """The lines of print, where the scheme names them; ``dossier`` is the slug that sources are given by."""
    if source is None or not source.dossier or not source.first_line:
        return []
    return [Place(source.dossier, Span(source.first_line, source.last_line or source.first_line))]
