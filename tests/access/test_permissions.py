"""Who may do what, and the history of what was done."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from samraad.access import history
from samraad.access.grant import grant, revoke
from samraad.access.models import Grant, User
from samraad.access.permissions import OPERATOR, TABLE, NotAllowed, allowed, require
from samraad.access.roles import Role

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()


@pytest.mark.parametrize("action", TABLE)
@pytest.mark.parametrize("role", Role)
def test_each_role_may_what_the_table_says(action: str, role: Role) -> None:
    expected = role in TABLE[action].roles or Role.PUBLIC in TABLE[action].roles
    if role == Role.PUBLIC:
        assert allowed(PUBLIC, action) == expected
        return
    user = User.objects.create_user("bruger")
    Grant.objects.create(user=user, role=role)
    assert allowed(user, action) == expected
    user.is_active = False
    assert allowed(user, action) == (Role.PUBLIC in TABLE[action].roles)


def test_a_role_in_one_council_holds_there_only() -> None:
    user = User.objects.create_user("bruger")
    Grant.objects.create(user=user, role=Role.SECRETARY, organization="kkr-syddanmark")
    assert allowed(user, "archive.import", "kkr-syddanmark")
    assert not allowed(user, "archive.import", "kkr-nordjylland")
    assert not allowed(user, "archive.import")


def test_a_refusal_says_what_and_who_may() -> None:
    with pytest.raises(NotAllowed, match="slette en fil") as refusal:
        require(PUBLIC, "archive.erase")
    assert isinstance(refusal.value, PermissionDenied)
    assert "sekretariat" in str(refusal.value)
    require(OPERATOR, "archive.erase")
    with pytest.raises(KeyError):
        require(PUBLIC, "archive.juggle")


def test_roles_are_given_and_taken_once_and_remembered() -> None:
    user = User.objects.create_user("bruger")
    assert not allowed(user, "archive.import")
    first = grant(OPERATOR, user, Role.SECRETARY)
    assert grant(OPERATOR, user, Role.SECRETARY) == first
    assert allowed(user, "archive.import")
    revoke(user, first)
    user = User.objects.get()
    assert not allowed(user, "archive.import")
    assert [change.action for change in history.of(user)] == ["access.revoke", "access.grant"]
    with pytest.raises(ValueError, match="rolle"):
        grant(OPERATOR, user, Role.PUBLIC)


def test_history_outlives_who_did_it_and_what_it_tells_of() -> None:
    actor, subject = User.objects.create_user("a", first_name="Anne"), User.objects.create_user("b")
    change = history.record(actor, "access.grant", subject, before={"x": 1}, after={"x": 2})
    actor.delete()
    subject.delete()
    change.refresh_from_db()
    assert (change.actor, change.actor_name, change.subject_name) == (None, "Anne", "b")
    assert (change.before, change.after) == ({"x": 1}, {"x": 2})
