"""Which meeting does a dossier belong to? Proposals with the evidence for each, best first; a secretary decides.

Agenda, attachments and minutes of one meeting come as files apart, and most of them do not print its date. What counts: a
printed date, the same council, the same item numbers with like titles, mentions of the date, and weakly the file's name.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samraad.archive.models import Dossier, DossierStatus
from samraad.councils.models import Organization
from samraad.meetings.item_titles import shared_items, titles_of_dossiers, titles_of_meetings
from samraad.meetings.models import Meeting
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.name_dates import dates_in_name

MOST = 5
PRINTED, INFERRED, MENTIONED, NAMED, NAMED_MONTH = 10.0, 4.0, 0.5, 2.0, 1.0
STRONG, FAIR = 8.0, 4.0
ITEM, NOT_THAT_ITEM, MOST_FOR_ITEMS, SAME_COUNCIL, SAME_KIND = 2.0, -1.0, 10.0, 1.0, -4.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against (then ``weight`` is negative), as a sentence, with the lines of the dossier it stands on."""

    code: str
    sentence: str
    weight: float
    spans: tuple[dict[str, Any], ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "sentence": self.sentence, "weight": self.weight, "spans": list(self.spans)}


@dataclass(frozen=True, slots=True)
class MeetingProposal:
    """A meeting the dossier may belong to. ``meeting`` is None where it is not there yet and would be made.

    ``with_dossiers`` are other dossiers, accepted or not, of the same meeting.
    """

    organization: Organization | None
    date: dt.date
    meeting: Meeting | None
    with_dossiers: tuple[Dossier, ...]
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def strength(self) -> str:
        """``strong`` where the date is printed or many items agree, ``fair``, or ``weak``: a mention or the file's name."""
        return "strong" if self.score >= STRONG else "fair" if self.score >= FAIR else "weak"


@dataclass(slots=True)
class _Candidate:
    organization: Organization | None
    date: dt.date
    meeting: Meeting | None = None
    dossiers: list[Dossier] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)


def propose_meetings(dossier: Dossier) -> list[MeetingProposal]:
    """At most five meetings, best first; none where nothing at all points to a date."""
    mentioned = _mentioned(dossier)
    candidates = _candidates(dossier, mentioned)
    own = titles_of_dossiers([dossier])[dossier.pk]
    common = Counter(number for candidate in candidates for number in shared_items(own, candidate.titles)[0])
    proposals = []
    for candidate in candidates:
        evidence = tuple(_evidence(dossier, candidate, own, common, mentioned))
        score = sum(each.weight for each in evidence)
        if score > 0:
            proposals.append(
                MeetingProposal(
                    candidate.organization,
                    candidate.date,
                    candidate.meeting,
                    tuple(candidate.dossiers),
                    score,
                    tuple(sorted(evidence, key=lambda each: -abs(each.weight))),
                )
            )
    return sorted(proposals, key=lambda each: (-each.score, -each.date.toordinal()))[:MOST]


def _candidates(dossier: Dossier, mentioned: Mapping[dt.date, Any]) -> list[_Candidate]:
    """Meetings that are there, meetings that other dossiers tell of, and the dates of this very dossier."""
    found: dict[tuple[int | None, dt.date], _Candidate] = {}
    read = Meeting.objects.filter(origin=MeetingOrigin.READ)
    meetings = read.select_related("organization").prefetch_related("dossiers__dossier")
    others = Dossier.objects.select_related("organization").exclude(pk=dossier.pk)
    if dossier.organization_id:
        meetings = meetings.filter(organization=dossier.organization_id)
        others = others.filter(organization=dossier.organization_id)
    titles = titles_of_meetings(meetings.values_list("pk", flat=True))
    for meeting in meetings:
        if meeting.date is None:
            continue
        within = [link.dossier for link in meeting.dossiers.all() if link.dossier_id != dossier.pk]
        found[meeting.organization_id, meeting.date] = _Candidate(
            meeting.organization, meeting.date, meeting, within, titles.get(meeting.pk, {})
        )
    waiting = list(others.filter(status=DossierStatus.PROPOSED, meeting_date__isnull=False))
    said = titles_of_dossiers(waiting)
    for other in waiting:
        if other.meeting_date:
            candidate = _at(found, other.organization, other.meeting_date)
            candidate.dossiers.append(other)
            candidate.titles = {**said.get(other.pk, {}), **candidate.titles}
    named, months = dates_in_name(dossier.name)
    likely = [day for day in mentioned if (day.year, day.month) in months]
    for day in [dossier.meeting_date, named, *likely]:
        if day:
            _at(found, dossier.organization, day)
    return list(found.values())


