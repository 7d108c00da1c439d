"""A paper of an item, line by line, for members: with their markings, a note of their own, and the way to the next."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samraad.access.models import User
from samraad.archive import document_rows
from samraad.archive.document_html import sheet_html
from samraad.archive.models import Dossier
from samraad.meetings.members.mark import mark_lines
from samraad.meetings.members.marked_html import with_marked_lines
from samraad.meetings.members.notes import owner, save_note
from samraad.meetings.members.own import Own, OwnPaper, own_of_item
from samraad.meetings.members.readable import Paper, readable
from samraad.meetings.models import AgendaItem
from samraad.meetings.views.live import answers
from samraad.meetings.views.live.answers import number
from samraad.meetings.views.own.context import private, taken_off

LINES_A_PART = 3000


@login_required
@require_safe
def read(request: HttpRequest, pk: int, slug: str, line: int) -> HttpResponse:
    """The text of one paper of an item."""
    _user, row, own, mine, paper = _paper(request, pk, slug, line)
    dossier = get_object_or_404(Dossier, slug=slug)
    first, last = max(paper.line, 1), paper.last_line or dossier.line_count
    starts = list(range(first, last + 1, LINES_A_PART)) or [first]
    asked = number_of(request.GET.get("fra", ""))
    begin = max((each for each in starts if each <= asked), default=starts[0])
    marked = {
        line: each.marking.pk
        for each in reversed(mine.marks)
        for line in range(each.marking.first_line or 0, (each.marking.last_line or 0) + 1)
    }
    readable_papers = [each for each in own.papers if each.paper and each.paper.dossier]
    at = readable_papers.index(mine)
    context = {
        "row": row,
        "meeting": row.meeting,
        "own": own,
        "mine": mine,
        "paper": paper,
        "file": row.attachments.filter(sha256=paper.sha256).first(),
        "first": first,
        "last": last,
        "starts": starts,
        "begin": begin,
        "end": min(begin + LINES_A_PART - 1, last),
        "sheets": [
            (sheet.page, mark_safe(with_marked_lines(sheet_html(sheet), marked)))
            for sheet in _sheets(dossier, begin, min(begin + LINES_A_PART - 1, last))
        ],
        "previous": readable_papers[at - 1].paper if at else None,
        "next": readable_papers[at + 1].paper if at + 1 < len(readable_papers) else None,
        "taken_off": taken_off(request, row),
        "crumbs": [
            (row.meeting.organization.name, reverse("council", args=[row.meeting.organization.slug])),
            (_("Mødet"), reverse("meeting", args=[row.meeting_id])),
            (_("Punkt %(number)s") % {"number": own.number}, reverse("item", args=[pk])),
            (paper.title, None),
        ],
    }
    return private(render(request, "meetings/own/paper.html", context))


@require_POST
def note(request: HttpRequest, pk: int, slug: str, line: int) -> HttpResponse:
    """One's own note on the paper, saved as typed."""
    user, row, _own, _mine, paper = _paper(request, pk, slug, line)
    text, back = request.POST.get("text", ""), reverse("read_paper", args=[pk, slug, line]) + "#note"
    return answers.answer(request, lambda: save_note(user, row, text, paper=paper, version=number(request)), back)


@require_POST
def mark(request: HttpRequest, pk: int, slug: str, line: int) -> HttpResponse:
    """Mark lines of the paper; an empty last line is the first."""
    user, row, _own, _mine, paper = _paper(request, pk, slug, line)
    first = number(request, "first")
    last = number(request, "last") or first
    back = reverse("read_paper", args=[pk, slug, line])
    try:
        mark_lines(user, row, paper, min(first, last), max(first, last))
    except answers.REFUSALS as refusal:
        return answers.refused(request, str(refusal), back)
    return HttpResponseRedirect(f"{back}?fra={min(first, last)}#L{min(first, last)}")


def number_of(value: str) -> int:
    """A whole number of an address, 0 where there is none."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def _paper(request: HttpRequest, pk: int, slug: str, line: int) -> tuple[User, AgendaItem, Own, OwnPaper, Paper]:
    """The paper among those of the item that the reader sees; else 404, and 403 for who keeps no notes."""
    row = get_object_or_404(AgendaItem.objects.select_related("meeting__organization"), pk=pk)
    user = owner(request.user, row.meeting)
    seen = readable(user, row)
    if seen is None:
        raise Http404
    own = own_of_item(user, row, seen)
    for each in own.papers:
        if each.paper and (each.paper.dossier, each.paper.line) == (slug, line):
            return user, row, own, each, each.paper
    raise Http404(_("Bilaget er ikke længere et af punktets."))


def _sheets(dossier: Dossier, begin: int, end: int) -> list[document_rows.Sheet]:
    """The lines as they are shown in the archive, without what was read out of them."""
    here = {"first_line__lte": end, "last_line__gte": begin}
    found = document_rows.rows(
        dossier.lines.filter(number__range=(begin, end)).order_by("number"),
        list(dossier.tables.filter(**here).order_by("first_line")),
        [],
        {},
    )
    return document_rows.sheets(found)
