"""A published version, or a draft, as a paper to print: its files where they lie, its look, its number and hash."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.utils.timezone import localdate

from samraad.access.permissions import Actor, NotAllowed
from samraad.archive.models import Dossier
from samraad.archive.originals import original_path
from samraad.meetings.content.build import agenda_content
from samraad.meetings.content.model import Content
from samraad.meetings.content.strike import is_struck
from samraad.meetings.models import Logo, Meeting, PublishedVersion
from samraad.meetings.papers.colours import FALLBACK
from samraad.meetings.papers.paper import Confirmation, Paper, Style
from samraad.meetings.papers.paper import Logo as PrintedLogo
from samraad.meetings.papers.wording import date_in_text, filled, words
from samraad.meetings.publishing.versions import open_part
from samraad.meetings.publishing.withheld import withheld
from samraad.meetings.who_reads import may_read_closed, may_read_working_copy


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
        style=_style(content),
    )


def draft_paper(actor: Actor, meeting: Meeting, now: dt.datetime) -> Paper:
    """The agenda as it is being written, marked as a draft. Raises NotAllowed for who may not read the draft.

    Closed items are left out for those who may not read them, and the paper says how many.
    """
    if not may_read_working_copy(actor, meeting):
        raise NotAllowed("meetings.edit")
    content = agenda_content(meeting)
    closed = sum(item.closed for item in content.items)
    note = ""
    if closed and not may_read_closed(actor, meeting):
        content = open_part(content)
        note = "1 lukket punkt er udeladt." if closed == 1 else f"{closed} lukkede punkter er udeladt."
    return Paper(
        content,
        note=note,
        drafted_at=now,
        files=_files(content),
        withheld=withheld(each for item in content.items for each in item.attachments),
        style=_style(content),
    )


def _style(content: Content) -> Style:
    """The council's look as it was when the content was made."""
    found = Logo.objects.filter(sha256=content.logo).first() if content.logo else None
    logo = PrintedLogo(bytes(found.content), found.says) if found else None
    return Style(accent=content.accent or FALLBACK, logo=logo)


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
