"""A council's set-up in forms: what a secretary changes, sees and takes back; who is refused; bad input."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.meetings.live import members

from samraad.access.models import Grant, User
from samraad.councils.models import Organization
from samraad.councils.save_organization import add_organization
from samraad.meetings.agenda.create_meeting import create_meeting
from samraad.meetings.agenda.save_setup import setup_of
from samraad.meetings.agenda.template import (
    StandingItem,
    Template,
    TemplateChapter,
    common_text,
    parse_template,
    rule_of,
    template_of,
)
from samraad.meetings.agenda.write_template import problems, write_template
from samraad.meetings.models import CouncilSetup
from samraad.rules.errors import RuleError

HOSTILE = [
    '<script>alert("x")</script>',
    "{council.__class__}",
    "{date:>99999999}",
    "{0}",
    "{",
    "nul \x00",
    "x" * 20_001,
]


@pytest.fixture
def signed_in(client: Client, secretary: User) -> Client:
    client.force_login(secretary)
    return client


def fields(page: str) -> dict[str, str]:
    """The form as a browser would send it, without its buttons."""
    said: dict[str, str] = {}
    form = page.split('<form method="post" class="form-medium"')[1].split("</form>")[0]
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and (("checkbox" not in tag and "radio" not in tag) or " checked" in tag):
            said[name[1]] = value[1] if value else ""
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        said[name] = text  # noqa: PERF403
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        said[name] = chosen[1] if chosen else ""
    return {name: value.replace("&#x27;", "'").replace("&quot;", '"') for name, value in said.items()}


def get(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def post(client: Client, name: str, slug: str, said: dict[str, str], **more: str) -> tuple[int, str]:
    response = client.post(reverse(name, args=[slug]), {**said, **more}, follow=True)
    return response.status_code, response.content.decode()


def test_saving_the_form_as_it_is_gives_the_same_template(signed_in: Client, council: Organization) -> None:
    before = template_of(council)
    status, page = post(signed_in, "setup", council.slug, fields(get(signed_in, "setup", council.slug)), act="save")
    assert status == 200
    assert "Opsætningen er gemt" in page
    assert template_of(council) == before


def test_chapters_items_and_deadlines_are_changed_by_buttons_and_kept_until_saved(
    signed_in: Client, secretary: User, council: Organization
) -> None:
    said = fields(get(signed_in, "setup", council.slug))
    page = post(signed_in, "setup", council.slug, said, act="add-item:2")[1]
    assert "Ændret, men ikke gemt endnu." in page
    said = fields(page) | {"c2i0-title": "Nyt fra {council}", "c2i0-kind": "information", "numbering": "running"}
    said = fields(post(signed_in, "setup", council.slug, said, act="up:2")[1])
    said = fields(post(signed_in, "setup", council.slug, said, act="drop:6")[1])
    said |= {"term-comment-count": "", "term-dispatch-count": "10", "term-dispatch-unit": "working_days"}
    said |= {"kind-information": "Orientering", "section-background": "Resumé", "forums": "Trafikrådet\r\n\r\nHavnen"}
    shown = post(signed_in, "setup", council.slug, said, act="preview")[1]
    assert "Orientering: Nyt fra KKR Sjælland" in shown
    assert not CouncilSetup.objects.exists()
    assert post(signed_in, "setup", council.slug, said, act="save")[0] == 200
    kept = template_of(council)
    assert kept.numbering == "running"
    assert kept.chapters[1].items[0].title == "Nyt fra {council}"
    assert [(term.kind.value, term.deadline.before.count) for term in kept.terms] == [("agenda", 5), ("dispatch", 10)]
    assert kept.forums == ("Trafikrådet", "Havnen")
    meeting = create_meeting(secretary, council)
    assert meeting.items.get(title="Nyt fra KKR Sjælland").kind == "Orientering"


def test_what_cannot_be_saved_is_refused_with_what_to_do(signed_in: Client, council: Organization) -> None:
    said = fields(get(signed_in, "setup", council.slug))
    for change, reason in (
        ({"c0-title": ""}, "Kapitel 1 mangler en titel"),
        ({"c0i0-title": ""}, "mangler en titel"),
        ({"c0i1-standing": "approve_agenda"}, "står to gange"),
        ({"term-agenda-count": "mange"}, "er ikke et antal"),
        ({"c0i1-standing": "own"}, "kan et referat ikke godkendes"),
        ({"kind-theme": "Beslutningssag"}, "må kun bruges én gang"),
        ({"section-economy": "Økonomi: tal"}, "uden kolon"),
    ):
        status, page = post(signed_in, "setup", council.slug, said | change, act="save")
        assert status == 400, change
        assert reason in page
    empty = {name: value for name, value in said.items() if not name.startswith("c")}
    assert "ingen kapitler" in post(signed_in, "setup", council.slug, empty, act="save")[1]
    assert not CouncilSetup.objects.exists()
    without = said | {"c0i1-standing": "own", "without_approval": "1"}
    assert post(signed_in, "setup", council.slug, without, act="save")[0] == 200
    assert CouncilSetup.objects.exists()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_refused_or_shown_as_text(signed_in: Client, council: Organization, text: str) -> None:
    said = fields(get(signed_in, "setup", council.slug)) | {"c0i0-background": text, "c1-title": text[:300]}
    for act in ("preview", "save"):
        status, page = post(signed_in, "setup", council.slug, said, act=act)
        assert status in (200, 400)
        assert "<script>alert" not in page
        assert "&lt;class" not in page
    if text.startswith("{"):
        assert not CouncilSetup.objects.exists()


def test_two_secretaries_at_once_see_both_texts(signed_in: Client, secretary: User, council: Organization) -> None:
    said = fields(get(signed_in, "setup", council.slug))
    assert post(signed_in, "setup", council.slug, said | {"c0-title": "Godkendelser"}, act="save")[0] == 200
    status, page = post(signed_in, "setup", council.slug, said | {"c0-title": "Formalia"}, act="save")
    assert status == 409
    assert "Formalia" in page
    assert "Godkendelser" in page
    assert template_of(council).chapters[0].title == "Godkendelser"


def test_back_to_the_standard_and_back_from_the_history(signed_in: Client, council: Organization) -> None:
    said = fields(get(signed_in, "setup", council.slug)) | {"c0-title": "Formalia"}
    post(signed_in, "setup", council.slug, said, act="save")
    assert "Dagsordener, der er begyndt, ændres ikke." in get(signed_in, "setup_reset", council.slug)
    post(signed_in, "setup_reset", council.slug, {"version": str(setup_of(council).version)})
    assert template_of(council) == parse_template(common_text(council))
    page = get(signed_in, "setup_history", council.slug)
    address = re.findall(r'action="([^"]*historik/\d+/)"', page)[-1]
    version = str(setup_of(council).version)
    assert signed_in.post(address, {"version": version}).status_code == 302
    assert template_of(council).chapters[0].title == "Formalia"
    assert signed_in.post(reverse("setup_restore", args=[council.slug, 999_999]), {"version": "1"}).status_code == 404


def test_the_text_view_says_line_and_field(signed_in: Client, council: Organization) -> None:
    version = {"version": str(setup_of(council).version)}
    for text in (
        "",
        "chapters: []",
        "kapitler: [x]",
        "chapters:\n  - title: A\n    items: [{standing: a, title: '{nej}'}]",
        "a: *b",
    ):
        assert post(signed_in, "setup_text", council.slug, version, template=text)[0] == 400, text
    page = post(signed_in, "setup_text", council.slug, version, template="chapters:\n  - titel: A\n")[1]
    assert "linje 2" in page
    assert post(signed_in, "setup_text", council.slug, version, template="chapters:\n  - title: A\n")[0] == 200
    assert template_of(council).chapters == (TemplateChapter("A"),)


def test_the_rule_is_filled_from_the_directory_and_told_in_words(signed_in: Client, council: Organization) -> None:
    members(council, 5, 1)
    page = get(signed_in, "setup_rule", council.slug)
    assert "simpelt flertal af de medlemmer, der er til stede" in page
    page = post(signed_in, "setup_rule", council.slug, fields(page), act="fill-role")[1]
    assert "Står stemmerne lige, afgør formand." in page
    said = fields(page) | {"g2-quorum": "2"}
    assert post(signed_in, "setup_rule", council.slug, said, act="save")[0] == 200
    body = rule_of(council)
    assert body
    assert (body.members, body.casting_vote, body.quorum) == (
        {"formand": 1, "næstformand": 1, "medlem": 3},
        "formand",
        {"medlem": 2},
    )
    again = fields(get(signed_in, "setup_rule", council.slug))
    for how, count in (("all", 1), ("party", 5), ("municipality", 5)):
        filled = post(signed_in, "setup_rule", council.slug, again, act=f"fill-{how}")[1]
        assert len([name for name, value in fields(filled).items() if name.endswith("-name") and value]) == count
    empty = dict.fromkeys(again, "") | {"version": again["version"]}
    assert post(signed_in, "setup_rule", council.slug, empty, act="save")[0] == 200
    assert rule_of(council) is None


def test_a_rule_that_cannot_be_kept_is_refused(signed_in: Client, council: Organization) -> None:
    members(council, 3, 1)
    said = fields(get(signed_in, "setup_rule", council.slug))
    for change, reason in (
        ({"g0-name": "Medlemmer", "g0-voters": "3", "g0-quorum": "4"}, "kan ikke kræves »4« til stede"),
        ({"g0-name": "Medlemmer", "g0-voters": "8", "g0-quorum": "8"}, "Rådet har 3 stemmeberettigede"),
        ({"g0-name": "A", "g0-voters": "1", "g1-name": "A", "g1-voters": "1"}, "står to gange"),
        ({"g0-name": "A", "g0-voters": "-1"}, "mindst 1"),
        ({"g0-voters": "2"}, "mangler et navn"),
        ({"g0-name": "A", "g0-voters": "99999"}, "højst være 2000"),
        ({"g0-name": "A", "g0-voters": "2", "g0-required": "x"}, "stemmer for"),
    ):
        status, page = post(signed_in, "setup_rule", council.slug, said | change, act="save")
        assert status == 400, change
        assert reason in page
    assert rule_of(council) is None


def picture(kind: str = "PNG") -> bytes:
    content = BytesIO()
    Image.new("RGB", (40, 20), "#aa2211").save(content, kind)
    return content.getvalue()


def test_the_look_of_papers_is_kept_and_what_is_no_picture_refused(signed_in: Client, council: Organization) -> None:
    address = reverse("setup_look", args=[council.slug])
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    for content, says, reason in (
        (b"GIF89a", "Logo", "kan ikke læses"),
        (b"<svg oops", "Logo", "kan ikke læses"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/hostname.png"/></svg>', "Logo", "uden for filen"),
        (picture()[:60], "Logo", "kan ikke læses"),
        (picture(), " ", "med ord"),
        (picture() + b"\0" * 500_000, "Logo", "højst fylde 500 kB"),
    ):
        said = {"version": "1", "accent": "#aa2211", "logo": SimpleUploadedFile("logo.png", content), "says": says}
        response = signed_in.post(address, said)
        assert response.status_code == 400
        assert reason in response.content.decode()
    assert signed_in.post(address, {"version": "1", "accent": "red"}).status_code == 400
    assert signed_in.get(reverse("setup_logo", args=[council.slug])).status_code == 404
    for content, media_type in ((picture(), "image/png"), (picture("JPEG"), "image/jpeg"), (svg, "image/svg+xml")):
        version = str(setup_of(council).version)
        said = {"version": version, "accent": "#AA2211", "logo": SimpleUploadedFile("x", content), "says": "En bro"}
        assert signed_in.post(address, said).status_code == 302
        shown = signed_in.get(reverse("setup_logo", args=[council.slug]))
        assert (shown["Content-Type"], shown.content) == (media_type, content)
        assert "sandbox" in shown["Content-Security-Policy"]
    assert setup_of(council).accent == "#aa2211"
    version = str(setup_of(council).version)
    signed_in.post(address, {"version": version, "accent": "#aa2211", "act": "remove-logo"})
    assert setup_of(council).logo is None


def test_each_kind_of_organization_has_a_standard_that_can_be_used(secretary: User, council: Organization) -> None:
    group = add_organization(secretary, "Formandskabet", "chair_group", parent=council)
    officials = add_organization(secretary, "Embedsgruppen", "committee", parent=council)
    for organization in (council, group, officials):
        template = template_of(organization)
        assert not list(problems(template))
        assert template.terms
        assert create_meeting(secretary, organization).items.exists()
    assert template_of(group).numbering == "running"
    assert len({common_text(each) for each in (council, group, officials)}) == 3


words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=40).map(str.strip).filter(bool)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(words, st.lists(words, max_size=3)), min_size=1, max_size=4), words)
def test_what_is_written_is_read_the_same_or_named_as_a_problem(rows: list[tuple[str, list[str]]], point: str) -> None:
    keys = iter(range(100))
    chapters = tuple(
        TemplateChapter(title, tuple(StandingItem(f"own_{next(keys)}", each, points=(point,)) for each in items))
        for title, items in rows
    )
    template = Template("chapter", chapters, ())
    if list(problems(template)):
        with pytest.raises(RuleError):
            parse_template(write_template(template))
    else:
        assert parse_template(write_template(template)) == template


NAMES = ("setup", "setup_text", "setup_reset", "setup_rule", "setup_look", "setup_history")


@pytest.mark.parametrize("role", ["chair", "member", "official", "municipality", ""])
def test_only_the_councils_secretary_sets_it_up(client: Client, council: Organization, role: str) -> None:
    if role:
        user = User.objects.create_user("prøve")
        Grant.objects.create(user=user, role=role, organization=council.slug)
        client.force_login(user)
    for name in NAMES:
        assert client.get(reverse(name, args=[council.slug])).status_code in (302, 403)
        assert client.post(reverse(name, args=[council.slug]), {"version": "1"}).status_code in (302, 403, 405)
    assert not CouncilSetup.objects.exists()


def test_a_secretary_of_another_council_is_refused(client: Client, council: Organization) -> None:
    user = User.objects.create_user("nabo")
    Grant.objects.create(user=user, role="secretary", organization="kkr-nordjylland")
    client.force_login(user)
    assert client.get(reverse("setup", args=[council.slug])).status_code == 403
    assert client.get(reverse("setup", args=["kkr-nordjylland"])).status_code == 200
    assert (
        reverse("setup", args=[council.slug])
        not in client.get(reverse("council", args=[council.slug])).content.decode()
    )
