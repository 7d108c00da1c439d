"""Share a draft with named people or roles, and take it back."""

from __future__ import annotations

from django.db import transaction

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor, require
from samraad.access.roles import Role
from samraad.meetings.errors import CannotEdit
from samraad.meetings.models import DraftShare, Meeting
from samraad.meetings.stage import live_of


def share_draft(actor: Actor, meeting: Meeting, *, user: User | None = None, role: Role | None = None) -> DraftShare:
    """Let a user, or all with a role in the council, read the draft. Shared already, nothing changes."""
    require(actor, "meetings.edit", meeting.organization.slug)
    live_of(meeting)
    if (user is None) == (role is None):
        raise CannotEdit("Vælg enten en person eller en rolle at dele kladden med.")
    if role == Role.PUBLIC:
        raise CannotEdit("En kladde kan ikke deles med offentligheden. Offentliggør dagsordenen i stedet.")
    with transaction.atomic():
        share, new = DraftShare.objects.get_or_create(meeting=meeting, user=user, role=role.value if role else "")
        if new:
            history.record(actor, "agenda.share", meeting, after={"with": str(user or share.get_role_display())})
    return share


def unshare_draft(actor: Actor, share: DraftShare) -> None:
    """Only those it is still shared with read it from now on."""
    require(actor, "meetings.edit", share.meeting.organization.slug)
    with transaction.atomic():
        history.record(
            actor, "agenda.unshare", share.meeting, before={"with": str(share.user or share.get_role_display())}
        )
        share.delete()
