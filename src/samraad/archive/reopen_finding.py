"""Take the judgement of a finding back: it is open again."""

from __future__ import annotations

from samraad.access.permissions import Actor
from samraad.archive.judge import judge, require_judge
from samraad.archive.models import Finding, FindingState


def reopen_finding(actor: Actor, finding: Finding, seen: str) -> Finding:
    """``seen`` is the state it had when the secretary looked. Raises CannotJudge where a colleague judged meanwhile."""
    require_judge(actor, finding)
    return judge(actor, finding, seen, "archive.reopen_finding", FindingState.OPEN)
