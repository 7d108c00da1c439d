"""Which dossiers have changed since they were checked: noted in the transaction that changes them, asked by whoever checks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable

from django.conf import settings
from django.db.models import F, Q, QuerySet

from samraad.archive import write_lock
from samraad.archive.checker_version import checker_version
from samraad.archive.models import Dossier, DossierCheck

LOCK = "check"


def want_check(dossier: Dossier) -> None:
    """The dossier has changed: what was found in it may not hold any more."""
    want_checks([dossier.pk])


def want_checks(dossiers: Iterable[int]) -> None:
    """The same for several, by their keys."""
    for pk in dossiers:
        row, new = DossierCheck.objects.get_or_create(dossier_id=pk)
        if not new:
            DossierCheck.objects.filter(pk=row.pk).update(wanted=F("wanted") + 1)


def due() -> QuerySet[Dossier]:
    """Dossiers never checked, changed since, or checked by an older checker; oldest first."""
    late = Q(checked=None) | Q(checked__done__lt=F("checked__wanted")) | ~Q(checked__checker=checker_version())
    return Dossier.objects.filter(late).order_by("id")


def check_soon() -> None:
    """Start the process that checks what is due, unless one is at it already; it ends by itself."""
    try:
        with write_lock.held(LOCK, within=0):
            pass
    except write_lock.LockBusy:
        return
    start_checker()


def start_checker() -> None:
    """The process itself; a second one waits for the first, then finds nothing."""
    subprocess.Popen(
        [sys.executable, "-m", "samraad.cli", "find-findings", "--data", str(settings.SAMRAAD_DATA)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
