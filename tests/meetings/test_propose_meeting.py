"""Which meeting a dossier belongs to: proposed with evidence, for files with and without a date of their own."""

import datetime as dt
from collections.abc import Callable

import pytest
from tests.meetings.texts import GREENHOUSES, agenda, attachments, minutes

from samraad.access.models import User
from samraad.archive.models import Dossier
from samraad.councils.models import Organization
from samraad.meetings.accept_dossier import accept_dossier
from samraad.meetings.name_dates import dates_in_name
from samraad.meetings.propose_meeting import propose_meetings

pytestmark = pytest.mark.django_db
TakeIn = Callable[[str, str], Dossier]
BRIDGES = {"first": "Fælles cykelbroer", "second": "Kystsikring ved Køge Bugt"}
FEBRUARY, APRIL = dt.date(2024, 2, 8), dt.date(2024, 4, 11)


def test_a_printed_date_is_the_first_proposal(take_in: TakeIn) -> None:
    best = propose_meetings(take_in("referat.txt", minutes("8. februar 2024", **GREENHOUSES)))[0]
    assert (best.date, best.meeting, best.strength) == (FEBRUARY, None, "strong")
    printed = next(each for each in best.evidence if each.code == "printed")
    assert printed.spans[0]["first_line"] == 3


def test_attachments_without_date_or_council_find_the_meeting_by_its_items(
    secretary: User, council: Organization, take_in: TakeIn
) -> None:
    for day, date, titles in (("8. februar 2024", FEBRUARY, GREENHOUSES), ("11. april 2024", APRIL, BRIDGES)):
        accept_dossier(secretary, take_in(f"ref{date}.txt", minutes(day, **titles)), council, date)
    proposals = propose_meetings(take_in("bilag.txt", attachments(**GREENHOUSES)))
    best = proposals[0]
    assert (best.organization, best.date) == (council, FEBRUARY)
    assert "items" in {each.code for each in best.evidence}
    assert all(other.score < best.score for other in proposals[1:])


def test_files_that_came_together_point_to_each_other_before_any_is_accepted(take_in: TakeIn) -> None:
    minutes_dossier = take_in("referat.txt", minutes("8. februar 2024", **GREENHOUSES))
    take_in("andet.txt", minutes("11. april 2024", **BRIDGES))
    best = propose_meetings(take_in("bilag.txt", attachments(**GREENHOUSES)))[0]
    assert best.date == FEBRUARY
    assert minutes_dossier in best.with_dossiers


def test_a_file_of_another_council_is_not_proposed(secretary: User, council: Organization, take_in: TakeIn) -> None:
    accept_dossier(secretary, take_in("a.txt", minutes("8. februar 2024", **GREENHOUSES)), council, FEBRUARY)
    other = agenda("8. februar 2024", **GREENHOUSES).replace("Sjælland", "Syddanmark")
    proposals = propose_meetings(take_in("b.txt", other))
    assert all(proposal.meeting is None for proposal in proposals)


def test_a_second_file_of_one_kind_counts_against(secretary: User, council: Organization, take_in: TakeIn) -> None:
    accept_dossier(secretary, take_in("a.txt", minutes("8. februar 2024", **GREENHOUSES)), council, FEBRUARY)
    best = propose_meetings(take_in("b.txt", minutes("8. februar 2024", **GREENHOUSES) + "\nTillæg.\n"))[0]
    assert "kind_taken" in {each.code for each in best.evidence if each.weight < 0}


def test_where_nothing_points_to_a_date_nothing_is_proposed(take_in: TakeIn) -> None:
    assert propose_meetings(take_in("notat.txt", "Notat om drivhuse\n\nDrivhuse er af glas.\n")) == []


def test_a_files_name_counts_only_weakly(secretary: User, council: Organization, take_in: TakeIn) -> None:
    for day, date, titles in (("8. februar 2024", FEBRUARY, GREENHOUSES), ("11. april 2024", APRIL, BRIDGES)):
        accept_dossier(secretary, take_in(f"ref{date}.txt", minutes(day, **titles)), council, date)
    best = propose_meetings(take_in("bilag 2024-04-11.txt", attachments(**GREENHOUSES)))[0]
    assert best.date == FEBRUARY


@pytest.mark.parametrize(
    ("name", "day", "months"),
    [
        ("kkr-2023-11-24-bilag.pdf", dt.date(2023, 11, 24), {(2023, 11)}),
        ("bilag 24.11.2023.pdf", dt.date(2023, 11, 24), {(2023, 11)}),
        ("20231124.txt", dt.date(2023, 11, 24), {(2023, 11)}),
        ("kkr-2023-11-bilag.txt", None, {(2023, 11)}),
        ("sag 2023-99-99.txt", None, set()),
        ("uden dato.txt", None, set()),
    ],
)
def test_dates_in_names(name: str, day: dt.date | None, months: set[tuple[int, int]]) -> None:
    assert dates_in_name(name) == (day, months)
