"""What all judgements of a finding share: the locked row, the refusal where a colleague judged meanwhile, the record."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor, NotAllowed, allowed
from samraad.archive.errors import CannotJudge
from samraad.archive.models import Finding, FindingState

JUDGE = "archive.judge_findings"
JUDGEMENT = ("state", "reason", "passed_to", "note")


def require_judge(actor: Actor, finding: Finding) -> None:
    """Raise NotAllowed unless the actor may judge it."""
    if not may_judge(actor, finding):
        raise NotAllowed(JUDGE)


def may_judge(actor: Actor, finding: Finding) -> bool:
    """Whoever judges must be a secretary of every council the finding's dossiers belong to; a scheme's, of all."""
    if allowed(actor, JUDGE):
        return True
    slugs = set(finding.places.values_list("dossier__organization__slug", flat=True))
    return bool(slugs) and not finding.scheme and all(allowed(actor, JUDGE, slug) for slug in slugs)


def judge(actor: Actor, finding: Finding, seen: str, action: str, state: FindingState, **said: str) -> Finding:
    """Set the judgement. ``seen`` is the state the secretary saw; said again as it stands, nothing changes."""
    with transaction.atomic():
        row = Finding.objects.select_for_update().get(pk=finding.pk)
        before = _judgement(row)
        after = dict.fromkeys(JUDGEMENT, "") | {"state": state.value} | said
        if before == after:
            return row
        if row.state != seen:
            raise CannotJudge(
                f"En kollega har vurderet fundet imens: {row.get_state_display().lower()}. Se på det igen, før du ændrer det."
            )
        for name, value in after.items():
            setattr(row, name, value)
        row.judged_at = timezone.now()
        row.judged_by = actor if isinstance(actor, User) else None
        row.save(update_fields=[*JUDGEMENT, "judged_at", "judged_by"])
        history.record(actor, action, row, before=before, after=after)
    return row


def _judgement(row: Finding) -> dict[str, Any]:
    return {name: getattr(row, name) for name in JUDGEMENT}
