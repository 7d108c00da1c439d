"""What is new since I last looked: published agendas, supplements, drafts for comment and minutes, and what they changed.

A version is looked at when the reader has opened what it says anew: the whole of it, or each of the items it changed. So a
supplement stays news until its items have been read, and opening the meeting's page alone does not make it old.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from samraad.access.models import User
from samraad.access.permissions import Actor, NotAllowed, allowed
from samraad.meetings.content.differences import Difference
from samraad.meetings.models import LastLook, Meeting, PublishedVersion, SeenVersion
from samraad.meetings.models.version import VersionKind
from samraad.meetings.publishing.versions import differences_of, versions_of

#: who never looked is told of this much
AT_FIRST = dt.timedelta(days=60)
WHOLE = 0


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed in one item, or with ``item`` None in the meeting itself; ``seen``: the reader has opened it since."""

    item: int | None
    changes: tuple[Difference, ...]
    seen: bool
    is_there: bool


@dataclass(frozen=True, slots=True)
class News:
    """A version that came since; ``changes`` compare it with the one before it of its kind, empty for a first."""

    meeting: Meeting
    version: PublishedVersion
    changes: tuple[Difference, ...]
    items: tuple[Changed, ...] = ()


def looked(actor: Actor, meeting: Meeting, at: dt.datetime | None = None) -> None:
    """The user has looked at all there is of the meeting by now."""
    user = _user(actor)
    LastLook.objects.update_or_create(user=user, meeting=meeting, defaults={"at": at or timezone.now()})
    SeenVersion.objects.filter(user=user, version__meeting=meeting).delete()


def opened_version(actor: Actor, version: PublishedVersion) -> None:
    """The user has opened the version itself, or what it changed: it is no news any more."""
    user = _user(actor)
    if _unseen(user).filter(pk=version.pk).exists():
        SeenVersion.objects.get_or_create(user=user, version=version, item=WHOLE)


def opened_meeting(actor: Actor, meeting: Meeting) -> list[News]:
    """The user has the meeting's page before them: a first version is all there, and of later ones it tells. Says of which."""
    found = news_of(actor, meeting)
    for each in found:
        if each.version.kind != VersionKind.MINUTES_DRAFT and not any(part.is_there for part in each.items):
            opened_version(actor, each.version)
    return [each for each in found if each.changes]


def opened_minutes(actor: Actor, meeting: Meeting) -> None:
    """The user has the page of the minutes before them, where the drafts for comment are."""
    user = _user(actor)
    for version in _unseen(user).filter(meeting=meeting, kind=VersionKind.MINUTES_DRAFT):
        SeenVersion.objects.get_or_create(user=user, version=version, item=WHOLE)


def opened_item(actor: Actor, meeting: Meeting, item: int) -> tuple[Difference, ...]:
    """The user has the item before them; says what is new in it. A version whose every change is opened is no news any more."""
    user, new = _user(actor), list[Difference]()
    for each in news_of(actor, meeting):
        here = [part for part in each.items if part.item == item]
        if not here:
            continue
        new += [change for part in here for change in part.changes]
        SeenVersion.objects.get_or_create(user=user, version=each.version, item=item)
        if all(part.seen or part.item == item or not part.is_there for part in each.items):
            SeenVersion.objects.get_or_create(user=user, version=each.version, item=WHOLE)
    return tuple(new)


def news(actor: Actor, *, organization: str | None = None) -> list[News]:
    """The latest first, of the councils one has a role in, or of the one named."""
    waiting = _of_councils(_user(actor), organization)
    meetings = Meeting.objects.filter(pk__in=waiting.values("meeting")).select_related("organization")
    return sorted(_news_of(_user(actor), list(meetings)), key=lambda each: each.version.published_at, reverse=True)


def news_of(actor: Actor, meeting: Meeting) -> list[News]:
    """Of one meeting, the oldest first."""
    return _news_of(_user(actor), [meeting])


def _news_of(user: User, meetings: list[Meeting]) -> list[News]:
    """Of several meetings, meeting by meeting; as few questions as for one."""
    wanted = set(_unseen(user).filter(meeting__in=meetings).values_list("pk", flat=True))
    if not wanted:
        return []
    opened = set(SeenVersion.objects.filter(user=user, version__in=wanted).values_list("version", "item"))
    told = [pair for found in versions_of(user, meetings).values() for pair in _compared(found) if pair[0].pk in wanted]
    differences = differences_of(user, [(old, new) for new, old in told if old])
    found = []
    for version, old in told:
        changes = differences[old.pk, version.pk] if old else ()
        found.append(News(version.meeting, version, changes, _by_item(changes, version.pk, opened)))
    return found


def _compared(found: Iterable[PublishedVersion]) -> Iterator[tuple[PublishedVersion, PublishedVersion | None]]:
    """Each version of a meeting, and the one it is compared with."""
    known: dict[str, PublishedVersion] = {}
    for version in found:
        before, known[version.kind] = known.get(version.kind), version
        first_minutes = before is None and version.kind == VersionKind.MINUTES
        yield version, known.get(VersionKind.MINUTES_DRAFT) if first_minutes else before


def count_news(actor: Actor) -> int:
    """How many versions are news; one question to the database, for the menu of every page."""
    return _of_councils(actor, None).count() if isinstance(actor, User) and actor.is_active else 0


def _of_councils(user: User, organization: str | None) -> QuerySet[PublishedVersion]:
    """The unseen versions of the councils the user has a role in, as far as they may read them."""
    scopes = set(user.grants.values_list("organization", flat=True))
    found = _unseen(user)
    if organization or "" not in scopes:
        found = found.filter(meeting__organization__slug__in=[organization] if organization else scopes)
    seen = Q(meeting__published_at__isnull=False) & ~Q(kind=VersionKind.MINUTES_DRAFT)
    if "" in scopes:
        scopes |= set(found.values_list("meeting__organization__slug", flat=True).distinct())
    for slug in scopes - {""}:
        here = Q(meeting__organization__slug=slug)
        if allowed(user, "meetings.read_closed", slug):
            seen |= here & ~Q(kind=VersionKind.MINUTES_DRAFT)
        if allowed(user, "minutes.comment", slug):
            seen |= here & Q(kind=VersionKind.MINUTES_DRAFT)
    return found.filter(seen)


def _unseen(user: User) -> QuerySet[PublishedVersion]:
    """What came since the user last said that they had looked, and has not been opened since."""
    looks = LastLook.objects.filter(user=user, meeting=OuterRef("meeting")).values("at")[:1]
    seen = SeenVersion.objects.filter(user=user, version=OuterRef("pk"), item=WHOLE)
    since = Coalesce(Subquery(looks), timezone.now() - AT_FIRST)
    return (
        PublishedVersion.objects.order_by("published_at", "pk")
        .annotate(since=since)
        .filter(~Exists(seen), published_at__gt=F("since"))
        .exclude(published_by=user)
    )


def _by_item(changes: Iterable[Difference], version: int, opened: set[tuple[int, int]]) -> tuple[Changed, ...]:
    found: dict[int | None, list[Difference]] = {}
    for change in changes:
        found.setdefault(change.item, []).append(change)
    return tuple(
        Changed(
            item,
            tuple(said),
            seen=(version, item or WHOLE) in opened,
            is_there=item is not None and all(change.kind != "removed" for change in said),
        )
        for item, said in found.items()
    )


def _user(actor: Actor) -> User:
    if not isinstance(actor, User) or not actor.is_active:
        raise NotAllowed("meetings.keep_notes")
    return actor
