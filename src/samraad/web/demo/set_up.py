"""Set the example council up: dossiers read, accepted and published, meetings, and whom to sign in as. Repeating it changes nothing."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction

from samraad.access.grant import grant
from samraad.access.models import User
from samraad.access.permissions import OPERATOR
from samraad.access.roles import Role
from samraad.archive.find_findings import find_due_quietly
from samraad.archive.import_many import import_many
from samraad.archive.indexing import apply_pending
from samraad.archive.models import Dossier, DossierStatus
from samraad.archive.models.jobs import ImportStage
from samraad.councils.models import Municipality, Organization, Party
from samraad.meetings.accept_dossier import accept_dossier
from samraad.meetings.models import Meeting
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.propose_meeting import propose_meetings
from samraad.meetings.publish_meeting import publish_meeting
from samraad.schemes.load_folder import load_folder
from samraad.web.demo.members import add_officials, open_accounts, seat_members
from samraad.web.demo.write_meetings import write_meetings

PASSWORD_FILE = "demo_password"
Report = Callable[[Path, ImportStage], None]


@dataclass(frozen=True, slots=True)
class Demo:
    """The example council, ready: whom to sign in as, all with the one password."""

    usernames: tuple[str, ...]
    password: str
    dossiers: int


def set_up_demo(report: Report = lambda path, stage: None) -> Demo:
    """Do what has not been done yet. Start data must be loaded."""
    about, meetings = _file("council.yaml"), _file("meetings.yaml")
    organization = _organization(about)
    username, password = _secretary(about["secretary"])
    with _sources() as paths:
        results = list(import_many(OPERATOR, paths, report, workers=1))
    dossiers = [result.imported.dossier for result in results if result.imported]
    for dossier in _dated_first(dossiers):
        _accept(dossier, organization)
    read = Meeting.objects.filter(organization=organization, published_at=None, origin=MeetingOrigin.READ)
    for meeting in read:
        publish_meeting(OPERATOR, meeting)
    seat_members(organization, meetings["members"])
    add_officials(organization, meetings["officials"])
    members = open_accounts(organization, meetings["sign_ins"], password)
    write_meetings(organization, User.objects.get(username=username), meetings)
    with resources.as_file(resources.files("samraad.web.demo") / "schemes") as folder:
        load_folder(OPERATOR, folder)
    apply_pending()
    find_due_quietly(OPERATOR)
    return Demo((username, *members), password, len(dossiers))


def _file(name: str) -> dict[str, Any]:
    text = (resources.files("samraad.web.demo") / name).read_text(encoding="utf-8")
    about: dict[str, Any] = yaml.safe_load(text)
    return about


@contextmanager
def _sources() -> Iterator[list[Path]]:
    with resources.as_file(resources.files("samraad.web.demo") / "sources") as folder:
        yield sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def _organization(about: dict[str, Any]) -> Organization:
    with transaction.atomic():
        organization, new = Organization.objects.get_or_create(
            slug=about["slug"],
            defaults={name: about[name] for name in ("name", "short_name", "variants", "source")},
        )
        if new:
            Party.objects.bulk_create(
                Party(organization=organization, municipality=municipality)
                for municipality in Municipality.objects.filter(code__in=about["municipalities"])
            )
    return organization


def _secretary(about: dict[str, str]) -> tuple[str, str]:
    """A secretary with a password of this data folder's own, kept there so that it can be told again."""
    file: Path = settings.SAMRAAD_DATA / PASSWORD_FILE
    user, new = User.objects.get_or_create(
        username=about["username"], defaults={"first_name": about["first_name"], "last_name": about["last_name"]}
    )
    if new or not file.exists():
        password = secrets.token_urlsafe(9)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as target:
            target.write(password)
        user.set_password(password)
        user.save()
        grant(OPERATOR, user, Role.SECRETARY)
    return user.username, file.read_text()


def _dated_first(dossiers: list[Dossier]) -> list[Dossier]:
    """Those that print their date first, so that the others find the meeting they belong to."""
    return sorted(dossiers, key=lambda dossier: (not dossier.meeting_date_printed, dossier.name))


def _accept(dossier: Dossier, organization: Organization) -> None:
    """As a secretary would who follows the first proposal."""
    if dossier.status == DossierStatus.ACCEPTED and not dossier.changed_since_accepted:
        return
    proposals = [each for each in propose_meetings(dossier) if each.organization in (organization, None)]
    if proposals:
        accept_dossier(OPERATOR, dossier, organization, proposals[0].date, proposals[0].evidence)
