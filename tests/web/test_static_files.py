"""Static files: named by their content, kept by the browser, sent compressed."""

import gzip
import re

from django.templatetags.static import static
from django.test import Client
from django.urls import reverse


def test_pages_name_static_files_by_their_content(client: Client, db: None) -> None:
    text = client.get(reverse("front")).content.decode()
    assert re.search(r"/static/samraad/site\.css\?v=[0-9a-f]{12}\"", text)
    assert static("samraad/site.css") == static("samraad/site.css")
    assert static("samraad/site.css").partition("=")[2] != static("samraad/print.css").partition("=")[2]


def test_a_file_that_is_not_there_has_an_address_all_the_same() -> None:
    assert static("samraad/no-such.css") == "/static/samraad/no-such.css"


def test_own_style_sheets_are_compressed_and_may_be_kept(client: Client) -> None:
    plain = client.get(static("samraad/site.css"))
    zipped = client.get(static("samraad/site.css"), headers={"Accept-Encoding": "gzip"})
    whole = b"".join(plain.streaming_content)  # type: ignore[attr-defined]
    assert "Content-Encoding" not in plain
    assert zipped["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in zipped["Vary"]
    assert "max-age=31536000" in zipped["Cache-Control"]
    sent = b"".join(zipped.streaming_content)  # type: ignore[attr-defined]
    assert gzip.decompress(sent) == whole
    assert len(sent) < len(whole) / 2


def test_a_file_the_browser_has_is_not_sent_again(client: Client) -> None:
    first = client.get(static("samraad/site.css"))
    again = client.get(
        static("samraad/site.css"),
        headers={"Accept-Encoding": "gzip", "If-Modified-Since": first["Last-Modified"]},
    )
    assert again.status_code == 304
    assert "Content-Encoding" not in again


def test_pages_with_tokens_are_not_compressed(client: Client, db: None) -> None:
    page = client.get(reverse("login"), headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in page
