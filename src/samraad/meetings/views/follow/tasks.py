"""Tasks where they stand: adding, changing, closing and reopening them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from samraad.access.permissions import allowed, require
from samraad.access.stale import StaleEdit
from samraad.councils.models import Organization, Person
from samraad.meetings.errors import CannotSaveTask
from samraad.meetings.models import AgendaItem, Task
from samraad.meetings.tasks import save_task
from samraad.meetings.tasks.people_near import people_near
from samraad.meetings.views.follow.task_list import SOON
from samraad.meetings.views.live import answers
from samraad.meetings.views.live.answers import number


class TaskForm(forms.Form):
    """What is to be done, by whom, and by when."""

    what = forms.CharField(label=gettext_lazy("Hvad skal gøres"), widget=forms.Textarea({"rows": 4}), max_length=5000)
    person = forms.ModelChoiceField(
        label=gettext_lazy("Person"), queryset=Person.objects.none(), required=False, empty_label="–"
    )
    responsible = forms.ModelChoiceField(
        label=gettext_lazy("Organisation"), queryset=Organization.objects.none(), required=False, empty_label="–"
    )
    due = forms.DateField(
        label=gettext_lazy("Frist"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, task: Task, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = people_near(task.organization)
        if task.person:
            people = people | Person.objects.filter(pk=task.person.pk).distinct()
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["responsible"].queryset = Organization.objects.order_by("name")  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Another text, person, organization or day."""
    task = get_object_or_404(Task.objects.select_related("organization", "meeting", "item", "person"), pk=pk)
    require(request.user, "tasks.edit", task.organization.slug)
    stored = {name: getattr(task, name) for name in (*save_task.FIELDS, "version")}
    form = TaskForm(task, request.POST or None, initial=stored)
    back = _back(request)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in save_task.FIELDS}
        try:
            save_task.edit_task(request.user, task, form.cleaned_data["version"] or 0, **said)
        except StaleEdit as stale:
            return answers.conflict(request, stale, back)
        except CannotSaveTask as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Opgaven er gemt."))
            return redirect(back)
    context = {
        "task": task,
        "forms": [form],
        "back": back,
        "may_read_history": allowed(request.user, "access.read_history", task.organization.slug),
        "crumbs": [(_("Møder"), reverse("workspace")), (_("Opgaver"), reverse("tasks")), (_("Ret opgaven"), None)],
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "meetings/follow/edit_task.html", context, status=status)


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A task that follows from an item, live or archived."""
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__organization"), pk=pk)
    person = Person.objects.filter(pk=number(request, "person")).first()
    responsible = Organization.objects.filter(pk=number(request, "responsible")).first()
    what = request.POST.get("what", "")

    def act() -> Any:
        due = _day(request.POST.get("due", ""))
        return save_task.add_task(request.user, item, what, person=person, responsible=responsible, due=due)

    return answers.answer(request, act, _back(request), _("Opgaven er gemt."))


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it with what came of it, or open it again, as the pressed button says."""
    task = get_object_or_404(Task.objects.select_related("organization"), pk=pk)
    version, note = number(request), request.POST.get("note", "")

    def act() -> Any:
        if request.POST.get("act") == "reopen":
            return save_task.reopen_task(request.user, task, version)
        return save_task.close_task(request.user, task, note, version)

    return answers.answer(request, act, _back(request), _("Opgaven er gemt."))


def tasks_of(request: HttpRequest, item: AgendaItem) -> dict[str, Any]:
    """What the page of an item shows of its tasks, and what the forms there offer."""
    slug = item.meeting.organization.slug
    reads, edits = allowed(request.user, "tasks.read", slug), allowed(request.user, "tasks.edit", slug)
    found = list(item.tasks.select_related("person", "responsible")) if reads else []
    today = timezone.localdate()
    return {
        "tasks": found,
        "shows_tasks": bool(found) or edits,
        "may_edit_tasks": edits,
        "may_read_history": allowed(request.user, "access.read_history", slug),
        "today": today,
        "soon": today + SOON,
        "task_people": list(people_near(item.meeting.organization)) if edits else [],
        "organizations": list(Organization.objects.order_by("name").only("pk", "name")) if edits else [],
    }


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise CannotSaveTask(_("Fristen er ikke en dato. Vælg en dag.")) from None


def _back(request: HttpRequest) -> str:
    """To the page the form stood on; only within the site."""
    there = request.POST.get("back", "") or request.GET.get("back", "")
    within = there.startswith("/") and url_has_allowed_host_and_scheme(there, allowed_hosts=None)
    return there if within else reverse("tasks")
