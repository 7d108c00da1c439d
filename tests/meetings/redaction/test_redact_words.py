"""Words that are struck out are shown, printed, mailed, found and told nowhere; and can be put back, or erased for good."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core import serializers
from tests.meetings.live import decision_item
from tests.meetings.redaction.conftest import NAME

from samraad.access import history
from samraad.access.models import Change, Grant, User
from samraad.access.permissions import NotAllowed
from samraad.access.stale import StaleEdit
from samraad.archive.errors import CannotRedact
from samraad.archive.indexing import open_index, scopes_of
from samraad.archive.models import Dossier, Tombstone
from samraad.councils.models import Organization
from samraad.meetings.agenda.attach import attachment_path
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.content.as_json import digest
from samraad.meetings.errors import CannotAttach
from samraad.meetings.models import Meeting, MeetingRedaction, OutboxMail, PublishedVersion, StruckText
from samraad.meetings.papers.bundle import write_bundle
from samraad.meetings.papers.docx import paper_docx
from samraad.meetings.papers.pdf import item_pdf, paper_pdf
from samraad.meetings.publishing.freeze import is_intact
from samraad.meetings.publishing.paper_of import paper_of
from samraad.meetings.publishing.versions import differences, read_version, versions
from samraad.meetings.redaction.erase_words import erase_words
from samraad.meetings.redaction.find import find_words
from samraad.meetings.redaction.places import PLACES, Scope
from samraad.meetings.redaction.redact_words import lift_words, redact_words
from samraad.search.model import SearchRequest

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()
TRACE = re.compile(r"(?<!\w)ærø\W*åse\W*holm", re.IGNORECASE)


def traces(text: str) -> list[str]:
    """However it is written: tags, breaks, marks and unseen signs do not hide it."""
    plain = unicodedata.normalize("NFC", re.sub(r"<[^>]*>|\u00ad", "", text))
    return TRACE.findall(plain)


def stored(*but: str) -> str:
    """Every row of meetings and the history, but of these models."""
    rows = [
        row
        for kind in (*apps.get_app_config("meetings").get_models(), Change)
        if kind._meta.label_lower not in but
        for row in kind._default_manager.all()
    ]
    return json.dumps(json.loads(serializers.serialize("json", rows)), ensure_ascii=False)


def text_of(pdf: bytes) -> str:
    """All that a PDF says: pages, bookmarks, metadata, and every string in it."""
    found = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    with pikepdf.open(BytesIO(pdf)) as opened:
        found += [str(value) for value in opened.docinfo.values()]
        found.append(str(opened.open_metadata()))
        with opened.open_outline() as outline:
            found += [str(entry.title) for root in outline.root for entry in (root, *root.children)]
        found += [str(one) for page in opened.pages for note in page.obj.get("/Annots", ()) for one in note.values()]
    return "\n".join(found)


def shown(reader: User | AnonymousUser, meeting: Meeting) -> str:
    """Everything that a reader is given of the meeting's versions, in every format."""
    found = []
    rows = [PublishedVersion.objects.get(pk=version.pk) for version in versions(reader, meeting)]
    for version in rows:
        content = read_version(reader, version)
        paper = paper_of(version, content)
        bundle = BytesIO()
        made = write_bundle(paper, bundle)
        with zipfile.ZipFile(BytesIO(paper_docx(paper))) as docx:
            found += [docx.read(name).decode("utf-8", "ignore") for name in docx.namelist()]
        found += [repr(content), text_of(paper_pdf(paper)), text_of(item_pdf(paper, "4.1")), text_of(bundle.getvalue())]
        found += made.problems
        found += [repr(differences(reader, other, version)) for other in rows]
    return "\n".join(found)


def hits(words: str, reader: User | AnonymousUser) -> int:
    return len(open_index().search(SearchRequest(query=f'"{words}"', scopes=scopes_of(reader))).groups)


