"""A published version as a paper to print: its files where they lie, its confirmations, its number and hash."""

from __future__ import annotations

from pathlib import Path

from samraad.archive.models import Dossier
from samraad.archive.originals import original_path
from samraad.meetings.content.model import Content
from samraad.meetings.models import PublishedVersion
from samraad.meetings.papers.paper import Confirmation, Paper


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
    )


def _files(content: Content) -> dict[str, Path]:
    """Where each attachment's bytes are; those that were erased or struck out since are not."""
    slugs = {each.dossier for item in content.items for each in item.attachments if each.dossier}
    dossiers = Dossier.objects.filter(slug__in=slugs, redactions=None).select_related("organization")
    paths = {dossier.slug: original_path(dossier) for dossier in dossiers}
    return {slug: path for slug, path in paths.items() if path.is_file()}
