"""Dismiss a finding, with the reason: it is no error, or not worth a correction. Later readings do not bring it back."""

from __future__ import annotations

from samraad.access.permissions import Actor
from samraad.archive.errors import CannotJudge
from samraad.archive.judge import judge, require_judge
from samraad.archive.models import Finding, FindingState

LONGEST = 500


def dismiss_finding(actor: Actor, finding: Finding, seen: str, reason: str) -> Finding:
    """``seen`` is the state it had when the secretary looked. Raises CannotJudge without a reason."""
    require_judge(actor, finding)
    reason = " ".join(reason.split())[:LONGEST]
    if not reason:
        raise CannotJudge("Skriv, hvorfor fundet afvises.")
    return judge(actor, finding, seen, "archive.dismiss_finding", FindingState.DISMISSED, reason=reason)
