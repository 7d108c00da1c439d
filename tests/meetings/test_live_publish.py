"""Publishing an agenda: what is refused, what is frozen, what a supplement changes, who reads and who is told."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.meetings.live import chapter, decision_item, member_user, members, published

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor, NotAllowed
from samraad.archive.indexing import open_index, scopes_of
from samraad.archive.visible import sees
from samraad.councils.models import Organization
from samraad.meetings.agenda.attach import attach, attachment_path, detach
from samraad.meetings.agenda.create_meeting import create_meeting, edit_meeting
from samraad.meetings.agenda.move_item import move_item
from samraad.meetings.agenda.remove_item import remove_item
from samraad.meetings.agenda.save_item import add_item, edit_item
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.errors import CannotEdit, CannotPublish, NotLive
from samraad.meetings.models import Meeting, OutboxMail, PublishedVersion
from samraad.meetings.publish_meeting import publish_meeting, unpublish_meeting
from samraad.meetings.publishing.freeze import is_intact
from samraad.meetings.publishing.publish_agenda import publish_agenda, unpublished_changes
from samraad.meetings.publishing.send_mails import send_mails
from samraad.meetings.publishing.versions import differences, latest, read_version, versions
from samraad.meetings.visible import items_for, meetings_for
from samraad.search.model import SearchRequest

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()
DAY = dt.date(2027, 2, 4)


def found(words: str, actor: Actor = PUBLIC) -> list[str]:
    result = open_index().search(SearchRequest(query=words, scopes=scopes_of(actor)))
    return [group.document for group in result.groups]


def test_an_agenda_is_refused_without_date_or_recommendation(secretary: User, council: Organization) -> None:
    meeting = create_meeting(secretary, council)
    lacking = add_item(secretary, meeting, chapter(meeting, 4), "Uden indstilling", kind="Beslutningssag")
    with pytest.raises(CannotPublish) as refused:
        publish_agenda(secretary, meeting)
    assert len(refused.value.reasons) == 2
    assert "ingen dato" in str(refused.value)
    assert "4.1 »Uden indstilling«" in str(refused.value)
    assert not PublishedVersion.objects.exists()
    meeting.refresh_from_db()
    assert not meeting.items.filter(fixed_number=True).exists()
    save_section(secretary, lacking, "recommendation", "<p>Det indstilles, at rådet godkender.</p>")
    edit_meeting(secretary, meeting, meeting.live.version, date=DAY)
    assert publish_agenda(secretary, meeting).number == 1


def test_what_is_published_is_frozen_and_stays_as_it_was(secretary: User, council: Organization) -> None:
    members(council, 3, 2)
    meeting = published(secretary, council)
    version = meeting.versions.get()
    assert is_intact(version)
    with pytest.raises(ValueError, match="ændres ikke"):
        version.save()
    item = meeting.items.get(title="Fælles drivhuse")
    save_section(secretary, item, "background", "<p>Noget helt andet om tomater.</p>", 1)
    shown = latest(PUBLIC, meeting)
    assert shown is not None
    assert "tomater" not in str(shown[1])
    assert not items_for(PUBLIC, meeting).exists()
    assert list(meetings_for(PUBLIC)) == [meeting]
    changes = unpublished_changes(meeting)
    assert changes is not None
    assert [each.sentence for each in changes] == ["Baggrund i punkt 4.1 er ændret."]
    second = publish_agenda(secretary, meeting, "Baggrunden er rettet.")
    assert (second.number, str(second)) == (2, "Dagsorden, tillæg 1")
    assert "tomater" not in str(read_version(PUBLIC, version))
    assert "tomater" in str(latest(PUBLIC, meeting))
    assert [each.kind for each in differences(PUBLIC, version, second)] == ["section"]
    with pytest.raises(CannotPublish, match="Intet er ændret"):
        publish_agenda(secretary, meeting)
    assert history.of(meeting).filter(action="agenda.publish").count() == 2
    PublishedVersion.objects.filter(pk=version.pk).update(content={**version.content, "place": "Et andet sted"})
    assert not is_intact(PublishedVersion.objects.get(pk=version.pk))


def test_numbers_stay_after_publishing(secretary: User, council: Organization) -> None:
    meeting = published(secretary, council)
    first = meeting.items.get(number="4.1")
    with pytest.raises(CannotEdit, match="fast nummer"):
        move_item(secretary, first, chapter(meeting, 3), first.version)
    remove_item(secretary, first, first.version)
    new = add_item(secretary, meeting, chapter(meeting, 4), "Nyt punkt", kind="Orienteringssag")
    assert new.number == "4.3"
    publish_agenda(secretary, meeting)
    old, latest_version = meeting.versions.order_by("number")
    assert {each.kind for each in differences(PUBLIC, old, latest_version)} == {"withdrawn", "added"}
    with pytest.raises(CannotEdit, match="udgået"):
        edit_item(secretary, first, first.version + 1, title="x")


def test_closed_items_never_leave_to_others_than_members(secretary: User, council: Organization) -> None:
    seats = members(council, 2, 1)
    member = member_user(seats[0].person, council)
    meeting = create_meeting(secretary, council, DAY)
    closed = decision_item(secretary, meeting, "Køb af hemmeligheden")
    edit_item(secretary, closed, closed.version, closed=True)
    attached = attach(secretary, closed, SimpleUploadedFile("fortroligt.txt", b"Fortroligt notat om hemmeligheden\n"))
    version = publish_agenda(secretary, meeting)
    assert "hemmelighed" not in str(read_version(PUBLIC, version)).lower()
    assert "hemmelighed" in str(read_version(member, version)).lower()
    assert "hemmelighed" not in " ".join(OutboxMail.objects.values_list("body", flat=True)).lower()
    assert "1 lukket punkt," in OutboxMail.objects.first().body
    assert found("hemmeligheden") == []
    assert f"moede:{meeting.pk}/punkt-{closed.pk}" in found("hemmeligheden", member)
    assert attached.dossier is not None
    assert not sees(PUBLIC, attached.dossier)
    assert attachment_path(member, attached).is_file()
    with pytest.raises(NotAllowed, match="lukkede"):
        attachment_path(PUBLIC, attached)


def test_an_open_item_may_not_lead_to_a_closed_one(secretary: User, council: Organization) -> None:
    meeting = create_meeting(secretary, council, DAY)
    closed, item = decision_item(secretary, meeting, "Lukket sag"), decision_item(secretary, meeting, "Åben sag")
    edit_item(secretary, closed, closed.version, closed=True)
    save_section(secretary, item, "presentation", f'<p>Se <a href="/punkter/{closed.pk}/">sagen</a>.</p>')
    with pytest.raises(CannotPublish, match=r"Punkt 4\.2 er åbent, men henviser til det lukkede punkt 4\.1"):
        publish_agenda(secretary, meeting)


def test_an_item_closed_after_publishing_is_hidden_in_every_version(secretary: User, council: Organization) -> None:
    meeting = published(secretary, council)
    item = meeting.items.get(number="4.1")
    attached = attach(secretary, item, SimpleUploadedFile("notat.txt", b"Et notat om drivhuse og deres drift.\n"))
    publish_agenda(secretary, meeting)
    assert attached.dossier is not None
    attached.dossier.refresh_from_db()
    assert sees(PUBLIC, attached.dossier)
    assert attachment_path(PUBLIC, attached).is_file()
    edit_item(secretary, item, item.version, closed=True)
    attached.dossier.refresh_from_db()
    assert not sees(PUBLIC, attached.dossier)
    for version in versions(PUBLIC, meeting):
        assert read_version(PUBLIC, version).item(item.pk) is None
    assert found("drivhuse") == []


def test_attachments_are_frozen_by_their_hash(secretary: User, council: Organization) -> None:
    meeting = published(secretary, council)
    item = meeting.items.get(number="4.1")
    first = attach(secretary, item, SimpleUploadedFile("a.txt", b"Notat, udgave 1\n"), "Notat")
    old = publish_agenda(secretary, meeting)
    detach(secretary, first)
    attach(secretary, item, SimpleUploadedFile("b.txt", b"Notat, udgave 2\n"), "Notat")
    new = publish_agenda(secretary, meeting)
    assert [each.kind for each in differences(PUBLIC, old, new)] == ["attachment_replaced"]
    frozen = read_version(PUBLIC, old).item(item.pk)
    assert frozen is not None
    assert [(each.title, each.sha256) for each in frozen.attachments] == [("Notat", first.sha256)]


def test_members_are_told_by_mail_once_it_is_certain(
    secretary: User, council: Organization, settings: LazySettings, tmp_path: Path
) -> None:
    members(council, 3, 2)
    meeting = published(secretary, council)
    assert OutboxMail.objects.filter(sent_at=None).count() == 6
    assert "dagsorden til mødet den 4. februar 2027" in OutboxMail.objects.first().subject
    assert "- 4.1 Fælles drivhuse" in OutboxMail.objects.first().body
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    assert (send_mails().sent, send_mails().sent) == (6, 0)
    assert len(list((tmp_path / "mail").iterdir())) >= 1
    with pytest.raises(CannotPublish):
        publish_agenda(secretary, meeting)
    assert OutboxMail.objects.count() == 6


def test_a_mail_that_cannot_be_sent_waits_and_says_why(
    secretary: User, council: Organization, settings: LazySettings
) -> None:
    members(council, 1, 2)
    published(secretary, council)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert send_mails().failed == 2
    assert OutboxMail.objects.filter(sent_at=None, attempts=1).exclude(last_error="").count() == 2
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_mails().sent == 2
    assert len(mail.outbox) == 2


def test_search_finds_the_published_and_secretaries_the_draft(secretary: User, council: Organization) -> None:
    meeting = create_meeting(secretary, council, DAY)
    item = decision_item(secretary, meeting)
    key = f"moede:{meeting.pk}/punkt-{item.pk}"
    assert found("drivhuse") == []
    assert found("drivhuse", secretary) == [key]
    publish_agenda(secretary, meeting)
    assert found("drivhuse") == [key]
    save_section(secretary, item, "background", "<p>Nu om jordbær.</p>", 1)
    assert found("jordbær") == []
    publish_agenda(secretary, meeting)
    assert found("jordbær") == [key]


def test_taking_back_hides_text_files_and_hits_until_it_is_let_out_again(
    secretary: User, council: Organization
) -> None:
    draft = create_meeting(secretary, council, dt.date(2027, 6, 1))
    with pytest.raises(NotLive, match="kladde"):
        publish_meeting(secretary, draft)
    meeting = published(secretary, council)
    attached = attach(secretary, meeting.items.get(number="4.1"), SimpleUploadedFile("a.txt", b"Notat om drivhuse.\n"))
    publish_agenda(secretary, meeting)
    assert attached.dossier is not None
    for act, is_out in ((unpublish_meeting, False), (publish_meeting, True)):
        act(secretary, Meeting.objects.get(pk=meeting.pk))
        attached.dossier.refresh_from_db()
        assert sees(PUBLIC, attached.dossier) == is_out
        assert (latest(PUBLIC, Meeting.objects.get(pk=meeting.pk)) is not None) == is_out
        assert bool(found("drivhuse")) == is_out


def test_only_secretaries_publish(secretary: User, council: Organization) -> None:
    member = member_user(members(council, 1, 1)[0].person, council)
    meeting = create_meeting(secretary, council, DAY)
    for actor in (member, PUBLIC):
        with pytest.raises(NotAllowed):
            publish_agenda(actor, meeting)
    assert versions(PUBLIC, meeting) == []
    assert latest(PUBLIC, Meeting.objects.get(pk=meeting.pk)) is None
