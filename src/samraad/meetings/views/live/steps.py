"""The steps of a meeting, from its agenda to approved minutes: which are done, which is on, and what to do next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samraad.meetings.agenda.fill_standing import next_meeting
from samraad.meetings.models import AgendaItem, Meeting, MinutesComment
from samraad.meetings.models.live import DeadlineKind, State
from samraad.meetings.stage import ORDER, PREPARED


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``url`` is empty for what cannot be opened yet."""

    title: str
    url: str
    is_done: bool
    is_on: bool


@dataclass(frozen=True, slots=True)
class Next:
    """What to do now in a sentence, and where."""

    sentence: str
    words: str
    url: str


def steps_of(meeting: Meeting) -> tuple[Step, ...]:
    """In the order in which a meeting passes through them; the first that is not done is on."""
    reached = ORDER.index(State(meeting.live.state))
    draft, hold, minutes = (_to(name, meeting) for name in ("draft", "hold", "minutes"))
    publish = _to("publish_agenda" if meeting.live.state in PREPARED else "versions", meeting)
    known = (
        (_("Dagsorden"), draft, State.PLANNED, State.PUBLISHED),
        (_("Offentliggørelse"), publish, State.DRAFT, State.PUBLISHED),
        (_("Mødet"), hold, State.PUBLISHED, State.HELD),
        (_("Referat"), minutes, State.HELD, State.MINUTES),
        (_("Godkendelse"), minutes, State.MINUTES, State.APPROVED),
    )
    steps: list[Step] = []
    for title, url, opens, done in known:
        is_done = reached >= ORDER.index(done)
        is_on = not is_done and all(step.is_done for step in steps)
        steps.append(Step(title, url if reached >= ORDER.index(opens) else "", is_done, is_on))
    return tuple(steps)


def next_step(meeting: Meeting) -> Next:
    """What to do now."""
    return _NEXT[State(meeting.live.state)](meeting)


def _planned(meeting: Meeting) -> Next:
    return Next(_("Begynd dagsordenen med rådets faste punkter."), _("Dagsordenen"), _to("draft", meeting))


def _draft(meeting: Meeting) -> Next:
    due = meeting.deadlines.filter(kind=DeadlineKind.DISPATCH).first()
    until = _(" Den skal ud senest den %(day)s.") % {"day": _day(due.day)} if due else ""
    said = _("Skriv punkterne, og offentliggør dagsordenen, når den er klar.")
    return Next(said + until, _("Gennemse og offentliggør"), _to("publish_agenda", meeting))


def _published(meeting: Meeting) -> Next:
    day = _day(meeting.date) if meeting.date else _("på mødedagen")
    return Next(_("Åbn mødet, når det begynder (%(day)s).") % {"day": day}, _("På mødet"), _to("hold", meeting))


def _running(meeting: Meeting) -> Next:
    item = meeting.live.current_item
    said = _("Registrér fremmødet, før hvert punkt til referat, og luk mødet.")
    if item is None:
        return Next(said, _("På mødet"), _to("hold", meeting))
    return Next(said, _("Punkt %(number)s") % {"number": item.number}, reverse("decide", args=[item.pk]))


def _held(meeting: Meeting) -> Next:
    said = _("Læs referatet igennem, og send det til kommentering, eller offentliggør det.")
    return Next(said, _("Referatet"), _to("minutes", meeting))


def _comment(meeting: Meeting) -> Next:
    open_ones = MinutesComment.objects.filter(draft__meeting=meeting, answer="").count()
    until = meeting.live.comment_until
    waits = _("Vent på bemærkninger til og med den %(day)s.") % {"day": _day(until)} if until else ""
    asked = ngettext("Svar på %(n)s bemærkning.", "Svar på %(n)s bemærkninger.", open_ones) % {"n": open_ones}
    said = " ".join(each for each in (waits, asked if open_ones else "", _("Offentliggør så referatet.")) if each)
    return Next(said, _("Referatet"), _to("minutes", meeting))


def _minutes(meeting: Meeting) -> Next:
    items = AgendaItem.objects.filter(about_meeting=meeting, withdrawn=False, meeting__live__cancelled_at=None)
    item = items.select_related("meeting__live").order_by("meeting__date").first()
    if item is not None:
        running = item.meeting.live.state == State.RUNNING
        url = reverse("decide", args=[item.pk]) if running else _to("draft", item.meeting)
        said = _("Referatet godkendes på næste møde under punkt %(number)s.") % {"number": item.number}
        return Next(said, _("Næste møde"), url)
    after = next_meeting(meeting)
    said = _("Referatet godkendes på næste møde. Begynd dets dagsorden, så kommer punktet på af sig selv.")
    if after is not None and hasattr(after, "live"):
        return Next(said, _("Næste møde"), _to("draft", after))
    return Next(said, _("Opret næste møde"), f"{reverse('new_meeting')}?raad={meeting.organization.slug}")


def _approved(meeting: Meeting) -> Next:
    return Next(_("Følg beslutningernes opgaver til dørs."), _("Opgaver"), reverse("tasks"))


_NEXT: dict[State, Callable[[Meeting], Next]] = {
    State.PLANNED: _planned,
    State.DRAFT: _draft,
    State.PUBLISHED: _published,
    State.RUNNING: _running,
    State.HELD: _held,
    State.COMMENT: _comment,
    State.MINUTES: _minutes,
    State.APPROVED: _approved,
}


def _to(name: str, meeting: Meeting) -> str:
    return reverse(name, args=[meeting.pk])


def _day(day: dt.date) -> str:
    return date_format(day, "j. F Y")
