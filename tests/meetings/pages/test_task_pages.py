"""Tasks: changed on a page of their own, grouped with counts, taken out as a table, reminded of; and what is refused."""

import csv
import datetime as dt
import io
from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.meetings.live import member_user, members, published
from tests.meetings.texts import GREENHOUSES, minutes

from samraad.access import history
from samraad.access.models import Grant, User
from samraad.access.permissions import OPERATOR
from samraad.archive.models import Dossier
from samraad.councils.models import Membership, Municipality, Organization
from samraad.councils.save_person import add_person
from samraad.meetings.accept_dossier import accept_dossier
from samraad.meetings.agenda.save_item import edit_item
from samraad.meetings.errors import CannotSaveTask
from samraad.meetings.models import AgendaItem, OutboxMail, Task
from samraad.meetings.tasks.as_csv import as_csv
from samraad.meetings.tasks.remind import remind
from samraad.meetings.tasks.save_task import add_task, close_task, edit_task

DAY = dt.timedelta(days=1)


@pytest.fixture
def seats(council: Organization) -> list[Membership]:
    return members(council, 2, 1)


@pytest.fixture
def signed_in(client: Client, secretary: User) -> Client:
    client.force_login(secretary)
    return client


@pytest.fixture
def item(secretary: User, council: Organization, take_in: Callable[[str, str], Dossier]) -> AgendaItem:
    """An item of a meeting of long ago, so that a task can be late today."""
    dossier = take_in("referat.txt", minutes("8. februar 2024", **GREENHOUSES))
    return accept_dossier(secretary, dossier, council, dt.date(2024, 2, 8)).items.get(number="3.1")


def text(client: Client, name: str, *args: object, **query: str) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_task_of_an_archived_item_is_added_changed_closed_and_reopened_on_pages(
    signed_in: Client, item: AgendaItem, seats: list[Membership]
) -> None:
    back = reverse("item", args=[item.pk])
    assert "Ny opgave" in text(signed_in, "item", item.pk)
    said = {"what": "Lav et udbud", "person": seats[0].person.pk, "due": "2024-05-01", "back": back}
    for _twice in range(2):
        assert signed_in.post(reverse("add_task", args=[item.pk]), said)["Location"] == back
    task = Task.objects.get()
    edit = reverse("edit_task", args=[task.pk])
    assert f"{edit}?back=" in text(signed_in, "item", item.pk)
    form = text(signed_in, "edit_task", task.pk, back=back)
    assert "Lav et udbud" in form
    new = {**said, "what": "Lav to udbud", "person": seats[1].person.pk, "version": task.version}
    assert signed_in.post(edit, new)["Location"] == back
    task.refresh_from_db()
    assert (task.what, task.person) == ("Lav to udbud", seats[1].person)
    stale = signed_in.post(edit, {**new, "what": "Lav tre udbud"})
    assert stale.status_code == 409
    assert "Lav to udbud" in stale.content.decode()
    change = reverse("change_task", args=[task.pk])
    signed_in.post(change, {"act": "close", "note": "Begge er ude.", "version": task.version, "back": back})
    assert "Begge er ude." in text(signed_in, "item", item.pk)
    signed_in.post(change, {"act": "reopen", "version": task.version + 1, "back": back})
    assert "Lav to udbud" in text(signed_in, "tasks")
    assert history.of(task).count() == 4


def test_what_does_not_hold_together_is_refused_and_nothing_typed_is_lost(
    signed_in: Client, secretary: User, item: AgendaItem, seats: list[Membership]
) -> None:
    outsider = add_person(OPERATOR, "Ude Frakommen", party="A", municipality=Municipality.objects.first())
    url, person = reverse("add_task", args=[item.pk]), seats[0].person.pk
    wrong = {
        "før mødet": {"what": "Indhent tilbud fra leverandørerne", "person": person, "due": "2024-01-31"},
        "ingen plads": {"what": "Indhent tilbud fra leverandørerne", "person": outsider.pk},
        "hvem der skal": {"what": "Indhent tilbud fra leverandørerne", "person": 999999},
        "ikke en dato": {"what": "Indhent tilbud fra leverandørerne", "person": person, "due": "i morgen"},
        "hvad der skal": {"what": "  ", "person": person},
    }
    for reason, said in wrong.items():
        refused = signed_in.post(url, said)
        assert refused.status_code == 400, reason
        page = refused.content.decode()
        assert reason in page
        assert said["what"].strip() in page
    assert not Task.objects.exists()
    task = add_task(secretary, item, "Skriv", person=seats[0].person)
    refused = signed_in.post(
        reverse("edit_task", args=[task.pk]), {"what": "Skriv", "person": person, "due": "2023-01-01", "version": 1}
    )
    assert refused.status_code == 400
    assert "før mødet" in refused.content.decode()
    with pytest.raises(CannotSaveTask, match="ingen plads"):
        edit_task(secretary, task, 1, person=outsider)
    assert signed_in.get(reverse("edit_task", args=[9999])).status_code == 404


