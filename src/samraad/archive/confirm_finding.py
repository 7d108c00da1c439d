"""Confirm a finding: it is an error indeed. Of what is published, everybody may then see it."""

from __future__ import annotations

from samraad.access.permissions import Actor
from samraad.archive.judge import judge, require_judge
from samraad.archive.models import Finding, FindingState


def confirm_finding(actor: Actor, finding: Finding, seen: str) -> Finding:
    """``seen`` is the state it had when the secretary looked. Raises CannotJudge where a colleague judged meanwhile."""
    require_judge(actor, finding)
    return judge(actor, finding, seen, "archive.confirm_finding", FindingState.CONFIRMED)
