"""Items and documents are linked to cases from either side, with reasons; what is closed or not out is told to nobody else."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.meetings.live import decision_item, member_user, members, published
from tests.meetings.texts import GREENHOUSES, attachments, minutes

from samraad.access.models import Grant, User
from samraad.archive.models import Dossier
from samraad.archive.publish import publish
from samraad.councils.models import Organization
from samraad.meetings.accept_dossier import accept_dossier
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_item import add_item, edit_item
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.cases.save_case import add_case, link_item
from samraad.meetings.cases.seen import cases_for, may_read_case
from samraad.meetings.cases.story import story
from samraad.meetings.cases.suggest import suggested_items
from samraad.meetings.models import AgendaItem, Case, Meeting
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.tasks.save_task import add_task, close_task


@pytest.fixture
def signed_in(client: Client, secretary: User) -> Client:
    client.force_login(secretary)
    return client


@pytest.fixture
def archived(secretary: User, council: Organization, take_in: Callable[[str, str], Dossier]) -> AgendaItem:
    """A decided item of published minutes."""
    dossier = take_in("referat.txt", minutes("8. februar 2024", **GREENHOUSES))
    old = accept_dossier(secretary, dossier, council, dt.date(2024, 2, 8))
    publish(secretary, dossier)
    return old.items.get(number="3.1")


def text(client: Client, name: str, *args: object, **query: str) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_an_archived_item_begins_a_case_with_its_title_and_number(signed_in: Client, archived: AgendaItem) -> None:
    url = reverse("item_case", args=[archived.pk])
    assert url in text(signed_in, "item", archived.pk)
    form = text(signed_in, "item_case", archived.pk)
    assert archived.title in form
    assert archived.case_number in form
    said = {"act": "new", "title": archived.title, "number": archived.case_number, "responsible": "Ib Skov"}
    page = signed_in.post(url, said, follow=True).content.decode()
    case = Case.objects.get()
    assert (case.title, case.number, case.opened_on) == (archived.title, archived.case_number, dt.date(2024, 2, 8))
    assert reverse("case", args=[case.pk]) in page
    assert reverse("case", args=[case.pk]) in text(Client(), "item", archived.pk)
    assert url not in text(Client(), "item", archived.pk)
    refused = signed_in.post(url, said)
    assert refused.status_code == 400
    assert "er brugt" in refused.content.decode()
    assert Case.objects.count() == 1


def test_an_item_is_linked_to_a_case_that_is_found_by_words(
    signed_in: Client, secretary: User, council: Organization, archived: AgendaItem
) -> None:
    case, other = add_case(secretary, council, "Drivhuse i parkerne"), add_case(secretary, council, "Færgen")
    foreign = add_case(secretary, Organization.objects.get(slug="kkr-nordjylland"), "Drivhuse i nord")
    shown = text(signed_in, "item_case", archived.pk, q="drivhuse park")
    assert case.title in shown
    assert other.title not in shown
    assert foreign.title not in text(signed_in, "item_case", archived.pk, q="drivhuse")
    url = reverse("item_case", args=[archived.pk])
    for _twice in range(2):
        assert signed_in.post(url, {"case": case.pk}).status_code == 302
    assert case.links.count() == 1
    for wrong in ("", "0", "999999", "vrøvl", str(foreign.pk)):
        assert signed_in.post(url, {"case": wrong}).status_code == 400
    assert foreign.links.count() == 0


def test_documents_are_found_linked_and_taken_off(
    signed_in: Client,
    secretary: User,
    council: Organization,
    archived: AgendaItem,
    take_in: Callable[[str, str], Dossier],
) -> None:
    case = add_case(secretary, council, "Drivhuse")
    link_item(secretary, case, archived)
    dossier = take_in("bilag.txt", attachments(**GREENHOUSES))
    document = dossier.documents.first()
    assert document
    found = text(signed_in, "add_to_case", case.pk, q=document.title.split()[0])
    assert document.title in found
    assert "Ikke offentliggjort" in found
    signed_in.post(reverse("link_case_document", args=[case.pk]), {"document": document.pk, "note": "Grundlaget"})
    assert "Grundlaget" in text(signed_in, "case", case.pk)
    assert "Grundlaget" not in text(Client(), "case", case.pk)
    publish(secretary, dossier)
    assert document.title in text(Client(), "case", case.pk)
    assert signed_in.post(reverse("link_case_document", args=[case.pk]), {"document": "9999"}).status_code == 400
    signed_in.post(reverse("unlink_case_document", args=[case.documents.get().pk]))
    assert "Grundlaget" not in text(signed_in, "case", case.pk)


def test_suggestions_say_why(signed_in: Client, secretary: User, council: Organization, archived: AgendaItem) -> None:
    meeting = published(secretary, council)
    alike = add_item(
        secretary, meeting, meeting.chapters.all()[1], "Udlejning af kolonihavedrivhuse", kind="Beslutningssag"
    )
    case = add_case(secretary, council, "Kolonihavedrivhuse ved stationen", number=archived.case_number)
    found = {each.item.pk: each.because for each in suggested_items(case)}
    assert archived.case_number in found[archived.pk]
    assert "kolonihavedrivhuse" in found[alike.pk]
    shown = text(signed_in, "case", case.pk)
    assert found[alike.pk] in shown
    signed_in.post(reverse("link_case", args=[case.pk]), {"item": alike.pk})
    assert alike.pk not in {each.item.pk for each in suggested_items(case)}
    assert found[archived.pk] not in text(Client(), "cases")


def test_a_number_that_files_a_whole_meeting_suggests_nothing(secretary: User, council: Organization) -> None:
    meeting = published(secretary, council)
    for number in range(3):
        add_item(
            secretary, meeting, meeting.chapters.all()[1], f"Sag {number}", kind="Beslutningssag", case_number="MØDE-7"
        )
    assert suggested_items(add_case(secretary, council, "X", number="MØDE-7")) == []


def closed_case(secretary: User, council: Organization) -> tuple[Case, Meeting, AgendaItem, AgendaItem]:
    """A case with an open and a closed item of one published meeting."""
    meeting = create_meeting(secretary, council, dt.date(2027, 2, 4), place="Salen", starts=dt.time(13))
    shown = decision_item(secretary, meeting, "Drivhuse")
    hidden = decision_item(secretary, meeting, "Leverandørens hemmelige pris")
    edit_item(secretary, hidden, hidden.version, closed=True)
    publish_agenda(secretary, meeting)
    case = add_case(secretary, council, "Sagen om drivhuse")
    link_item(secretary, case, shown)
    link_item(secretary, case, hidden, "se den hemmelige pris")
    return case, meeting, shown, hidden


def test_a_closed_item_of_a_case_is_told_to_members_only(secretary: User, council: Organization) -> None:
    seat = members(council, 1, 1)[0]
    case, _meeting, shown, hidden = closed_case(secretary, council)
    task = add_task(secretary, hidden, "Ring om hemmelige penge", responsible=council)
    close_task(secretary, task, "Den hemmelige pris er sat ned", task.version)
    member, official = Client(), Client()
    member.force_login(member_user(seat.person, council))
    user = User.objects.create_user("embedsmand")
    Grant.objects.create(user=user, role="official", organization=council.slug)
    official.force_login(user)
    assert "hemmelige" in text(member, "case", case.pk)
    for client in (Client(), official):
        for name, key in (("case", case.pk), ("item", shown.pk)):
            page = text(client, name, key)
            assert "hemmelig" not in page.lower(), name
            assert f"/punkter/{hidden.pk}/" not in page
        assert "hemmelig" not in text(client, "cases").lower()
        assert client.get(reverse("item", args=[hidden.pk])).status_code in (302, 404)
    for state in ("aabne", "loeste"):
        assert "hemmelig" not in text(official, "tasks", tilstand=state).lower()
        assert "hemmelig" in text(member, "tasks", tilstand="loeste").lower()


def test_a_case_with_only_closed_items_is_not_there_for_the_public(secretary: User, council: Organization) -> None:
    seat = members(council, 1, 1)[0]
    case, _meeting, shown, _hidden = closed_case(secretary, council)
    case.links.get(item=shown).delete()
    assert Client().get(reverse("case", args=[case.pk])).status_code in (302, 403)
    assert case.title not in text(Client(), "cases")
    member = Client()
    member.force_login(member_user(seat.person, council))
    assert case.title in text(member, "case", case.pk)
    assert case.title in text(member, "cases")


def test_a_case_of_a_draft_is_not_told_before_it_is_out(secretary: User, council: Organization) -> None:
    seat = members(council, 1, 1)[0]
    meeting = published(secretary, council)
    case = add_case(secretary, council, "Endnu ukendt sag")
    late = decision_item(secretary, meeting, "Sent punkt")
    link_item(secretary, case, late)
    user = member_user(seat.person, council)
    assert not cases_for(user).exists()
    assert not may_read_case(user, case)
    publish_agenda(secretary, meeting)
    assert list(cases_for(user)) == [case]
    assert may_read_case(user, case)


def test_a_secretary_of_one_council_keeps_its_cases_only(secretary: User, council: Organization) -> None:
    own = User.objects.create_user("en")
    Grant.objects.create(user=own, role="secretary", organization=council.slug)
    here = add_case(secretary, council, "Her")
    there = add_case(secretary, Organization.objects.get(slug="kkr-nordjylland"), "Der")
    assert list(cases_for(own)) == [here]
    client = Client()
    client.force_login(own)
    assert client.get(reverse("add_to_case", args=[here.pk])).status_code == 200
    assert client.get(reverse("add_to_case", args=[there.pk])).status_code == 403
    assert client.get(reverse("case", args=[there.pk])).status_code == 403


@pytest.mark.usefixtures("before_the_meetings")
def test_the_story_tells_supplements_and_what_came_of_it(
    signed_in: Client, secretary: User, council: Organization, archived: AgendaItem
) -> None:
    seat = members(council, 1, 1)[0]
    case = add_case(secretary, council, "Drivhuse", on=dt.date(2024, 2, 8))
    meeting = published(secretary, council)
    item = meeting.items.filter(kind="Beslutningssag")[0]
    for each in (archived, item):
        link_item(secretary, case, each)
    section = item.sections.get(name="background")
    save_section(secretary, item, "background", "<p>Nu med priser.</p>", section.version)
    publish_agenda(secretary, meeting)
    task = add_task(secretary, archived, "Lav et udbud", person=seat.person)
    close_task(secretary, task, "Tre bud kom ind", task.version, dt.date(2024, 9, 1))
    kinds = [event.kind for event in story(secretary, case)]
    assert kinds == ["opened", "item", "decided", "task", "task_done", "supplement", "item"]
    page = text(Client(), "item", archived.pk)
    assert "Hvad der kom ud af det" in page
    assert item.title in page
    assert "Tre bud kom ind" not in page
    assert "Tre bud kom ind" in text(signed_in, "item", archived.pk)


def test_cases_are_narrowed_by_state_and_council(signed_in: Client, secretary: User, council: Organization) -> None:
    add_case(secretary, council, "Åben sag om broer")
    add_case(secretary, Organization.objects.get(slug="kkr-nordjylland"), "Nordlig sag")
    assert "Nordlig sag" not in text(signed_in, "cases", raad=council.slug)
    assert "broer" not in text(signed_in, "cases", tilstand="closed")
    assert "Ingen sager passer" in text(signed_in, "cases", q="zebra")
    assert "Nordlig sag" in text(signed_in, "cases", raad="findes-ikke", tilstand="vrøvl", page="-1")


def test_a_form_sent_twice_makes_one_case_and_closing_one_tells_of_open_tasks(
    signed_in: Client, secretary: User, council: Organization, archived: AgendaItem
) -> None:
    url = reverse("item_case", args=[archived.pk])
    assert signed_in.post(url, {"act": "new", "title": "Nye drivhuse"}).status_code == 302
    again = signed_in.post(url, {"act": "new", "title": "nye drivhuse "})
    assert again.status_code == 400
    case = Case.objects.get()
    assert case.number in again.content.decode()
    add_task(secretary, archived, "Lav et notat", responsible=council)
    assert "1 åben opgave" in text(signed_in, "meeting", archived.meeting_id)
    assert "åben opgave" not in text(Client(), "meeting", archived.meeting_id)
    said = {"title": case.title, "number": case.number, "state": "closed", "version": case.version}
    page = signed_in.post(reverse("change_case", args=[case.pk]), said, follow=True).content.decode()
    assert "stadig 1 åben opgave" in page
    assert "Afsluttet" in page
