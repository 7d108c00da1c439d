"""Save a scheme as a new version: checked first, dated, never overwriting an older one."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.text import slugify

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor, require
from samraad.rules.errors import RuleError
from samraad.rules.report import Report
from samraad.rules.schemes import report_text
from samraad.schemes.compute import csv_text
from samraad.schemes.find_differences import find_differences
from samraad.schemes.known import known_names
from samraad.schemes.models import Scheme, SchemeVersion

LARGEST = 5_000_000


def save_version(actor: Actor, slug: str, text: str, files: Mapping[str, str], note: str = "") -> SchemeVersion:
    """The scheme's newest version; what is the same as the newest is not saved again.

    Raises RuleError, with nothing stored, where the scheme cannot be computed.
    """
    require(actor, "schemes.save")
    slug = slugify(slug)[:100]
    if not slug:
        raise RuleError("Ordningen skal have et navn af bogstaver eller tal.")
    if len(text) + sum(len(content) for content in files.values()) > LARGEST:
        raise RuleError("Ordningen er for stor til at blive gemt.")
    report = report_text(text, f"{slug}.yaml", csv_text(files), known_names())
    with transaction.atomic():
        scheme = _scheme(slug, report)
        newest = scheme.versions.first()
        if newest is not None and newest.text == text and newest.files == dict(files):
            return newest
        version = SchemeVersion.objects.create(
            scheme=scheme,
            number=newest.number + 1 if newest else 1,
            text=text,
            files=dict(files),
            note=note[:300],
            saved_by=actor if isinstance(actor, User) else None,
        )
        history.record(actor, "schemes.save", scheme, after={"version": version.number, "note": version.note})
        find_differences(actor, scheme)
    return version


def _scheme(slug: str, report: Report) -> Scheme:
    """The locked row of the scheme, with the newest title; locked so that two who save at once get two numbers."""
    told = {"title": report.heading.title[:300], "council": (report.heading.council or "")[:200], "kind": report.kind}
    Scheme.objects.get_or_create(slug=slug, defaults=told)
    scheme = Scheme.objects.select_for_update().get(slug=slug)
    for name, value in told.items():
        setattr(scheme, name, value)
    scheme.save(update_fields=list(told))
    return scheme
