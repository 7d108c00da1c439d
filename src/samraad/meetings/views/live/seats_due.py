"""The seats each party is due, beside the appointments of an item: to whom they fall, and how many have been appointed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from samraad.councils.directory import VOTING, members_of
from samraad.meetings.errors import CannotAppoint
from samraad.meetings.models import AgendaItem, Appointment
from samraad.meetings.session.appoint import seats_due
from samraad.rules.numbers import danish
from samraad.rules.seats import Apportionment


@dataclass(frozen=True, slots=True)
class PartyRow:
    """``won``: for each seat its number and the quotient that won it; in an alliance the number is that of its own seats."""

    party: str
    members: int
    due: int
    appointed: int
    won: tuple[tuple[int, str], ...]
    alliance: str = ""

    @property
    def missing(self) -> int:
        """How many more are due; below zero, how many are too many."""
        return self.due - self.appointed


@dataclass(frozen=True, slots=True)
class SeatsDue:
    """The whole table, with the alliances' seats and the parties among which lots are drawn."""

    rows: tuple[PartyRow, ...]
    alliances: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]
    ties: tuple[tuple[str, ...], ...]
    unassigned: int
    explained: str


def seats_of(request: HttpRequest, item: AgendaItem, appointments: Sequence[Appointment]) -> dict[str, Any]:
    """What was asked (``pladser``, ``forbund``, ``organ``) and its answer, or the reason why there is none."""
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("pladser", "forbund", "organ")}
    context: dict[str, Any] = {
        "asked_seats": asked,
        "bodies": sorted({each.body for each in appointments if each.body}),
    }
    if asked["pladser"]:
        here = [each for each in appointments if not asked["organ"] or each.body == asked["organ"]]
        try:
            context["seats_due"] = _computed(item, asked, Counter(each.party for each in here if each.party))
        except CannotAppoint as refusal:
            context["seats_error"] = str(refusal)
    return context


def _computed(item: AgendaItem, asked: dict[str, str], appointed: Counter[str]) -> SeatsDue:
    seats, alliances = _whole(asked["pladser"]), _alliances(asked["forbund"])
    council, day = item.meeting.organization, item.meeting.date or dt.date.today()
    sitting = members_of(council, day).filter(role__in=VOTING)
    votes = Counter(seat.person.party for seat in sitting if seat.person.party)
    if not votes:
        raise CannotAppoint(
            _("Rådet har ingen medlemmer med parti den dag. Tilføj medlemmerne og deres partier i vejviseren først.")
        )
    found = seats_due(council, day, seats, votes=votes, alliances=alliances)
    parties = sorted({*votes, *appointed}, key=lambda party: (-votes[party], party))
    allied = {party: "+".join(each) for each in alliances for party in each}
    rows = tuple(
        PartyRow(
            party, votes[party], found.seats.get(party, 0), appointed[party], _won(found, party), allied.get(party, "")
        )
        for party in parties
    )
    named = tuple(("+".join(each), _won(found, "+".join(each))) for each in alliances)
    return SeatsDue(rows, named, found.ties, found.unassigned, _explained(votes, seats, alliances))


def _won(found: Apportionment, name: str) -> tuple[tuple[int, str], ...]:
    return tuple((award.seat, _figure(award.quotient)) for award in found.awards if award.party == name)


def _figure(quotient: Fraction) -> str:
    """As a figure where it comes out within two decimals, else as the fraction it is."""
    whole, hundredths = divmod(quotient * 100, 100)
    if hundredths.denominator != 1:
        return f"{quotient.numerator}/{quotient.denominator}"
    return danish(int(whole)) + (f",{int(hundredths):02d}".rstrip("0") if hundredths else "")


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise CannotAppoint(_("Antallet af pladser skal være et helt tal, for eksempel 9."))
    return int(text)


def _alliances(text: str) -> tuple[tuple[str, ...], ...]:
    """``A+F, C+V`` as the parties of each alliance."""
    named = [tuple(party.strip() for party in each.split("+") if party.strip()) for each in text.split(",")]
    return tuple(each for each in named if len(each) > 1)


def _explained(votes: Counter[str], seats: int, alliances: tuple[tuple[str, ...], ...]) -> str:
    """The address of the calculator with the same figures, where the rule is explained."""
    marks = {party: str(number + 1) for number, each in enumerate(alliances) for party in each}
    pairs = [("pladser", str(seats))]
    for party, count in votes.items():
        pairs += [("parti", party), ("stemmer", str(count)), ("forbund", marks.get(party, ""))]
    return f"{reverse('calculate_seats')}?{urlencode(pairs)}"