def _at(
    found: dict[tuple[int | None, dt.date], _Candidate], organization: Organization | None, day: dt.date
) -> _Candidate:
    return found.setdefault((organization.pk if organization else None, day), _Candidate(organization, day))


def _evidence(
    dossier: Dossier,
    candidate: _Candidate,
    own: Mapping[str, str],
    common: Mapping[str, int],
    mentioned: Mapping[dt.date, list[dict[str, Any]]],
) -> Iterator[Evidence]:
    yield from _by_date(dossier, candidate.date)
    yield from _by_items(own, candidate, common)
    spans = mentioned.get(candidate.date, [])
    if spans:
        times = len(spans)
        sentence = ngettext(
            "Teksten nævner datoen %(times)s gang.", "Teksten nævner datoen %(times)s gange.", times
        ) % {"times": times}
        yield Evidence("mentioned", sentence, min(MENTIONED * len(spans), 2.0), tuple(spans[:5]))
    if dossier.organization_id and candidate.organization and candidate.meeting:
        yield Evidence("council", _("Det er samme råd."), SAME_COUNCIL, tuple(dossier.council_evidence[:3]))
    if any(other.kind == dossier.kind for other in candidate.dossiers):
        kind = dossier.get_kind_display().lower()
        yield Evidence(
            "kind_taken", _("Mødet har allerede en fil af samme slags (%(kind)s).") % {"kind": kind}, SAME_KIND
        )
    named, months = dates_in_name(dossier.name)
    if named == candidate.date:
        yield Evidence("name", _("Filens navn nævner datoen."), NAMED)
    elif named is None and (candidate.date.year, candidate.date.month) in months:
        yield Evidence("name_month", _("Filens navn nævner måneden."), NAMED_MONTH)


def _by_date(dossier: Dossier, day: dt.date) -> Iterator[Evidence]:
    read = dossier.meeting_date
    if read is None:
        return
    spans = tuple(dossier.meeting_date_evidence[:3])
    if read == day and dossier.meeting_date_printed:
        yield Evidence("printed", _("Mødets dato står i filen."), PRINTED, spans)
    elif read == day:
        yield Evidence("inferred", _("Datoen følger af andre datoer i filen."), INFERRED, spans)
    elif dossier.meeting_date_printed:
        other = f"{read:%d-%m-%Y}"
        yield Evidence("other_date", _("Filen er dateret %(date)s.") % {"date": other}, -PRINTED, spans)


def _by_items(own: Mapping[str, str], candidate: _Candidate, common: Mapping[str, int]) -> Iterator[Evidence]:
    """Items that every meeting has (approval of the agenda) say less than those only one has."""
    alike, unlike = shared_items(own, candidate.titles)
    if alike:
        weight = min(sum(ITEM / common[number] for number in alike), MOST_FOR_ITEMS)
        numbers = ", ".join(alike[:8]) + (" …" if len(alike) > 8 else "")
        yield Evidence("items", _("Samme punkter med samme titel: %(numbers)s.") % {"numbers": numbers}, weight)
    if unlike:
        numbers = ", ".join(unlike[:8])
        weight = max(NOT_THAT_ITEM * len(unlike), -MOST_FOR_ITEMS)
        yield Evidence("other_items", _("Samme numre med andre titler: %(numbers)s.") % {"numbers": numbers}, weight)


def _mentioned(dossier: Dossier) -> dict[dt.date, list[dict[str, Any]]]:
    """The exact days the text mentions, with the lines."""
    days: dict[dt.date, list[dict[str, Any]]] = {}
    facts: Iterable[tuple[str, int, int, int | None]] = dossier.facts.filter(type="date", low="").values_list(
        "value", "first_line", "last_line", "page"
    )
    for value, first, last, page in facts:
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            continue
        days.setdefault(day, []).append({"first_line": first, "last_line": last, "page": page})
    return days
