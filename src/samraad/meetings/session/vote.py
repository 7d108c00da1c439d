"""Enter a vote by show of hands, with its counts and whether it carried by the council's rule. Consensus needs none."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.meetings.agenda.save_section import NEW
from samraad.meetings.errors import CannotDecide
from samraad.meetings.models import AgendaItem, Meeting, Proposal, Vote
from samraad.meetings.models.item import SectionName
from samraad.meetings.session.quorum import body_of, by_group, voters
from samraad.meetings.stage import ENTERED, locked
from samraad.rules.decisions import Ballot, Body, verdict
from samraad.rules.errors import RuleError


def vote(
    actor: Actor,
    item: AgendaItem,
    ballots: Mapping[str, Ballot],
    *,
    point: int | None = None,
    proposal: Proposal | None = None,
    version: int = NEW,
) -> Vote:
    """The vote on the item, a point of it, or a proposal. ``ballots`` by group of the council's rule (``MEMBERS`` without one).

    Raises CannotDecide where more voted than are in the room, StaleEdit, NotLive. ``Vote.carried`` and ``reasons`` tell the
    result; entering the decision is another act.
    """
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        locked(item.meeting, *ENTERED)
        _check_subject(item, point, proposal)
        body = body_of(item.meeting)
        there = voters(item)
        _check_counts(body, ballots, by_group(there, body), len(there))
        try:
            result = verdict(body, ballots)
        except RuleError as error:
            raise CannotDecide(str(error)) from None
        row = _row(item, point, proposal)
        said = {group: [each.votes_for, each.votes_against, each.abstained] for group, each in ballots.items()}
        if row.pk and is_said_already(row, version, "afstemningen", _words(said), _words(row.ballots)):
            return row
        before = {"ballots": row.ballots} if row.pk else None
        row.ballots, row.present = said, len(there)
        row.votes_for, row.votes_against, row.abstained = result.votes_for, result.votes_against, result.abstained
        row.carried, row.reasons, row.version = result.carried, list(result.reasons), row.version + 1
        row.save()
        history.record(
            actor, "session.vote", item, before=before, after={"ballots": said, "carried": row.carried, "point": point}
        )
    return row


def remove_vote(actor: Actor, row: Vote) -> None:
    """It was entered by mistake; consensus is what holds without it."""
    require(actor, "meetings.edit", row.item.meeting.organization.slug)
    with transaction.atomic():
        locked(row.item.meeting, *ENTERED)
        history.record(actor, "session.remove_vote", row.item, before={"ballots": row.ballots, "carried": row.carried})
        Vote.objects.filter(pk=row.pk).delete()


def show_of_hands(meeting: Meeting, votes_for: int, votes_against: int, abstained: int = 0) -> dict[str, Ballot]:
    """The ballots of a council that counts all its members together. Raises CannotDecide where its rule has groups."""
    groups = list(body_of(meeting).members)
    if len(groups) > 1:
        raise CannotDecide(
            f"Rådets regel tæller stemmerne hver for sig: {', '.join(groups)}. Angiv dem for hver gruppe."
        )
    return {groups[0]: Ballot(votes_for, votes_against, abstained)}


def _check_subject(item: AgendaItem, point: int | None, proposal: Proposal | None) -> None:
    if proposal and proposal.item_id != item.pk:
        raise CannotDecide("Forslaget hører til et andet punkt. Genindlæs siden.")
    if point is not None:
        section = item.sections.filter(name=SectionName.RECOMMENDATION, dossier=None).first()
        if section is None or not section.points.filter(number=point).exists():
            raise CannotDecide(f"Indstillingen har ikke noget punkt {point}. Vælg et af dem, der er.")


def _check_counts(body: Body, ballots: Mapping[str, Ballot], there: Mapping[str, int], present: int) -> None:
    cast = {group: each.votes_for + each.votes_against + each.abstained for group, each in ballots.items()}
    if any(min(each.votes_for, each.votes_against, each.abstained) < 0 for each in ballots.values()):
        raise CannotDecide("Et stemmetal kan ikke være negativt. Ret tallene.")
    if not sum(cast.values()):
        raise CannotDecide("Der er ingen stemmer. Tæl stemmerne, eller lad være med at registrere en afstemning.")
    if sum(cast.values()) > present:
        raise CannotDecide(
            f"Der er afgivet {sum(cast.values())} stemmer, men kun {present} stemmeberettigede er til stede. "
            "Ret tallene, eller registrér dem, der mangler, som mødt."
        )
    for group, count in cast.items():
        if group in body.members and len(body.members) > 1 and count > there.get(group, 0):
            raise CannotDecide(
                f"{group} har afgivet {count} stemmer, men kun {there.get(group, 0)} er til stede. Ret tallene."
            )


def _row(item: AgendaItem, point: int | None, proposal: Proposal | None) -> Vote:
    found = Vote.objects.select_for_update(of=("self",)).filter(item=item, point=point, proposal=proposal).first()
    return found or Vote(item=item, point=point, proposal=proposal, version=NEW)


def _words(ballots: Mapping[str, list[int]]) -> str:
    return "\n".join(f"{group}: {yes} for, {no} imod, {none} undlod" for group, (yes, no, none) in ballots.items())
