"""Editing a council's template in a form, or as text; going back to the common one; its history."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samraad.access import history
from samraad.access.models import Change
from samraad.access.permissions import require
from samraad.access.stale import StaleEdit
from samraad.councils.models import Organization
from samraad.meetings.agenda.preview_template import preview
from samraad.meetings.agenda.save_setup import save_setup, setup_of
from samraad.meetings.agenda.template import KINDS, SECTIONS, Template, template_of, template_text
from samraad.meetings.agenda.write_template import STANDING, lacks_approval, problems, write_template
from samraad.meetings.errors import CannotEdit
from samraad.meetings.templatetags.label_words import label_words
from samraad.meetings.views.live import answers
from samraad.meetings.views.live.found import Crumbs
from samraad.meetings.views.setup.template_form import act_on, read_form, term_fields
from samraad.rules.notices import UNITS

SHOWN_CHANGES = 50


@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest, slug: str) -> HttpResponse:
    """The template as a form: a button changes it, shows the next draft, or saves it."""
    organization = prepared(request, slug)
    if request.method != "POST":
        return _form(request, organization, template_of(organization))
    filled = read_form(request.POST)
    act = request.POST.get("act", "save")
    if act != "save":
        return _form(request, organization, act_on(filled.template, act), refused=filled.refused, act=act)
    refused = [*filled.refused, *problems(filled.template)]
    if not refused and lacks_approval(filled.template) and not request.POST.get("without_approval"):
        refused.append(
            _(
                "Skabelonen mangler punktet »Godkendelse af det seneste referat«. Uden det kan et referat ikke godkendes på"
                " det næste møde. Tilføj punktet, eller sæt kryds ved, at det skal mangle."
            )
        )
    if not refused:
        try:
            text = write_template(filled.template)
            save_setup(request.user, organization, template=text, version=answers.number(request))
        except StaleEdit as stale:
            return answers.conflict(request, stale, reverse("setup", args=[slug]))
        except CannotEdit as refusal:
            refused.append(str(refusal))
        else:
            messages.success(request, _("Opsætningen er gemt. Den gælder fra den næste dagsorden, der begyndes."))
            return redirect("setup", slug=slug)
    return _form(request, organization, filled.template, refused=tuple(refused), status=answers.REFUSED)


@require_http_methods(["GET", "HEAD", "POST"])
def as_text(request: HttpRequest, slug: str) -> HttpResponse:
    """The template as YAML, for who would rather write it."""
    organization = prepared(request, slug)
    text, refusal = template_text(organization), ""
    if request.method == "POST":
        text = request.POST.get("template", "").replace("\r\n", "\n")
        try:
            if not text.strip():
                raise CannotEdit(_("Teksten er tom. Gå tilbage til standarden i stedet, hvis det er det, du vil."))
            save_setup(request.user, organization, template=text, version=answers.number(request))
        except StaleEdit as stale:
            return answers.conflict(request, stale, reverse("setup_text", args=[slug]))
        except CannotEdit as refused:
            refusal = str(refused)
        else:
            messages.success(request, _("Opsætningen er gemt. Den gælder fra den næste dagsorden, der begyndes."))
            return redirect("setup", slug=slug)
    context = common(organization, "setup", _("Som tekst")) | {"text": text, "refusal": refusal}
    return render(request, "meetings/setup/text.html", context, status=answers.REFUSED if refusal else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, slug: str) -> HttpResponse:
    """Back to the common template, after a warning."""
    organization = prepared(request, slug)
    if request.method == "POST":
        said = _("Opsætningen er tilbage til standarden. Den gamle ligger i historikken.")
        version, back = answers.number(request), reverse("setup", args=[slug])
        return answers.answer(
            request, lambda: save_setup(request.user, organization, template="", version=version), back, said
        )
    return render(request, "meetings/setup/reset.html", common(organization, "setup", _("Standard")))


@require_safe
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """What the set-up has been, the latest first."""
    organization = prepared(request, slug)
    known = setup_of(organization)
    rows = [(each, _changed(each)) for each in history.of(known)[:SHOWN_CHANGES]]
    context = common(organization, "setup_history", _("Historik")) | {"rows": rows}
    return render(request, "meetings/setup/history.html", context)


@require_http_methods(["POST"])
def restore(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The template and the rule as they were after a change."""
    organization = prepared(request, slug)
    change = get_object_or_404(history.of(setup_of(organization)), pk=pk, action="meetings.setup")
    after = change.after if isinstance(change.after, dict) else {}
    if not {"template", "rule"} <= set(after):
        raise Http404
    back, version = reverse("setup_history", args=[slug]), answers.number(request)
    return answers.answer(
        request,
        lambda: save_setup(request.user, organization, template=after["template"], rule=after["rule"], version=version),
        back,
        _("Opsætningen er, som den var dengang."),
    )


def prepared(request: HttpRequest, slug: str) -> Organization:
    """The council that the reader sets up; else 404 or 403."""
    organization = get_object_or_404(Organization, slug=slug)
    require(request.user, "meetings.edit", organization.slug)
    return organization


def common(organization: Organization, here: str, title: str = "") -> dict[str, Any]:
    """What each page of the set-up has."""
    base = reverse("setup", args=[organization.slug])
    crumbs: Crumbs = [
        (_("Forside"), reverse("front")),
        (organization.name, reverse("council", args=[organization.slug])),
        (_("Opsætning"), base if title else None),
    ]
    pages = [
        ("setup", _("Dagsorden og frister")),
        ("setup_rule", _("Beslutningsregel")),
        ("setup_look", _("Papirets udseende")),
        ("setup_history", _("Historik")),
    ]
    known = setup_of(organization)
    return {
        "organization": organization,
        "setup": known,
        "tabs": [(reverse(name, args=[organization.slug]), label, name == here) for name, label in pages],
        "crumbs": [*crumbs, (title, None)] if title else crumbs,
    }


def _form(
    request: HttpRequest,
    organization: Organization,
    template: Template,
    *,
    refused: tuple[str, ...] = (),
    act: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = None
    if act == "preview":
        refused = (*refused, *problems(template))
        shown = None if refused else preview(organization, template, timezone.localdate())
    context = common(organization, "setup") | {
        "template": template,
        "version": request.POST.get("version") or setup_of(organization).version,
        "refused": refused,
        "preview": shown,
        "act": act,
        "terms": term_fields(template),
        "units": [(unit.name, label_words(unit.danish)) for unit in UNITS.values()],
        "standing": STANDING,
        "kinds": [(key, template.kinds[key], KINDS[key]) for key in KINDS],
        "sections": [(key, template.sections[key], SECTIONS[key]) for key in SECTIONS],
        "lacks_approval": lacks_approval(template),
        "without_approval": bool(request.POST.get("without_approval")) or request.method != "POST",
    }
    return render(request, "meetings/setup/template.html", context, status=status)


def _changed(change: Change) -> list[tuple[str, str, str]]:
    """What a change was of, with the text after it."""
    before, after = change.before or {}, change.after or {}
    words = {
        "template": _("Dagsorden og frister"),
        "rule": _("Beslutningsregel"),
        "accent": _("Farve"),
        "logo": _("Logo"),
    }
    return [
        (name, word, after.get(name, "")) for name, word in words.items() if before.get(name, "") != after.get(name, "")
    ]
