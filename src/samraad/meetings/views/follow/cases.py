"""Cases (*sager*): the list, a case with its story in order, and the forms that keep it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samraad.access import history
from samraad.access.permissions import NotAllowed, allowed, require
from samraad.access.stale import StaleEdit
from samraad.archive.views.paging import Pages
from samraad.archive.visible import count_worth_a_look
from samraad.meetings import findings_of
from samraad.meetings.cases import save_case
from samraad.meetings.cases.story import cases_for, story
from samraad.meetings.errors import CannotSaveCase
from samraad.meetings.models import AgendaItem, Case, CaseItem
from samraad.meetings.models.case import CaseState
from samraad.meetings.views.live import answers
from samraad.meetings.views.live.workspace import councils_of

SHOWN = 50
FIELDS = ("title", "number", "responsible", "state")


class CaseForm(forms.Form):
    """What a case is about, and who answers for it."""

    title = forms.CharField(label=gettext_lazy("Titel"), max_length=1000)
    number = forms.CharField(
        label=gettext_lazy("Sagsnummer"),
        required=False,
        max_length=50,
        help_text=gettext_lazy("Lad feltet stå tomt, så får sagen årets næste nummer."),
    )
    responsible = forms.CharField(label=gettext_lazy("Ansvarlig medarbejder"), required=False, max_length=200)
    state = forms.ChoiceField(label=gettext_lazy("Tilstand"), choices=CaseState.choices, initial=CaseState.OPEN)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """The cases the reader may follow, the latest first; narrowed by words (``q``)."""
    words = request.GET.get("q", "").strip()[:200]
    found = cases_for(request.user)
    if words:
        found = found.filter(Q(title__icontains=words) | Q(number__icontains=words))
    pages = Pages(found.count(), SHOWN, request.GET.get("page", ""))
    context = {
        "pages": pages,
        "cases": found[pages.start : pages.stop],
        "words": words,
        "may_add": bool(_councils(request)),
        "crumbs": [(_("Forside"), reverse("front")), (_("Sager"), None)],
    }
    return render(request, "meetings/follow/cases.html", context)


@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """A case and its story, as far as the reader may see it."""
    shown = get_object_or_404(Case.objects.select_related("organization"), pk=pk)
    events = story(request.user, shown)
    slug = shown.organization.slug
    may_edit = allowed(request.user, "cases.edit", slug)
    context = {
        "case": shown,
        "events": events,
        "may_edit": may_edit,
        "finding_count": count_worth_a_look(findings_of.of_case(request.user, shown)),
        "suggested": save_case.suggested_items(shown) if may_edit else [],
        "links": list(shown.links.select_related("item__meeting__organization")) if may_edit else [],
        "changes": list(history.of(shown)[:20]) if allowed(request.user, "access.read_history", slug) else [],
        "crumbs": [(_("Forside"), reverse("front")), (_("Sager"), reverse("cases")), (shown.number, None)],
    }
    return render(request, "meetings/follow/case.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new case of a council."""
    councils = _councils(request)
    if not councils:
        raise NotAllowed("cases.edit")
    form = CaseForm(request.POST or None)
    chosen = request.POST.get("organization", "")
    organization = next((each for each in councils if each.slug == chosen), None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            if organization is None:
                raise CannotSaveCase(_("Vælg, hvilket råd sagen hører til."))
            made = save_case.add_case(
                request.user, organization, said["title"], number=said["number"], responsible=said["responsible"]
            )
        except CannotSaveCase as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Sagen er oprettet."))
            return redirect("case", pk=made.pk)
    return _form(request, form, _("Ny sag"), {"councils": councils, "chosen": organization})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another title, number or officer; or closed."""
    shown = get_object_or_404(Case.objects.select_related("organization"), pk=pk)
    require(request.user, "cases.edit", shown.organization.slug)
    form = CaseForm(request.POST or None, initial={name: getattr(shown, name) for name in (*FIELDS, "version")})
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in FIELDS}
        try:
            save_case.edit_case(request.user, shown, form.cleaned_data["version"] or 0, **said)
        except StaleEdit as stale:
            return answers.conflict(request, stale, request.path)
        except CannotSaveCase as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Sagen er gemt."))
            return redirect("case", pk=pk)
    return _form(request, form, _("Ret sag %(number)s") % {"number": shown.number}, {"case": shown})


@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """An item, live or archived, belongs to the case: named by the address of its page, or a suggestion."""
    shown = get_object_or_404(Case.objects.select_related("organization"), pk=pk)
    require(request.user, "cases.edit", shown.organization.slug)
    typed = request.POST.get("item", "").strip().rstrip("/").rsplit("/", 1)[-1]

    def act() -> Any:
        key = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
        item = AgendaItem.objects.filter(pk=key, meeting__organization=shown.organization).first()
        if item is None:
            raise CannotSaveCase(_("Det er ikke et punkt i rådet. Sæt adressen på punktets side ind."))
        return save_case.link_item(request.user, shown, item, request.POST.get("note", ""))

    return answers.answer(request, act, reverse("case", args=[pk]), _("Punktet hører nu til sagen."))


@require_POST
def unlink(request: HttpRequest, pk: int) -> HttpResponse:
    """Only the link goes."""
    shown = get_object_or_404(CaseItem.objects.select_related("case__organization", "item__meeting"), pk=pk)
    require(request.user, "cases.edit", shown.case.organization.slug)
    back = reverse("case", args=[shown.case_id])
    return answers.answer(
        request, lambda: save_case.unlink_item(request.user, shown), back, _("Punktet hører ikke længere til sagen.")
    )


def _form(request: HttpRequest, form: CaseForm, title: str, more: dict[str, Any]) -> HttpResponse:
    crumbs = [(_("Sager"), reverse("cases")), (title, None)]
    context = {"forms": [form], "title": title, "crumbs": crumbs, **more}
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "meetings/follow/edit_case.html", context, status=status)


def _councils(request: HttpRequest) -> list[Any]:
    return [each for each in councils_of(request.user) if allowed(request.user, "cases.edit", each.slug)]
