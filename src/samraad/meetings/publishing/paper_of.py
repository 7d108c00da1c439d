"""A published version as a paper to print: its files where they lie, its confirmations, its number and hash."""

from __future__ import annotations

from pathlib import Path

from django.utils.timezone import localdate

from samraad.archive.models import Dossier
from samraad.archive.originals import original_path
from samraad.meetings.content.model import Content
from samraad.meetings.content.strike import is_struck
from samraad.meetings.models import PublishedVersion
from samraad.meetings.papers.paper import Confirmation, Paper
from samraad.meetings.papers.wording import date_in_text, filled, words
from samraad.meetings.publishing.withheld import withheld


def paper_of(version: PublishedVersion, content: Content) -> Paper:
    """``content`` is the part of the version that its reader may see (``versions.read_version``)."""
    return Paper(
        content,
        version=version.number,
        note=version.note,
        published_at=version.published_at,
        digest=version.sha256,
        confirmations=tuple(Confirmation(each.name, each.at) for each in version.confirmations.all()),
        files=_files(content),
        withheld=withheld(each for item in content.items for each in item.attachments),
        remark=_remark(version, content),
    )


def _remark(version: PublishedVersion, content: Content) -> str:
    """What was struck out since, and whether the stored version is another one for it."""
    said = words()["redacted"]
    days = [localdate(each.at) for each in version.erasures.all()]
    erased = [filled(said["erased"], date=date_in_text(day)) for day in sorted(set(days))]
    return " ".join(erased) or (said["struck"] if is_struck(content) else "")


def _files(content: Content) -> dict[str, Path]:
    """Where each attachment's bytes are; those that were erased or struck out since are not."""
    slugs = {each.dossier for item in content.items for each in item.attachments if each.dossier}
    dossiers = Dossier.objects.filter(slug__in=slugs, redactions=None).select_related("organization")
    paths = {dossier.slug: original_path(dossier) for dossier in dossiers}
    return {slug: path for slug, path in paths.items() if path.is_file()}
