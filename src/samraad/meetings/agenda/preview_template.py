"""What the council's next draft would look like with a template, before it is saved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from samraad.councils.models import Organization
from samraad.meetings.agenda.fill_standing import previous_meeting, words_of
from samraad.meetings.agenda.numbering import Place, numbered
from samraad.meetings.agenda.template import StandingItem, Template
from samraad.meetings.agenda.write_template import APPROVAL
from samraad.meetings.errors import CannotPlan
from samraad.meetings.models import Meeting
from samraad.meetings.models.live import State
from samraad.meetings.year.deadlines import Due, deadlines_before


@dataclass(frozen=True, slots=True)
class ShownItem:
    number: str
    title: str
    kind: str
    background: str
    recommendation: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """``day`` is the next meeting's; ``chapters`` have number, title and items; ``deadlines`` are those before that day."""

    day: dt.date
    is_planned: bool
    chapters: tuple[tuple[str, str, tuple[ShownItem, ...]], ...]
    deadlines: tuple[Due, ...]


def preview(organization: Organization, template: Template, today: dt.date) -> Preview:
    """The draft of the next meeting that is planned, else of one in three months."""
    ahead = organization.meetings.filter(date__gte=today, live__state__in=(State.PLANNED, State.DRAFT))
    planned = ahead.filter(live__cancelled_at=None).order_by("date").first()
    day = planned.date if planned and planned.date else today + dt.timedelta(weeks=13)
    meeting = planned or Meeting(organization=organization, date=day)
    before = previous_meeting(meeting)
    words = words_of(meeting, before, template)
    standing = [
        [item for item in chapter.items if item.standing != APPROVAL or before] for chapter in template.chapters
    ]
    keys = {id(item): key for key, item in enumerate(item for items in standing for item in items)}
    places = [(str(at), [Place(keys[id(item)]) for item in items]) for at, items in enumerate(standing, 1)]
    numbers = dict(numbered(places, running=template.numbering == "running", append=False))
    chapters = tuple(
        (str(at), chapter.title, tuple(_shown(template, item, numbers[keys[id(item)]], words) for item in items))
        for at, (chapter, items) in enumerate(zip(template.chapters, standing, strict=True), 1)
    )
    try:
        deadlines = deadlines_before(template, day)
    except CannotPlan:
        deadlines = ()
    return Preview(day, planned is not None, chapters, deadlines)


def _shown(template: Template, item: StandingItem, number: str, words: dict[str, str]) -> ShownItem:
    return ShownItem(
        number=number,
        title=item.title.format_map(words),
        kind=template.kinds.get(item.kind, ""),
        background=item.background.format_map(words),
        recommendation=item.recommendation.format_map(words),
        points=tuple(point.format_map(words) for point in item.points),
    )