def test_there_is_much_to_find(secretary: User, meeting: Meeting) -> None:
    assert len(traces(shown(PUBLIC, meeting))) > 20
    assert hits("Åse", secretary)
    preview = find_words(secretary, Scope(meeting.organization), "ærø åse-holm")
    groups = {group.danish: group for group in preview.rows}
    assert {
        "Punkters titler",
        "Punkters tekst",
        "Beslutninger",
        "Protokoltilførsler",
        "Forslag",
        "Deltagere",
        "Bilags titler og filnavne",
        "Opgaver",
        "Mails",
        "Bemærkninger til referatudkast",
    } <= set(groups)
    assert (groups["Medlemmers egne noter"].count, groups["Medlemmers egne noter"].shown) == (1, ())
    assert len(preview.versions) == 3
    assert [dossier.name for dossier, _ in preview.files] == ["brev.pdf", "ærø_åse-holm.pdf"]
    first = groups["Punkters titler"].shown[0]
    assert (first.excerpt.before, first.excerpt.words, first.item is not None) == ("Ansøgning fra ", NAME, True)


@pytest.mark.parametrize("where", ["council", "meeting", "item"])
def test_no_trace_is_left_in_what_anybody_is_given(secretary: User, meeting: Meeting, where: str) -> None:
    item = meeting.items.get(number="4.1")
    scope = {
        "council": Scope(meeting.organization),
        "meeting": Scope(meeting.organization, meeting),
        "item": Scope(meeting.organization, meeting, item),
    }[where]
    before = {version.pk: (version.sha256, version.content) for version in PublishedVersion.objects.all()}
    redact_words(secretary, scope, "ærø  ÅSE-holm", "Ønsket af personen")
    if where == "item":  # notes of versions and the list of participants are the meeting's
        assert not traces(repr(read_version(secretary, meeting.versions.last()).items))
    else:
        for reader in (PUBLIC, secretary):
            assert not traces(shown(reader, meeting))
            assert not hits("Åse", reader)
    for version in PublishedVersion.objects.all():
        assert (version.sha256, version.content) == before[version.pk]
        assert is_intact(version)
    assert OutboxMail.objects.filter(body__contains="▮").exists()
    if where != "item":
        assert not meeting.attendances.filter(name=NAME).exists()
        for attached in item.attachments.all():
            with pytest.raises(CannotAttach, match="overstreget"):
                attachment_path(secretary, attached)
        kept = ("meetings.publishedversion", "meetings.meetingredaction", "meetings.strucktext")
        assert not traces(stored(*kept))
    assert (
        history.of(item if where == "item" else meeting if where == "meeting" else meeting.organization)
        .get(action="meetings.redact")
        .after["reason"]
        == "Ønsket af personen"
    )


def test_a_draft_that_is_open_elsewhere_is_not_saved_over(secretary: User, council: Organization) -> None:
    made = create_meeting(secretary, council)
    item = decision_item(secretary, made, "Drivhuse")
    section = save_section(secretary, item, "presentation", f"<p>Brev fra {NAME}.</p>")
    redact_words(secretary, Scope(council, made), NAME, "Ønsket")
    with pytest.raises(StaleEdit):
        save_section(secretary, item, "presentation", f"<p>Brev fra {NAME} i går.</p>", section.version)
    assert item.sections.get(name="presentation").html == "<p>Brev fra ▮▮▮ ▮▮▮▮▮▮▮▮.</p>"


def test_it_can_be_taken_back_but_not_from_the_history(secretary: User, meeting: Meeting) -> None:
    before = shown(PUBLIC, meeting)
    rows = {place.kind: list(place.rows(Scope(meeting.organization)).values(*place.fields)) for place in PLACES}
    redaction = redact_words(secretary, Scope(meeting.organization), NAME, "Ønsket")
    other = redact_words(secretary, Scope(meeting.organization), "drivhuse", "Prøve")
    assert lift_words(secretary, redaction) == 0
    assert not re.search("drivhuse", shown(PUBLIC, meeting), re.IGNORECASE)
    assert lift_words(secretary, other) == 0
    assert {place.kind: list(place.rows(Scope(meeting.organization)).values(*place.fields)) for place in PLACES} == rows
    assert len(traces(shown(PUBLIC, meeting))) == len(traces(before))
    assert hits("Åse", PUBLIC)
    assert not traces(
        json.dumps(list(Change.objects.values_list("before", "after", "subject_name")), ensure_ascii=False)
    )
    assert not StruckText.objects.exists()
    assert not traces(repr(list(MeetingRedaction.objects.values())))
    with pytest.raises(CannotRedact, match="allerede"):
        lift_words(secretary, redaction)


