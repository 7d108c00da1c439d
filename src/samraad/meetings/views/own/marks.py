"""Mark words of an item, by selecting them or sentence by sentence; take a marking off and put it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samraad.checking.split import sentences_of
from samraad.meetings.members.mark import mark, put_back, unmark
from samraad.meetings.members.marked_html import Quote, place_of, squeezed
from samraad.meetings.members.notes import owner
from samraad.meetings.members.own import own_of_item
from samraad.meetings.members.readable import Paper, Readable, readable
from samraad.meetings.models import AgendaItem, Marking
from samraad.meetings.views.live import answers
from samraad.meetings.views.own.context import private

AROUND = 60


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that can be marked. ``key`` is its section and place; ``marked``: the reader has marked all of it."""

    key: str
    text: str
    marked: bool
    before: str
    after: str


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """The item sentence by sentence with a box at each; a post marks what was chosen, or the words that were selected."""
    row = _item(pk)
    user = owner(request.user, row.meeting)
    seen = readable(user, row)
    if seen is None:
        raise Http404
    back = reverse("item", args=[pk])
    if request.method == "POST" and "quote" in request.POST:
        post = request.POST
        around = {name: post.get(name, "") for name in ("before", "after")}
        return _answer(request, lambda: mark(user, row, post.get("section", ""), post["quote"], **around), back)
    own = own_of_item(user, row, seen)
    sections = [(name, _sentences(name, text, own.quotes(name))) for name, text in seen.sections.items() if text]
    if request.method == "POST":
        chosen = set(request.POST.getlist("sentence"))
        return _mark_chosen(request, row, sections, chosen, back)
    context = {
        "row": row,
        "seen": seen,
        "sections": sections,
        "crumbs": [
            (row.meeting.organization.name, reverse("council", args=[row.meeting.organization.slug])),
            (_("Mødet"), reverse("meeting", args=[row.meeting_id])),
            (_("Punkt %(number)s") % {"number": seen.number}, back),
            (_("Markér sætninger"), None),
        ],
    }
    return private(render(request, "meetings/own/choose.html", context))


@require_POST
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's marking off; the page offers to put it back."""
    marking = _marking(request, pk)
    unmark(request.user, marking)
    return HttpResponseRedirect(back_to(request, marking, fjernet=pk) + "#mine-markeringer")


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Put back what was taken off."""
    marking = put_back(request.user, _marking(request, pk))
    place = f"#L{marking.first_line}" if marking.sha256 else f"#markering-{pk}"
    return HttpResponseRedirect(back_to(request, marking) + place)


def back_to(request: HttpRequest, marking: Marking, **query: int) -> str:
    """The page on which the marking stands: the item, or that part of the paper, where it is still one of the item's."""
    if not marking.sha256:
        url = reverse("item", args=[marking.item_id])
    else:
        seen = readable(request.user, marking.item)
        paper = _paper_of(seen, marking) if seen else None
        if paper is None or not paper.dossier:
            return reverse("own_notes", args=[marking.item.meeting_id])
        url = reverse("read_paper", args=[marking.item_id, paper.dossier, paper.line])
        query["fra"] = marking.first_line or 0
    return f"{url}?{urlencode(query)}" if query else url


def _paper_of(seen: Readable, marking: Marking) -> Paper | None:
    line = marking.first_line or 0
    return next(
        (
            each
            for each in seen.papers
            if each.sha256 == marking.sha256 and each.line <= line <= (each.last_line or line)
        ),
        None,
    )


def _mark_chosen(
    request: HttpRequest, row: AgendaItem, sections: list[tuple[str, list[Sentence]]], chosen: set[str], back: str
) -> HttpResponse:
    wanted = [(name, each) for name, found in sections for each in found if each.key in chosen and not each.marked]
    try:
        for name, each in wanted:
            mark(request.user, row, name, each.text, before=each.before, after=each.after)
    except answers.REFUSALS as refusal:
        return answers.refused(request, str(refusal), back)
    if not wanted:
        messages.info(request, _("Du valgte ingen sætninger, der ikke var markeret i forvejen."))
    else:
        said = ngettext("%(n)s sætning er markeret.", "%(n)s sætninger er markeret.", len(wanted))
        messages.success(request, said % {"n": len(wanted)})
    return HttpResponseRedirect(back)


def _answer(request: HttpRequest, act: Callable[[], Marking], back: str) -> HttpResponse:
    """Mark and go back to the marked words; a script that waits for them takes them out of that page."""
    try:
        marking = act()
    except answers.REFUSALS as refusal:
        return answers.refused(request, str(refusal), back)
    return HttpResponseRedirect(f"{back}#markering-{marking.pk}")


def _sentences(name: str, text: str, quotes: list[Quote]) -> list[Sentence]:
    whole = squeezed(text)
    marked = [place for quote in quotes if (place := place_of(whole, quote))]
    found = []
    for number, part in enumerate(sentences_of(text)):
        start = len(squeezed(text[: part.start]))
        end = start + len(squeezed(text[part]))
        found.append(
            Sentence(
                f"{name}-{number}",
                text[part],
                any(first <= start and end <= last for first, last in marked),
                text[max(0, part.start - AROUND) : part.start],
                text[part.stop : part.stop + AROUND],
            )
        )
    return found


def _item(pk: int) -> AgendaItem:
    return get_object_or_404(AgendaItem.objects.select_related("meeting__organization"), pk=pk)


def _marking(request: HttpRequest, pk: int) -> Marking:
    """One's own; that of somebody else is not there."""
    if not request.user.is_authenticated:
        raise Http404
    return get_object_or_404(Marking.objects.select_related("item__meeting__organization"), pk=pk, user=request.user)
