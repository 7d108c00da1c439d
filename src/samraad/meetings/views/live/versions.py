"""Published versions: their list, each as it was, what changed between two, and as files."""

from __future__ import annotations

import io

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.access.models import User
from samraad.meetings.members.news import opened_version
from samraad.meetings.models import Meeting, PublishedVersion
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.papers.bundle import write_bundle
from samraad.meetings.papers.docx import item_docx, paper_docx
from samraad.meetings.papers.paper import NoSuchItem
from samraad.meetings.papers.pdf import item_pdf, paper_pdf
from samraad.meetings.publishing.freeze import is_intact
from samraad.meetings.publishing.paper_of import paper_of
from samraad.meetings.publishing.versions import differences, differences_of, read_version
from samraad.meetings.publishing.versions import versions as readable
from samraad.meetings.publishing.withheld import withheld_of
from samraad.meetings.templatetags.label_words import version_words
from samraad.meetings.views.live.found import Crumbs
from samraad.meetings.views.live.show import by_chapter

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version that the reader may see, the latest first, each with what it changed."""
    meeting = get_object_or_404(Meeting.objects.select_related("organization"), pk=pk, origin=MeetingOrigin.WRITTEN)
    known = readable(request.user, meeting)
    if not known:
        raise Http404
    before: dict[str, PublishedVersion] = {}
    pairs: list[tuple[PublishedVersion, PublishedVersion | None]] = []
    for version in known:
        old, before[version.kind] = before.get(version.kind), version
        pairs.append((version, old))
    changes = differences_of(request.user, [(old, new) for new, old in pairs if old])
    rows = [(new, old, changes[old.pk, new.pk] if old else ()) for new, old in pairs]
    context = {"meeting": meeting, "rows": rows[::-1], "crumbs": _crumbs(meeting, (_("Versioner"), None))}
    return render(request, "meetings/live/versions.html", context)


@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version as it was published."""
    shown = _version(pk)
    content = read_version(request.user, shown)
    _opened(request, shown)
    context = {
        "meeting": shown.meeting,
        "version": shown,
        "content": content,
        "chapters": by_chapter(content),
        "withheld": withheld_of(content),
        "intact": is_intact(shown),
        "crumbs": _crumbs(shown.meeting, (_("Versioner"), _list_of(shown.meeting)), (version_words(shown), None)),
    }
    return render(request, "meetings/live/version.html", context)


@require_safe
def compare(request: HttpRequest, pk: int, old: int) -> HttpResponse:
    """What changed from one version to another."""
    newer, older = _version(pk), _version(old)
    if newer.meeting_id != older.meeting_id:
        raise Http404
    changes = differences(request.user, older, newer)
    _opened(request, newer)
    context = {
        "meeting": newer.meeting,
        "old": older,
        "new": newer,
        "changes": changes,
        "crumbs": _crumbs(newer.meeting, (_("Versioner"), _list_of(newer.meeting)), (_("Hvad er ændret"), None)),
    }
    return render(request, "meetings/live/compare.html", context)


@require_safe
def download(request: HttpRequest, pk: int, form: str) -> HttpResponse | FileResponse:
    """The version as PDF or DOCX, or all its attachments as one PDF."""
    shown = _version(pk)
    paper = paper_of(shown, read_version(request.user, shown))
    name = _file_name(shown)
    if form == "docx":
        return file_response(paper_docx(paper), f"{name}.docx", DOCX)
    if form == "bilag":
        bundle = io.BytesIO()
        write_bundle(paper, bundle)
        return file_response(bundle.getvalue(), f"{name}-bilag.pdf", PDF)
    return file_response(paper_pdf(paper), f"{name}.pdf", PDF)


@require_safe
def item_paper(request: HttpRequest, pk: int, number: str, form: str) -> HttpResponse:
    """One item of the version as PDF or DOCX."""
    shown = _version(pk)
    paper = paper_of(shown, read_version(request.user, shown))
    make, media_type = (item_docx, DOCX) if form == "docx" else (item_pdf, PDF)
    try:
        content = make(paper, number)
    except NoSuchItem as missing:
        raise Http404(str(missing)) from None
    return file_response(content, f"{_file_name(shown)}-punkt-{number}.{form}", media_type)


def _version(pk: int) -> PublishedVersion:
    return get_object_or_404(PublishedVersion.objects.select_related("meeting__organization"), pk=pk)


def _file_name(version: PublishedVersion) -> str:
    meeting = version.meeting
    return slugify(f"{meeting.organization.name} {meeting.date} {version}".replace("æ", "ae").replace("ø", "oe"))


def file_response(content: bytes, name: str, media_type: str) -> HttpResponse:
    kind = "inline" if media_type == PDF else "attachment"
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": f'{kind}; filename="{name}"'})


def _crumbs(meeting: Meeting, *more: tuple[str, str | None]) -> Crumbs:
    council = meeting.organization
    return [
        (_("Forside"), reverse("front")),
        (council.name, reverse("council", args=[council.slug])),
        (_("Mødet"), reverse("meeting", args=[meeting.pk])),
        *more,
    ]


def _opened(request: HttpRequest, version: PublishedVersion) -> None:
    if isinstance(request.user, User):
        opened_version(request.user, version)


def _list_of(meeting: Meeting) -> str:
    return reverse("versions", args=[meeting.pk])
