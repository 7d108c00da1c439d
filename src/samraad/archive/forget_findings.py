"""What findings quote of a dossier goes when the dossier is erased, and is struck out when its words are."""

from __future__ import annotations

from django.db.models import QuerySet

from samraad.access.models import Change
from samraad.archive.mask import Mask
from samraad.archive.models import Dossier, Finding, FindingPlace
from samraad.archive.strike_rows import strike_rows
from samraad.archive.want_check import want_checks

QUOTING = ["message", "figures", "computed", "reason", "passed_to", "note"]


def forget_findings(dossier: Dossier) -> None:
    """Remove every finding that rests on the dossier, also where another has a part in it; the others are checked again."""
    findings = _of(dossier)
    others = (
        FindingPlace.objects.filter(finding__in=findings).exclude(dossier=dossier).values_list("dossier", flat=True)
    )
    want_checks(sorted(set(others)))
    _told_of(findings).update(before=None, after=None)
    findings.filter(scheme="").delete()


def strike_findings(dossier: Dossier, mask: Mask) -> None:
    """Strike words out of the findings, their judgements, and what the history tells of these."""
    findings = _of(dossier)
    strike_rows(Change, _told_of(findings), mask, ["before", "after"])
    strike_rows(Finding, findings, mask, QUOTING)


def _of(dossier: Dossier) -> QuerySet[Finding]:
    return Finding.objects.filter(pk__in=FindingPlace.objects.filter(dossier=dossier).values("finding"))


def _told_of(findings: QuerySet[Finding]) -> QuerySet[Change]:
    keys = [str(pk) for pk in findings.values_list("pk", flat=True)]
    return Change.objects.filter(subject_type=Finding._meta.label_lower, subject_id__in=keys)
