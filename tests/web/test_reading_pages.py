"""What everybody can read: the front page, councils, a meeting, an item, a document and its lines."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from samraad.archive.models import Document, Dossier
from samraad.meetings.models import AgendaItem, Meeting


@pytest.fixture
def item(meeting: Meeting) -> AgendaItem:
    return meeting.items.get(number="3.1")


@pytest.fixture
def note(meeting: Meeting, attachments: Dossier) -> Document:
    return attachments.documents.get(title__icontains="drivhuse til")


def page(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, (url, response.status_code)
    return response.content.decode()


def test_the_empty_front_page_says_what_to_do(client: Client, start_data: None) -> None:
    text = page(client, "/")
    assert 'role="search"' in text
    assert "ikke offentliggjort noget endnu" in text


def test_the_front_page_shows_the_latest_meeting_and_what_is_new(client: Client, meeting: Meeting) -> None:
    text = page(client, "/")
    assert "KKR Sjælland, 8. februar 2024" in text
    assert "Referat af møde i KKR Sjælland 8. februar 2024" in text


def test_a_council_lists_its_meetings_by_year(client: Client, meeting: Meeting) -> None:
    assert meeting.organization.name in page(client, "/raad/")
    text = page(client, reverse("council", args=[meeting.organization.slug]))
    assert 'id="aar-2024"' in text
    assert reverse("meeting", args=[meeting.pk]) in text


def test_a_meeting_shows_its_items_with_their_outcome_in_words(client: Client, meeting: Meeting) -> None:
    text = page(client, reverse("meeting", args=[meeting.pk]))
    assert "Regionalpolitiske sager" in text
    assert "Godkendt" in text
    assert "Taget til efterretning" in text
    assert "Notat om drivhuse" in text


def test_an_item_shows_decision_points_and_documents_with_their_lines(client: Client, item: AgendaItem) -> None:
    text = page(client, reverse("item", args=[item.pk]))
    assert "KKR Sjælland godkendte indstillingen" in text
    assert "<strong>Enhedslisten:</strong>" in text
    assert "godkender udbuddet" in text
    assert "Notat om drivhuse" in text
    assert text.count('class="source-link"') >= 6


def test_what_is_printed_is_never_read_as_html(client: Client, meeting: Meeting, minutes: Dossier) -> None:
    cycle_paths = meeting.items.get(number="3.2")
    for url in (
        reverse("meeting", args=[meeting.pk]),
        reverse("item", args=[cycle_paths.pk]),
        reverse("text", args=[minutes.slug]),
        reverse("search") + "?q=broer",
    ):
        text = page(client, url)
        assert "<i>" not in text
        assert "&lt;i&gt;" in text


def test_an_item_page_asks_few_questions(
    client: Client, item: AgendaItem, django_assert_max_num_queries: object
) -> None:
    page(client, reverse("item", args=[item.pk]))
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        page(client, reverse("item", args=[item.pk]))


def test_a_meeting_page_asks_no_more_for_more_items(
    client: Client, meeting: Meeting, django_assert_max_num_queries: object
) -> None:
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=100 + n, number=f"9.{n}", title=f"Punkt {n}") for n in range(200)
    )
    Meeting.objects.filter(pk=meeting.pk).update(date=date(2024, 2, 8))
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        page(client, reverse("meeting", args=[meeting.pk]))


def test_a_source_link_leads_to_the_very_lines(client: Client, item: AgendaItem, minutes: Dossier) -> None:
    decision = item.decisions.get()
    found = client.get(reverse("lines", args=[minutes.slug, decision.first_line, decision.last_line]))
    assert found.status_code == 302
    place = f"L{decision.first_line}-L{decision.last_line}"
    assert found["Location"].endswith(f"#{place}")
    text = page(client, found["Location"].split("#")[0])
    assert f'id="{place}"' in text
    assert f'id="L{decision.first_line}" data-line="{decision.first_line}" class="is-target"' in text


def test_a_document_shows_repaired_text_the_original_and_facts(
    client: Client, minutes: Dossier, meeting: Meeting
) -> None:
    text = page(client, reverse("text", args=[minutes.slug]))
    assert "ældre-</span>" in text  # the line as it stands
    assert "1.250.000 kr." in text
    assert "Beløb" in text
    assert 'data-cite="http' in text


def test_a_table_is_shown_as_one_with_its_lines(client: Client, note: Document, attachments: Dossier) -> None:
    if not attachments.tables.exists():
        pytest.fail("the invented table was not read")
    text = page(client, reverse("document", args=[attachments.slug, note.pk]))
    line = attachments.lines.get(raw__startswith="Holbæk")
    assert f'<tr id="L{line.number}" data-line="{line.number}"><th scope="row">Holbæk</th>' in text


def test_contacts_are_not_among_the_facts_the_public_sees(
    client: Client, signed_in: Client, minutes: Dossier, meeting: Meeting
) -> None:
    assert minutes.facts.filter(type="contact").exists()
    url = reverse("text", args=[minutes.slug])
    assert "Kontakt</span>" not in page(client, url)
    assert "Kontakt</span>" in page(signed_in, url)


def test_views_of_a_document(client: Client, note: Document, attachments: Dossier) -> None:
    url = reverse("document", args=[attachments.slug, note.pk])
    assert "doc--both" in page(client, url)
    assert "doc--text" in page(client, url + "?vis=tekst")
    assert "doc--original" in page(client, url + "?vis=original")
    assert "doc--both" in page(client, url + "?vis=ukendt&linjer=a-b&fra=-1")


def test_the_original_comes_back_byte_for_byte(client: Client, minutes: Dossier, meeting: Meeting) -> None:
    from tests.web.texts import MINUTES

    response = client.get(reverse("original", args=[minutes.slug]))
    assert b"".join(response) == MINUTES.encode()
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_pages_in_english(client: Client, meeting: Meeting) -> None:
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    text = page(client, "/")
    assert '<html lang="en">' in text
    assert "Find what the councils have decided" in text
    assert "8 February 2024" in text


def test_what_is_not_there_is_told_in_danish(client: Client, start_data: None) -> None:
    assert "Siden findes ikke" in page(client, "/findes-ikke/", 404)
    assert "Siden findes ikke" in page(client, "/moeder/4711/", 404)


@pytest.mark.parametrize("name", ["about", "search_help", "accessibility", "login", "search", "dossiers", "councils"])
def test_fixed_pages_answer(client: Client, start_data: None, name: str) -> None:
    assert "<h1" in page(client, reverse(name))
