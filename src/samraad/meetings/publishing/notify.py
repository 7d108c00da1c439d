"""The mails that tell members of what was published, written to the outbox in the same transaction.

A mail travels unprotected, so closed items are only counted in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.utils import formats

from samraad.councils.models import Organization
from samraad.meetings.content.differences import Difference
from samraad.meetings.content.model import Content
from samraad.meetings.models import Meeting, OutboxMail, PublishedVersion
from samraad.meetings.publishing.recipients import recipients


def notify_agenda(version: PublishedVersion, content: Content, changes: Sequence[Difference]) -> int:
    """Tell of an agenda, or of what a supplement changes; says how many are told."""
    day = _day(content)
    if version.number == 1:
        subject = f"{content.council}: dagsorden til mødet den {day}"
        lines = [_item_line(number, title) for number, title in _open_items(content)]
    else:
        subject = f"{content.council}: tillæg {version.number - 1} til dagsordenen for mødet den {day}"
        open_keys = {item.key for item in content.items if not item.closed}
        lines = [f"- {each.sentence}" for each in changes if each.item is None or each.item in open_keys]
    closed = sum(item.closed and not item.withdrawn for item in content.items)
    if closed:
        named = "1 lukket punkt" if closed == 1 else f"{closed} lukkede punkter"
        lines.append(f"- {named}, som du kan læse, når du er logget ind")
    if version.note:
        lines += ["", version.note]
    return write_mails(version.meeting, subject, lines)


def notify_minutes(version: PublishedVersion, content: Content, until: dt.date | None = None) -> int:
    """Tell of a draft for comment, with its deadline, or of published minutes."""
    day = _day(content)
    if until:
        subject = f"{content.council}: udkast til referat af mødet den {day}"
        lines = [f"Send dine bemærkninger senest den {formats.date_format(until, 'j. F Y')}."]
    else:
        subject = f"{content.council}: referat af mødet den {day}"
        lines = ["Referatet er offentliggjort. Du kan bekræfte det med et klik, når du er logget ind."]
    return write_mails(version.meeting, subject, lines)


def write_mails(meeting: Meeting, subject: str, lines: Sequence[str]) -> int:
    """A mail to each member on the day of the meeting, with a link to it, or to the calendar before it is out; says how many."""
    organization: Organization = meeting.organization
    day = meeting.date or dt.date.today()
    page = f"moeder/{meeting.pk}/" if meeting.published_at else f"kalender/?raad={organization.slug}&aar={day.year}"
    link = f"{settings.SAMRAAD_ADDRESS.rstrip('/')}/{page}"
    body = "\n".join(["Kære {name}", "", *(line.replace("{", "{{").replace("}", "}}") for line in lines), "", link, ""])
    body += f"\nVenlig hilsen\nSekretariatet for {organization.name}\n".replace("{", "{{").replace("}", "}}")
    people = recipients(organization, day)
    OutboxMail.objects.bulk_create(
        OutboxMail(to=person.email, subject=_one_line(subject), body=body.format(name=person.name), meeting=meeting)
        for person in people
    )
    return len(people)


def _open_items(content: Content) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in content.items if not item.closed and not item.withdrawn]


def _item_line(number: str, title: str) -> str:
    return f"- {number} {title}"


def _day(content: Content) -> str:
    return formats.date_format(dt.date.fromisoformat(content.date), "j. F Y")


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]
