"""Forms by which a secretary keeps organizations, people and seats; each says why it refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from samraad.access.permissions import NotAllowed, allowed, require
from samraad.access.stale import StaleEdit
from samraad.councils import save_membership, save_organization, save_person
from samraad.councils.directory import ROLES, SUBSTITUTE
from samraad.councils.errors import CannotSave
from samraad.councils.models import Membership, Municipality, Organization, OrganizationKind, Person
from samraad.meetings.views.live import answers
from samraad.meetings.views.people.directory import crumbs_of

ROLE_CHOICES = [(role, role.capitalize()) for role in ROLES]


def _date() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class PersonForm(forms.Form):
    """Who somebody is."""

    name = forms.CharField(label=gettext_lazy("Navn"), max_length=200)
    party = forms.CharField(label=gettext_lazy("Parti"), required=False, max_length=50)
    municipality = forms.ModelChoiceField(
        label=gettext_lazy("Kommune"), queryset=Municipality.objects.all(), required=False
    )
    email = forms.CharField(label=gettext_lazy("E-mail"), required=False, max_length=254)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SeatForm(forms.Form):
    """What somebody is in an organization, and when."""

    role = forms.ChoiceField(label=gettext_lazy("Rolle"), choices=ROLE_CHOICES, initial="medlem")
    first_day = forms.DateField(label=gettext_lazy("Første dag"), required=False, widget=_date())
    last_day = forms.DateField(label=gettext_lazy("Sidste dag"), required=False, widget=_date())
    substitute_for = forms.ModelChoiceField(
        label=gettext_lazy("Stedfortræder for"), queryset=Membership.objects.none(), required=False
    )
    seat_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, organization: Organization, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.initial.get("substitute_for")
        today = timezone.localdate()
        seats = organization.memberships.exclude(role=SUBSTITUTE).select_related("person").order_by("person__name")
        running = Q(last_day=None) | Q(last_day__gte=today) | Q(pk=kept.pk if kept else None)
        self.fields["substitute_for"].queryset = seats.filter(running)  # type: ignore[attr-defined]
        self.fields["substitute_for"].label_from_instance = lambda seat: seat.person.name  # type: ignore[attr-defined]

    def seat(self) -> dict[str, Any]:
        """What the verbs take."""
        return {name: self.cleaned_data[name] for name in ("role", "first_day", "last_day", "substitute_for")}


class OrganizationForm(forms.Form):
    """What an organization is called, and when it exists."""

    name = forms.CharField(label=gettext_lazy("Navn"), max_length=200)
    short_name = forms.CharField(label=gettext_lazy("Kort navn"), required=False, max_length=50)
    kind = forms.ChoiceField(label=gettext_lazy("Slags"), choices=OrganizationKind.choices)
    first_day = forms.DateField(label=gettext_lazy("Første dag"), required=False, widget=_date())
    last_day = forms.DateField(label=gettext_lazy("Sidste dag"), required=False, widget=_date())
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def add_member(request: HttpRequest, slug: str) -> HttpResponse:
    """A new person with a seat in the organization, or a seat for somebody who is known already (``person``)."""
    organization = get_object_or_404(Organization.objects.select_related("parent"), slug=slug)
    require(request.user, "councils.edit", slug)
    known = Person.objects.filter(pk=answers.number(request, "person")).first()
    person, seat = PersonForm(request.POST or None), SeatForm(organization, request.POST or None)
    if known:
        for field in person.fields.values():
            field.required = False

    def save() -> None:
        said = person.cleaned_data
        who = known or save_person.add_person(
            request.user,
            said["name"],
            party=said["party"],
            municipality=said["municipality"],
            email=said["email"],
            organization=slug,
        )
        save_membership.add_membership(request.user, who, organization, **seat.seat())

    back = reverse("organization", args=[slug])
    done = _saved(request, [person, seat], save, back, _("Medlemmet er tilføjet."))
    if done:
        return done
    people = Person.objects.exclude(memberships__organization=organization).select_related("municipality")
    context = {
        "organization": organization,
        "forms": [person, seat],
        "people": people.order_by("name")[:2000],
        "known": known,
        "crumbs": crumbs_of(organization, _("Tilføj medlem")),
    }
    return render(request, "meetings/people/add_member.html", context, status=400 if _is_wrong(person, seat) else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name, party, municipality or e-mail."""
    person = get_object_or_404(Person.objects.select_related("municipality"), pk=pk)
    slug = _council_of(request, person)
    fields = ("name", "party", "municipality", "email")
    form = PersonForm(request.POST or None, initial={**_of(person, fields), "version": person.version})

    def save() -> None:
        said = {name: form.cleaned_data[name] for name in fields}
        save_person.edit_person(request.user, person, form.cleaned_data["version"] or 0, organization=slug, **said)

    back = reverse("person", args=[pk])
    done = _saved(request, [form], save, back, _("Oplysningerne er gemt."))
    crumbs = [(_("Vejviser"), reverse("directory")), (person.name, back), (_("Ret"), None)]
    return done or _page(request, form, _("Ret %(name)s") % {"name": person.name}, back, crumbs)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Another role, other days, or the last day of a seat."""
    seat = get_object_or_404(Membership.objects.select_related("organization__parent", "person"), pk=pk)
    require(request.user, "councils.edit", seat.organization.slug)
    fields = ("role", "first_day", "last_day", "substitute_for")
    form = SeatForm(
        seat.organization, request.POST or None, initial={**_of(seat, fields), "seat_version": seat.version}
    )

    def save() -> None:
        save_membership.edit_membership(request.user, seat, form.cleaned_data["seat_version"] or 0, **form.seat())

    back = reverse("person", args=[seat.person_id])
    done = _saved(request, [form], save, back, _("Medlemskabet er gemt."))
    return done or _page(request, form, str(seat), back, crumbs_of(seat.organization, seat.person.name))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_organization(request: HttpRequest, slug: str) -> HttpResponse:
    """Another name or other days."""
    shown = get_object_or_404(Organization.objects.select_related("parent"), slug=slug)
    require(request.user, "councils.edit", slug)
    fields = ("name", "short_name", "kind", "first_day", "last_day")
    form = OrganizationForm(request.POST or None, initial={**_of(shown, fields), "version": shown.version})

    def save() -> None:
        said = {name: form.cleaned_data[name] for name in fields}
        save_organization.edit_organization(request.user, shown, form.cleaned_data["version"] or 0, **said)

    back = reverse("organization", args=[slug])
    done = _saved(request, [form], save, back, _("Oplysningerne er gemt."))
    return done or _page(request, form, _("Ret %(name)s") % {"name": shown.name}, back, crumbs_of(shown, _("Ret")))


@require_http_methods(["GET", "HEAD", "POST"])
def add_below(request: HttpRequest, slug: str) -> HttpResponse:
    """A committee, group, association or board below the organization."""
    above = get_object_or_404(Organization.objects.select_related("parent"), slug=slug)
    require(request.user, "councils.edit", slug)
    form = OrganizationForm(request.POST or None, initial={"kind": OrganizationKind.BOARD})

    def save() -> None:
        said = form.cleaned_data
        save_organization.add_organization(
            request.user,
            said["name"],
            OrganizationKind(said["kind"]),
            parent=above,
            short_name=said["short_name"],
            first_day=said["first_day"],
            last_day=said["last_day"],
        )

    back = reverse("organization", args=[slug])
    done = _saved(request, [form], save, back, _("Organisationen er tilføjet."))
    title = _("Tilføj udvalg eller bestyrelse")
    return done or _page(request, form, title, back, crumbs_of(above, title))


def _saved(
    request: HttpRequest, given: list[forms.Form], save: Callable[[], None], back: str, said: str
) -> HttpResponse | None:
    """The way on after it was saved, or None where the page is to be shown (again)."""
    valid = [form.is_valid() for form in given]
    if request.method != "POST" or not all(valid):
        return None
    try:
        with transaction.atomic():
            save()
    except StaleEdit as stale:
        return answers.conflict(request, stale, request.path)
    except CannotSave as refusal:
        given[0].add_error(None, str(refusal))
        return None
    messages.success(request, said)
    return redirect(back)


def _page(
    request: HttpRequest, form: forms.Form, title: str, back: str, crumbs: list[tuple[str, str | None]]
) -> HttpResponse:
    context = {"forms": [form], "title": title, "back": back, "crumbs": crumbs}
    return render(request, "meetings/people/edit.html", context, status=400 if _is_wrong(form) else 200)


def _is_wrong(*given: forms.Form) -> bool:
    return any(form.is_bound and form.errors for form in given)


def _of(row: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in fields}


def _council_of(request: HttpRequest, person: Person) -> str | None:
    """The organization through which the reader may edit the person; None where they may everywhere."""
    if allowed(request.user, "councils.edit"):
        return None
    for slug in person.memberships.values_list("organization__slug", flat=True):
        if allowed(request.user, "councils.edit", slug):
            return str(slug)
    raise NotAllowed("councils.edit")
