"""Every role against everything that is not for all: what search finds, counts, marks and offers, and what is answered."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from tests.meetings.live import decision_item, members, published

from samraad.access.models import Grant, User
from samraad.access.permissions import OPERATOR, Actor
from samraad.access.roles import Role
from samraad.archive.ask import Scope, ask
from samraad.archive.indexing import open_index, rebuild_index, scopes_of
from samraad.archive.models import Dossier
from samraad.archive.publish import publish
from samraad.cli.ask import as_data
from samraad.councils.models import Organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.remove_item import remove_item
from samraad.meetings.agenda.save_item import edit_item
from samraad.meetings.agenda.save_section import save_section
from samraad.meetings.agenda.share_draft import share_draft, unshare_draft
from samraad.meetings.minutes.send_for_comment import send_for_comment
from samraad.meetings.models import Meeting
from samraad.meetings.publish_meeting import unpublish_meeting
from samraad.meetings.publishing.publish_agenda import publish_agenda
from samraad.meetings.session.attendance import arrive_many
from samraad.meetings.session.decide import decide
from samraad.meetings.session.hold_meeting import close_meeting, open_meeting
from samraad.search.model import SearchRequest

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()
FAR = dt.date(2100, 1, 1)

#: what there is, the word that stands in it alone, and that word with a slip
PLACES = {
    "public item": ("brombær", "brombæer"),
    "closed item": ("hindbær", "hindbæer"),
    "draft": ("stikkelsbær", "stikkelsbæer"),
    "dossier of the council": ("tyttebær", "tyttebæer"),
    "dossier of no council": ("multebær", "multebæer"),
    "published dossier": ("hyldebær", "hyldebæer"),
    "withdrawn item": ("solbær", "solbæer"),
    "minutes draft": ("blåbær", "blåbæer"),
    "closed item of the minutes draft": ("tranebær", "tranebæer"),
    "entered decision": ("kirsebær", "kirsebæer"),
}
OPEN = {"public item", "published dossier"}
MEMBERS = OPEN | {"closed item", "minutes draft", "closed item of the minutes draft"}
COUNCIL = MEMBERS | {"draft", "dossier of the council", "entered decision"}
EVERYTHING = COUNCIL | {"dossier of no council"}


def said(place: str) -> str:
    return f"Plantagens {PLACES[place][0]} koster kommunerne 7.000 kr. om året."


def write(secretary: User, meeting: Meeting, title: str, place: str) -> None:
    """An item in which the word stands."""
    item = decision_item(secretary, meeting, title)
    save_section(secretary, item, "presentation", f"<p>{said(place)}</p>")


def held_meeting(secretary: User, council: Organization) -> Meeting:
    """Published with a closed item and a withdrawn one, held, its minutes sent for comment, a decision changed since."""
    meeting = create_meeting(secretary, council, dt.date(2027, 2, 4), starts=dt.time(13))
    write(secretary, meeting, "Første sag", "public item")
    write(secretary, meeting, "Anden sag", "closed item")
    write(secretary, meeting, "Tredje sag", "withdrawn item")
    hidden = meeting.items.get(title="Anden sag")
    edit_item(secretary, hidden, hidden.version, closed=True)
    publish_agenda(secretary, meeting)
    gone = meeting.items.get(title="Tredje sag")
    remove_item(secretary, gone, gone.version)
    publish_agenda(secretary, meeting)
    members(council, 1, 2)
    open_meeting(secretary, meeting)
    arrive_many(secretary, meeting, [row.pk for row in meeting.attendances.all()], dt.time(13))
    for item in meeting.items.filter(withdrawn=False):
        decide(secretary, item, "approved", "<p>Rådet godkendte indstillingen.</p>")
    first = meeting.items.get(title="Første sag")
    decide(secretary, first, "approved", f"<p>{said('minutes draft')}</p>", 1)
    decide(secretary, hidden, "approved", f"<p>{said('closed item of the minutes draft')}</p>", 1)
    close_meeting(secretary, meeting)
    send_for_comment(secretary, meeting, FAR)
    decide(secretary, first, "approved", f"<p>{said('entered decision')}</p>", 2)
    return Meeting.objects.get(pk=meeting.pk)


@dataclass(frozen=True)
class World:
    """The draft that may be shared, and who there is with what they may find."""

    draft: Meeting
    held: Meeting
    actors: dict[str, tuple[Actor, set[str]]]


def user(name: str, *grants: tuple[Role, str]) -> User:
    made = User.objects.create_user(name)
    for role, organization in grants:
        Grant.objects.create(user=made, role=role, organization=organization)
    return made


@pytest.fixture
def world(secretary: User, council: Organization, take_in: Callable[[str, str], Dossier]) -> World:
    texts = {
        "dossier of the council": "KKR Sjælland\nReferat\nMøde i KKR Sjælland den 8. februar 2024\n\n",
        "dossier of no council": "Notat\n\n",
        "published dossier": "KKR Sjælland\nReferat\nMøde i KKR Sjælland den 9. februar 2024\n\n",
    }
    for place, head in texts.items():
        dossier = take_in(f"{place}.txt", f"{head}{said(place)}\n")
        dossier.organization = None if place == "dossier of no council" else council
        dossier.save()
        if place == "published dossier":
            publish(secretary, dossier)
    draft = create_meeting(secretary, council, dt.date(2027, 6, 1))
    write(secretary, draft, "Ny sag", "draft")
    here, there = council.slug, "kkr-nordjylland"
    sleeping = user("sover", (Role.SECRETARY, ""))
    sleeping.is_active = False
    sleeping.save()
    actors: dict[str, tuple[Actor, set[str]]] = {
        "public": (PUBLIC, OPEN),
        "nobody in particular": (user("ingen"), OPEN),
        "inactive secretary": (sleeping, OPEN),
        "secretary": (secretary, EVERYTHING),
        "operator": (OPERATOR, EVERYTHING),
        "secretary of the council": (user("s", (Role.SECRETARY, here)), COUNCIL),
        "secretary of another council": (user("s2", (Role.SECRETARY, there)), OPEN),
        "chair": (user("f", (Role.CHAIR, here)), MEMBERS),
        "member": (user("m", (Role.MEMBER, here)), MEMBERS),
        "member everywhere": (user("mm", (Role.MEMBER, "")), MEMBERS),
        "member of another council": (user("m2", (Role.MEMBER, there)), OPEN),
        "member of both": (user("m3", (Role.MEMBER, there), (Role.MEMBER, here)), MEMBERS),
        "official": (user("e", (Role.OFFICIAL, here)), OPEN),
        "municipality": (user("k", (Role.MUNICIPALITY, here)), OPEN),
        "secretary there, member here": (user("sm", (Role.SECRETARY, there), (Role.MEMBER, here)), MEMBERS),
    }
    return World(draft, held_meeting(secretary, council), actors)


def request_of(actor: Actor, query: str) -> SearchRequest:
    return SearchRequest(query, scopes=scopes_of(actor), limit=50, hits_per_document=50)


def test_what_search_finds_counts_marks_and_offers(world: World) -> None:
    for name, (actor, readable) in world.actors.items():
        for place, (word, slip) in PLACES.items():
            result = open_index().search(request_of(actor, word))
            texts = [hit.passage.text for group in result.groups for hit in group.hits]
            marked = [hit.passage.text[a:b] for group in result.groups for hit in group.hits for a, b in hit.highlights]
            seen = place in readable
            assert [said(place) in text for text in texts] == [True] * seen, (name, place, texts)
            assert (result.total, marked) == (int(seen), [word] * seen), (name, place)
            counts = open_index().counts(request_of(actor, word)).counts.values()
            assert max(sum(count.passages for count in values) for values in counts) == int(seen), (name, place)
            suggestion = open_index().search(request_of(actor, slip)).suggestion
            assert (suggestion == word) == seen, (name, place, suggestion)
            assert suggestion is None or suggestion in {PLACES[each][0] for each in readable}, (name, place)


def test_what_is_answered(world: World) -> None:
    for name, (actor, readable) in world.actors.items():
        for place, (word, _) in PLACES.items():
            reply = ask(actor, f"Hvad koster plantagens {word} kommunerne om året?")
            shown = [answer.text for answer in reply.answers]
            shown += [near.source.text for near in reply.silence.near] if reply.silence else []
            assert any(word in text for text in shown) == (place in readable), (name, place, reply)
            if reply.silence and reply.silence.code == "unknown":
                assert (word in reply.silence.missing) == (place not in readable), (name, place)
            for text in shown:
                hidden = [PLACES[each][0] for each in PLACES if each not in readable]
                assert not any(each in text for each in hidden), (name, place, text)


def test_every_hit_leads_to_a_page_that_its_reader_may_open(world: World, client: Client) -> None:
    for name, (actor, readable) in world.actors.items():
        if not isinstance(actor, User) or not actor.is_active:
            continue
        client.force_login(actor)
        for place in readable:
            word = PLACES[place][0]
            page = client.get("/soeg/", {"q": word}).content.decode()
            link = page.split('class="found__place" href="', 1)[1].split('"', 1)[0].replace("&amp;", "&")
            there, _, anchor = link.partition("#")
            found = client.get(there)
            assert found.status_code == 200, (name, place, link)
            assert word in found.content.decode(), (name, place, link)
            assert not anchor or f'id="{anchor}"' in found.content.decode(), (name, place, link)
            assert ("Ikke offentliggjort" in page) == (place not in OPEN), (name, place)


def test_a_shared_draft_is_found_by_whom_it_is_shared_with(world: World, secretary: User) -> None:
    word = PLACES["draft"][0]

    def finders() -> set[str]:
        return {n for n, (actor, _) in world.actors.items() if open_index().search(request_of(actor, word)).total}

    prepare = {"secretary", "operator", "secretary of the council"}
    assert finders() == prepare
    shares = [
        share_draft(secretary, world.draft, role=Role.OFFICIAL),
        share_draft(secretary, world.draft, user=User.objects.get(username="ingen")),
    ]
    assert finders() == prepare | {"official", "nobody in particular"}
    for share in shares:
        unshare_draft(secretary, share)
    assert finders() == prepare


def test_a_meeting_taken_back_is_found_by_members_only(world: World, secretary: User) -> None:
    unpublish_meeting(secretary, world.held)
    for name, (actor, readable) in world.actors.items():
        for place in ("public item", "minutes draft", "closed item"):
            total = open_index().search(request_of(actor, PLACES[place][0])).total
            assert total == int("closed item" in readable), (name, place)


def test_what_is_closed_after_publishing_leaves_the_public_at_once(secretary: User, council: Organization) -> None:
    meeting = published(secretary, council)
    item = meeting.items.get(title="Fælles drivhuse")
    assert open_index().search(request_of(PUBLIC, "drivhuse")).total
    edit_item(secretary, item, item.version, closed=True)
    assert open_index().search(request_of(PUBLIC, "drivhuse")).total == 0
    rebuild_index()
    assert open_index().search(request_of(PUBLIC, "drivhuse")).total == 0
    assert open_index().search(request_of(user("m", (Role.MEMBER, council.slug)), "drivhuse")).total


def test_titles_of_withdrawn_items_are_found_but_not_their_texts(world: World) -> None:
    assert open_index().search(request_of(PUBLIC, '"Tredje sag"')).total == 1
    for actor, _ in world.actors.values():
        assert open_index().search(request_of(actor, PLACES["withdrawn item"][0])).total == 0


def test_answers_lead_to_the_item_at_its_section(world: World, client: Client) -> None:
    question = "Hvad koster plantagens brombær kommunerne om året?"
    answer = ask(PUBLIC, question, Scope(council="KKR Sjælland")).answers[0]
    item = world.held.items.get(title="Første sag")
    assert (answer.value, answer.source.section, answer.source.item) == ("7.000 kr", "presentation", item.number)
    assert answer.first_line == answer.last_line > 1
    assert not ask(PUBLIC, question, Scope(council="KKR Nordjylland")).answered
    page = client.get("/spoerg/", {"q": question}).content.decode()
    link = f"/punkter/{item.pk}/#punkt-{item.pk}-presentation"
    assert link in page
    assert "Sagsfremstilling" in page
    printed = as_data(ask(OPERATOR, question), {})["answers"][0]
    assert (printed["dossier"], printed["item"], printed["value"]) == ("KKR Sjælland 04-02-2027", "4.1", "7.000 kr")
    assert printed["first_line"] == printed["last_line"] == answer.first_line
    assert f'id="punkt-{item.pk}-presentation"' in client.get(link).content.decode()
