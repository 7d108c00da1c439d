"""Statements for the record (*protokoltilførsler*) by a party or a person, and proposals made at the meeting."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.archive.storable import storable
from samraad.councils.models import Person
from samraad.meetings.errors import CannotDecide
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import AgendaItem, Proposal, Statement
from samraad.meetings.models.session import ProposalKind
from samraad.meetings.session.decide import stored_decision
from samraad.meetings.session.phrases import is_outcome
from samraad.meetings.stage import ENTERED, locked

PARTY, TEXT = 200, 10_000


def add_statement(
    actor: Actor, item: AgendaItem, text: str, *, party: str = "", person: Person | None = None
) -> Statement:
    """By a party (as it is called in print), a person, or a person for their party; sent twice, it is stored once.

    Raises CannotDecide, NotLive.
    """
    require(actor, "meetings.edit", item.meeting.organization.slug)
    party, text = _checked(party or (person.name if person else ""), text)
    with transaction.atomic():
        locked(item.meeting, *ENTERED)
        decision = stored_decision(item)
        if sent_before := decision.statements.filter(party=party, person=person, text=text).first():
            return sent_before
        last = decision.statements.aggregate(last=Max("position"))["last"] or 0
        statement = Statement.objects.create(
            decision=decision, position=last + 1, party=party, person=person, text=text
        )
        queue_meeting(item.meeting)
        history.record(actor, "session.statement", item, after={"party": party, "text": text})
    return statement


def edit_statement(actor: Actor, statement: Statement, text: str, version: int, party: str | None = None) -> Statement:
    """Raises CannotDecide, StaleEdit, NotLive."""
    item = statement.decision.item
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        locked(item.meeting, *ENTERED)
        row = Statement.objects.select_for_update(of=("self",)).filter(pk=statement.pk).first()
        if row is None:
            raise CannotDecide("Protokoltilførslen er fjernet af en anden. Skriv den som en ny.")
        party, text = _checked(row.party if party is None else party, text)
        yours, theirs = f"{party}\n{text}", f"{row.party}\n{row.text}"
        if is_said_already(row, version, "protokoltilførslen", yours, theirs):
            return row
        before = {"party": row.party, "text": row.text}
        row.party, row.text, row.version = party, text, row.version + 1
        row.save(update_fields=["party", "text", "version"])
        queue_meeting(item.meeting)
        history.record(actor, "session.statement", item, before=before, after={"party": party, "text": text})
    return row


def remove_statement(actor: Actor, statement: Statement) -> None:
    """Its text stays in the history."""
    item = statement.decision.item
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        locked(item.meeting, *ENTERED)
        history.record(
            actor, "session.remove_statement", item, before={"party": statement.party, "text": statement.text}
        )
        Statement.objects.filter(pk=statement.pk).delete()
        queue_meeting(item.meeting)


def propose(actor: Actor, item: AgendaItem, kind: ProposalKind, proposed_by: str, text: str) -> Proposal:
    """An alternative or supplementary proposal by a party group; sent twice, it is stored once. Raises CannotDecide, NotLive."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    proposed_by, text = _checked(proposed_by, text)
    with transaction.atomic():
        locked(item.meeting, *ENTERED)
        same = item.proposals.filter(kind=ProposalKind(kind), proposed_by=proposed_by, text=text)
        if sent_before := same.first():
            return sent_before
        last = item.proposals.aggregate(last=Max("position"))["last"] or 0
        made = Proposal.objects.create(
            item=item, position=last + 1, kind=ProposalKind(kind), proposed_by=proposed_by, text=text
        )
        history.record(actor, "session.propose", item, after={"by": proposed_by, "kind": made.kind, "text": text})
    return made


def edit_proposal(
    actor: Actor, proposal: Proposal, version: int, *, text: str | None = None, outcome: str | None = None
) -> Proposal:
    """Change its text, or enter what became of it. Raises CannotDecide, StaleEdit, NotLive."""
    require(actor, "meetings.edit", proposal.item.meeting.organization.slug)
    if outcome and not is_outcome(outcome):
        raise CannotDecide(f"»{outcome}« er ikke et udfald. Vælg et fra listen.")
    with transaction.atomic():
        locked(proposal.item.meeting, *ENTERED)
        row = Proposal.objects.select_for_update(of=("self",)).filter(pk=proposal.pk).first()
        if row is None:
            raise CannotDecide("Forslaget er fjernet af en anden. Skriv det som et nyt.")
        before = {"text": row.text, "outcome": row.outcome}
        _by, new_text = _checked(row.proposed_by, row.text if text is None else text)
        after = {"text": new_text, "outcome": row.outcome if outcome is None else outcome}
        if is_said_already(row, version, "forslaget", "\n".join(after.values()), "\n".join(before.values())):
            return row
        row.text, row.outcome, row.version = after["text"], after["outcome"], row.version + 1
        row.save(update_fields=["text", "outcome", "version"])
        history.record(actor, "session.edit_proposal", row.item, before=before, after=after)
    return row


def remove_proposal(actor: Actor, proposal: Proposal) -> None:
    """Withdrawn before it came to anything; refused where it was voted on."""
    require(actor, "meetings.edit", proposal.item.meeting.organization.slug)
    with transaction.atomic():
        locked(proposal.item.meeting, *ENTERED)
        if proposal.votes.exists():
            raise CannotDecide("Der er stemt om forslaget. Fjern afstemningen først.")
        history.record(
            actor, "session.remove_proposal", proposal.item, before={"by": proposal.proposed_by, "text": proposal.text}
        )
        Proposal.objects.filter(pk=proposal.pk).delete()


def _checked(by: str, text: str) -> tuple[str, str]:
    by, text = storable(by).strip(), storable(text).strip()
    if not by or len(by) > PARTY:
        raise CannotDecide("Angiv, hvilket parti eller hvilken person det kommer fra.")
    if not text or len(text) > TEXT:
        raise CannotDecide(f"Teksten skal have mellem 1 og {TEXT} tegn. Ret den.")
    return by, text
