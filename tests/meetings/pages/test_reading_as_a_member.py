"""A member reads on a tablet: markings on words and on papers, *Mine noter*, the place in the agenda; nobody else sees any of it."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.meetings import texts
from tests.meetings.live import decision_item, member_user, members

from samraad.access.models import Change, Grant, User
from samraad.archive.models import Dossier
from samraad.councils.models import Membership, Organization
from samraad.meetings.accept_dossier import accept_dossier
from samraad.meetings.agenda.attach import attach, detach
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.models import AgendaItem, Marking, Meeting, PrivateNote
from samraad.meetings.propose_meeting import propose_meetings
from samraad.meetings.publish_meeting import publish_meeting
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.redact_dossier import redact_dossier

WORDS = "i to år undersøgt sagen"
PAPER = b"Notat om drivhuse\n\nDer er tre drivhuse i kommunen.\n\nDe koster 2 mio. kr. om aaret.\n"


@pytest.fixture
def seats(council: Organization) -> list[Membership]:
    return members(council, 3, 1)


@pytest.fixture
def item(secretary: User, council: Organization, seats: list[Membership]) -> AgendaItem:
    """An item with a paper, in a meeting whose agenda is out."""
    meeting = create_meeting(secretary, council, dt.date(2027, 2, 4), place="Salen", starts=dt.time(13))
    made = decision_item(secretary, meeting)
    decision_item(secretary, meeting, "Færgefart på fjorden")
    attach(secretary, made, SimpleUploadedFile("Notat.txt", PAPER))
    publish_agenda(secretary, meeting)
    return AgendaItem.objects.get(pk=made.pk)


@pytest.fixture
def user(seats: list[Membership], council: Organization) -> User:
    return member_user(seats[0].person, council)


@pytest.fixture
def sitting(user: User) -> Client:
    return signed(user)


@pytest.fixture
def read_meeting(secretary: User, council: Organization, take_in: Callable[[str, str], Dossier]) -> Meeting:
    """A meeting of the archive, from its minutes and its attachments."""
    minutes = take_in("Referat.txt", texts.minutes("8. februar 2024", **texts.GREENHOUSES))
    proposal = propose_meetings(minutes)[0]
    assert proposal.organization
    accepted = accept_dossier(secretary, minutes, proposal.organization, proposal.date, proposal.evidence)
    papers = take_in("Bilag.txt", texts.attachments(**texts.GREENHOUSES))
    accept_dossier(secretary, papers, proposal.organization, proposal.date)
    publish_meeting(secretary, accepted)
    return accepted


@pytest.fixture
def others(signed_in: Client, seats: list[Membership], council: Organization, client: Client) -> list[Client]:
    """A secretary, another member, and the public."""
    return [signed_in, signed(member_user(seats[1].person, council)), client]


def signed(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def mark(client: Client, item: AgendaItem, quote: str = WORDS) -> Marking:
    sent = {"section": "background", "quote": quote, "before": "Kommunerne har ", "after": " om"}
    answer = client.post(reverse("mark", args=[item.pk]), sent)
    assert answer.status_code == 302, answer.content.decode()
    return Marking.objects.latest("pk")


def paper_args(item: AgendaItem) -> list[object]:
    attached = item.attachments.get()
    assert attached.dossier
    return [item.pk, attached.dossier.slug, 0]


def test_marked_words_are_shown_to_their_owner_alone(
    sitting: Client, others: list[Client], item: AgendaItem, user: User
) -> None:
    marking = mark(sitting, item)
    again = sitting.get(reverse("item", args=[item.pk]))
    assert f'data-marking="{marking.pk}">{WORDS}</mark>' in again.content.decode()
    assert "private" in again["Cache-Control"]
    assert mark(sitting, item) == marking  # pressed twice
    for other in others:
        page = text(other, "item", item.pk)
        assert "data-marking" not in page
        assert other.post(reverse("unmark", args=[marking.pk])).status_code == 404
        assert other.post(reverse("put_back", args=[marking.pk])).status_code == 404
        assert other.get(reverse("item", args=[item.pk]) + f"?fjernet={marking.pk}").status_code == 200
        assert WORDS not in text(other, "own_notes", item.meeting_id)
    assert Marking.objects.get() == marking


def test_nothing_of_it_is_in_history_index_or_papers(
    sitting: Client, others: list[Client], item: AgendaItem, data_folder: Path
) -> None:
    before = Change.objects.count()
    sitting.post(reverse("save_note", args=[item.pk]), {"text": "Zeppelinernes fremtid", "version": 0})
    mark(sitting, item)
    sitting.post(reverse("mark_lines", args=paper_args(item)), {"first": 1, "last": 3})
    assert Change.objects.count() == before
    search = reverse("search") + "?q=Zeppelinernes"
    assert "Zeppelinernes fremtid" not in sitting.get(search).content.decode()
    assert not any("eppelin" in path.read_text("utf-8", "ignore") for path in files(data_folder))
    version = item.meeting.versions.get()
    sheets = [sitting.get(reverse(name, args=[version.pk])) for name in ("version_pdf", "version_docx")]
    public = [others[2].get(reverse(name, args=[version.pk])) for name in ("version_pdf", "version_docx")]
    assert [len(b"".join(each.streaming_content) if each.streaming else each.content) for each in sheets] == [
        len(b"".join(each.streaming_content) if each.streaming else each.content) for each in public
    ]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


def test_a_marking_whose_words_are_gone_is_listed_and_not_lost(
    sitting: Client, secretary: User, item: AgendaItem
) -> None:
    mark(sitting, item)
    section = item.sections.get(name="background")
    save_section(secretary, item, "background", "<p>Helt andre ord.</p>", section.version)
    assert f">{WORDS}</mark>" in text(sitting, "item", item.pk)  # what is being changed is not out yet
    publish_agenda(secretary, item.meeting, "Teksten er skrevet om.")
    page = text(sitting, "item", item.pk)
    assert "Teksten er ændret siden" in page
    assert WORDS in page
    assert "data-marking" not in page
    assert "Teksten er ændret siden" in text(sitting, "own_notes", item.meeting_id)


def test_a_marking_is_removed_with_one_click_and_can_be_put_back(sitting: Client, item: AgendaItem) -> None:
    marking = mark(sitting, item)
    answer = sitting.post(reverse("unmark", args=[marking.pk]), follow=True)
    page = answer.content.decode()
    assert "Markeringen er fjernet" in page
    assert f'action="{reverse("put_back", args=[marking.pk])}"' in page
    assert f">{WORDS}</mark>" not in page
    assert f">{WORDS}</mark>" in sitting.post(reverse("put_back", args=[marking.pk]), follow=True).content.decode()


def test_without_a_script_one_marks_sentence_by_sentence(sitting: Client, item: AgendaItem) -> None:
    url = reverse("mark", args=[item.pk])
    page = sitting.get(url).content.decode()
    keys = re.findall(r'name="sentence"\s+value="([^"]+)"', page)
    assert "recommendation-1" in keys
    done = sitting.post(url, {"sentence": ["background-0", "recommendation-1"]}, follow=True).content.decode()
    assert "2 sætninger er markeret" in done
    assert done.count("own-mark-row__text") == 2
    assert sitting.get(url).content.decode().count("checked disabled") == 2
    assert "ingen sætninger" in sitting.post(url, {}, follow=True).content.decode()


def test_words_that_are_not_there_are_refused_with_what_to_do(sitting: Client, item: AgendaItem) -> None:
    answer = sitting.post(reverse("mark", args=[item.pk]), {"section": "background", "quote": "noget helt andet"})
    assert answer.status_code == 400
    assert "Genindlæs punktet" in answer.content.decode()


def test_a_paper_is_read_marked_and_noted(sitting: Client, others: list[Client], item: AgendaItem) -> None:
    args = paper_args(item)
    assert reverse("read_paper", args=args) in text(sitting, "item", item.pk)
    marked = sitting.post(reverse("mark_lines", args=args), {"first": "3"}, follow=True).content.decode()
    assert ">Der er tre drivhuse i kommunen.</mark>" in marked
    sitting.post(reverse("save_paper_note", args=args), {"text": "Spørg om de tre", "version": 0})
    paper, page = text(sitting, "read_paper", *args), text(sitting, "item", item.pk)
    assert "Spørg om de tre" in paper
    assert "Egen note" in page
    assert "1 markering" in page
    for other in others[:2]:
        assert "Spørg om de tre" not in text(other, "read_paper", *args)
        assert "data-marking" not in text(other, "read_paper", *args)
        assert "Egen note" not in text(other, "item", item.pk)
    assert others[2].get(reverse("read_paper", args=args)).status_code == 302
    refused = sitting.post(reverse("mark_lines", args=args), {"first": 3, "last": 4000})
    assert refused.status_code == 400
    assert "Vælg linjer fra 1 til" in refused.content.decode()
    other_item = item.meeting.items.get(title="Færgefart på fjorden")
    assert sitting.get(reverse("read_paper", args=[other_item.pk, *args[1:]])).status_code == 404


def test_notes_outlive_a_paper_that_is_taken_off(sitting: Client, secretary: User, item: AgendaItem) -> None:
    args = paper_args(item)
    sitting.post(reverse("save_paper_note", args=args), {"text": "Spørg om de tre", "version": 0})
    sitting.post(reverse("mark_lines", args=args), {"first": 1})
    detach(secretary, item.attachments.get())
    publish_agenda(secretary, item.meeting, "Notatet er taget af.")
    page = text(sitting, "own_notes", item.meeting_id)
    assert "Spørg om de tre" in page
    assert "ikke længere er et af punktets" in page


def test_own_notes_come_in_the_order_of_the_agenda(sitting: Client, item: AgendaItem) -> None:
    later = item.meeting.items.get(title="Færgefart på fjorden")
    empty = text(sitting, "own_notes", item.meeting_id)
    assert "ingen noter eller markeringer" in empty
    for each, words in ((later, "Sidst"), (item, "Først")):
        sitting.post(reverse("save_note", args=[each.pk]), {"text": words, "version": 0})
    mark(sitting, item)
    sitting.post(reverse("mark_lines", args=paper_args(item)), {"first": 5})
    page = text(sitting, "own_notes", item.meeting_id)
    places = [page.index(words) for words in ("Først", WORDS, "De koster 2 mio. kr.", "Sidst")]
    assert places == sorted(places)
    assert "no-store" in sitting.get(reverse("own_notes", args=[item.meeting_id]))["Cache-Control"]
    for name, pk in (("meeting", item.meeting_id), ("item", item.pk)):
        assert reverse("own_notes", args=[item.meeting_id]) in text(sitting, name, pk)
    assert reverse("own_notes", args=[item.meeting_id]) in sitting.get(reverse("workspace")).content.decode()


def test_a_note_on_an_item_that_is_closed_since_is_not_lost(
    secretary: User, council: Organization, item: AgendaItem
) -> None:
    official = User.objects.create_user("embedsmand")
    Grant.objects.create(user=official, role="official", organization=council.slug)
    reader = signed(official)
    reader.post(reverse("save_note", args=[item.pk]), {"text": "Husk tallene", "version": 0})
    mark(reader, item)
    AgendaItem.objects.filter(pk=item.pk).update(closed=True)
    assert reader.get(reverse("item", args=[item.pk])).status_code == 404
    page = text(reader, "own_notes", item.meeting_id)
    assert "Husk tallene" in page
    assert WORDS not in page
    assert "Fælles drivhuse" not in page


def test_the_place_in_the_agenda_is_kept(sitting: Client, signed_in: Client, item: AgendaItem) -> None:
    assert "Læs videre" not in text(sitting, "meeting", item.meeting_id)
    page = text(sitting, "item", item.pk)
    assert 'rel="next"' in page
    order = list(item.meeting.items.order_by("position"))
    assert f"Punkt {order.index(item) + 1} af {len(order)}" in page
    agenda = text(sitting, "meeting", item.meeting_id)
    assert "Læs videre" in agenda
    assert f'id="punkt-{item.pk}"' in agenda


def test_items_and_documents_of_the_archive_are_marked_too(
    sitting: Client, client: Client, read_meeting: Meeting
) -> None:
    item = read_meeting.items.get(number="3.1")
    section = item.sections.exclude(name="decision").filter(text__gt="").first()
    assert section
    words = " ".join(section.text.split()[:4])
    sitting.post(reverse("mark", args=[item.pk]), {"section": section.name, "quote": words})
    assert "data-marking" in text(sitting, "item", item.pk)
    assert "data-marking" not in text(client, "item", item.pk)
    sitting.post(reverse("save_note", args=[item.pk]), {"text": "Set før", "version": 0})
    page = text(sitting, "own_notes", read_meeting.pk)
    assert "Set før" in page
    assert words in page
    assert PrivateNote.objects.get().item == item
    assert reverse("own_notes", args=[read_meeting.pk]) in text(sitting, "meeting", read_meeting.pk)


def test_a_document_of_the_archive_is_marked_within_its_own_lines(
    sitting: Client, client: Client, read_meeting: Meeting
) -> None:
    item = read_meeting.items.get(number="3.1")
    papers = Dossier.objects.get(name__startswith="Bilag")
    document = papers.documents.get(item="3.1")
    url = reverse("read_paper", args=[item.pk, papers.slug, document.first_line])
    assert url in text(sitting, "item", item.pk)
    assert "Læs og markér" not in text(client, "item", item.pk)
    line = papers.lines.get(text__contains="Drivhusene er beregnet")
    mark_url = reverse("mark_lines", args=[item.pk, papers.slug, document.first_line])
    page = sitting.post(mark_url, {"first": line.number}, follow=True).content.decode()
    assert ">Drivhusene er beregnet til 17 kommuner" in page
    assert "42.000 passagerer" not in page
    beyond = papers.lines.get(text__contains="42.000 passagerer")
    assert sitting.post(mark_url, {"first": beyond.number}).status_code == 400
    assert "Drivhusene er beregnet til 17 kommuner" in text(sitting, "own_notes", read_meeting.pk)


def test_words_struck_out_of_the_archive_are_struck_out_of_markings_too(
    sitting: Client, secretary: User, read_meeting: Meeting
) -> None:
    item = read_meeting.items.get(number="3.1")
    sitting.post(reverse("mark", args=[item.pk]), {"section": "background", "quote": "sammen med regionen"})
    for dossier in Dossier.objects.filter(in_meeting__meeting=read_meeting, kind="minutes"):
        redact_dossier(secretary, dossier, "regionen", "En prøve")
    page = text(sitting, "own_notes", read_meeting.pk)
    assert "regionen" not in page
    assert "Teksten er ændret siden" not in page  # the words around it still tell where it stood


def test_two_tablets_of_one_member_never_overwrite_each_other(sitting: Client, user: User, item: AgendaItem) -> None:
    sitting.post(reverse("save_note", args=[item.pk]), {"text": "Fra den første", "version": 0})
    second = signed(user).post(reverse("save_note", args=[item.pk]), {"text": "Fra den anden", "version": 0})
    assert second.status_code == 409
    assert "Fra den første" in second.content.decode()
    assert "Fra den anden" in second.content.decode()


def test_a_long_paper_comes_in_parts_and_one_stays_in_the_part(
    sitting: Client, secretary: User, item: AgendaItem
) -> None:
    long = "\n\n".join(f"Afsnit nummer {number} om drivhuse." for number in range(1, 2001))
    other = item.meeting.items.get(title="Færgefart på fjorden")
    attached = attach(secretary, other, SimpleUploadedFile("Langt.txt", long.encode()))
    publish_agenda(secretary, item.meeting, "Et langt bilag.")
    assert attached.dossier
    args = [other.pk, attached.dossier.slug, 0]
    assert "Afsnit nummer 2000 " not in text(sitting, "read_paper", *args)
    done = sitting.post(reverse("mark_lines", args=args), {"first": 3999}, follow=True)
    assert ">Afsnit nummer 2000 om drivhuse.</mark>" in done.content.decode()
    off = sitting.post(reverse("unmark", args=[Marking.objects.get().pk]), follow=True).content.decode()
    assert "Afsnit nummer 2000 " in off
    assert "Markeringen er fjernet" in off
    back = sitting.post(reverse("put_back", args=[Marking.objects.get().pk]), follow=True).content.decode()
    assert ">Afsnit nummer 2000 om drivhuse.</mark>" in back


def test_a_version_hands_out_its_files_after_they_were_taken_off(
    sitting: Client, client: Client, secretary: User, item: AgendaItem
) -> None:
    version, attached = item.meeting.versions.get(), item.attachments.get()
    url = reverse("version_attachment", args=[version.pk, attached.sha256])
    assert f'href="{url}"' in text(sitting, "item", item.pk)
    detach(secretary, attached)
    for reader in (sitting, client):
        answer = reader.get(url)
        assert b"".join(answer.streaming_content) == PAPER  # type: ignore[attr-defined]
    assert client.get(reverse("version_attachment", args=[version.pk, "0" * 64])).status_code == 404
    AgendaItem.objects.filter(pk=item.pk).update(closed=True)
    assert client.get(url).status_code == 404
    assert sitting.get(url).status_code == 200
