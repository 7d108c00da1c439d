"""Every page keeps to itself: nothing from other hosts, no inline scripts or styles, and the policy that forbids them."""

import re

from django.test import Client
from django.urls import reverse

from samraad.archive.models import Dossier
from samraad.meetings.models import Meeting

OUTSIDE = re.compile(r'(?:src|href|action)="(?:https?:)?//')


def test_no_page_loads_or_runs_anything_foreign(signed_in: Client, meeting: Meeting, minutes: Dossier) -> None:
    slug = minutes.slug
    for url in [
        *map(reverse, ("front", "search", "councils", "dossiers", "upload", "about", "login")),
        reverse("meeting", args=[meeting.pk]),
        reverse("text", args=[slug]),
        reverse("review", args=[slug]),
        reverse("redact", args=[slug]),
    ]:
        response = signed_in.get(url, follow=True)
        text = response.content.decode()
        assert not OUTSIDE.search(text), url
        assert "<style" not in text, url
        assert not re.search(r" style=| on[a-z]+=", text), url
        assert not re.search(r"<script(?![^>]*src=)", text), url
        assert "script-src 'self'" in response["Content-Security-Policy"]
        assert "unsafe" not in response["Content-Security-Policy"]


def test_acts_need_a_token_of_the_site(secretary: object, minutes: Dossier) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(secretary)  # type: ignore[arg-type]
    response = strict.post(reverse("publish_dossier", args=[minutes.slug]), {"act": "publish"})
    assert response.status_code == 403
    assert "Formularen er udløbet" in response.content.decode()
    minutes.refresh_from_db()
    assert not minutes.is_public


def test_acts_answer_to_nothing_but_posts(signed_in: Client, minutes: Dossier) -> None:
    for name in ("publish_dossier", "accept", "withdraw"):
        assert signed_in.get(reverse(name, args=[minutes.slug])).status_code == 405
