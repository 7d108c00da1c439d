"""Every form sent by the secretary of another council, sent twice, and filled with what no browser sends."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.web.places import DONE, PAGES, REFUSED_TO_ALL, SIGNED_IN, Page
from tests.web.test_every_page_by_role import World, is_refused, names, sent, world

from samraad.access.grant import grant
from samraad.access.models import Change, User
from samraad.access.permissions import OPERATOR, TABLE
from samraad.access.roles import Role
from samraad.archive.models import IndexJob

__all__ = ["world"]

#: what a field of any kind may be filled with by who means harm
ODD = (
    "\x00nul",
    "\ud800",
    "‮baglæns",
    "\x1b[31m\x07\x7f",
    "x" * 200_000,
    "9" * 19,
    "-1",
    str(2**63),
    "0001-01-01",
    "9999-12-31",
    "25:99",
    "=1+1",
    "Overskrift\r\nBcc: alle@eksempel.dk",
    '{"a": [1]}',
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "",
)
OURS = ("archive", "councils", "meetings", "schemes")
NOT_TRIED = {"logout", "account_logout", "login", "account_login", "set_language"}


def posted() -> list[tuple[str, Page]]:
    """Every address that is posted to and needs a right."""
    found = sorted((name, PAGES[name]) for name in names() & set(PAGES))
    return [(name, page) for name, page in found if page.do and page.do != REFUSED_TO_ALL and name not in NOT_TRIED]


def signed_in(role: Role, organization: str = "") -> tuple[Client, User]:
    user = User.objects.create_user(f"den-{role}-{organization or 'alle'}")
    grant(OPERATOR, user, role, organization=organization)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client, user


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.CHAIR])
def test_nobody_does_anything_in_another_council(role: Role, world: World) -> None:
    client, user = signed_in(role, "kkr-nordjylland")
    own = {"", "dossier"}
    wrong = []
    for name, page in posted():
        if page.do == SIGNED_IN or Role.PUBLIC in TABLE[page.do or ""].roles:
            continue
        with transaction.atomic():
            response = client.post(reverse(name, args=world.args[page.of]), sent(page, world))
            if not is_refused(response) and page.of not in own:
                wrong.append(f"{name}: {response.status_code}")
            if changes := list(Change.objects.filter(actor=user).values_list("action", flat=True)):
                wrong.append(f"{name} did {changes}")
            transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("start", [0, 7])
def test_no_form_fails_whatever_it_is_sent(start: int, world: World) -> None:
    """Each field gets another odd value than its neighbours, and what the form needs is right in half of the tries."""
    client, _user = signed_in(Role.SECRETARY)
    wrong = []
    for place, (name, page) in enumerate(posted()):
        url, right = reverse(name, args=world.args[page.of]), sent(page, world)
        odd = {field: ODD[(start + place + at) % len(ODD)] for at, field in enumerate({**right, **FIELDS})}
        for filled in (odd, odd | right):
            with transaction.atomic():
                response = client.post(url, encoded(filled), content_type=FORM)
                if response.status_code >= 500:
                    wrong.append(f"{name} with {filled}: {response.status_code}"[:500])
                transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)


def test_json_and_nothing_at_all_are_answered(world: World) -> None:
    client, _user = signed_in(Role.SECRETARY)
    wrong = []
    for name, page in posted():
        url = reverse(name, args=world.args[page.of])
        for content, kind in ((b'{"title": [1]}', "application/json"), (b"", FORM), (b"\xff\x00&=&%ZZ=%", FORM)):
            with transaction.atomic():
                status = client.post(url, content, content_type=kind).status_code
                wrong += [f"{name} as {kind}: {status}"] if status >= 500 else []
                transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)


def test_keys_that_no_database_holds_are_not_found(world: World) -> None:
    client, _user = signed_in(Role.SECRETARY)
    wrong = []
    for name, page in sorted((name, PAGES[name]) for name in names() & set(PAGES)):
        args = [2**63 if isinstance(each, int) else each for each in world.args[page.of]]
        if args != world.args[page.of]:
            for method in ("get", "post"):
                status = getattr(client, method)(reverse(name, args=args)).status_code
                wrong += [f"{method} {name}: {status}"] if status not in (302, 400, 403, 404, 405) else []
    assert not wrong, "\n".join(wrong)


#: what makes a second row when it is meant twice, so that a form sent twice cannot be told from that
MEANT_TWICE = frozenset({"add_item", "redact_words"})
ROWS = tuple(each for each in apps.get_models() if each._meta.app_label in OURS and each is not IndexJob)


def test_a_form_sent_twice_makes_one_of_each(world: World) -> None:
    client, _user = signed_in(Role.SECRETARY)
    wrong = []
    for name, page in sorted((name, PAGES[name]) for name in set(DONE) | {"new_meeting", "add_case", "item_case"}):
        if not page.do or not page.sends:
            continue
        url, said = reverse(name, args=world.args[page.of]), sent(page, world)
        with transaction.atomic():
            client.post(url, said)
            once = counted()
            status = client.post(url, said).status_code
            more = {each for each, count in counted().items() if count > once[each]}
            if (more and name not in MEANT_TWICE) or status >= 500:
                wrong.append(f"{name}: {sorted(more)} {status}")
            transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)


def counted() -> dict[str, int]:
    """How many rows there are of each kind."""
    return {model.__name__: model._default_manager.count() for model in ROWS}


FORM = "application/x-www-form-urlencoded"
#: names that forms here use, so that each is tried where it means something
_FIELDS = (
    "title text html name note reason day date starts ends place version person item document number kind role user"
    " organization responsible due what until answer item draft quote section before after sentence first last words"
    " where act outcome point proposed_by party attendance at about chapter order seat_version party municipality email"
    " first_day last_day substitute_for colour rule template content aar raad dates q since"
)
FIELDS = dict.fromkeys(_FIELDS.split())


def encoded(fields: dict[str, Any]) -> bytes:
    """As a browser sends them; a lone surrogate goes as the three bytes it would be."""

    def quoted(value: Any) -> str:
        return quote_from_bytes(str(value).encode("utf-8", "surrogatepass"))

    pairs = [(k, each) for k, v in fields.items() for each in (v if isinstance(v, list) else [v])]
    return "&".join(f"{quoted(k)}={quoted(v)}" for k, v in pairs).encode()
