"""Correcting what was read: one row at a time, with or without scripts; a colleague's correction is never overwritten."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samraad.access.permissions import require
from samraad.archive import correct as verbs
from samraad.archive import visible
from samraad.archive.dossier_title import dossier_title
from samraad.archive.errors import CannotCorrect
from samraad.archive.models import Correction, Document, Dossier, ProposedItem
from samraad.archive.views.decision_form import DecisionForm
from samraad.archive.views.fields import FORMS, RowForm, values_of
from samraad.archive.views.review_rows import review_rows

CONFLICT = 409
ROWS = {"document": Document, "item": ProposedItem}
PARTIALS = {
    "dossier": "archive/_review_dossier.html",
    "document": "archive/_review_documents.html",
    "item": "archive/_review_items.html",
}


@require_http_methods(["GET", "HEAD", "POST"])
def correct_row(request: HttpRequest, slug: str, target: str, line: int) -> HttpResponse:
    """The form of one row (``target``: dossier, document, item or decision), and saving it."""
    dossier = _dossier(request, slug)
    known = "item" if target == "decision" else target
    row = _row(dossier, known, line)
    if request.method != "POST":
        return _form_page(request, dossier, target, row, line, _form(target, row, None))
    with transaction.atomic():
        # Whoever saves next waits here, and then sees what this one saved: rows are written anew by each correction.
        dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
        row = _row(dossier, known, line)
        form = _form(target, row, request.POST)
        saved = form.is_valid() and not form.conflicts() and _save(request, dossier, target, line, form)
    if not saved:
        status = CONFLICT if form.is_valid() and form.conflicts() else 400
        return _form_page(request, dossier, target, row, line, form, status)
    return _after(request, dossier, known, line)


@require_http_methods(["GET", "HEAD", "POST"])
def add_row(request: HttpRequest, slug: str, target: str) -> HttpResponse:
    """A document or an item that the reader did not find."""
    dossier = _dossier(request, slug)
    if target not in ROWS:
        raise Http404
    empty: dict[str, Any] = dict.fromkeys((name for name in FORMS[target].base_fields if name != "was"), "")
    form = FORMS[target](request.POST or None, current=empty)
    if request.method == "POST" and form.is_valid():
        line = form.cleaned_data["first_line"]
        try:
            value = {**form.changes(), "last_line": form.cleaned_data["last_line"]}
            verbs.add(request.user, dossier, target, line, value)
        except CannotCorrect as error:
            form.add_error(None, str(error))
        else:
            return _after(request, dossier, target, line)
    return _form_page(request, dossier, target, None, 0, form, 400 if form.is_bound else 200)


@require_POST
def remove_row(request: HttpRequest, slug: str, target: str, line: int) -> HttpResponse:
    """What is no document or item after all; can be undone."""
    dossier = _dossier(request, slug)
    try:
        verbs.remove(request.user, dossier, target, line=line)
    except CannotCorrect as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Fjernet. Det kan fortrydes under »Rettelser«."))
    return _to_review(dossier)


@require_POST
def undo_correction(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Back to what was read."""
    dossier = _dossier(request, slug)
    verbs.undo(request.user, get_object_or_404(Correction, pk=pk, dossier=dossier))
    messages.success(request, _("Rettelsen er fortrudt."))
    return _to_review(dossier)


def _dossier(request: HttpRequest, slug: str) -> Dossier:
    dossier = get_object_or_404(visible.dossiers_for(request.user).select_related("organization"), slug=slug)
    require(request.user, "archive.correct", dossier.organization_slug)
    return dossier


def _row(dossier: Dossier, target: str, line: int) -> Any:
    if target == "dossier":
        return dossier
    if target not in ROWS:
        raise Http404
    return get_object_or_404(ROWS[target], dossier=dossier, anchor=line)


def _form(target: str, row: Any, posted: Any) -> RowForm | DecisionForm:
    if target == "decision":
        return DecisionForm(posted, row=row)
    return FORMS[target](posted, current=values_of(FORMS[target], row))


def _save(request: HttpRequest, dossier: Dossier, target: str, line: int, form: RowForm | DecisionForm) -> bool:
    """Correct every changed field; False when one of them is refused, with the reason on the form."""
    try:
        with transaction.atomic():
            for field, value in form.changes().items():
                known = "item" if target == "decision" else target
                verbs.correct(request.user, dossier, known, field, value, line=line)
    except CannotCorrect as error:
        form.add_error(None, str(error))
        return False
    return True


def _form_page(
    request: HttpRequest,
    dossier: Dossier,
    target: str,
    row: Any,
    line: int,
    form: RowForm | DecisionForm,
    status: int = 200,
) -> HttpResponse:
    live = bool(request.headers.get("HX-Request"))
    context = {
        "dossier": dossier,
        "target": target,
        "row": row,
        "line": line,
        "form": form,
        "live": live,
        "conflicts": form.conflicts() if form.is_bound and form.is_valid() else [],
        "around": _lines_around(dossier, row) if target == "document" and row else [],
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Arkivet"), reverse("dossiers")),
            (dossier_title(dossier), reverse("dossier", args=[dossier.slug])),
            (_("Gennemgang"), reverse("review", args=[dossier.slug])),
            (_("Ret"), None),
        ],
    }
    # htmx swaps only what comes with status 200, and the form says itself what is wrong.
    template = "archive/_edit_row.html" if live else "archive/edit_row.html"
    answer = render(request, template, context, status=200 if live else status)
    if live and request.method == "POST":
        answer.headers["HX-Retarget"] = f"#{target}-{line}"
        answer.headers["HX-Reswap"] = "outerHTML"
    return answer


def _lines_around(dossier: Dossier, row: Document, count: int = 7) -> list[Any]:
    """The lines just before and after a document's start, so that the boundary can be seen while it is set."""
    lines = dossier.lines.exclude(role="blank")
    before = lines.filter(number__lt=row.first_line).order_by("-number")[:count]
    after = lines.filter(number__gte=row.first_line).order_by("number")[:count]
    return [*reversed(before), *after]


def _after(request: HttpRequest, dossier: Dossier, target: str, line: int) -> HttpResponse:
    if request.headers.get("HX-Request"):
        dossier.refresh_from_db()
        return render(request, PARTIALS[target], {"dossier": dossier, "may_correct": True, **review_rows(dossier)})
    messages.success(request, _("Rettelsen er gemt."))
    return _to_review(dossier, f"{target}-{line}")


def _to_review(dossier: Dossier, place: str = "") -> HttpResponse:
    url = reverse("review", args=[dossier.slug])
    return redirect(f"{url}#{place}" if place else url)
