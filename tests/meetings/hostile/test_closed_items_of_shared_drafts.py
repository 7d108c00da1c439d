"""A draft shared with officials shows them its open items, and of the closed ones nothing but how many they are."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.meetings.live import decision_item

from samraad.access.models import Grant, User
from samraad.access.roles import Role
from samraad.archive.indexing import rebuild_index, scopes_of
from samraad.councils.models import Organization
from samraad.meetings.agenda.attach import attach
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_item import edit_item
from samraad.meetings.agenda.share_draft import share_draft
from samraad.meetings.models import AgendaItem, Meeting
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.searched_texts import closed_draft_scope, draft_scope
from samraad.meetings.session.hold_meeting import open_meeting

pytestmark = pytest.mark.django_db
SECRET = "Kvartsbakke"


@pytest.fixture
def draft(secretary: User, council: Organization) -> Meeting:
    """One open item, one closed with an attachment; shared with officials and members."""
    meeting = create_meeting(secretary, council, dt.date(2027, 2, 4))
    decision_item(secretary, meeting, "Færgefart på fjorden")
    item = decision_item(secretary, meeting, f"Køb af {SECRET}")
    attach(secretary, item, SimpleUploadedFile("Notat.txt", f"Notat om {SECRET} og drivhuse.".encode()), SECRET)
    item.refresh_from_db()
    edit_item(secretary, item, item.version, closed=True)
    for role in (Role.OFFICIAL, Role.MEMBER):
        share_draft(secretary, meeting, role=role)
    return meeting


def signed_in(role: str, council: Organization) -> Client:
    user = User.objects.create_user(f"bruger-{role}")
    Grant.objects.create(user=user, role=role, organization=council.slug)
    client = Client()
    client.force_login(user)
    return client


def closed_item(meeting: Meeting) -> AgendaItem:
    return meeting.items.get(closed=True)


def addresses(meeting: Meeting) -> dict[str, str]:
    """What there is of the closed item for those who read the draft."""
    item = closed_item(meeting)
    attached = item.attachments.get()
    assert attached.dossier
    paper = [item.pk, attached.dossier.slug, 0]
    return {
        "item": reverse("item", args=[item.pk]),
        "attachment": reverse("attachment", args=[attached.pk]),
        "paper": reverse("read_paper", args=paper),
        "choose": reverse("mark", args=[item.pk]),
    }


def test_officials_see_how_many_are_closed_and_no_more(draft: Meeting, council: Organization) -> None:
    official = signed_in("official", council)
    page = official.get(reverse("draft", args=[draft.pk])).content.decode()
    assert "Færgefart på fjorden" in page
    assert "1 lukket punkt vises ikke." in page
    assert SECRET not in page
    for url in addresses(draft).values():
        assert official.get(url).status_code in (403, 404), url
    note = official.post(reverse("save_note", args=[closed_item(draft).pk]), {"text": "Hvad er det?"})
    assert note.status_code == 400
    assert SECRET not in note.content.decode()


def test_members_with_whom_it_is_shared_read_the_closed_item(draft: Meeting, council: Organization) -> None:
    member = signed_in("member", council)
    page = member.get(reverse("draft", args=[draft.pk])).content.decode()
    assert SECRET in page
    assert "vises ikke" not in page
    for url in addresses(draft).values():
        assert member.get(url).status_code == 200, url


def test_search_finds_the_closed_item_for_members_only(draft: Meeting, council: Organization) -> None:
    rebuild_index()
    url = reverse("search")
    hit = f"/punkter/{closed_item(draft).pk}/"
    assert hit in signed_in("member", council).get(url, {"q": SECRET}).content.decode()
    official = signed_in("official", council)
    assert hit not in official.get(url, {"q": SECRET}).content.decode()
    assert SECRET not in official.get(url, {"q": "drivhuse"}).content.decode()
    held = scopes_of(User.objects.get(username="bruger-official"))
    assert draft_scope(draft.pk) in held
    assert closed_draft_scope(draft.pk) not in held


def test_a_share_of_the_draft_is_none_of_what_is_entered_at_the_meeting(
    draft: Meeting, council: Organization, secretary: User
) -> None:
    publish_agenda(secretary, draft)
    open_meeting(secretary, draft)
    draft = Meeting.objects.get(pk=draft.pk)
    added = decision_item(secretary, draft, "Et hastepunkt om tørv")
    official = signed_in("official", council)
    assert "tørv" not in official.get(reverse("draft", args=[draft.pk])).content.decode()
    assert official.get(reverse("item", args=[added.pk])).status_code == 404
    assert official.get(reverse("draft_pdf", args=[draft.pk])).status_code == 403
    opened = draft.items.get(title="Færgefart på fjorden")
    assert official.get(reverse("item", args=[opened.pk])).status_code == 200


def test_an_item_opened_in_the_working_copy_only_is_still_closed_to_the_public(
    draft: Meeting, secretary: User, client: Client
) -> None:
    publish_agenda(secretary, draft)
    item = closed_item(draft)
    edit_item(secretary, item, item.version, closed=False)
    assert client.get(reverse("attachment", args=[item.attachments.get().pk])).status_code in (302, 403, 404)
