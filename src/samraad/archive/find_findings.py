"""Find what does not add up: in a dossier, and between it and those of the same council that lie nearest in time.

It is done after a dossier has been written or corrected, by whoever imports and by a process of its own, never in the way of
the import: a checker that breaks is logged, and says of that dossier only that it could not be checked.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive import write_lock
from samraad.archive.checker_version import checker_version
from samraad.archive.models import Dossier, DossierCheck
from samraad.archive.stored_reading import stored_reading
from samraad.archive.want_check import LOCK, due
from samraad.archive.write_findings import Changes, write_dossier_findings
from samraad.checking.check import check
from samraad.checking.finding import Finding as Found
from samraad.reading import model

log = logging.getLogger(__name__)
NEAREST = 6
#: where many are due, more are looked at together, so that several are done at once
MANY = 14
Checker = Callable[[Sequence[model.Dossier]], Iterable[Found]]


def find_findings(actor: Actor, dossier: Dossier, checker: Checker = check, nearest: int = NEAREST) -> Changes | None:
    """Check one dossier now, with its nearest. None where the checker failed, or the dossier changed meanwhile."""
    require(actor, "archive.find_findings", dossier.organization_slug)
    together = sorted([dossier, *_nearest(dossier, nearest)], key=_by_meeting)
    wanted = {each.pk: _wanted(each) for each in together}
    names = _names(together)
    try:
        found = list(checker([stored_reading(each, name) for name, each in names.items()]))
    except Exception:
        log.exception("The checker failed on %s and %s others", dossier.slug, len(together) - 1)
        if nearest and len(together) > 1:
            # One of the others may be at fault.
            return find_findings(actor, dossier, checker, nearest=0)
        _mark(dossier, wanted[dossier.pk], failed=True)
        return None
    with write_lock.held("write"), transaction.atomic():
        # Somebody corrected or erased one of them meanwhile: it is due again, and these lines are not the ones there now.
        if any(_wanted(each) != wanted[each.pk] for each in together):
            return None
        changes = write_dossier_findings(found, names)
        for each in together:
            if each.pk == dossier.pk or _covers(wanted, each):
                _mark(each, wanted[each.pk], failed=False)
        if changes.new or changes.gone:
            history.record(
                actor, "archive.find_findings", dossier, after={"new_findings": changes.new, "gone": changes.gone}
            )
    return changes


def find_due(actor: Actor, checker: Checker = check) -> int:
    """Check everything that is due, one process at a time; says how many dossiers were checked."""
    require(actor, "archive.find_findings")
    done = 0
    with write_lock.held(LOCK):
        tried: Counter[int] = Counter()
        while dossier := due().exclude(pk__in=[pk for pk, times in tried.items() if times > 2]).first():
            tried[dossier.pk] += 1
            find_findings(actor, dossier, checker, MANY if due().count() > 1 else NEAREST)
            done += 1
    return done


def find_due_quietly(actor: Actor) -> None:
    """As ``find_due``, where what was done before must not fail because of it."""
    try:
        find_due(actor)
    except Exception:
        log.exception("What is due could not be checked")


def _by_meeting(dossier: Dossier) -> tuple[bool, dt.date, int]:
    """Older meetings first, so that of several contradictions the same is told however many dossiers follow."""
    return dossier.meeting_date is None, dossier.meeting_date or dt.date.min, dossier.pk


def _nearest(dossier: Dossier, count: int = NEAREST) -> list[Dossier]:
    """The council's other dossiers whose meetings lie nearest; those without a date come last."""
    if dossier.organization_id:
        others = Dossier.objects.filter(organization=dossier.organization_id)
    elif dossier.council_name:
        others = Dossier.objects.filter(organization=None, council_name=dossier.council_name)
    else:
        return []
    day = dossier.meeting_date.toordinal() if dossier.meeting_date else 0
    dated = others.exclude(pk=dossier.pk).values_list("pk", "meeting_date")
    near = sorted(dated, key=lambda row: (row[1] is None, abs(row[1].toordinal() - day) if row[1] else 0, row[0]))
    return list(Dossier.objects.select_related("organization").filter(pk__in=[pk for pk, _ in near[:count]]))


def _covers(wanted: dict[int, int], dossier: Dossier) -> bool:
    """Whether checking these has checked that one with all its own nearest too."""
    return all(each.pk in wanted for each in _nearest(dossier))


def _names(dossiers: Sequence[Dossier]) -> dict[str, Dossier]:
    """Each under the name of its file, or its slug where two files are called the same."""
    times = Counter(each.name for each in dossiers)
    return {each.name if times[each.name] == 1 else each.slug: each for each in dossiers}


def _wanted(dossier: Dossier) -> int:
    """How often it had changed; -1 where it is gone."""
    row = DossierCheck.objects.filter(dossier=dossier.pk).first()
    if row is None and Dossier.objects.filter(pk=dossier.pk).exists():
        row, _ = DossierCheck.objects.get_or_create(dossier=dossier)
    return row.wanted if row else -1


def _mark(dossier: Dossier, wanted: int, *, failed: bool) -> None:
    DossierCheck.objects.filter(dossier=dossier.pk).update(
        done=wanted, checker=checker_version(), checked_at=timezone.now(), failed=failed
    )
