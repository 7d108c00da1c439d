"""Note that a finding was passed on to whoever wrote the text. Nothing is sent: the secretary does that."""

from __future__ import annotations

from samraad.access.permissions import Actor
from samraad.archive.errors import CannotJudge
from samraad.archive.judge import judge, require_judge
from samraad.archive.models import Finding, FindingState

LONGEST_NAME = 200
LONGEST_NOTE = 2_000


def pass_on_finding(actor: Actor, finding: Finding, seen: str, to: str, note: str = "") -> Finding:
    """``to`` says whom it went to, ``note`` what was added. Raises CannotJudge where nobody is named."""
    require_judge(actor, finding)
    to = " ".join(to.split())[:LONGEST_NAME]
    if not to:
        raise CannotJudge("Skriv, hvem fundet sendes til.")
    note = note.strip().replace("\r\n", "\n")[:LONGEST_NOTE]
    return judge(actor, finding, seen, "archive.pass_on_finding", FindingState.PASSED_ON, passed_to=to, note=note)
