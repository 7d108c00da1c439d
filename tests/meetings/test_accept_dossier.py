"""From proposal to meeting and back: items and decisions from several files, once each, and only while they are accepted."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import serializers
from tests.meetings.texts import GREENHOUSES, agenda, attachments, minutes

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import NotAllowed
from samraad.archive.correct import correct
from samraad.archive.models import Dossier, Tombstone
from samraad.archive.publish import publish
from samraad.councils.models import Organization, Person
from samraad.meetings import models
from samraad.meetings.accept_dossier import accept_dossier
from samraad.meetings.erase_dossier import erase_dossier
from samraad.meetings.errors import CannotAccept
from samraad.meetings.item_order import item_order
from samraad.meetings.models import AgendaItem, Appointment, Decision, ItemSection, Meeting
from samraad.meetings.publish_meeting import publish_meeting, unpublish_meeting
from samraad.meetings.redact_dossier import lift_redaction, redact_dossier
from samraad.meetings.show_item import show_item
from samraad.meetings.visible import items_for, meetings_for
from samraad.meetings.withdraw_acceptance import withdraw_acceptance

pytestmark = pytest.mark.django_db
TakeIn = Callable[[str, str], Dossier]
DAY = dt.date(2024, 2, 8)
PUBLIC = AnonymousUser()


def stored() -> list[Any]:
    """All rows of the meetings room but their keys and times."""
    rows: list[Any] = []
    for name in models.__all__:
        for row in serializers.serialize("python", getattr(models, name).objects.all()):
            fields = {
                key: value for key, value in row["fields"].items() if key not in {"confirmed_at", "section", "decision"}
            }
            rows.append((row["model"], sorted(fields.items(), key=repr)))
    return sorted(rows, key=repr)


@pytest.fixture
def minutes_dossier(take_in: TakeIn) -> Dossier:
    return take_in("referat.txt", minutes("8. februar 2024", **GREENHOUSES))


@pytest.fixture
def agenda_dossier(take_in: TakeIn) -> Dossier:
    return take_in("dagsorden.txt", agenda("8. februar 2024", **GREENHOUSES))


@pytest.fixture
def attachments_dossier(take_in: TakeIn) -> Dossier:
    return take_in("bilag.txt", attachments(**GREENHOUSES))


def test_minutes_become_a_meeting_with_items_decisions_and_people(
    secretary: User, council: Organization, minutes_dossier: Dossier
) -> None:
    meeting = accept_dossier(secretary, minutes_dossier, council, DAY)
    assert (meeting.organization, meeting.date, meeting.date_inferred) == (council, DAY, False)
    assert [item.number for item in meeting.items.all()] == ["1.1", "3.1", "3.2", "4.1"]
    assert [decision.outcome for decision in Decision.objects.order_by("item__position")] == [
        "approved",
        "approved",
        "noted",
        "appointed",
    ]
    item = meeting.items.get(number="3.1")
    assert [point.text for section in item.sections.all() for point in section.points.all()][1].startswith("drøfter")
    berta = Appointment.objects.get(name="Berta Blomkvist")
    assert berta.person is not None
    assert berta.person.municipality is not None
    assert (berta.person.municipality.name, berta.party) == ("Holbæk", "C")
    minutes_dossier.refresh_from_db()
    assert minutes_dossier.status == "accepted"
    assert history.of(minutes_dossier).filter(action="meetings.accept").exists()


def test_accepting_again_changes_nothing(secretary: User, council: Organization, minutes_dossier: Dossier) -> None:
    accept_dossier(secretary, minutes_dossier, council, DAY)
    before, keys = stored(), list(AgendaItem.objects.values_list("pk", flat=True))
    accept_dossier(secretary, minutes_dossier, council, DAY)
    assert stored() == before
    assert list(AgendaItem.objects.values_list("pk", flat=True)) == keys


def test_agenda_attachments_and_minutes_make_one_meeting(
    secretary: User,
    council: Organization,
    agenda_dossier: Dossier,
    attachments_dossier: Dossier,
    minutes_dossier: Dossier,
) -> None:
    for dossier in (attachments_dossier, minutes_dossier, agenda_dossier):
        meeting = accept_dossier(secretary, dossier, council, DAY)
    assert Meeting.objects.count() == 1
    item = meeting.items.get(number="3.1")
    view = show_item(secretary, item)
    assert [section.section.name for section in view.sections] == ["background", "recommendation", "decision"]
    assert all(section.section.dossier == minutes_dossier for section in view.sections)
    assert view.decision is not None
    assert view.decision.outcome == "approved"
    assert [document.title for document in view.documents] == ["Notat om drivhuse"]
    assert {source.dossier_id for source in view.sources} == {
        agenda_dossier.pk,
        attachments_dossier.pk,
        minutes_dossier.pk,
    }


def test_withdrawing_undoes_just_that_dossier(
    secretary: User, council: Organization, agenda_dossier: Dossier, minutes_dossier: Dossier
) -> None:
    meeting = accept_dossier(secretary, agenda_dossier, council, DAY)
    before = stored()
    accept_dossier(secretary, minutes_dossier, council, DAY)
    withdraw_acceptance(secretary, minutes_dossier)
    assert stored() == before
    assert not Person.objects.exists()
    withdraw_acceptance(secretary, agenda_dossier)
    assert not Meeting.objects.filter(pk=meeting.pk).exists()
    withdraw_acceptance(secretary, agenda_dossier)


def test_accepting_for_another_day_moves_it(secretary: User, council: Organization, minutes_dossier: Dossier) -> None:
    accept_dossier(secretary, minutes_dossier, council, DAY)
    moved = accept_dossier(secretary, minutes_dossier, council, dt.date(2024, 2, 9))
    assert Meeting.objects.get() == moved
    assert moved.date_inferred
    minutes_dossier.refresh_from_db()
    assert minutes_dossier.meeting_date == dt.date(2024, 2, 9)


def test_a_confirmed_council_and_date_survive_a_newer_reading(
    secretary: User, council: Organization, attachments_dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    from samraad.archive import import_dossier as importing
    from samraad.archive.originals import original_path

    accept_dossier(secretary, attachments_dossier, council, DAY)
    monkeypatch.setattr(importing, "reader_version", lambda: "newer")
    again = importing.import_dossier(secretary, original_path(attachments_dossier)).dossier
    assert (again.organization, again.meeting_date, again.status) == (council, DAY, "accepted")
    assert again.changed_since_accepted


def test_a_correction_shows_in_the_meeting_when_it_is_accepted_again(
    secretary: User, council: Organization, minutes_dossier: Dossier
) -> None:
    meeting = accept_dossier(secretary, minutes_dossier, council, DAY)
    anchor = minutes_dossier.items.get(number="3.1").anchor
    dossier = Dossier.objects.get()
    correct(secretary, dossier, "item", "title", "Drivhuse til alle", line=anchor)
    assert dossier.changed_since_accepted
    accept_dossier(secretary, dossier, council, DAY)
    assert meeting.items.get(number="3.1").title == "Drivhuse til alle"
    assert not Dossier.objects.get().changed_since_accepted


def test_what_makes_no_meeting_is_refused_and_changes_nothing(
    secretary: User, member: User, council: Organization, minutes_dossier: Dossier
) -> None:
    with pytest.raises(CannotAccept, match="dato"):
        accept_dossier(secretary, minutes_dossier, council, None)
    anchor = minutes_dossier.items.get(number="3.2").anchor
    correct(secretary, minutes_dossier, "item", "number", "3.1", line=anchor)
    with pytest.raises(CannotAccept, match=r"3\.1"):
        accept_dossier(secretary, minutes_dossier, council, DAY)
    assert not Meeting.objects.exists()
    with pytest.raises(NotAllowed):
        accept_dossier(member, minutes_dossier, council, DAY)


@pytest.fixture
def member(db: None) -> User:
    return User.objects.create_user("medlem")


def test_the_public_sees_what_published_dossiers_tell(
    secretary: User, council: Organization, agenda_dossier: Dossier, minutes_dossier: Dossier
) -> None:
    meeting = accept_dossier(secretary, agenda_dossier, council, DAY)
    accept_dossier(secretary, minutes_dossier, council, DAY)
    assert not meetings_for(PUBLIC).exists()
    assert not items_for(PUBLIC, meeting).exists()
    publish(secretary, agenda_dossier)
    assert meetings_for(PUBLIC).get() == meeting
    item = items_for(PUBLIC, meeting).get(number="3.1")
    view = show_item(PUBLIC, item)
    assert view.decision is None
    assert "decision" not in {section.section.name for section in view.sections}
    publish_meeting(secretary, meeting)
    assert show_item(PUBLIC, item).decision is not None
    unpublish_meeting(secretary, meeting)
    assert not meetings_for(PUBLIC).exists()


def test_striking_out_reaches_the_meeting(secretary: User, council: Organization, minutes_dossier: Dossier) -> None:
    accept_dossier(secretary, minutes_dossier, council, DAY)
    redaction = redact_dossier(secretary, minutes_dossier, "Berta Blomkvist", "Personen har bedt om det")
    assert not Person.objects.filter(name__contains="Blomkvist").exists()
    assert "Blomkvist" not in repr(stored())
    lift_redaction(secretary, redaction)
    assert Person.objects.filter(name="Berta Blomkvist").exists()


def test_erasing_takes_the_meetings_rows_too(secretary: User, council: Organization, minutes_dossier: Dossier) -> None:
    accept_dossier(secretary, minutes_dossier, council, DAY)
    erase_dossier(secretary, minutes_dossier, "Skulle ikke være lagt ind")
    assert not Meeting.objects.exists()
    assert not ItemSection.objects.exists()
    assert Tombstone.objects.exists()


def test_an_item_page_asks_few_questions_however_many_there_are(
    secretary: User, council: Organization, minutes_dossier: Dossier, django_assert_max_num_queries: Any
) -> None:
    meeting = accept_dossier(secretary, minutes_dossier, council, DAY)
    item = items_for(secretary, meeting).get(number="4.1")
    secretary = User.objects.get(pk=secretary.pk)
    with django_assert_max_num_queries(12):
        show_item(secretary, item)


def test_numbers_are_in_the_order_a_reader_expects() -> None:
    assert sorted(["3.10", "3.2", "10", "3.2a", "3"], key=item_order) == ["3", "3.2", "3.2a", "3.10", "10"]