def many(secretary: User, item: AgendaItem, seats: list[Membership], council: Organization) -> dt.date:
    today = timezone.localdate()
    one, other = seats[0].person, seats[1].person
    add_task(secretary, item, "For sent", person=one, due=today - DAY)
    add_task(secretary, item, "Om lidt", person=one, due=today + 3 * DAY)
    add_task(secretary, item, "Langt ude", person=other, due=today + 90 * DAY)
    add_task(secretary, item, "Engang", responsible=council)
    close_task(secretary, add_task(secretary, item, "Nået", person=other), "Godt gået", 1)
    return today


def test_the_overview_groups_and_counts(
    signed_in: Client, secretary: User, item: AgendaItem, seats: list[Membership], council: Organization
) -> None:
    many(secretary, item, seats, council)
    page = text(signed_in, "tasks")
    for words in ("Åbne (4)", "Overskredne (1)", "Snart frist (1)", "Løste (1)"):
        assert words in page
    places = [page.index(words) for words in ("For sent", "Om lidt", "Langt ude", "Engang")]
    assert places == sorted(places)
    by_person = text(signed_in, "tasks", efter="person")
    assert f"{seats[0].person.name}</a>" in by_person
    assert "1 overskredet" in by_person
    assert "Ingen person" in by_person
    assert "Godt gået" in text(signed_in, "tasks", tilstand="loeste", efter="moede")
    mine = text(signed_in, "tasks", person=str(seats[1].person.pk))
    assert "Langt ude" in mine
    assert "Om lidt" not in mine
    theirs = text(signed_in, "tasks", organisation=council.slug)
    assert "Engang" in theirs
    assert "Langt ude" not in theirs
    assert "For sent" in text(signed_in, "tasks", tilstand="vrøvl", efter="vrøvl", moede="x", person="-1", page="99")


def test_tasks_are_taken_out_as_a_table(
    signed_in: Client, secretary: User, item: AgendaItem, seats: list[Membership], council: Organization
) -> None:
    many(secretary, item, seats, council)
    add_task(secretary, item, "=HYPERLINK(1)", responsible=council)
    answer = signed_in.get(reverse("tasks_table"), {"organisation": council.slug})
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row["Opgave"] for row in rows] == ["Engang", "'=HYPERLINK(1)"]
    assert rows[0]["Organisation"] == council.name
    assert Client().get(reverse("tasks_table")).status_code in (302, 403)
    assert as_csv([]).startswith(b"\xef\xbb\xbf")


def test_a_task_of_a_closed_item_is_told_to_whom_it_was_given_without_the_title(
    secretary: User, council: Organization, seats: list[Membership]
) -> None:
    meeting = published(secretary, council)
    item = meeting.items.filter(kind="Beslutningssag")[0]
    edit_item(secretary, item, item.version, closed=True)
    task = add_task(secretary, item, "Tal med ejeren", person=seats[0].person)
    assert item.title not in task.about
    user = User.objects.create_user("holder")
    Grant.objects.create(user=user, role="municipality", organization=council.slug)
    seats[0].person.user = user
    seats[0].person.save()
    client = Client()
    client.force_login(user)
    page = text(client, "tasks")
    assert "Tal med ejeren" in page
    assert item.title not in page
    other = Client()
    other.force_login(member_user(seats[1].person, council))
    assert "Tal med ejeren" in text(other, "tasks")


def test_reminders_are_sent_once_and_name_nothing_closed(
    settings: LazySettings, secretary: User, item: AgendaItem, seats: list[Membership], council: Organization
) -> None:
    today = many(secretary, item, seats, council)
    meeting = published(secretary, council)
    hidden = meeting.items.filter(kind="Beslutningssag")[0]
    edit_item(secretary, hidden, hidden.version, closed=True)
    secret = add_task(secretary, hidden, "Hemmeligt besøg", person=seats[1].person)
    Task.objects.filter(pk=secret.pk).update(due=today)
    OutboxMail.objects.all().delete()
    assert remind(OPERATOR, today) == 0
    settings.SAMRAAD_TASK_REMINDERS = 7
    assert remind(OPERATOR, today) == 2
    bodies = {mail.to: mail.body for mail in OutboxMail.objects.all()}
    one, other = bodies[seats[0].person.email], bodies[seats[1].person.email]
    assert "overskredet" in one
    assert "Om lidt" in one
    assert "Langt ude" not in other
    assert "Hemmeligt" not in other
    assert "1 opgave fra et lukket punkt" in other
    assert remind(OPERATOR, today) == 0
    assert remind(OPERATOR, today + 5 * DAY) == 2
    late = Task.objects.get(what="For sent")
    edit_task(secretary, late, late.version, due=today + 6 * DAY)
    assert remind(OPERATOR, today + 5 * DAY) == 1
