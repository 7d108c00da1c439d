"""The agenda as it is being written, as PDF and DOCX marked as a draft on each page, so that it can be commented on paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.meetings.models.live import State
from samraad.meetings.papers.docx import paper_docx
from samraad.meetings.papers.pdf import paper_pdf
from samraad.meetings.publishing.paper_of import draft_paper
from samraad.meetings.stage import PREPARED
from samraad.meetings.views.live import found
from samraad.meetings.views.live.versions import DOCX, PDF, file_response


@require_safe
def draft_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """For whoever may read the draft; closed items only for whoever may read those."""
    meeting = found.draft_of(request, pk)
    state = meeting.live.state
    if state not in PREPARED:
        begun = _("Mødet er holdt. Hent dagsordenen, som den er offentliggjort, eller referatet.")
        not_begun = _("Dagsordenen er ikke begyndt endnu, så der er ikke et udkast at hente.")
        messages.error(request, not_begun if state == State.PLANNED else begun)
        return redirect("draft", pk=pk)
    now = timezone.now()
    paper = draft_paper(request.user, meeting, now)
    day = meeting.date or _("uden dato")
    name = slugify(f"udkast {meeting.organization.name} {day} hentet {timezone.localtime(now):%Y-%m-%d-%H%M}")
    if form == "docx":
        return file_response(paper_docx(paper), f"{name}.docx", DOCX)
    return file_response(paper_pdf(paper), f"{name}.pdf", PDF)
