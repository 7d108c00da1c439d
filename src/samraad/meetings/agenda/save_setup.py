"""Save a council's template, its rule of decision, and the look of its papers; each has one version and one history."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.archive.storable import storable
from samraad.councils.models import Organization
from samraad.meetings.agenda.template import parse_template
from samraad.meetings.errors import CannotEdit
from samraad.meetings.models import CouncilSetup, Logo
from samraad.meetings.papers.errors import CannotPrint
from samraad.meetings.papers.paper import Logo as PrintedLogo
from samraad.meetings.papers.pdf import check_logo
from samraad.rules.body_file import parse_body
from samraad.rules.errors import RuleError

NEW, LARGEST, LONGEST, SAYS = 1, 500_000, 100_000, 200
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class _Said:
    template: str
    rule: str
    accent: str
    logo: str


def setup_of(organization: Organization) -> CouncilSetup:
    """What is saved; before anything is, an empty one that is not saved yet."""
    found = CouncilSetup.objects.select_related("logo").filter(organization=organization).first()
    return found or CouncilSetup(organization=organization)


def save_setup(
    actor: Actor,
    organization: Organization,
    *,
    template: str | None = None,
    rule: str | None = None,
    version: int = NEW,
) -> CouncilSetup:
    """Save the council's own template or rule of decision (YAML); an empty text goes back to the common one.

    Raises CannotEdit with line and field of what is wrong, StaleEdit where somebody else saved since ``version``.
    """
    require(actor, "meetings.edit", organization.slug)
    if max(len(text or "") for text in (template, rule)) > LONGEST:
        raise CannotEdit(f"Opsætningen må højst fylde {LONGEST} tegn. Forkort teksterne.")
    try:
        if template:
            parse_template(template)
        if rule:
            parse_body(rule, "beslutningsregel")
    except RuleError as error:
        raise CannotEdit(str(error)) from None
    changed = {"template": template, "rule": rule}
    return _save(actor, organization, {name: text for name, text in changed.items() if text is not None}, version)


def save_look(
    actor: Actor, organization: Organization, accent: str, *, logo: Logo | None, version: int
) -> CouncilSetup:
    """The colour of the council's papers, and its logo. An empty colour is the common one. Raises CannotEdit, StaleEdit."""
    require(actor, "meetings.edit", organization.slug)
    accent = accent.strip().lower()
    if accent and not _COLOUR.fullmatch(accent):
        raise CannotEdit("Farven skal skrives som # og seks tegn, for eksempel #1a4d7a.")
    return _save(actor, organization, {"accent": accent, "logo": logo.sha256 if logo else ""}, version)


def keep_logo(actor: Actor, organization: Organization, upload: UploadedFile[Any], says: str) -> Logo:
    """The image of an upload, to be saved with the look. Raises CannotEdit where it is none that can be printed."""
    require(actor, "meetings.edit", organization.slug)
    says = " ".join(storable(says).split())
    if not says or len(says) > SAYS:
        raise CannotEdit(f"Skriv med ord, hvad logoet viser (højst {SAYS} tegn), så det kan læses højt.")
    if (upload.size or 0) > LARGEST:
        raise CannotEdit(f"Logoet må højst fylde {LARGEST // 1000} kB. Gem det mindre.")
    content = upload.read()
    try:
        check_logo(PrintedLogo(content, says))
    except CannotPrint as refused:
        raise CannotEdit(str(refused)) from None
    key = hashlib.sha256(content + b"\0" + says.encode()).hexdigest()
    return Logo.objects.get_or_create(sha256=key, defaults={"content": content, "says": says})[0]


def _save(actor: Actor, organization: Organization, changed: dict[str, str], version: int) -> CouncilSetup:
    with transaction.atomic():
        CouncilSetup.objects.get_or_create(organization=organization)
        setup = CouncilSetup.objects.select_for_update(of=("self",)).get(organization=organization)
        before = _said(setup)
        after = replace(before, **{name: storable(text) for name, text in changed.items()})
        yours = "\n".join(getattr(after, name) for name in changed)
        theirs = "\n".join(getattr(before, name) for name in changed)
        if is_said_already(setup, version, "rådets opsætning", yours, theirs):
            return setup
        setup.template, setup.rule, setup.accent = after.template, after.rule, after.accent
        setup.logo_id = after.logo or None
        setup.version += 1
        setup.save()
        history.record(actor, "meetings.setup", setup, before=_as_json(before), after=_as_json(after))
    return setup


def _said(setup: CouncilSetup) -> _Said:
    return _Said(setup.template, setup.rule, setup.accent, setup.logo_id or "")


def _as_json(said: _Said) -> dict[str, Any]:
    return {"template": said.template, "rule": said.rule, "accent": said.accent, "logo": said.logo}
