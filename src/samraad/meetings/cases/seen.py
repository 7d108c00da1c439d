"""Which cases a reader may follow, and what of each: an item is seen here exactly where it is seen on its own page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from samraad.access.models import User
from samraad.access.permissions import TABLE, Actor, allowed
from samraad.archive.models import Document
from samraad.archive.visible import seen_by
from samraad.meetings.content.model import Item
from samraad.meetings.models import AgendaItem, Case, CaseItem, ItemSource
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.publishing.versions import newest_of, published_items, read_versions
from samraad.meetings.show_item import ItemView, show_items
from samraad.meetings.visible import meetings_for, told_items


@dataclass(frozen=True, slots=True)
class Paper:
    """An attachment by its key."""

    key: int
    title: str


@dataclass(frozen=True, slots=True)
class Seen:
    """An item as the reader may see it, with its papers. ``points``: number, outcome and text of what was decided apart."""

    number: str
    title: str
    is_decided: bool
    outcome: str = ""
    text: str = ""
    points: tuple[tuple[int, str, str], ...] = ()
    documents: tuple[Document, ...] = ()
    attachments: tuple[Paper, ...] = ()

    @property
    def papers(self) -> int:
        """How many documents and attachments it has."""
        return len(self.documents) + len(self.attachments)


def seen_items(actor: Actor, case: Case, after: dt.date | None = None) -> list[tuple[CaseItem, Seen]]:
    """The items of the case that the reader may see, in the order of their meetings; ``after`` a day only those since."""
    links = case.links.select_related("item__meeting__organization", "item__chapter").order_by(
        "item__meeting__date", "item__position"
    )
    links = links.prefetch_related("item__attachments")
    if after:
        links = links.filter(item__meeting__date__gt=after)
    found = list(links)
    shown = _seen(actor, [link.item for link in found])
    return [(link, shown[link.item_id]) for link in found if link.item_id in shown]


def seen_item(actor: Actor, item: AgendaItem) -> Seen | None:
    """The working copy for those who prepare the meeting, for others what was published last; from the archive what was read."""
    return _seen(actor, [item]).get(item.pk)


def _seen(actor: Actor, items: list[AgendaItem]) -> dict[int, Seen]:
    """By the items' keys; as few questions as for one."""
    read = {item.meeting_id for item in items if item.meeting.origin == MeetingOrigin.READ}
    hidden = read - set(meetings_for(actor).filter(pk__in=read).values_list("pk", flat=True)) if read else set()
    known = [item for item in items if item.meeting_id not in hidden]
    told = set(told_items(actor).filter(pk__in=[item.pk for item in known]).values_list("pk", flat=True))
    stored = [
        item
        for item in known
        if item.pk in told or allowed(actor, "archive.read_unpublished", item.meeting.organization.slug)
    ]
    views = show_items(actor, stored) if stored else {}
    shown = {item.pk: _stored(item, views[item.pk]) for item in stored}
    others = [item for item in known if item.pk not in shown]
    newest = newest_of(actor, [item.meeting for item in others])
    contents = read_versions(actor, newest.values())
    for item in others:
        version = newest.get(item.meeting_id)
        said = contents[version.pk].item(item.pk) if version else None
        if said:
            shown[item.pk] = _published(said)
    return shown


def may_read_case(actor: Actor, case: Case) -> bool:
    """Those who keep it always; others where they may see one of its items."""
    return allowed(actor, "cases.edit", case.organization.slug) or bool(seen_items(actor, case))


def cases_for(actor: Actor) -> QuerySet[Case]:
    """The cases whose story the actor may read: all of the councils where one keeps them, else those of which an item is seen."""
    cases = Case.objects.select_related("organization")
    if allowed(actor, "cases.edit"):
        return cases
    told = CaseItem.objects.filter(
        Exists(ItemSource.objects.filter(seen_by(actor, "dossier__"), item=OuterRef("item"))),
        case=OuterRef("pk"),
        item__meeting__in=meetings_for(actor),
        item__closed=False,
    )
    return cases.filter(Exists(told) | Q(pk__in=_seen_in_versions(actor)) | Q(organization__slug__in=_kept_by(actor)))


def _seen_in_versions(actor: Actor) -> set[int]:
    """The cases of items that are in what was published last of a meeting that was held here."""
    links = CaseItem.objects.filter(item__meeting__origin=MeetingOrigin.WRITTEN, item__meeting__versions__isnull=False)
    found = list(links.select_related("item__meeting__organization").distinct())
    newest = newest_of(actor, [link.item.meeting for link in found])
    published = published_items(actor, newest.values())
    return {link.case_id for link in found if link.item_id in published}


def _kept_by(actor: Actor) -> set[str]:
    if not isinstance(actor, User):
        return set()
    grants = actor.grants.values_list("role", "organization")
    return {slug for role, slug in grants if slug and role in TABLE["cases.edit"].roles}


def _published(said: Item) -> Seen:
    decision = said.decision
    return Seen(
        said.number,
        said.title,
        decision is not None,
        decision.outcome if decision else "",
        decision.text if decision else "",
        tuple((each.point, each.outcome, each.text) for each in decision.points) if decision else (),
        attachments=tuple(Paper(each.key, each.title) for each in said.attachments),
    )


def _stored(item: AgendaItem, view: ItemView) -> Seen:
    decision = view.decision
    return Seen(
        item.number,
        item.title,
        decision is not None,
        decision.outcome if decision else "",
        decision.text if decision else "",
        tuple((each.point, each.outcome, each.text) for each in decision.points.all()) if decision else (),
        view.documents,
        tuple(Paper(each.pk, each.title) for each in item.attachments.all()),
    )
