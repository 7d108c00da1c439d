"""The one way in: dossiers become findings. Each kind of finding is one function; this module only lists and runs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from samraad.checking.claims.contradictions import find_contradictions
from samraad.checking.claims.counted_lists import find_counted_lists
from samraad.checking.claims.rates import find_two_rates
from samraad.checking.claims.table_totals import find_table_totals
from samraad.checking.dates.days import find_days
from samraad.checking.dates.deadlines import find_deadlines
from samraad.checking.finding import Finding
from samraad.checking.paper import Paper, papers_of
from samraad.checking.references.attachments import find_absent, find_unresolved
from samraad.checking.references.points import find_points, find_skipped
from samraad.checking.sentences.counts import find_counts
from samraad.checking.sentences.factors import find_factors
from samraad.checking.sentences.growth import find_growth
from samraad.checking.sentences.parts import find_parts
from samraad.checking.sentences.periods import find_periods
from samraad.checking.sentences.rates import find_rates
from samraad.checking.tables.derived import find_derived, find_indices
from samraad.checking.tables.shares import find_shares
from samraad.checking.tables.totals import find_totals
from samraad.checking.wording.repeats import find_repeated_paragraphs, find_repeated_words
from samraad.checking.wording.standins import find_standins
from samraad.reading.model import Dossier

IN_A_PAPER: tuple[Callable[[Paper], Iterable[Finding]], ...] = (
    find_totals,
    find_derived,
    find_indices,
    find_shares,
    find_growth,
    find_factors,
    find_parts,
    find_periods,
    find_rates,
    find_counts,
    find_table_totals,
    find_days,
    find_deadlines,
    find_standins,
    find_repeated_paragraphs,
    find_repeated_words,
)
IN_A_DOSSIER: tuple[Callable[[Sequence[Paper]], Iterable[Finding]], ...] = (
    find_points,
    find_skipped,
    find_unresolved,
    find_absent,
    find_counted_lists,
)
BETWEEN_PAPERS: tuple[Callable[[Sequence[Paper]], Iterable[Finding]], ...] = (find_contradictions, find_two_rates)


def check(dossiers: Sequence[Dossier]) -> tuple[Finding, ...]:
    """What does not add up within the dossiers and between them, in the order of the dossiers and their lines.

    The same text gives the same findings with the same keys, wherever its lines have moved; no two findings of a
    dossier share a key.
    """
    order = {dossier.source.name: number for number, dossier in enumerate(dossiers)}
    found = sorted(_all(dossiers), key=lambda one: _order(one, order))
    return tuple(_told_apart(found))


def _all(dossiers: Sequence[Dossier]) -> Iterator[Finding]:
    papers = [papers_of(dossier) for dossier in dossiers]
    for own in papers:
        for find_in_dossier in IN_A_DOSSIER:
            yield from find_in_dossier(own)
        for paper in own:
            for find_in_paper in IN_A_PAPER:
                yield from find_in_paper(paper)
    for find_between in BETWEEN_PAPERS:
        yield from find_between([paper for own in papers for paper in own])


def _order(one: Finding, order: dict[str, int]) -> tuple[int, int, int, str]:
    first = one.places[0]
    return order[first.dossier], first.span.first_line, first.span.last_line, one.code


def _told_apart(found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings of the same content get their number in the key: each can be dismissed alone."""
    times: Counter[tuple[str, str]] = Counter()
    for one in found:
        name = (one.places[0].dossier, one.key)
        times[name] += 1
        yield one if times[name] == 1 else replace(one, key=f"{one.key}-{times[name]}")
