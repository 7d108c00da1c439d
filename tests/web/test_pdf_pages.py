"""A PDF beside its text: page images, for whoever may have the original."""

from importlib import resources
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from samraad.access.permissions import OPERATOR
from samraad.archive.import_dossier import import_dossier
from samraad.archive.models import Dossier
from samraad.archive.publish import publish
from samraad.archive.redact import redact


@pytest.fixture
def pdf(start_data: None) -> Dossier:
    source = resources.files("samraad.web.demo") / "sources" / "kkr-fjordlandet-2026-02-bilag.pdf"
    with resources.as_file(source) as path:
        dossier = import_dossier(OPERATOR, Path(path)).dossier
    publish(OPERATOR, dossier)
    return dossier


def test_each_page_has_its_image(client: Client, pdf: Dossier) -> None:
    text = client.get(reverse("text", args=[pdf.slug])).content.decode()
    for page in range(1, (pdf.pages or 0) + 1):
        assert reverse("page_image", args=[pdf.slug, page]) in text
    image = client.get(reverse("page_image", args=[pdf.slug, 1]))
    assert image.content.startswith(b"\x89PNG")
    again = client.get(reverse("page_image", args=[pdf.slug, 1]), headers={"If-None-Match": image["ETag"]})
    assert again.status_code == 304


def test_a_page_that_is_none_is_not_found(client: Client, pdf: Dossier) -> None:
    for page in (0, (pdf.pages or 0) + 1, 10**9):
        assert client.get(reverse("page_image", args=[pdf.slug, page])).status_code == 404


def test_what_is_struck_out_is_not_shown_as_an_image(client: Client, pdf: Dossier) -> None:
    word = next(word for word in pdf.lines.exclude(role="blank")[3].text.split() if len(word) > 4)
    redact(OPERATOR, pdf, word, "prøve")
    assert client.get(reverse("page_image", args=[pdf.slug, 1])).status_code == 404
    text = client.get(reverse("text", args=[pdf.slug])).content.decode()
    assert "doc-image" not in text
    assert word not in text
