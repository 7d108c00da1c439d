"""Striking words out of what was written here: find them, see every place, strike out or erase, and take it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samraad.access.permissions import allowed, require
from samraad.archive.errors import CannotRedact
from samraad.archive.mask import Mask
from samraad.councils.models import Organization
from samraad.meetings.models import AgendaItem, Meeting, MeetingRedaction
from samraad.meetings.models.meeting import MeetingOrigin
from samraad.meetings.redaction.erase_words import erase_words, files_to_erase
from samraad.meetings.redaction.find import Preview, find_words
from samraad.meetings.redaction.places import Scope
from samraad.meetings.redaction.redact_words import lift_words, redact_words
from samraad.meetings.views.live.answers import REFUSED
from samraad.meetings.views.live.found import meeting_name

ITEM, MEETING = "punkt-", "moede-"


@require_http_methods(["GET", "HEAD", "POST"])
def redact(request: HttpRequest, slug: str) -> HttpResponse:
    """First every place where the words stand, then the act, as the pressed button says."""
    organization = get_object_or_404(Organization, slug=slug)
    require(request.user, "meetings.redact", slug)
    where = request.POST.get("where", request.GET.get("hvor", ""))
    scope = _scope(organization, where)
    words, reason = request.POST.get("words", ""), request.POST.get("reason", "")
    preview: Preview | None = None
    problem = ""
    if request.method == "POST":
        try:
            if request.POST.get("act") in ("redact", "erase"):
                return _done(request, scope, words, reason)
            preview = find_words(request.user, scope, words)
        except CannotRedact as refusal:
            problem = str(refusal)
            preview = None if request.POST.get("act") == "find" else _again(request, scope, words)
    context = {
        "organization": organization,
        "scope": scope,
        "where": where,
        "choices": _choices(organization, scope),
        "words": words,
        "reason": reason,
        "problem": problem,
        "preview": preview,
        "gone": files_to_erase(scope, Mask([preview.words])) if preview else [],
        "may_erase": allowed(request.user, "meetings.erase_words", slug),
        "redactions": list(
            MeetingRedaction.objects.filter(organization=organization).select_related(
                "meeting__organization", "item", "organization"
            )
        ),
        "crumbs": [
            (_("Forside"), reverse("front")),
            (organization.name, reverse("council", args=[slug])),
            (_("Overstreg ord"), None),
        ],
    }
    return render(request, "meetings/live/redact.html", context, status=REFUSED if problem else 200)


@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a redaction back."""
    redaction = get_object_or_404(MeetingRedaction.objects.select_related("organization"), pk=pk)
    require(request.user, "meetings.redact", redaction.organization.slug)
    try:
        kept = lift_words(request.user, redaction)
    except CannotRedact as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Overstregningen er fjernet. Historikken er stadig overstreget."))
        if kept:
            said = ngettext(
                "%(n)s tekst er ændret siden og står, som den blev skrevet.",
                "%(n)s tekster er ændret siden og står, som de blev skrevet.",
                kept,
            )
            messages.info(request, said % {"n": kept})
    return redirect("redact_words", slug=redaction.organization.slug)


def _done(request: HttpRequest, scope: Scope, words: str, reason: str) -> HttpResponse:
    if request.POST["act"] == "erase":
        require(request.user, "meetings.erase_words", scope.organization.slug)
        if request.POST.get("sure") != "1":
            raise CannotRedact(_("Sæt kryds ved, at ordene skal slettes for altid, og at det ikke kan fortrydes."))
        erase_words(request.user, scope, words, reason)
        messages.success(request, _("Ordene er slettet for altid. Versionerne siger hvornår og hvorfor."))
    else:
        redact_words(request.user, scope, words, reason)
        messages.success(request, _("Ordene er overstreget og kan ikke længere læses, hentes eller fremsøges."))
    return redirect("redact_words", slug=scope.organization.slug)


def _again(request: HttpRequest, scope: Scope, words: str) -> Preview | None:
    """The places once more, where only the reason or the tick is missing."""
    try:
        return find_words(request.user, scope, words)
    except CannotRedact:
        return None


def _scope(organization: Organization, where: str) -> Scope:
    """As the address or the form names it: a meeting, an item, or empty for everywhere."""
    own: dict[str, Any] = {"organization": organization, "origin": MeetingOrigin.WRITTEN}
    if where.startswith(MEETING):
        meeting = get_object_or_404(Meeting.objects.select_related("organization"), pk=_key(where, MEETING), **own)
        return Scope(organization, meeting)
    if where.startswith(ITEM):
        of_meeting = {f"meeting__{name}": value for name, value in own.items()}
        items = AgendaItem.objects.select_related("meeting__organization")
        item = get_object_or_404(items, pk=_key(where, ITEM), **of_meeting)
        return Scope(organization, item.meeting, item)
    if where:
        raise Http404
    return Scope(organization)


def _key(where: str, kind: str) -> int:
    number = where.removeprefix(kind)
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    return int(number)


def _choices(organization: Organization, scope: Scope) -> list[tuple[str, str]]:
    found = [("", _("Overalt i rådet"))]
    if scope.item is not None:
        number, title = scope.item.number, scope.item.title
        found.append(
            (f"{ITEM}{scope.item.pk}", _("Kun punkt %(number)s %(title)s") % {"number": number, "title": title})
        )
    meetings = Meeting.objects.filter(organization=organization, origin=MeetingOrigin.WRITTEN)
    named = ((each.pk, meeting_name(each)) for each in meetings.select_related("organization"))
    return [*found, *((f"{MEETING}{key}", _("Kun mødet %(name)s") % {"name": name}) for key, name in named)]
