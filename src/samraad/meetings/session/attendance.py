"""Who is there: expected members, arrivals and departures with their times, excuses, substitutes and guests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.storable import storable
from samraad.councils.directory import SUBSTITUTE, VOTING, members_of
from samraad.councils.models import Membership, Person
from samraad.meetings.errors import CannotHold
from samraad.meetings.models import Attendance, LiveMeeting, Meeting, Presence
from samraad.meetings.models.live import State
from samraad.meetings.models.session import AttendanceState
from samraad.meetings.stage import ENTERED, locked

GUEST = "gæst"
NAME = 200


def prepare_attendance(actor: Actor, meeting: Meeting) -> list[Attendance]:
    """The list of the meeting, filled with the members of the day where it is not yet; excuses can be noted before it opens."""
    require(actor, "meetings.edit", meeting.organization.slug)
    with transaction.atomic():
        locked(meeting, State.PUBLISHED, *ENTERED)
        expect_members(meeting)
    return list(meeting.attendances.prefetch_related("times").order_by("name", "pk"))


def expect_members(meeting: Meeting) -> None:
    """Add who is a member on the day and not yet in the list, and let who is no longer one leave it, in the caller's transaction."""
    if meeting.date:
        sitting = members_of(meeting.organization, meeting.date).values("person")
        expected = meeting.attendances.filter(state=AttendanceState.EXPECTED, substitute_for=None)
        expected.exclude(person=None).exclude(person__in=sitting).delete()
    for seat in missing_members(meeting):
        Attendance.objects.create(meeting=meeting, votes=seat.role in VOTING, role=seat.role, **_as_now(seat.person))


def missing_members(meeting: Meeting) -> list[Membership]:
    """A seat of each member of the day who is not on the list."""
    if meeting.date is None:
        return []
    known = set(meeting.attendances.values_list("person_id", flat=True))
    seats = members_of(meeting.organization, meeting.date).exclude(role=SUBSTITUTE).exclude(person__in=known - {None})
    first: dict[int, Membership] = {}
    for seat in seats:
        first.setdefault(seat.person_id, seat)
    return list(first.values())


def arrive(actor: Actor, attendance: Attendance, at: dt.time) -> Attendance:
    """Somebody comes. There already, nothing changes. Raises CannotHold, NotLive."""
    return arrive_many(actor, attendance.meeting, [attendance.pk], at)[0]


def arrive_many(actor: Actor, meeting: Meeting, keys: Collection[int], at: dt.time) -> list[Attendance]:
    """Several come at once. An empty list is refused: it would say that nobody came."""
    require(actor, "meetings.edit", meeting.organization.slug)
    if not keys:
        raise CannotHold("Ingen var valgt, så intet er ændret. Sæt kryds ved dem, der er mødt.")
    with transaction.atomic():
        locked(meeting, *ENTERED)
        rows = list(meeting.attendances.filter(pk__in=keys).prefetch_related("times"))
        if len(rows) != len(set(keys)):
            raise CannotHold("En af de valgte er ikke på mødets liste. Genindlæs siden, og prøv igen.")
        for row in rows:
            if row.state == AttendanceState.PRESENT:
                continue
            if any(time.left and at < time.left for time in row.times.all()):
                raise CannotHold(f"{row.name} var her allerede kl. {at:%H.%M}. Ret tidspunktet.")
            if row.state == AttendanceState.EXCUSED and Attendance.objects.filter(substitute_for=row).exists():
                raise CannotHold(f"{row.name} har en stedfortræder på mødet. Fjern stedfortræderen først.")
            Presence.objects.create(attendance=row, arrived=at)
            _set_state(actor, row, AttendanceState.PRESENT, {"arrived": f"{at:%H:%M}"})
    return rows


def leave(actor: Actor, attendance: Attendance, at: dt.time) -> Attendance:
    """Somebody goes. Raises CannotHold where they are not there, or before they came."""
    require(actor, "meetings.edit", attendance.meeting.organization.slug)
    with transaction.atomic():
        attendance = _locked(attendance)
        time = attendance.times.filter(left=None).last()
        if attendance.state != AttendanceState.PRESENT or time is None:
            raise CannotHold(f"{attendance.name} er ikke registreret som mødt. Registrér fremmødet først.")
        if at < time.arrived:
            raise CannotHold(
                f"{attendance.name} kom kl. {time.arrived:%H.%M} og kan ikke være gået før. Ret tidspunktet."
            )
        time.left = at
        time.save(update_fields=["left"])
        _set_state(actor, attendance, AttendanceState.LEFT, {"left": f"{at:%H:%M}"})
    return attendance


