"""The standing items of an agenda, written by themselves with the dates and names that they tell of."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import formats

from samraad.councils.models import Organization, OrganizationKind
from samraad.meetings.agenda.numbering import renumber
from samraad.meetings.agenda.template import StandingItem, Template, template_of
from samraad.meetings.models import AgendaItem, ItemSection, LiveMeeting, Meeting, RecommendationPoint
from samraad.meetings.models.item import SectionName
from samraad.meetings.safe_html import from_text

_UNKNOWN = "(dato følger)"


def fill_standing(live: LiveMeeting, template: Template) -> None:
    """Add the template's items, in the caller's transaction. The last minutes only where there was a meeting before."""
    meeting = live.meeting
    before = previous_meeting(meeting)
    words = words_of(meeting, before, template)
    chapters = {chapter.position: chapter for chapter in meeting.chapters.all()}
    count = 0
    for position, chapter in enumerate(template.chapters, 1):
        for standing in chapter.items:
            if standing.standing == "approve_minutes" and before is None:
                continue
            count += 1
            item = AgendaItem.objects.create(
                meeting=meeting,
                chapter=chapters[position],
                position=count,
                number=f"~+{count}",
                title=standing.title.format_map(words),
                kind=template.kinds.get(standing.kind, ""),
                standing=standing.standing,
                about_meeting=before if standing.standing == "approve_minutes" else None,
            )
            _write_sections(item, standing, words)
    renumber(live)


def refresh_standing(live: LiveMeeting) -> None:
    """Write the standing items' texts anew after the date was changed; what somebody has written in stays as it is."""
    meeting, template = live.meeting, template_of(live.meeting.organization)
    before = previous_meeting(meeting)
    words = words_of(meeting, before, template)
    standing = {each.standing: each for chapter in template.chapters for each in chapter.items}
    for item in meeting.items.exclude(standing="").filter(standing__in=standing):
        said = standing[item.standing]
        untouched = item.sections.filter(dossier=None, version=1)
        if item.standing == "approve_minutes" and item.about_meeting != before and before:
            AgendaItem.objects.filter(pk=item.pk).update(about_meeting=before)
        texts = {SectionName.BACKGROUND: said.background, SectionName.RECOMMENDATION: said.recommendation}
        for section in untouched.filter(name__in=[name for name, text in texts.items() if text]):
            section.text = texts[SectionName(section.name)].format_map(words)
            section.html = from_text(section.text)
            section.save(update_fields=["text", "html"])
            if section.name == SectionName.RECOMMENDATION:
                for number, point in enumerate(said.points, 1):
                    section.points.filter(number=number).update(text=point.format_map(words))


def previous_meeting(meeting: Meeting) -> Meeting | None:
    """The council's latest meeting before this one; before a draft without date, its latest of all."""
    return _others(meeting, "lt").order_by("-date", "-pk").first()


def next_meeting(meeting: Meeting) -> Meeting | None:
    """The council's first meeting after this one."""
    return _others(meeting, "gt").order_by("date", "pk").first() if meeting.date else None


def _others(meeting: Meeting, side: str) -> QuerySet[Meeting]:
    others = Meeting.objects.filter(organization=meeting.organization, date__isnull=False, live__cancelled_at=None)
    others = others.exclude(pk=meeting.pk)
    return others.filter(**{f"date__{side}": meeting.date}) if meeting.date else others


def words_of(meeting: Meeting, before: Meeting | None, template: Template) -> dict[str, str]:
    """What stands in the braces of the template's texts."""
    after = next_meeting(meeting)
    return {
        "council": meeting.organization.name,
        "date": _day(meeting),
        "last_date": _day(before),
        "next_date": _day(after) if after else "ikke fastlagt",
        "forums": ", ".join(template.forums or _forums(meeting.organization)) or "ingen fora er angivet",
    }


def _day(meeting: Meeting | None) -> str:
    return formats.date_format(meeting.date, "j. F Y") if meeting and meeting.date else _UNKNOWN


def _forums(organization: Organization) -> tuple[str, ...]:
    """The groups, committees and boards that are placed under the council."""
    kinds = (OrganizationKind.BOARD, OrganizationKind.GROUP, OrganizationKind.ASSOCIATION, OrganizationKind.COMMITTEE)
    return tuple(organization.children.filter(kind__in=kinds).order_by("name").values_list("name", flat=True))


def _write_sections(item: AgendaItem, standing: StandingItem, words: dict[str, str]) -> None:
    if standing.background:
        text = standing.background.format_map(words)
        ItemSection.objects.create(item=item, position=0, name=SectionName.BACKGROUND, text=text, html=from_text(text))
    if standing.recommendation or standing.points:
        text = standing.recommendation.format_map(words)
        section = ItemSection.objects.create(
            item=item, position=1, name=SectionName.RECOMMENDATION, text=text, html=from_text(text)
        )
        RecommendationPoint.objects.bulk_create(
            RecommendationPoint(section=section, number=number, text=point.format_map(words))
            for number, point in enumerate(standing.points, 1)
        )
