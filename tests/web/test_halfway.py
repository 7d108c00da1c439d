"""Every act that breaks off half-way leaves everything as it was: its last step is the history, and here that fails."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.urls import reverse
from tests.web.places import DONE, MEMBERS, PEOPLE, YEAR
from tests.web.test_every_page_by_role import World, sent, world
from tests.web.test_hostile_posts import signed_in

from samraad.access import history
from samraad.access.roles import Role
from samraad.archive.models import IndexJob

__all__ = ["world"]

KEPT = [each for each in apps.get_models() if each._meta.app_label in ("access", "councils", "meetings")] + [IndexJob]


class BrokenOff(Exception):
    """As when the machine is switched off."""


def stored() -> dict[str, list[Any]]:
    """All that is kept."""
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in KEPT}


def test_nothing_is_kept_of_what_breaks_off(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client, user = signed_in(Role.SECRETARY)
    before, tried, wrong = stored(), 0, []

    def broken(*_args: Any, **_more: Any) -> None:
        raise BrokenOff

    monkeypatch.setattr(history, "record", broken)
    for name, page in sorted({**DONE, **YEAR, **PEOPLE, **MEMBERS}.items()):
        if not page.do or not page.sends:
            continue
        with transaction.atomic():
            response = client.post(reverse(name, args=world.args[page.of]), sent(page, world))
            tried += response.status_code == 500
            after = stored()
            wrong += [f"{name}: {model}" for model, rows in after.items() if rows != before[model]]
            transaction.set_rollback(True)
    assert user.pk
    assert tried > 30
    assert not [each for each in wrong if not each.startswith(NO_HISTORY)], "\n".join(wrong)


#: one's own notes are in no history
NO_HISTORY = ("save_note: ", "save_paper_note: ", "seen: ")
