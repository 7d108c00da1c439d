"""From nothing to a draft: the template's standing items, items, sections, numbers, moves, sharing, attachments."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from samraad.access import history
from samraad.access.models import Grant, User
from samraad.access.permissions import NotAllowed
from samraad.access.roles import Role
from samraad.access.stale import StaleEdit
from samraad.councils.models import Organization
from samraad.meetings.agenda.attach import attach, attachment_path, detach, order_attachments, rename_attachment
from samraad.meetings.agenda.chapters import add_chapter, remove_chapter, rename_chapter
from samraad.meetings.agenda.create_meeting import create_meeting, edit_meeting, remove_meeting
from samraad.meetings.agenda.move_item import move_item, order_items
from samraad.meetings.agenda.numbering import Place, numbered
from samraad.meetings.agenda.remove_item import remove_item
from samraad.meetings.agenda.save_item import DECISION, add_item, edit_item, set_number
from samraad.meetings.agenda.save_section import remove_point, save_points, save_section
from samraad.meetings.agenda.save_setup import save_setup
from samraad.meetings.agenda.share_draft import share_draft, unshare_draft
from samraad.meetings.agenda.template import template_of
from samraad.meetings.errors import CannotAttach, CannotEdit, NotLive
from samraad.meetings.item_order import item_order
from samraad.meetings.models import AgendaItem, Chapter, Meeting
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.visible import items_for, meetings_for
from samraad.meetings.who_reads import drafts_for, may_read_draft

DAY = dt.date(2027, 2, 4)


@pytest.fixture
def meeting(secretary: User, council: Organization) -> Meeting:
    return create_meeting(secretary, council, DAY, place="Rådhuset")


@pytest.fixture
def member(db: None) -> User:
    user = User.objects.create_user("medlem")
    Grant.objects.create(user=user, role="member", organization="kkr-sjaelland")
    return user


def chapter(meeting: Meeting, number: int) -> Chapter:
    return meeting.chapters.get(number=str(number))


def numbers(meeting: Meeting) -> list[str]:
    return list(meeting.items.order_by("position").values_list("number", flat=True))


@pytest.mark.django_db
def test_a_draft_begins_with_the_templates_chapters_and_standing_items(meeting: Meeting, secretary: User) -> None:
    assert [str(each) for each in meeting.chapters.all()][:2] == [
        "1. Godkendelse af dagsorden og referat",
        "2. Siden sidst",
    ]
    assert [item.standing for item in meeting.items.all()] == [
        "approve_agenda",
        "since_last",
        "next_items",
        "any_other_business",
    ]
    assert numbers(meeting) == ["1.1", "2.1", "6.1", "7.1"]
    point = meeting.items.get(number="1.1").sections.get(name="recommendation").points.get()
    assert point.text == "godkender dagsordenen for mødet den 4. februar 2027"
    assert history.of(meeting).filter(action="meetings.create").exists()


@pytest.mark.django_db
def test_the_last_minutes_are_up_for_approval_at_the_next_meeting(
    meeting: Meeting, secretary: User, council: Organization
) -> None:
    later = create_meeting(secretary, council, dt.date(2027, 4, 8))
    item = later.items.get(standing="approve_minutes")
    assert item.about_meeting == meeting
    assert "4. februar 2027" in item.sections.get(name="background").text


@pytest.mark.django_db
def test_a_meeting_may_wait_for_its_date_but_not_share_one(
    meeting: Meeting, secretary: User, member: User, council: Organization
) -> None:
    undated = create_meeting(secretary, council)
    assert undated.date is None
    assert undated in drafts_for(secretary)
    assert undated not in meetings_for(secretary)
    with pytest.raises(CannotEdit, match="allerede et møde"):
        edit_meeting(secretary, undated, undated.live.version, date=DAY)
    with pytest.raises(CannotEdit, match="slutter"):
        edit_meeting(secretary, undated, undated.live.version, starts=dt.time(14), ends=dt.time(13))
    live = edit_meeting(secretary, undated, 2, date=dt.date(2027, 3, 1), starts=dt.time(13))
    with pytest.raises(StaleEdit):
        edit_meeting(secretary, undated, 2, place="Et andet sted")
    assert edit_meeting(secretary, undated, live.version, place="Salen").meeting.place == "Salen"
    for refused in (
        lambda: create_meeting(member, council),
        lambda: edit_meeting(member, meeting, 1, place="x"),
        lambda: add_item(member, meeting, chapter(meeting, 3), "x"),
    ):
        with pytest.raises(NotAllowed):
            refused()


@pytest.mark.django_db
def test_items_are_added_changed_and_removed(meeting: Meeting, secretary: User) -> None:
    item = add_item(secretary, meeting, chapter(meeting, 4), "  Fælles drivhuse ", kind=DECISION)
    assert (item.number, item.title, item.kind) == ("4.1", "Fælles drivhuse", "Beslutningssag")
    edited = edit_item(secretary, item, item.version, title="Fælles drivhuse i 2027", closed=True)
    assert (edited.title, edited.closed, edited.version) == ("Fælles drivhuse i 2027", True, 2)
    with pytest.raises(StaleEdit) as stale:
        edit_item(secretary, item, 1, title="Noget andet")
    assert (stale.value.theirs, stale.value.yours, stale.value.version) == ("Fælles drivhuse i 2027", "Noget andet", 2)
    assert edit_item(secretary, item, 1, title="Fælles drivhuse i 2027").version == 2
    for wrong in ({"title": " "}, {"title": "x" * 1001}, {"kind": "Snak"}):
        with pytest.raises(CannotEdit):
            edit_item(secretary, item, 2, **wrong)
    remove_item(secretary, edited, 2)
    remove_item(secretary, edited, 2)
    assert not meeting.items.filter(pk=item.pk).exists()
    assert history.of(meeting).get(action="agenda.remove_item").before["title"] == "Fælles drivhuse i 2027"
    with pytest.raises(CannotEdit, match="fjernet"):
        save_section(secretary, item, "background", "<p>x</p>")


@pytest.mark.django_db
def test_two_items_never_share_a_number(meeting: Meeting, secretary: User) -> None:
    first, second = (add_item(secretary, meeting, chapter(meeting, 4), title) for title in ("A", "B"))
    with pytest.raises(CannotEdit, match=r"4\.1 har punktet »A«"):
        set_number(secretary, second, "4.1", second.version)
    with pytest.raises(CannotEdit, match=r"5\.1"):
        set_number(secretary, second, "5.1", second.version)
    fixed = set_number(secretary, second, "4.7.", second.version)
    assert (fixed.number, fixed.fixed_number) == ("4.7", True)
    third = add_item(secretary, meeting, chapter(meeting, 4), "C")
    assert [item.number for item in chapter(meeting, 4).items.order_by("position")] == ["4.1", "4.2", "4.7"]
    with pytest.raises(CannotEdit, match="fast nummer"):
        move_item(secretary, fixed, chapter(meeting, 3), fixed.version)
    assert third.number == "4.2"
    first.refresh_from_db()
    assert first.number == "4.1"


@pytest.mark.django_db
def test_moving_gives_new_numbers(meeting: Meeting, secretary: User) -> None:
    a, b, c = (add_item(secretary, meeting, chapter(meeting, 4), title) for title in "ABC")
    move_item(secretary, c, chapter(meeting, 4), c.version, before=a)
    assert [item.title for item in chapter(meeting, 4).items.order_by("position")] == ["C", "A", "B"]
    moved = move_item(secretary, b, chapter(meeting, 3), b.version)
    assert moved.number == "3.1"
    with pytest.raises(StaleEdit):
        move_item(secretary, b, chapter(meeting, 4), b.version)
    assert sorted(numbers(meeting), key=item_order) == numbers(meeting)


@pytest.mark.django_db
def test_an_order_must_name_every_item(meeting: Meeting, secretary: User) -> None:
    add_item(secretary, meeting, chapter(meeting, 4), "A")
    live = meeting.live
    live.refresh_from_db()
    before = numbers(meeting)
    for order in ([], [(chapter(meeting, 1).pk, [])], [(chapter(meeting, 1).pk, [meeting.items.first().pk])]):
        with pytest.raises(CannotEdit, match="mangler"):
            order_items(secretary, meeting, live.version, order)
    assert numbers(meeting) == before
    whole = [(each.pk, [item.pk for item in each.items.order_by("-position")]) for each in meeting.chapters.all()]
    whole[3], whole[2] = (whole[3][0], []), (whole[2][0], whole[3][1])
    order_items(secretary, meeting, live.version, whole)
    assert AgendaItem.objects.get(title="A").number == "3.1"
    with pytest.raises(StaleEdit):
        order_items(secretary, meeting, live.version, [(key, list(reversed(keys))) for key, keys in reversed(whole)])


@pytest.mark.django_db
def test_sections_are_cleaned_and_never_overwritten_silently(meeting: Meeting, secretary: User) -> None:
    item = add_item(secretary, meeting, chapter(meeting, 4), "A")
    section = save_section(secretary, item, "background", '<p class="MsoNormal">Vi <b>vil</b><script>x</script></p>')
    assert (section.html, section.text, section.version) == ("<p>Vi <strong>vil</strong></p>", "Vi vil", 1)
    other = User.objects.create_user("anden", first_name="Olga")
    Grant.objects.create(user=other, role="secretary")
    save_section(other, item, "background", "<p>Vi vil ikke</p>", 1)
    with pytest.raises(StaleEdit, match="Olga har rettet") as stale:
        save_section(secretary, item, "background", "<p>Vi vil måske</p>", 1)
    assert (stale.value.theirs, stale.value.yours) == ("<p>Vi vil ikke</p>", "<p>Vi vil måske</p>")
    assert save_section(secretary, item, "background", "<p>Vi vil måske</p>", stale.value.version).version == 3
    assert save_section(secretary, item, "background", "<p>Vi vil måske</p>", 1).version == 3
    assert history.of(section)[0].after["html"] == "<p>Vi vil måske</p>"
    with pytest.raises(CannotEdit):
        save_section(secretary, item, "decision", "<p>x</p>")


@pytest.mark.django_db
def test_points_are_kept_when_an_empty_list_comes(meeting: Meeting, secretary: User) -> None:
    item = add_item(secretary, meeting, chapter(meeting, 4), "A")
    section = save_points(secretary, item, ["godkender", "udpeger"])
    with pytest.raises(CannotEdit, match="enkeltvis"):
        save_points(secretary, item, [], section.version)
    with pytest.raises(CannotEdit, match="tomt"):
        save_points(secretary, item, ["godkender", " "], section.version)
    left = remove_point(secretary, item, 1, section.version)
    assert [(point.number, point.text) for point in left.points.all()] == [(1, "udpeger")]
    with pytest.raises(StaleEdit):
        remove_point(secretary, item, 1, section.version)


@pytest.mark.django_db
def test_a_draft_is_read_by_whom_it_is_shared_with(meeting: Meeting, secretary: User, member: User) -> None:
    assert not may_read_draft(member, meeting)
    assert not items_for(member, meeting).exists()
    share = share_draft(secretary, meeting, role=Role.MEMBER)
    assert may_read_draft(member, meeting)
    assert list(drafts_for(member)) == [meeting]
    unshare_draft(secretary, share)
    assert not may_read_draft(member, meeting)
    share_draft(secretary, meeting, user=member)
    assert may_read_draft(member, meeting)
    with pytest.raises(CannotEdit):
        share_draft(secretary, meeting, role=Role.PUBLIC)


@pytest.mark.django_db
def test_attachments_are_read_by_the_archive_or_refused_with_its_sentence(
    meeting: Meeting, council: Organization
) -> None:
    own = User.objects.create_user("rådets")
    Grant.objects.create(user=own, role="secretary", organization=council.slug)
    item = add_item(own, meeting, chapter(meeting, 4), "A")
    text = "Notat om drivhuse\n\nDrivhusene koster 1.250.000 kr. om året.\n".encode()
    attached = attach(own, item, SimpleUploadedFile("notat.txt", text))
    assert attached.dossier is not None
    assert attached.dossier.facts.filter(type="amount").exists()
    assert attach(own, item, SimpleUploadedFile("igen.txt", text)) == attached
    assert attachment_path(own, attached).read_bytes() == text
    for name, content in (("tom.txt", b""), ("skidt.pdf", b"%PDF-1.7 nej"), ("x.exe", b"MZ\x00\x01")):
        with pytest.raises(CannotAttach, match=name):
            attach(own, item, SimpleUploadedFile(name, content))
    renamed = rename_attachment(own, attached, "Notat", attached.version)
    with pytest.raises(CannotAttach, match="passer ikke"):
        order_attachments(own, item, [])
    with pytest.raises(NotAllowed):
        attachment_path(User.objects.create_user("fremmed"), renamed)
    detach(own, renamed)
    assert not item.attachments.exists()


@pytest.mark.django_db
def test_chapters_are_added_and_never_removed_with_items(meeting: Meeting, secretary: User) -> None:
    new = add_chapter(secretary, meeting, "Lukkede punkter")
    assert new.number == "8"
    rename_chapter(secretary, new, "Lukkede sager")
    add_item(secretary, meeting, new, "A")
    with pytest.raises(CannotEdit, match="har punkter"):
        remove_chapter(secretary, new)
    with pytest.raises(CannotEdit, match="sidste"):
        remove_chapter(secretary, chapter(meeting, 3))


@pytest.mark.django_db
def test_a_council_may_have_a_template_of_its_own(secretary: User, council: Organization) -> None:
    own = "numbering: running\nchapters:\n  - title: Sager\n    items:\n      - {standing: approve_agenda, title: Dagsorden}\n"
    setup = save_setup(secretary, council, template=own)
    assert template_of(council).numbering == "running"
    meeting = create_meeting(secretary, council, DAY)
    add_item(secretary, meeting, chapter(meeting, 1), "A")
    assert numbers(meeting) == ["1", "2"]
    with pytest.raises(CannotEdit, match="linje 1"):
        save_setup(secretary, council, template="kapitler: []", version=setup.version)
    with pytest.raises(CannotEdit, match="majority"):
        save_setup(secretary, council, rule="members: {a: 1}\nmajority: most", version=setup.version)


places = st.lists(st.lists(st.one_of(st.none(), st.integers(1, 9)), max_size=6), min_size=1, max_size=4)


@given(places, st.booleans(), st.booleans())
def test_numbers_are_unique_and_in_order_whatever_is_fixed(
    layout: list[list[int | None]], running: bool, append: bool
) -> None:
    key, seen, chapters = 0, set(), []
    for number, each in enumerate(layout, 1):
        row = []
        for wanted in each:
            key += 1
            fixed = "" if wanted is None else f"{wanted}" if running else f"{number}.{wanted}"
            fixed = "" if fixed in seen else fixed
            seen.add(fixed)
            row.append(Place(key, fixed))
        chapters.append((str(number), row))
    pairs = numbered(chapters, running=running, append=append)
    given_numbers = [number for _key, number in pairs]
    assert sorted(key for key, _ in pairs) == list(range(1, key + 1))
    assert len(set(given_numbers)) == len(given_numbers)
    assert given_numbers == sorted(given_numbers, key=item_order)
    assert {place.key: place.fixed for _, row in chapters for place in row if place.fixed}.items() <= dict(
        pairs
    ).items()


@given(moves=st.lists(st.tuples(st.integers(0, 5), st.integers(3, 5), st.integers(0, 6)), max_size=8))
def test_numbers_stay_unique_and_ordered_under_any_moves(moves: list[tuple[int, int, int]]) -> None:
    """On the values that ``renumber`` works with: a chapter of each item, and moves to a chapter before another item."""
    order = [(3 + key % 3, key) for key in range(6)]
    for key, to, before in moves:
        order = [pair for pair in order if pair[1] != key]
        at = next((place for place, pair in enumerate(order) if pair[1] == before), len(order))
        order.insert(at, (to, key))
        chapters = [(str(n), [Place(k + 1) for c, k in order if c == n]) for n in (3, 4, 5)]
        pairs = numbered(chapters, running=False, append=False)
        given_numbers = [number for _key, number in pairs]
        assert len(set(given_numbers)) == 6
        assert given_numbers == sorted(given_numbers, key=item_order)
        for n in (3, 4, 5):
            of_chapter = [number for number in given_numbers if number.startswith(f"{n}.")]
            assert of_chapter == [f"{n}.{place}" for place in range(1, len(of_chapter) + 1)]


@pytest.mark.django_db
def test_standing_texts_follow_the_date_unless_somebody_wrote_in_them(
    meeting: Meeting, secretary: User, council: Organization
) -> None:
    later = create_meeting(secretary, council)
    approve = later.items.get(standing="approve_agenda")
    upcoming = later.items.get(standing="next_items")
    save_section(secretary, upcoming, "background", "<p>Vi mødes igen til sommer.</p>", 1)
    edit_meeting(secretary, later, later.live.version, date=dt.date(2027, 4, 8))
    assert approve.sections.get().points.get().text == "godkender dagsordenen for mødet den 8. april 2027"
    assert upcoming.sections.get(name="background").text == "Vi mødes igen til sommer."


@pytest.mark.django_db
def test_a_draft_can_be_removed_and_a_published_meeting_not(meeting: Meeting, secretary: User) -> None:
    other = create_meeting(secretary, meeting.organization, dt.date(2027, 3, 1))
    remove_meeting(secretary, other)
    assert not Meeting.objects.filter(pk=other.pk).exists()
    assert history.of(meeting.organization).get(action="meetings.remove").before["date"] == "2027-03-01"
    publish_agenda(secretary, meeting)
    with pytest.raises(NotLive):
        remove_meeting(secretary, meeting)
