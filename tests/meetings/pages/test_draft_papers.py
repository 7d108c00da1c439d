"""The draft on paper: marked on each page, for whoever may read the draft, in the council's own look and words."""

import datetime as dt
from io import BytesIO

import docx
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.meetings.live import chapter, decision_item, member_user, members

from samraad.access.models import Grant, User
from samraad.access.roles import Role
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_item import add_item
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.agenda.save_setup import keep_logo, save_look, save_setup, setup_of
from samraad.meetings.agenda.share_draft import share_draft
from samraad.meetings.agenda.template import template_text
from samraad.meetings.models import Meeting
from samraad.meetings.publishing.freeze import is_intact
from samraad.meetings.publishing.paper_of import paper_of
from samraad.meetings.publishing.publish_agenda import publish_agenda, unpublished_changes
from samraad.meetings.publishing.versions import read_version
from samraad.meetings.year.plan_year import plan_year


@pytest.fixture
def draft(secretary: User, council: Organization) -> Meeting:
    meeting = create_meeting(secretary, council, dt.date(2027, 6, 10), place="Salen", starts=dt.time(13))
    item = decision_item(secretary, meeting)
    save_section(secretary, item, "presentation", "<p>" + "Drivhusene skal stå et sted. " * 200 + "</p>", 0)
    secret = add_item(secretary, meeting, chapter(meeting, 4), "Hemmelig grund", closed=True)
    save_section(secretary, secret, "background", "<p>Grunden ved åen.</p>", 0)
    return meeting


def as_client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_each_page_says_that_it_is_a_draft(secretary: User, draft: Meeting) -> None:
    client = as_client(secretary)
    response = client.get(reverse("draft_pdf", args=[draft.pk]))
    assert response["Content-Type"] == "application/pdf"
    found = pages(response.content)
    assert len(found) >= 3
    assert all("Udkast – ikke offentliggjort. Udskrevet" in page for page in found)
    assert "Udkast til dagsorden" in found[0]
    assert any("Hemmelig grund" in page for page in found)
    assert b"/UA" in response.content or b"pdfuaid" in response.content
    word = docx.Document(BytesIO(client.get(reverse("draft_docx", args=[draft.pk])).content))
    assert "Udkast – ikke offentliggjort" in word.sections[0].header.paragraphs[0].text


def test_a_draft_without_a_date_can_be_printed(secretary: User, council: Organization) -> None:
    meeting = create_meeting(secretary, council)
    response = as_client(secretary).get(reverse("draft_pdf", args=[meeting.pk]))
    assert response.status_code == 200
    assert "dato følger" in pages(response.content)[0]


def test_who_the_draft_is_shared_with_gets_it_without_closed_items_and_others_do_not(
    secretary: User, council: Organization, draft: Meeting
) -> None:
    official = User.objects.create_user("embedsmand")
    Grant.objects.create(user=official, role="official", organization=council.slug)
    address = reverse("draft_pdf", args=[draft.pk])
    assert as_client(official).get(address).status_code == 403
    assert Client().get(address).status_code in (302, 403)
    share_draft(secretary, draft, role=Role.OFFICIAL)
    text = " ".join(pages(as_client(official).get(address).content))
    assert "1 lukket punkt er udeladt." in text
    assert "Hemmelig" not in text
    assert "åen" not in text
    member = member_user(members(council, 1, 1)[0].person, council)
    assert as_client(member).get(address).status_code == 403
    share_draft(secretary, draft, role=Role.MEMBER)
    assert "Hemmelig grund" in " ".join(pages(as_client(member).get(address).content))


def test_a_planned_meeting_has_no_draft_to_print(secretary: User, council: Organization) -> None:
    meeting = plan_year(secretary, council, [dt.date(2027, 6, 10)])[0]
    response = as_client(secretary).get(reverse("draft_pdf", args=[meeting.pk]), follow=True)
    assert "ikke begyndt endnu" in response.content.decode()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_papers_have_the_councils_look_and_keep_it_once_published(
    secretary: User, council: Organization, draft: Meeting, kind: str
) -> None:
    content = BytesIO()
    Image.new("RGB", (40, 20), "#aa2211").save(content, kind)
    logo = keep_logo(secretary, council, SimpleUploadedFile("logo", content.getvalue()), "En rød bro")
    save_look(secretary, council, "#aa2211", logo=logo, version=1)
    version = publish_agenda(secretary, draft)
    save_look(secretary, council, "", logo=None, version=setup_of(council).version)
    assert unpublished_changes(draft) == ()
    style = paper_of(version, read_version(secretary, version)).style
    assert (style.accent, style.logo and style.logo.says) == ("#aa2211", "En rød bro")
    assert is_intact(version)
    response = as_client(secretary).get(reverse("version_pdf", args=[version.pk]))
    document = pypdfium2.PdfDocument(response.content)
    images = [each for each in document[0].get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    forms = [each for each in document[0].get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_FORM]
    assert images or forms


def test_sections_are_called_what_the_council_calls_them(
    secretary: User, council: Organization, draft: Meeting
) -> None:
    own = template_text(council) + "\nsections: {background: Resumé}\n"
    save_setup(secretary, council, template=own)
    client = as_client(secretary)
    assert "Resumé" in " ".join(pages(client.get(reverse("draft_pdf", args=[draft.pk])).content))
    publish_agenda(secretary, draft)
    item = draft.items.get(kind="Beslutningssag")
    page = Client().get(reverse("item", args=[item.pk])).content.decode()
    assert "<h2>Resumé</h2>" in page
    assert "<h2>Indstilling</h2>" in page
    assert "Resumé" in client.get(reverse("edit_item", args=[item.pk])).content.decode()