def test_what_was_written_since_stays(secretary: User, meeting: Meeting) -> None:
    task = meeting.tasks.get()
    redaction = redact_words(secretary, Scope(meeting.organization, meeting), NAME, "Ønsket")
    task.refresh_from_db()
    task.what = "Svar ansøgeren"
    task.save()
    assert lift_words(secretary, redaction) == 1
    task.refresh_from_db()
    assert task.what == "Svar ansøgeren"


def test_erased_words_are_nowhere_and_the_version_says_so(secretary: User, meeting: Meeting) -> None:
    redact_words(secretary, Scope(meeting.organization, meeting), NAME, "Ønsket")
    hashes = {version.pk: version.sha256 for version in PublishedVersion.objects.all()}
    erase_words(secretary, Scope(meeting.organization), NAME, "Retten til at blive glemt")
    assert not traces(stored())
    assert not Dossier.objects.filter(name="brev.pdf").exists()
    assert Tombstone.objects.count() == 2
    for version in PublishedVersion.objects.all():
        erasure = version.erasures.get()
        assert (erasure.before_sha256, erasure.after_sha256) == (hashes[version.pk], version.sha256)
        assert version.sha256 == digest(version.content) != hashes[version.pk]
    logged = history.of(meeting.organization).get(action="meetings.erase_words")
    assert {each["before"] for each in logged.after["versions"]} == set(hashes.values())
    assert not traces(shown(secretary, meeting))
    assert not hits("Åse", secretary)
    assert "slettet" in shown(PUBLIC, meeting)
    with pytest.raises(CannotRedact, match="findes ikke"):
        erase_words(secretary, Scope(meeting.organization), NAME, "Igen")
    with pytest.raises(CannotRedact, match="slettet for altid"):
        lift_words(secretary, MeetingRedaction.objects.filter(erased=True).last())


@pytest.mark.parametrize(
    ("words", "reason", "why"),
    [
        ("", "x", "mindst 3"),
        ("a", "x", "mindst 3"),
        (".*", "x", "mindst 3"),
        ("- — -", "x", "mindst 3"),
        ("x" * 201, "x", "højst 200"),
        ("Bo Dam", "", "hvorfor"),
        ("Bo Dam", "ønsket af bo dam", "gentager"),
        ("kkr", "x", "rådets navn"),
        ("[A-Z]+.*", "x", "findes ikke"),
        ("Bo Dam", "x", "findes ikke"),
    ],
)
def test_what_cannot_be_struck_out_is_refused(
    secretary: User, council: Organization, words: str, reason: str, why: str
) -> None:
    words = "[A-Zabc]+.*" if words == "[A-Z]+.*" else words
    for act in (redact_words, erase_words):
        with pytest.raises(CannotRedact, match=why):
            act(secretary, Scope(council), words, reason)
    assert not MeetingRedaction.objects.exists()


def test_only_the_councils_secretary_may(council: Organization, member: User) -> None:
    other = User.objects.create_user("anden")
    Grant.objects.create(user=other, role="secretary", organization="kkr-hovedstaden")
    for actor in (member, other, PUBLIC):
        for act in (redact_words, erase_words):
            with pytest.raises(NotAllowed):
                act(actor, Scope(council), NAME, "Ønsket")
        with pytest.raises(NotAllowed):
            find_words(actor, Scope(council), NAME)
