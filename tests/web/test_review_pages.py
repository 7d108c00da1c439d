"""Reviewing: correcting row by row, a colleague's correction kept, accepting, publishing, redacting, erasing."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from samraad.access.models import User
from samraad.archive.models import Dossier, ProposedItem, Tombstone
from samraad.councils.models import Organization
from samraad.meetings.members.notes import save_note
from samraad.meetings.models import AgendaItem, Meeting


@pytest.fixture
def item(minutes: Dossier) -> ProposedItem:
    return minutes.items.get(number="3.1")


def again(item: ProposedItem) -> ProposedItem:
    """The item as it stands now: a correction writes the rows anew."""
    return ProposedItem.objects.get(dossier=item.dossier_id, anchor=item.anchor)


def form_of(client: Client, url: str) -> dict[str, str]:
    """The values the form of a row holds when it is opened."""
    form = client.get(url).context["form"]
    if hasattr(form, "fields"):
        values = {name: form[name].value() for name in form.fields}
        return {name: value for name, value in values.items() if value not in (None, False)}
    shown = form.shown
    return {"was": form.was, "outcome": form.outcome, "added": form.added, "text": shown["text"]}


def test_the_review_shows_every_row_and_what_is_inferred(
    signed_in: Client, minutes: Dossier, attachments: Dossier
) -> None:
    text = signed_in.get(reverse("review", args=[minutes.slug])).content.decode()
    for item in minutes.items.all():
        assert f'id="item-{item.anchor}"' in text
    assert "8. februar 2024" in text
    assert "source-link" in text
    text = signed_in.get(reverse("review", args=[attachments.slug])).content.decode()
    assert "udledt" in text


def test_a_field_is_corrected_and_can_be_undone(signed_in: Client, minutes: Dossier, item: ProposedItem) -> None:
    url = reverse("correct_row", args=[minutes.slug, "item", item.anchor])
    form = form_of(signed_in, url)
    response = signed_in.post(url, {**form, "title": "Fælles indkøb af væksthuse"})
    assert response.status_code == 302
    item = again(item)
    assert item.title == "Fælles indkøb af væksthuse"
    assert list(minutes.corrections.values_list("field", flat=True)) == ["title"]
    signed_in.post(reverse("undo_correction", args=[minutes.slug, minutes.corrections.get().pk]))
    item = again(item)
    assert item.title == "Fælles indkøb af drivhuse"


def test_the_dossier_itself_is_corrected(signed_in: Client, attachments: Dossier) -> None:
    url = reverse("correct_row", args=[attachments.slug, "dossier", 0])
    signed_in.post(url, {**form_of(signed_in, url), "meeting_date": "2024-02-08"})
    attachments.refresh_from_db()
    assert attachments.meeting_date == date(2024, 2, 8)


def test_a_colleagues_correction_is_never_overwritten(signed_in: Client, minutes: Dossier, item: ProposedItem) -> None:
    url = reverse("correct_row", args=[minutes.slug, "item", item.anchor])
    mine, colleagues = form_of(signed_in, url), form_of(signed_in, url)
    signed_in.post(url, {**colleagues, "title": "Kollegaens titel"})
    response = signed_in.post(url, {**mine, "title": "Min titel"})
    assert response.status_code == 409
    assert "Kollegaens titel" in response.content.decode()
    item = again(item)
    assert item.title == "Kollegaens titel"
    # Another field of the same row is no conflict.
    assert signed_in.post(url, {**mine, "case_number": "SAG-2024-99999"}).status_code == 302
    item = again(item)
    assert (item.title, item.case_number) == ("Kollegaens titel", "SAG-2024-99999")


def test_nonsense_is_refused_with_the_reason(signed_in: Client, minutes: Dossier, item: ProposedItem) -> None:
    url = reverse("correct_row", args=[minutes.slug, "item", item.anchor])
    form = form_of(signed_in, url)
    for field, value in (("first_line", "99999"), ("last_line", "1"), ("number", "tre"), ("title", "")):
        response = signed_in.post(url, {**form, field: value})
        assert response.status_code == 400, field
        assert "form-error-message" in response.content.decode()
    assert not minutes.corrections.exists()
    assert signed_in.post(url, {"was": "[not json", "title": "x"}).status_code == 400
    assert signed_in.get(reverse("correct_row", args=[minutes.slug, "meeting", 1])).status_code == 404
    assert signed_in.get(reverse("correct_row", args=[minutes.slug, "item", 99999])).status_code == 404


def test_a_decision_is_corrected_part_by_part(signed_in: Client, minutes: Dossier, item: ProposedItem) -> None:
    url = reverse("correct_row", args=[minutes.slug, "decision", item.anchor])
    form = form_of(signed_in, url)
    decision = dict(item.decision)
    response = signed_in.post(
        url,
        {
            **form,
            "outcome": "adopted",
            "added": " with adjustment",
            "point_outcome": ["approved", "rejected"],
            "point_by": ["", "Liberal Alliance"],
            "statement_party": ["Enhedslisten", ""],
            "statement_text": ["Partiet havde helst set et udbud uden drivhuse.", ""],
            "appointment_person": ["Jens Testperson", ""],
            "appointment_party": ["A", ""],
            "appointment_municipality": ["Greve Kommune", ""],
        },
    )
    assert response.status_code == 302
    item = again(item)
    assert item.decision["outcome"] == "adopted with adjustment"
    assert [point["outcome"] for point in item.decision["points"]] == ["approved", "rejected"]
    assert item.decision["points"][1]["proposed_by"] == "Liberal Alliance"
    assert item.decision["statements"][0]["first_line"] == decision["statements"][0]["first_line"]
    assert item.decision["appointments"][0]["person"] == "Jens Testperson"
    assert item.decision["first_line"] == decision["first_line"]


def test_a_decision_form_that_is_sent_unchanged_changes_nothing(signed_in: Client, minutes: Dossier) -> None:
    for item in minutes.items.exclude(decision=None):
        url = reverse("correct_row", args=[minutes.slug, "decision", item.anchor])
        form = signed_in.get(url).context["form"]
        sent = {"was": form.was, "outcome": form.outcome, "added": form.added, "text": form.shown["text"]}
        sent["point_outcome"] = [point["outcome"] for point in form.points]
        sent["point_by"] = [point["proposed_by"] or "" for point in form.points]
        sent["statement_party"] = [each["party"] for each in form.statements]
        sent["statement_text"] = [each["text"] for each in form.statements]
        for field in ("person", "party", "municipality"):
            sent[f"appointment_{field}"] = [each[field] or "" for each in form.appointments]
        assert signed_in.post(url, sent).status_code == 302
    assert not minutes.corrections.exists()


def test_a_decision_conflict_is_shown(signed_in: Client, minutes: Dossier, item: ProposedItem) -> None:
    url = reverse("correct_row", args=[minutes.slug, "decision", item.anchor])
    mine = form_of(signed_in, url)
    signed_in.post(url, {**mine, "outcome": "rejected"})
    response = signed_in.post(url, {**mine, "outcome": "postponed"})
    assert response.status_code == 409
    item = again(item)
    assert item.decision["outcome"] == "rejected"


def test_rows_are_added_and_removed(signed_in: Client, attachments: Dossier) -> None:
    line = attachments.lines.get(raw__startswith="Ordningen deles").number
    url = reverse("add_row", args=[attachments.slug, "document"])
    before = attachments.documents.count()
    response = signed_in.post(
        url,
        {"was": json.dumps({}), "title": "Fordelingsnøglen", "item": "3.1", "first_line": line, "last_line": line + 2},
    )
    assert response.status_code == 302
    added = attachments.documents.get(title="Fordelingsnøglen")
    assert attachments.documents.count() == before + 1
    signed_in.post(reverse("remove_row", args=[attachments.slug, "document", added.anchor]))
    assert not attachments.documents.filter(title="Fordelingsnøglen").exists()


def test_live_forms_come_as_parts_of_the_page(signed_in: Client, minutes: Dossier, item: ProposedItem) -> None:
    url = reverse("correct_row", args=[minutes.slug, "item", item.anchor])
    live = {"HX-Request": "true"}
    text = signed_in.get(url, headers=live).content.decode()
    assert "<html" not in text
    assert "hx-post" in text
    form = form_of(signed_in, url)
    saved = signed_in.post(url, {**form, "title": "Ny titel"}, headers=live)
    assert 'id="rows-item"' in saved.content.decode()
    refused = signed_in.post(url, {**form, "title": ""}, headers=live)
    assert refused["HX-Retarget"] == f"#item-{item.anchor}"


def test_accepting_writes_the_meeting_and_can_be_undone(signed_in: Client, minutes: Dossier) -> None:
    page = signed_in.get(reverse("review", args=[minutes.slug])).content.decode()
    assert 'name="proposal"' in page
    response = signed_in.post(reverse("accept", args=[minutes.slug]), {"proposal": "0"})
    meeting = Meeting.objects.get()
    assert response["Location"] == reverse("meeting", args=[meeting.pk])
    assert meeting.items.count() == minutes.items.count()
    assert not meeting.published_at
    signed_in.post(reverse("publish_meeting", args=[meeting.pk]), {"act": "publish"})
    assert Client().get(reverse("meeting", args=[meeting.pk])).status_code == 200
    signed_in.post(reverse("withdraw", args=[minutes.slug]))
    minutes.refresh_from_db()
    assert minutes.status == "proposed"
    assert not AgendaItem.objects.exists()


def test_whoever_withdraws_is_told_what_members_would_lose(signed_in: Client, minutes: Dossier) -> None:
    review = reverse("review", args=[minutes.slug])
    signed_in.post(reverse("accept", args=[minutes.slug]), {"proposal": "0"})
    item = AgendaItem.objects.filter(sources__dossier=minutes).first()
    assert item is not None
    assert "private noter" not in signed_in.get(review).content.decode()
    save_note(User.objects.get(username="sekretaer"), item, "Spørg om prisen")
    text = signed_in.get(review).content.decode()
    assert "Medlemmerne har 1 privat note eller markering" in text
    assert "Spørg om prisen" not in text


def test_another_meeting_can_be_given(signed_in: Client, attachments: Dossier) -> None:
    url = reverse("accept", args=[attachments.slug])
    assert signed_in.post(url, {"proposal": "", "date": "i morgen"}).status_code == 400
    sent = {"proposal": "", "organization": "kkr-sjaelland", "date": "2024-02-08"}
    assert signed_in.post(url, sent).status_code == 302
    assert Meeting.objects.get().date.isoformat() == "2024-02-08"


def test_redacting_strikes_out_everywhere_and_is_told_in_the_history(
    signed_in: Client, client: Client, meeting: Meeting, minutes: Dossier
) -> None:
    url = reverse("redact", args=[minutes.slug])
    assert signed_in.post(url, {"words": "Berta Blomkvist", "reason": ""}).status_code == 400
    assert signed_in.post(url, {"words": "Findes Slet Ikke", "reason": "prøve"}).status_code == 400
    assert signed_in.post(url, {"words": "Berta Blomkvist", "reason": "efter ønske"}).status_code == 302
    item = meeting.items.get(number="3.1")
    for page in (reverse("text", args=[minutes.slug]), reverse("item", args=[item.pk]), "/soeg/?q=drivhuse"):
        assert "Blomkvist" not in client.get(page).content.decode()
    assert client.get(reverse("original", args=[minutes.slug])).status_code == 404
    history = signed_in.get(reverse("dossier_history", args=[minutes.slug])).content.decode()
    assert "overstreget" in history
    assert "Blomkvist" not in history
    redaction = minutes.redactions.get()
    signed_in.post(reverse("lift_redaction", args=[minutes.slug, redaction.pk]))
    assert "Blomkvist" in client.get(reverse("text", args=[minutes.slug])).content.decode()


def test_erasing_asks_for_the_name_and_a_reason(
    signed_in: Client, client: Client, meeting: Meeting, minutes: Dossier
) -> None:
    url = reverse("erase", args=[minutes.slug])
    assert signed_in.post(url, {"name": "noget andet", "reason": "fejl"}).status_code == 400
    assert signed_in.post(url, {"name": minutes.name, "reason": ""}).status_code == 400
    assert signed_in.post(url, {"name": minutes.name, "reason": "lagt ind ved en fejl"}).status_code == 302
    assert not Dossier.objects.filter(pk=minutes.pk).exists()
    assert Tombstone.objects.get().reason == "lagt ind ved en fejl"
    assert client.get(reverse("text", args=[minutes.slug])).status_code in (404, 410)


def test_odd_choices_of_a_meeting_are_refused_with_a_sentence(signed_in: Client, minutes: Dossier) -> None:
    url = reverse("accept", args=[minutes.slug])
    for picked in ("²", "999", "-1", "x" * 99):
        assert signed_in.post(url, {"proposal": picked}).status_code == 400
    council = Organization.objects.get(name="KKR Sjælland")
    answer = signed_in.post(url, {"organization": council.slug, "date": "0001-01-01"})
    assert answer.status_code == 400
    assert "Skriv et årstal" in answer.content.decode()
