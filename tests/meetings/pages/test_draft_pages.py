"""The pages of a draft: the workspace, creating, writing, moving, removing, sharing; two who write at once; who is kept out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from samraad.councils.models import Organization
from samraad.meetings.models import AgendaItem, Meeting

LIVE = {"HX-Request": "true"}


@pytest.fixture
def item(signed_in: Client, draft: Meeting) -> AgendaItem:
    chapter = draft.chapters.get(number="4")
    sent = {"chapter": chapter.pk, "title": "Fælles drivhuse", "kind": "Beslutningssag"}
    signed_in.post(reverse("add_item", args=[draft.pk]), sent)
    return draft.items.get(title="Fælles drivhuse")


def save(client: Client, item: AgendaItem, name: str, **sent: object) -> object:
    return client.post(reverse("save_section", args=[item.pk, name]), sent, headers=LIVE)


def test_the_workspace_tells_what_to_do_next(signed_in: Client, draft: Meeting) -> None:
    text = signed_in.get(reverse("workspace")).content.decode()
    assert "Kladder" in text
    assert "4. februar 2027" in text
    assert "Skriv dagsordenen" in text


def test_an_empty_workspace_says_how_to_begin(signed_in: Client, member: Client) -> None:
    assert "Opret det første møde" in signed_in.get(reverse("workspace")).content.decode()
    text = member.get(reverse("workspace")).content.decode()
    assert "Opret det første møde" not in text
    assert "Ingen har delt en kladde med dig" in text


def test_a_meeting_is_created_with_its_standing_items(signed_in: Client, council: Organization) -> None:
    sent = {"organization": council.slug, "date": "2027-04-08", "starts": "13:00", "ends": "16:00", "place": "Salen"}
    response = signed_in.post(reverse("new_meeting"), sent, follow=True)
    text = response.content.decode()
    assert "8. april 2027" in text
    assert "Godkendelse af dagsorden" in text
    assert signed_in.post(reverse("new_meeting"), sent).status_code == 400
    assert signed_in.post(reverse("new_meeting"), {**sent, "ends": "12:00", "date": "2027-05-05"}).status_code == 400
    assert signed_in.post(reverse("new_meeting"), {"date": "2027-05-06"}).status_code == 400
    assert Meeting.objects.count() == 1


def test_the_details_of_a_meeting_are_changed_but_not_over_a_colleague(signed_in: Client, draft: Meeting) -> None:
    url = reverse("edit_meeting", args=[draft.pk])
    version = draft.live.version
    sent = {"date": "2027-02-05", "place": "Kulturhuset", "version": version}
    assert signed_in.post(url, sent).status_code == 302
    response = signed_in.post(url, {**sent, "place": "Biblioteket"})
    text = response.content.decode()
    assert response.status_code == 409
    assert "Kulturhuset" in text
    assert "Biblioteket" in text
    again = dict(response.context["fields"])
    assert signed_in.post(url, {**again, "version": response.context["stale"].version}).status_code == 302
    draft.refresh_from_db()
    assert draft.place == "Biblioteket"


def test_sections_are_saved_as_typed(signed_in: Client, item: AgendaItem) -> None:
    first = save(signed_in, item, "background", html="<p>Sagen er <b>ny</b>.</p><script>x()</script>", version=0)
    assert first.status_code == 200  # type: ignore[attr-defined]
    assert first.headers["X-Version"] == "1"  # type: ignore[attr-defined]
    assert "Gemt kl." in first.content.decode()  # type: ignore[attr-defined]
    assert item.sections.get(name="background").html == "<p>Sagen er <strong>ny</strong>.</p>"


def test_a_page_without_scripts_keeps_formatting_it_did_not_change(signed_in: Client, item: AgendaItem) -> None:
    save(signed_in, item, "background", html="<p>Sagen er <b>ny</b>.</p>", version=0)
    url = reverse("save_section", args=[item.pk, "background"])
    assert signed_in.post(url, {"text": "Sagen er ny.", "version": 1}).status_code == 302
    assert "<strong>" in item.sections.get(name="background").html
    signed_in.post(url, {"text": "Sagen er gammel.\n\nMeget.", "version": 1})
    assert item.sections.get(name="background").html == "<p>Sagen er gammel.</p><p>Meget.</p>"


def test_two_who_write_the_same_section_see_both_texts(signed_in: Client, item: AgendaItem) -> None:
    save(signed_in, item, "presentation", html="<p>Kollegaens tekst</p>", version=0)
    stale = save(signed_in, item, "presentation", html="<p>Min tekst</p>", version=0)
    text = stale.content.decode()  # type: ignore[attr-defined]
    assert stale.status_code == 409  # type: ignore[attr-defined]
    assert "Kollegaens tekst" in text
    assert "Min tekst" in text
    assert 'data-keep-mine="1"' in text
    assert save(signed_in, item, "presentation", html="<p>Min tekst</p>", version=1).status_code == 200  # type: ignore[attr-defined]


def test_points_are_a_list_of_fields(signed_in: Client, item: AgendaItem) -> None:
    save(signed_in, item, "recommendation", html="<p>Det indstilles, at</p>", point=["godkender", "drøfter", ""])
    section = item.sections.get(name="recommendation")
    assert [point.text for point in section.points.all()] == ["godkender", "drøfter"]
    refused = save(signed_in, item, "recommendation", html=section.html, point=[""], version=section.version)
    assert refused.status_code == 400  # type: ignore[attr-defined]
    assert "Fjern punkterne enkeltvis" in refused.content.decode()  # type: ignore[attr-defined]
    stale = save(signed_in, item, "recommendation", html=section.html, point=["andet"], version=section.version - 1)
    assert stale.status_code == 409  # type: ignore[attr-defined]
    url = reverse("remove_point", args=[item.pk])
    signed_in.post(url, {"point": 1, "version": section.version})
    assert [point.text for point in item.sections.get(name="recommendation").points.all()] == ["drøfter"]


def test_items_move_by_their_buttons_also_between_chapters(signed_in: Client, draft: Meeting, item: AgendaItem) -> None:
    url = reverse("move_item", args=[item.pk])
    for direction, number in (("up", "3.1"), ("up", "2.2"), ("up", "2.1"), ("down", "2.2"), ("down", "3.1")):
        item.refresh_from_db()
        response = signed_in.post(url, {"to": direction, "version": item.version}, headers=LIVE)
        item.refresh_from_db()
        assert (response.status_code, item.number) == (200, number)
    stale = signed_in.post(url, {"to": "up", "version": 1}, headers=LIVE)
    assert "har rettet" in stale.content.decode()


def test_an_order_is_dragged_and_never_loses_an_item(signed_in: Client, draft: Meeting, item: AgendaItem) -> None:
    draft.live.refresh_from_db()
    chapters = list(draft.chapters.order_by("position"))
    others = [each.pk for each in draft.items.exclude(pk=item.pk)]
    url = reverse("order_items", args=[draft.pk])
    order = [f"{chapters[0].pk}:{item.pk},{','.join(map(str, others))}"]
    lacking = signed_in.post(
        url, {"order": [f"{chapters[0].pk}:{item.pk}"], "version": draft.live.version}, headers=LIVE
    )
    assert "mangler" in lacking.content.decode()
    assert signed_in.post(url, {"order": order, "version": draft.live.version}, headers=LIVE).status_code == 200
    item.refresh_from_db()
    assert item.number == "1.1"
    assert draft.items.count() == len(others) + 1
    assert "kunne ikke læses" in signed_in.post(url, {"order": ["x:y"]}, headers=LIVE).content.decode()


def test_a_number_of_its_own_is_refused_where_it_is_taken(signed_in: Client, draft: Meeting, item: AgendaItem) -> None:
    signed_in.post(reverse("set_number", args=[item.pk]), {"number": "4.7", "version": item.version})
    item.refresh_from_db()
    assert item.number == "4.7"
    chapter = draft.chapters.get(number="4")
    signed_in.post(reverse("add_item", args=[draft.pk]), {"chapter": chapter.pk, "title": "En til"})
    other = draft.items.get(title="En til")
    response = signed_in.post(reverse("set_number", args=[other.pk]), {"number": "4.7", "version": other.version})
    assert response.status_code == 400
    assert "Fælles drivhuse" in response.content.decode()


def test_removing_asks_first(signed_in: Client, draft: Meeting, item: AgendaItem) -> None:
    url = reverse("remove_item", args=[item.pk])
    save(signed_in, item, "background", html="<p>Noget</p>", version=0)
    assert "1 afsnit" in signed_in.get(url).content.decode()
    assert draft.items.filter(pk=item.pk).exists()
    assert signed_in.post(url, {"version": item.version}).status_code == 302
    assert not draft.items.filter(pk=item.pk).exists()


def test_chapters_are_added_renamed_and_removed_when_empty(signed_in: Client, draft: Meeting) -> None:
    signed_in.post(reverse("add_chapter", args=[draft.pk]), {"title": "Ekstra"})
    added = draft.chapters.get(title="Ekstra")
    url = reverse("change_chapter", args=[added.pk])
    signed_in.post(url, {"act": "rename", "title": "Ekstra sager"})
    assert draft.chapters.filter(title="Ekstra sager").exists()
    full = draft.chapters.get(number="1")
    assert signed_in.post(reverse("change_chapter", args=[full.pk]), {"act": "remove"}).status_code == 400
    signed_in.post(url, {"act": "remove"})
    assert not draft.chapters.filter(pk=added.pk).exists()


def test_attachments_are_taken_in_named_ordered_and_refused(
    signed_in: Client, item: AgendaItem, member: Client
) -> None:
    url = reverse("attach", args=[item.pk])
    good = SimpleUploadedFile("Notat om drivhuse.txt", b"Notat om drivhuse\n\nDer er to drivhuse.")
    other = SimpleUploadedFile("Budget.txt", b"Budget\n\nPrisen er 100 kr.")
    bad = SimpleUploadedFile("tom.pdf", b"")
    text = signed_in.post(url, {"files": [good, bad, other]}, follow=True).content.decode()
    assert "tom.pdf:" in text
    first, last = item.attachments.all()
    change = reverse("change_attachment", args=[first.pk])
    signed_in.post(change, {"act": "rename", "title": "Notatet", "version": first.version})
    signed_in.post(change, {"act": "down"})
    assert [each.title for each in item.attachments.all()][1] == "Notatet"
    assert "Der er to drivhuse" in b"".join(signed_in.get(reverse("attachment", args=[first.pk]))).decode()
    assert member.get(reverse("attachment", args=[first.pk])).status_code == 403
    signed_in.post(reverse("change_attachment", args=[last.pk]), {"act": "remove"})
    assert list(item.attachments.all()) == [first]


def test_a_draft_is_seen_by_whom_it_is_shared_with(signed_in: Client, member: Client, draft: Meeting) -> None:
    url = reverse("draft", args=[draft.pk])
    assert member.get(url).status_code == 403
    assert Client().get(url).status_code == 302
    assert signed_in.post(reverse("share_draft", args=[draft.pk]), {"user": "ingen"}).status_code == 400
    signed_in.post(reverse("share_draft", args=[draft.pk]), {"role": "member"})
    text = member.get(url).content.decode()
    assert "Godkendelse af dagsorden" in text
    assert "Sæt et punkt på" not in text
    assert "4. februar 2027" in member.get(reverse("workspace")).content.decode()
    signed_in.post(reverse("unshare_draft", args=[draft.shares.get().pk]))
    assert member.get(url).status_code == 403


def test_only_secretaries_change_a_draft(member: Client, draft: Meeting, item: AgendaItem) -> None:
    for name, key in (
        ("save_item", item.pk),
        ("move_item", item.pk),
        ("remove_item", item.pk),
        ("attach", item.pk),
        ("add_item", draft.pk),
        ("order_items", draft.pk),
        ("share_draft", draft.pk),
        ("edit_meeting", draft.pk),
    ):
        for client in (member, Client()):
            assert client.post(reverse(name, args=[key])).status_code == 403, name
    assert member.get(reverse("edit_item", args=[item.pk])).status_code == 403


def test_pasted_text_is_cleaned(signed_in: Client, member: Client, client: Client, item: AgendaItem) -> None:
    html = '<table style="x"><tr><td><p class="MsoNormal">A</p></td></tr></table><img src=x onerror=y>'
    url = reverse("clean_paste", args=[item.pk])
    response = signed_in.post(url, {"html": html})
    assert response.content.decode() == "<table><tbody><tr><td>A</td></tr></tbody></table>"
    for other in (member, client):
        assert other.post(url, {"html": html}).status_code == 403


def test_what_was_typed_is_shown_when_it_is_refused(signed_in: Client, draft: Meeting, item: AgendaItem) -> None:
    url = reverse("save_item", args=[item.pk])
    response = signed_in.post(url, {"title": "x" * 1001, "version": item.version})
    assert response.status_code == 400
    assert "x" * 1001 in response.content.decode()
