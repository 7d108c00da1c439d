"""Taking files in through the browser: each becomes a job that can be followed, or is refused with the reason."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.web.texts import MINUTES

from samraad.archive import upload
from samraad.archive.models import Dossier, ImportJob

UPLOAD = "/indlaes/"


@pytest.fixture(autouse=True)
def worker_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests take in what waits themselves; no process is started."""
    monkeypatch.setattr(upload, "start_worker", lambda: None)


def send(client: Client, *files: tuple[str, bytes]) -> Any:
    return client.post(UPLOAD, {"files": [SimpleUploadedFile(name, content) for name, content in files]})


def test_a_file_becomes_a_dossier_to_review(signed_in: Client, start_data: None) -> None:
    response = send(signed_in, ("Referat.txt", MINUTES.encode()))
    assert response.status_code == 302
    page = signed_in.get(response["Location"]).content.decode()
    assert "venter" in page
    assert "every 700ms" in page
    assert 'http-equiv="refresh"' in page  # for those without scripts
    assert upload.import_waiting() == 1
    page = signed_in.get(response["Location"]).content.decode()
    dossier = Dossier.objects.get()
    assert reverse("review", args=[dossier.slug]) in page
    assert "every 700ms" not in page
    live = signed_in.get(response["Location"], headers={"HX-Request": "true"})
    assert live.status_code == 286  # htmx stops asking


def test_a_file_that_cannot_be_read_is_refused_with_the_readers_sentence(signed_in: Client, start_data: None) -> None:
    response = send(signed_in, ("Billede.pdf", b"\x89PNG\r\n\x1a\n not a pdf"), ("Referat.txt", MINUTES.encode()))
    upload.import_waiting()
    page = signed_in.get(response["Location"]).content.decode()
    failed = ImportJob.objects.get(state="failed")
    assert failed.message
    assert failed.message.split(".")[0][:30] in page
    assert Dossier.objects.count() == 1


def test_an_empty_file_and_no_file_are_refused_at_the_door(signed_in: Client, start_data: None) -> None:
    assert "er tom" in send(signed_in, ("Tom.txt", b"")).content.decode()
    response = send(signed_in)
    assert response.status_code == 400
    assert "Vælg mindst én fil" in response.content.decode()
    assert not ImportJob.objects.exists()


def test_the_same_file_twice_is_one_dossier(signed_in: Client, start_data: None) -> None:
    for _ in range(2):
        response = send(signed_in, ("Referat.txt", MINUTES.encode()))
        upload.import_waiting()
    assert Dossier.objects.count() == 1
    assert "var her i forvejen" in signed_in.get(response["Location"]).content.decode()


def test_what_is_too_large_is_refused_before_it_is_read(
    signed_in: Client, start_data: None, settings: LazySettings
) -> None:
    settings.SAMRAAD_MAX_UPLOAD = 1000
    response = send(signed_in, ("Stor.txt", b"x" * 5000))
    assert response.status_code == 413
    assert "Filen er for stor" in response.content.decode()
    assert not ImportJob.objects.exists()


def test_jobs_that_are_none_are_not_found(signed_in: Client, start_data: None) -> None:
    assert signed_in.get(reverse("import_jobs")).status_code == 404
    assert signed_in.get(reverse("import_jobs") + "?job=noget").status_code == 404
