"""Save what was typed in a section of an item, or the points of its recommendation; every save knows what it was made from."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.archive.storable import storable
from samraad.meetings.agenda.save_item import editable
from samraad.meetings.errors import CannotEdit
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.models import AgendaItem, ItemSection, RecommendationPoint
from samraad.meetings.models.item import SectionName
from samraad.meetings.safe_html import clean, plain

WRITTEN = (SectionName.BACKGROUND, SectionName.RECOMMENDATION, SectionName.PRESENTATION, SectionName.ECONOMY)
LONGEST = 500_000
MOST_POINTS, POINT = 50, 2000
NEW = 0


def save_section(actor: Actor, item: AgendaItem, name: str, html: str, version: int = NEW) -> ItemSection:
    """Store the section's text, cleaned. ``version`` is the section's, 0 where there was none.

    Raises CannotEdit, StaleEdit with both texts, or NotLive.
    """
    require(actor, "meetings.edit", item.meeting.organization.slug)
    if len(html) > LONGEST:
        raise CannotEdit("Teksten er for lang til et afsnit. Læg den i et bilag i stedet.")
    html = clean(html)
    with transaction.atomic():
        item = editable(item)
        section = _section(item, name)
        what = f"»{section.get_name_display()}« i punkt {item.number}"
        if is_said_already(section, version, what, html, section.html):
            return section
        before = section.html
        section.html, section.text = html, plain(html)
        _save(section)
        queue_meeting(item.meeting)
        history.record(actor, "agenda.section", section, before={"html": before}, after={"html": html})
    return section


def save_points(actor: Actor, item: AgendaItem, points: Sequence[str], version: int = NEW) -> ItemSection:
    """Store the points of the recommendation. An empty list is refused where there are points: remove them one by one."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    wanted = [storable(point).strip() for point in points]
    with transaction.atomic():
        item = editable(item)
        section = _section(item, SectionName.RECOMMENDATION)
        stored = [point.text for point in section.points.all()] if section.pk else []
        if stored and not wanted:
            raise CannotEdit("Listen af punkter var tom, så intet er ændret. Fjern punkterne enkeltvis.")
        _check_points(wanted)
        if is_said_already(
            section, version, f"indstillingen i punkt {item.number}", "\n".join(wanted), "\n".join(stored)
        ):
            return section
        _save(section)
        _write_points(section, wanted)
        queue_meeting(item.meeting)
        history.record(actor, "agenda.points", section, before={"points": stored}, after={"points": wanted})
    return section


def remove_point(actor: Actor, item: AgendaItem, number: int, version: int) -> ItemSection:
    """Remove one point of the recommendation; those after it move up."""
    require(actor, "meetings.edit", item.meeting.organization.slug)
    with transaction.atomic():
        item = editable(item)
        section = _section(item, SectionName.RECOMMENDATION)
        stored = [point.text for point in section.points.all()] if section.pk else []
        if not 1 <= number <= len(stored):
            raise CannotEdit(f"Indstillingen har ikke noget punkt {number}. Genindlæs punktet.")
        left = [text for place, text in enumerate(stored, 1) if place != number]
        is_said_already(section, version, f"indstillingen i punkt {item.number}", "\n".join(left), "\n".join(stored))
        _save(section)
        _write_points(section, left)
        queue_meeting(item.meeting)
        history.record(actor, "agenda.points", section, before={"points": stored}, after={"points": left})
    return section


def _section(item: AgendaItem, name: str) -> ItemSection:
    """The section as stored, locked; else a new one at version 0."""
    if name not in WRITTEN:
        raise CannotEdit(f"»{name}« er ikke et afsnit, der skrives. Vælg et af afsnittene på siden.")
    found = ItemSection.objects.select_for_update(of=("self",)).filter(item=item, name=name, dossier=None).first()
    return found or ItemSection(item=item, name=name, position=WRITTEN.index(SectionName(name)), version=NEW)


def _save(section: ItemSection) -> None:
    section.version += 1
    section.save()


def _check_points(points: Sequence[str]) -> None:
    for number, point in enumerate(points, 1):
        if not point:
            raise CannotEdit(f"Punkt {number} i indstillingen er tomt. Skriv det, eller fjern det.")
        if len(point) > POINT:
            raise CannotEdit(f"Punkt {number} i indstillingen er for langt. Forkort det til højst {POINT} tegn.")
    if len(points) > MOST_POINTS:
        raise CannotEdit(f"En indstilling kan have højst {MOST_POINTS} punkter. Saml nogle af dem.")


def _write_points(section: ItemSection, points: Sequence[str]) -> None:
    section.points.all().delete()
    RecommendationPoint.objects.bulk_create(
        RecommendationPoint(section=section, number=number, text=text) for number, text in enumerate(points, 1)
    )
