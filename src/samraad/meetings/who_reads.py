"""Who may read what of a meeting that is written here: its draft, its closed items, its published versions."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from samraad.access.models import User
from samraad.access.permissions import Actor, NotAllowed, allowed
from samraad.access.roles import Role
from samraad.meetings.models import DraftShare, Meeting
from samraad.meetings.models.live import State
from samraad.meetings.models.meeting import MeetingOrigin

BEFORE_THE_MEETING = (State.PLANNED, State.DRAFT, State.PUBLISHED)


def may_read_closed(actor: Actor, meeting: Meeting) -> bool:
    """Closed items are for the council's members and its secretariat."""
    return allowed(actor, "meetings.read_closed", meeting.organization.slug)


def may_read_published(actor: Actor, meeting: Meeting) -> bool:
    """Everybody, once it is published; members also of what was taken back from the public."""
    return meeting.published_at is not None or may_read_closed(actor, meeting)


def may_read_draft(actor: Actor, meeting: Meeting) -> bool:
    """Secretaries, and whom the draft is shared with."""
    if allowed(actor, "meetings.edit", meeting.organization.slug):
        return True
    if not isinstance(actor, User) or not actor.is_active:
        return False
    roles = roles_in(actor, meeting.organization.slug)
    return DraftShare.objects.filter(meeting=meeting).filter(Q(user=actor) | Q(role__in=roles)).exists()


def may_read_working_copy(actor: Actor, meeting: Meeting) -> bool:
    """Secretaries always; whom the draft is shared with until the meeting begins. What is entered there is no draft agenda."""
    if allowed(actor, "meetings.edit", meeting.organization.slug):
        return True
    return meeting.live.state in BEFORE_THE_MEETING and may_read_draft(actor, meeting)


def require_draft(actor: Actor, meeting: Meeting) -> None:
    """Raise NotAllowed unless the actor may read the draft."""
    if not may_read_draft(actor, meeting):
        raise NotAllowed("meetings.edit")


def drafts_for(actor: Actor) -> QuerySet[Meeting]:
    """The meetings written here whose working copy ``actor`` may see, dated or not."""
    written = Meeting.objects.filter(origin=MeetingOrigin.WRITTEN)
    if allowed(actor, "meetings.edit"):
        return written
    if not isinstance(actor, User) or not actor.is_active:
        return written.none()
    grants = list(actor.grants.values_list("role", "organization"))
    seen = Q(shares__user=actor)
    for role, organization in grants:
        here = Q(organization__slug=organization) if organization else Q()
        seen |= here & Q(shares__role=role)
        if role == Role.SECRETARY:
            seen |= here
    return written.filter(seen).distinct()


def roles_in(user: User, organization: str) -> set[str]:
    """The roles a user has in the organization with this slug."""
    return {role for role, scope in user.grants.values_list("role", "organization") if scope in ("", organization)}
