"""What belongs to a case: items and documents found by words and linked, from the case or from the item."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samraad.access.permissions import require
from samraad.archive.models import Document
from samraad.meetings.cases import save_case
from samraad.meetings.cases.find import find_cases, find_documents, find_items
from samraad.meetings.errors import CannotSaveCase
from samraad.meetings.models import AgendaItem, Case, CaseDocument, CaseItem
from samraad.meetings.views.live import answers

SHOWN = 20


@require_safe
def find(request: HttpRequest, pk: int) -> HttpResponse:
    """Items and documents that have the words (``q``), each with a button that adds it to the case."""
    case = _kept(request, pk)
    words = request.GET.get("q", "").strip()[:200]
    linked = case.links.values_list("item_id", flat=True)
    held = case.documents.values_list("document_id", flat=True)
    context = {
        "case": case,
        "words": words,
        "items": find_items(case.organization, words).exclude(pk__in=linked)[:SHOWN] if words else [],
        "documents": find_documents(request.user, words).exclude(pk__in=held)[:SHOWN] if words else [],
        "crumbs": [
            (_("Sager"), reverse("cases")),
            (case.number, reverse("case", args=[pk])),
            (_("Føj til sagen"), None),
        ],
    }
    return render(request, "meetings/follow/add_to_case.html", context)


@require_POST
def link_item(request: HttpRequest, pk: int) -> HttpResponse:
    """An item, live or archived, belongs to the case: named by its key or by the address of its page."""
    case = _kept(request, pk)

    def act() -> Any:
        key = _key(request.POST.get("item", ""))
        item = AgendaItem.objects.filter(pk=key, meeting__organization=case.organization).first()
        if item is None:
            raise CannotSaveCase(_("Det er ikke et punkt i rådet. Sæt adressen på punktets side ind."))
        return save_case.link_item(request.user, case, item, request.POST.get("note", ""))

    return answers.answer(request, act, reverse("case", args=[pk]), _("Punktet hører nu til sagen."))


@require_POST
def unlink_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Only the link goes."""
    link = get_object_or_404(CaseItem.objects.select_related("case__organization", "item__meeting"), pk=pk)
    require(request.user, "cases.edit", link.case.organization.slug)
    back, said = reverse("case", args=[link.case_id]), _("Punktet hører ikke længere til sagen.")
    return answers.answer(request, lambda: save_case.unlink_item(request.user, link), back, said)


@require_POST
def link_document(request: HttpRequest, pk: int) -> HttpResponse:
    """A document of the archive belongs to the case."""
    case = _kept(request, pk)

    def act() -> Any:
        document = Document.objects.filter(pk=_key(request.POST.get("document", ""))).select_related("dossier").first()
        if document is None:
            raise CannotSaveCase(_("Dokumentet findes ikke. Vælg et af dem, der er fundet."))
        return save_case.link_document(request.user, case, document, request.POST.get("note", ""))

    return answers.answer(request, act, reverse("case", args=[pk]), _("Dokumentet hører nu til sagen."))


@require_POST
def unlink_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Only the link goes."""
    link = get_object_or_404(CaseDocument.objects.select_related("case__organization", "document"), pk=pk)
    require(request.user, "cases.edit", link.case.organization.slug)
    back, said = reverse("case", args=[link.case_id]), _("Dokumentet hører ikke længere til sagen.")
    return answers.answer(request, lambda: save_case.unlink_document(request.user, link), back, said)


@require_http_methods(["GET", "HEAD", "POST"])
def of_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Which case an item belongs to: one that is found by words, or a new one with the item's title and number."""
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__organization"), pk=pk)
    organization = item.meeting.organization
    require(request.user, "cases.edit", organization.slug)
    if request.method == "POST":
        return _link(request, item)
    words = request.GET.get("q", "").strip()[:200]
    linked = [link.case_id for link in item.cases.all()]
    others = find_cases(request.user, words).filter(organization=organization).exclude(pk__in=linked)
    same = others.filter(number=item.case_number) if item.case_number and not words else others.none()
    context = {
        "item": item,
        "words": words,
        "cases": item.cases.select_related("case"),
        "same": same,
        "found": others.exclude(pk__in=same)[:SHOWN],
        "number": "" if Case.objects.filter(organization=organization, number=item.case_number) else item.case_number,
        "crumbs": [
            (_("Mødet"), reverse("meeting", args=[item.meeting_id])),
            (_("Punkt %(number)s") % {"number": item.number}, reverse("item", args=[pk])),
            (_("Sag"), None),
        ],
    }
    return render(request, "meetings/follow/item_case.html", context)


def _link(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    def act() -> Any:
        if request.POST.get("act") == "new":
            said = {name: request.POST.get(name, "") for name in ("number", "responsible")}
            return save_case.add_case_of(request.user, item, request.POST.get("title", ""), **said)
        case = Case.objects.filter(pk=_key(request.POST.get("case", ""))).select_related("organization").first()
        if case is None:
            raise CannotSaveCase(_("Sagen findes ikke længere. Vælg en anden, eller opret en ny."))
        return save_case.link_item(request.user, case, item, request.POST.get("note", ""))

    return answers.answer(request, act, reverse("item", args=[item.pk]), _("Punktet hører nu til sagen."))


def _kept(request: HttpRequest, pk: int) -> Case:
    case = get_object_or_404(Case.objects.select_related("organization"), pk=pk)
    require(request.user, "cases.edit", case.organization.slug)
    return case


def _key(typed: str) -> int:
    """The number at the end of an address, or the number itself; 0 where there is none."""
    last = typed.strip().split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]
    return int(last) if last.isascii() and last.isdigit() and len(last) < 10 else 0
