"""Cases (*sager*): the list, a case with its story in order, and the forms that keep it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samraad.access.permissions import NotAllowed, allowed, require
from samraad.access.stale import StaleEdit
from samraad.archive.views.paging import Pages
from samraad.archive.visible import count_worth_a_look
from samraad.councils.models import Organization
from samraad.meetings import findings_of
from samraad.meetings.cases import save_case
from samraad.meetings.cases.find import find_cases
from samraad.meetings.cases.story import TASK, story
from samraad.meetings.cases.suggest import suggested_items
from samraad.meetings.errors import CannotSaveCase
from samraad.meetings.models import Case, Task
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
    """The cases the reader may follow, open ones first; narrowed by words (``q``), state and council."""
    words = request.GET.get("q", "").strip()[:200]
    state = request.GET.get("tilstand", "")
    seen = find_cases(request.user, words)
    councils = list(Organization.objects.filter(cases__in=seen).distinct().order_by("name"))
    council = next((each for each in councils if each.slug == request.GET.get("raad")), None)
    found = seen.filter(organization=council) if council else seen
    counts = {key: found.filter(state=key).count() for key in CaseState.values}
    found = found.filter(state=state) if state in CaseState.values else found
    pages = Pages(found.count(), SHOWN, request.GET.get("page", ""))
    context = {
        "pages": pages,
        "cases": found.annotate(last=Max("links__item__meeting__date"))[pages.start : pages.stop],
        "words": words,
        "state": state,
        "states": [("", _("Alle"), sum(counts.values()))]
        + [
            (key, label, counts[key])
            for key, label in ((CaseState.OPEN, _("Åbne")), (CaseState.CLOSED, _("Afsluttede")))
        ],
        "councils": councils if len(councils) > 1 else [],
        "council": council,
        "may_add": bool(councils_kept_by(request)),
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
        "years": [(year, list(found)) for year, found in groupby(events, key=lambda event: event.day.year)],
        "may_edit": may_edit,
        "today": timezone.localdate(),
        "open_tasks": sum(event.kind == TASK and event.task.done_on is None for event in events if event.task),
        "finding_count": count_worth_a_look(findings_of.of_case(request.user, shown)),
        "suggested": suggested_items(shown) if may_edit else [],
        "links": list(shown.links.select_related("item__meeting__organization")) if may_edit else [],
        "documents": list(shown.documents.select_related("document__dossier")) if may_edit else [],
        "may_read_history": allowed(request.user, "access.read_history", slug),
        "crumbs": [(_("Forside"), reverse("front")), (_("Sager"), reverse("cases")), (shown.number, None)],
    }
    return render(request, "meetings/follow/case.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new case of a council."""
    councils = councils_kept_by(request)
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
            left = Task.objects.filter(item__cases__case=shown, done_on=None).distinct().count()
            if said["state"] == CaseState.CLOSED and left:
                told = ngettext(
                    "Sagen er afsluttet, men har stadig %(count)s åben opgave.",
                    "Sagen er afsluttet, men har stadig %(count)s åbne opgaver.",
                    left,
                )
                messages.warning(request, told % {"count": left})
            return redirect("case", pk=pk)
    return _form(request, form, _("Ret sag %(number)s") % {"number": shown.number}, {"case": shown})


def _form(request: HttpRequest, form: CaseForm, title: str, more: dict[str, Any]) -> HttpResponse:
    crumbs = [(_("Forside"), reverse("front")), (_("Sager"), reverse("cases")), (title, None)]
    context = {"forms": [form], "title": title, "crumbs": crumbs, **more}
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "meetings/follow/edit_case.html", context, status=status)


def councils_kept_by(request: HttpRequest) -> list[Organization]:
    """The councils whose cases the reader keeps."""
    return [each for each in councils_of(request.user) if allowed(request.user, "cases.edit", each.slug)]