def excuse(actor: Actor, attendance: Attendance) -> Attendance:
    """Somebody will not come (*afbud*). Raises CannotHold where they were there."""
    require(actor, "meetings.edit", attendance.meeting.organization.slug)
    with transaction.atomic():
        attendance = _locked(attendance, State.PUBLISHED)
        if attendance.times.exists():
            raise CannotHold(
                f"{attendance.name} har været til stede. Registrér i stedet, hvornår {attendance.name} gik."
            )
        _set_state(actor, attendance, AttendanceState.EXCUSED, {})
    return attendance


def clear_attendance(actor: Actor, attendance: Attendance) -> Attendance:
    """Take back what was noted of somebody by mistake; a substitute or guest leaves the list."""
    require(actor, "meetings.edit", attendance.meeting.organization.slug)
    with transaction.atomic():
        attendance = _locked(attendance, State.PUBLISHED)
        if attendance.disqualified.exists():
            raise CannotHold(f"{attendance.name} er noteret som inhabil. Fjern det først.")
        times = [f"{time.arrived:%H:%M}–{time.left or ''}" for time in attendance.times.all()]
        history.record(actor, "attendance.clear", attendance, before={"state": attendance.state, "times": times})
        attendance.times.all().delete()
        if attendance.substitute_for_id or attendance.role == GUEST:
            attendance.delete()
        else:
            attendance.state = AttendanceState.EXPECTED
            attendance.save(update_fields=["state"])
    return attendance


def substitute(actor: Actor, attendance: Attendance, person: Person) -> Attendance:
    """``person`` meets in somebody's place, who is excused. Raises CannotHold."""
    require(actor, "meetings.edit", attendance.meeting.organization.slug)
    with transaction.atomic():
        attendance = _locked(attendance, State.PUBLISHED)
        meeting = attendance.meeting
        if attendance.state in (AttendanceState.PRESENT, AttendanceState.LEFT):
            raise CannotHold(
                f"{attendance.name} er selv mødt. Registrér, at {attendance.name} er gået, og notér det i referatet."
            )
        other = Attendance.objects.filter(substitute_for=attendance).first()
        if other:
            raise CannotHold(f"{other.name} er allerede stedfortræder for {attendance.name}. Fjern den først.")
        if meeting.attendances.filter(person=person).exists():
            raise CannotHold(f"{person.name} er allerede på mødets liste. Vælg en anden stedfortræder.")
        made = Attendance.objects.create(
            meeting=meeting, votes=attendance.votes, role=SUBSTITUTE, substitute_for=attendance, **_as_now(person)
        )
        _set_state(actor, attendance, AttendanceState.EXCUSED, {"substitute": person.name})
    return made


def add_guest(actor: Actor, meeting: Meeting, name: str, role: str = GUEST) -> Attendance:
    """Somebody without a vote: an official, a speaker; sent twice, on the list once. Raises CannotHold."""
    require(actor, "meetings.edit", meeting.organization.slug)
    name, role = storable(name).strip(), storable(role).strip() or GUEST
    if not name or len(name) > NAME or len(role) > 50:
        raise CannotHold(f"Navnet skal have mellem 1 og {NAME} tegn og rollen højst 50. Ret dem.")
    with transaction.atomic():
        locked(meeting, State.PUBLISHED, *ENTERED)
        if sent_before := meeting.attendances.filter(person=None, name=name, role=role).first():
            return sent_before
        made = Attendance.objects.create(meeting=meeting, person=None, name=name, role=role, votes=False)
        history.record(actor, "attendance.guest", made, after={"name": name, "role": role})
    return made


def present(meeting: Meeting) -> list[Attendance]:
    """Who is in the room now; at a meeting that is over, who was there when it ended."""
    return list(meeting.attendances.filter(state=AttendanceState.PRESENT).order_by("name", "pk"))


def _locked(attendance: Attendance, *also: State) -> Attendance:
    live: LiveMeeting = locked(attendance.meeting, *also, *ENTERED)
    found = Attendance.objects.filter(pk=attendance.pk, meeting=live.meeting).first()
    if found is None:
        raise CannotHold(f"{attendance.name} er ikke længere på mødets liste. Genindlæs siden.")
    return found


def _set_state(actor: Actor, row: Attendance, state: AttendanceState, said: dict[str, Any]) -> None:
    before, row.state = row.state, state
    row.save(update_fields=["state"])
    history.record(actor, "attendance.state", row, before={"state": before}, after={"state": state.value, **said})


def _as_now(person: Person) -> dict[str, Any]:
    """Name, party and municipality as they are on the day of the meeting."""
    return {
        "person": person,
        "name": person.name,
        "party": person.party,
        "municipality": person.municipality.name if person.municipality else "",
    }
