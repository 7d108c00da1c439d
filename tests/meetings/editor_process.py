"""One of two secretaries who work at the same moment: run as a process of its own, it says as JSON what it got through."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import django

ROUNDS = 8


def main(name: str, start: Path) -> dict[str, int]:
    from samraad.access.permissions import OPERATOR
    from samraad.access.stale import StaleEdit
    from samraad.councils.errors import CannotSave
    from samraad.councils.models import Organization, Person
    from samraad.councils.save_membership import add_membership
    from samraad.meetings.agenda.move_item import move_item
    from samraad.meetings.agenda.save_item import add_item
    from samraad.meetings.agenda.save_section import save_section
    from samraad.meetings.cases.save_case import add_case
    from samraad.meetings.models import Meeting

    meeting = Meeting.objects.get()
    council = Organization.objects.get(slug="kkr-sjaelland")
    chapters = list(meeting.chapters.all())
    items = list(meeting.items.filter(title__startswith="Sag").order_by("title"))
    people = list(Person.objects.order_by("name"))
    got = {"saved": 0, "stale": 0, "seats": 0, "refused": 0}
    while not start.exists():
        time.sleep(0.001)
    for number in range(ROUNDS):
        try:
            save_section(OPERATOR, items[number], "background", f"<p>Tekst fra {name}</p>")
            got["saved"] += 1
        except StaleEdit:
            got["stale"] += 1
        try:
            add_membership(OPERATOR, people[number], council)
            got["seats"] += 1
        except CannotSave:
            got["refused"] += 1
        added = add_item(OPERATOR, meeting, chapters[number % 7], f"Ny fra {name}")
        move_item(OPERATOR, added, chapters[3], added.version, before=items[0])
        add_case(OPERATOR, council, f"Sag {number} fra {name}")
    return got


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samraad.web.settings")
    django.setup()
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]))))
