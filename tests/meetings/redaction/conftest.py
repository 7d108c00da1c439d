"""A meeting in which a person is named everywhere: published, held, and its minutes out."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.meetings.conftest import council, data_folder, secretary
from tests.meetings.live import decision_item, member_user, members

from samraad.access.models import User
from samraad.archive.read_apart import read_safely
from samraad.councils.models import Organization
from samraad.meetings.agenda.attach import attach
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.members.notes import save_note
from samraad.meetings.minutes.publish_minutes import publish_minutes
from samraad.meetings.minutes.send_for_comment import comment, send_for_comment
from samraad.meetings.models import Meeting
from samraad.meetings.models.session import ProposalKind
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.session.attendance import add_guest, arrive_many
from samraad.meetings.session.decide import decide
from samraad.meetings.session.for_the_record import add_statement, propose
from samraad.meetings.session.hold_meeting import close_meeting, open_meeting
from samraad.meetings.tasks.save_task import add_task

__all__ = ["council", "data_folder", "secretary"]

NAME = "Ærø Åse-Holm"
HTML = (
    "<p>Ærø <strong>Åse-</strong>Holm har skrevet, og Ærø Åse-Holms brev er vedlagt.</p><p>Se Ærø</p><p>Åse Holm"
    ' og <a href="mailto:%C3%A6r%C3%B8.%C3%A5se-holm@eksempel.dk">skriv</a> til '
    + unicodedata.normalize("NFD", "ærø åse-holm")
    + ".</p>"
)


def letter(text: str) -> bytes:
    """A PDF of one page."""
    return typst.compile(f'#set text(lang: "da")\n= Brev\n{text}'.encode(), format="pdf")


@pytest.fixture(autouse=True)
def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process: starting another takes longer than the test."""
    monkeypatch.setattr("samraad.meetings.agenda.attach.read_apart", read_safely)
    monkeypatch.setattr("samraad.archive.redact.read_apart", read_safely)


@pytest.fixture
def member(council: Organization) -> User:
    return member_user(members(council, 2, 2)[0].person, council)


@pytest.fixture
def meeting(secretary: User, council: Organization, member: User) -> Meeting:
    made = create_meeting(secretary, council, dt.date(2027, 2, 4), place="Sal 1", starts=dt.time(13), ends=dt.time(16))
    item = decision_item(secretary, made, f"Ansøgning fra {NAME}")
    decision_item(secretary, made, "Færgefart på fjorden")
    save_section(secretary, item, "presentation", HTML)
    content = letter("Ansøgeren Ærø Åse-Holm bor i kommunen og søger om tilskud til drivhuse.")
    attach(secretary, item, SimpleUploadedFile("brev.pdf", content), "Brev fra Ærø Åse-Holm")
    attach(secretary, item, SimpleUploadedFile("ærø_åse-holm.pdf", letter("Om drivhuse i de to kommuner.")), "Bilag 2")
    publish_agenda(secretary, made, f"Efter ønske fra {NAME}")
    open_meeting(secretary, made)
    arrive_many(secretary, made, [row.pk for row in made.attendances.all()], dt.time(13))
    add_guest(secretary, made, NAME, "gæst")
    for each in made.items.all():
        decide(secretary, each, "noted", f"<p>KKR Sjælland hørte {NAME}.</p>" if each == item else "")
    add_statement(secretary, item, f"Partiet støtter {NAME}.", party="Enhedslisten")
    propose(secretary, item, ProposalKind.ALTERNATIVE, "Venstre", f"Sagen om {NAME} udsættes")
    add_task(secretary, item, f"Svar {NAME}", responsible=council)
    save_note(member, item, f"Ring til {NAME}")
    close_meeting(secretary, made)
    draft = send_for_comment(secretary, made, dt.date(2100, 1, 1))
    comment(member, draft, f"{NAME} sagde mere.", item)
    publish_minutes(secretary, made)
    return Meeting.objects.get(pk=made.pk)
