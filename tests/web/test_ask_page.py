"""The page that answers questions: the lines as links, the value marked, silence explained, and nothing hidden shown."""

import pytest
from django.test import Client
from django.urls import reverse

from samraad.archive.models import Dossier
from samraad.meetings.models import Meeting


@pytest.fixture
def page(meeting: Meeting) -> str:
    """The address, with a published meeting in the archive."""
    return reverse("ask")


def test_the_empty_page_says_what_to_do(client: Client, page: str) -> None:
    assert "Stil et spørgsmål på dansk" in client.get(page).content.decode()


def test_silence_says_what_was_looked_for(client: Client, page: str) -> None:
    html = client.get(page, {"q": "Hvem er direktør for zeppelineren?"}).content.decode()
    assert "Det står ikke i arkivet" in html
    assert "zeppelineren" in html


def test_an_answer_leads_to_its_lines(client: Client, page: str) -> None:
    html = client.get(
        page, {"q": "Hvor meget ventes et fælles udbud af drivhuse at spare kommunerne?"}
    ).content.decode()
    assert "<mark>1.250.000 kr</mark>" in html
    assert "?linjer=" in html


@pytest.mark.parametrize("question", ["<script>alert(1)</script>", "%00", "a" * 5000, "Hvad' OR 1=1 --", "\u202e?"])
def test_any_question_is_shown_as_text(client: Client, page: str, question: str) -> None:
    response = client.get(page, {"q": question, "raad": question, "dossier": question})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_the_box_stands_on_the_archive_pages(client: Client, page: str, minutes: Dossier) -> None:
    for address in (reverse("dossiers"), reverse("dossier", args=[minutes.slug])):
        assert f'action="{page}"' in client.get(address).content.decode()
