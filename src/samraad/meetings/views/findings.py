"""*Fund*: what does not add up, over everything or in one dossier, meeting or item; each finding with its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samraad.access import history
from samraad.access.permissions import allowed, require
from samraad.archive import want_check
from samraad.archive.dossier_title import dossier_title
from samraad.archive.judge import may_judge
from samraad.archive.models import DossierCheck, Finding, FindingState
from samraad.archive.narrow_findings import ALL, GONE, choices, gravest_first, in_state, narrowed, states
from samraad.archive.show_findings import ShownFinding, show_findings
from samraad.archive.views.paging import Pages
from samraad.archive.visible import dossiers_for, judged_councils, seen_by
from samraad.meetings import findings_of, visible
from samraad.meetings.cases.seen import cases_for
from samraad.meetings.models import AgendaItem
from samraad.schemes.find_differences import find_all_differences
from samraad.schemes.models import Scheme
from samraad.schemes.visible import findings_for

SHOWN = 20
FILTERS = {
    "raad": gettext_lazy("Råd"),
    "dossier": gettext_lazy("Dossier"),
    "slags": gettext_lazy("Slags"),
    "alvor": gettext_lazy("Alvor"),
}
Crumbs = Sequence[tuple[str, str | None]]


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """Every finding the reader may see."""
    return _list(request, findings_for(request.user), "", [], FILTERS)


@require_safe
def of_dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """The findings of one dossier."""
    dossier = get_object_or_404(dossiers_for(request.user).select_related("organization"), slug=slug)
    crumbs = [
        (_("Arkivet"), reverse("dossiers")),
        (dossier_title(dossier), reverse("dossier", args=[slug])),
    ]
    return _list(
        request, findings_of.of_dossier(request.user, dossier), dossier_title(dossier), crumbs, ("slags", "alvor")
    )


@require_safe
def of_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """The findings of all of a meeting's dossiers."""
    meeting = get_object_or_404(visible.meetings_for(request.user).select_related("organization"), pk=pk)
    council = meeting.organization
    crumbs = [
        (council.name, reverse("council", args=[council.slug])),
        (_("Mødet"), reverse("meeting", args=[pk])),
    ]
    found = findings_of.of_meeting(request.user, meeting)
    return _list(request, found, str(meeting), crumbs, ("dossier", "slags", "alvor"))


@require_safe
def of_item(request: HttpRequest, pk: int) -> HttpResponse:
    """The findings of an item: where agenda and minutes tell of it, and in its documents."""
    known = get_object_or_404(AgendaItem.objects.select_related("meeting__organization"), pk=pk)
    meeting = get_object_or_404(visible.meetings_for(request.user), pk=known.meeting_id)
    item = get_object_or_404(visible.items_for(request.user, meeting), pk=pk)
    crumbs = [
        (known.meeting.organization.name, reverse("council", args=[known.meeting.organization.slug])),
        (_("Mødet"), reverse("meeting", args=[meeting.pk])),
        (_("Punkt %(number)s") % {"number": item.number}, reverse("item", args=[pk])),
    ]
    found = findings_of.of_item(request.user, item)
    return _list(request, found, f"{item.number} {item.title}", crumbs, ("dossier", "slags", "alvor"))


@require_safe
def of_case(request: HttpRequest, pk: int) -> HttpResponse:
    """The findings of a case: those of every item in which it came up."""
    case = get_object_or_404(cases_for(request.user), pk=pk)
    crumbs = [(_("Sager"), reverse("cases")), (case.number, reverse("case", args=[pk]))]
    found = findings_of.of_case(request.user, case)
    return _list(request, found, str(case), crumbs, ("dossier", "slags", "alvor"))


@require_safe
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding, with what was judged of it and when."""
    found = get_object_or_404(findings_for(request.user).select_related("judged_by"), pk=pk)
    judges = may_judge(request.user, found)
    context = {
        **_row(request, show_findings([found])[0], judges, ""),
        "changes": history.of(found)[:SHOWN] if judges else (),
        "schemes": _schemes([found]),
        "crumbs": [(_("Forside"), reverse("front")), (_("Fund"), reverse("findings")), (_("Fundet"), None)],
    }
    return render(request, "meetings/finding.html", context)


@require_POST
def check_now(request: HttpRequest) -> HttpResponse:
    """Check what is due in a process of its own; the page need not wait for it."""
    require(request.user, "archive.find_findings")
    want_check.check_soon()
    find_all_differences(request.user)
    messages.success(request, _("Kontrollen er i gang. Hent siden igen om lidt."))
    return redirect("findings")


def _list(
    request: HttpRequest,
    found: QuerySet[Finding],
    subject: str,
    crumbs: Crumbs,
    filters: Sequence[str] | dict[str, Any],
) -> HttpResponse:
    judges = allowed(request.user, "archive.judge_findings") or bool(judged_councils(request.user))
    chosen = {name: request.GET.get(name, "")[:120] for name in filters}
    state = request.GET.get("tilstand", "")
    state = state if judges and state in {*FindingState.values, GONE, ALL} else FindingState.OPEN if judges else ALL
    here = in_state(found, state)
    left = narrowed(here, chosen)
    pages = Pages(left.count(), SHOWN, request.GET.get("page", ""))
    rows = list(gravest_first(left).select_related("judged_by")[pages.start : pages.stop])
    context = {
        "subject": subject,
        "judges": judges,
        "state": state,
        "states": states(found, state, {GONE: _("Findes ikke længere"), ALL: _("Alle")}) if judges else (),
        "filters": [(name, FILTERS[name], choices(here, chosen, name)) for name in filters],
        "is_narrowed": any(chosen.values()),
        "rows": _rows(request, show_findings(rows)),
        "schemes": _schemes(rows),
        "total": pages.total,
        "pages": pages,
        **(_unchecked(request) if judges else {}),
        "crumbs": [(_("Forside"), reverse("front")), *crumbs, (_("Fund"), None)],
    }
    return render(request, "meetings/findings.html", context)


def _rows(request: HttpRequest, shown: Sequence[ShownFinding]) -> list[dict[str, Any]]:
    """Each finding, and where its buttons lead: back here, at the finding after it."""
    after = [each.finding.pk for each in shown[1:]] + [None]
    return [
        _row(
            request,
            each,
            may_judge(request.user, each.finding),
            f"{request.get_full_path()}#{f'fund-{following}' if following else 'main-content'}",
        )
        for each, following in zip(shown, after, strict=False)
    ]


def _row(request: HttpRequest, shown: ShownFinding, judges: bool, following: str) -> dict[str, Any]:
    return {"finding": shown.finding, "places": shown.places, "may_judge": judges, "next": following}


def _schemes(rows: Sequence[Finding]) -> dict[str, str]:
    """The titles of the schemes that some of the findings are of."""
    slugs = {row.scheme for row in rows if row.scheme}
    return dict(Scheme.objects.filter(slug__in=slugs).values_list("slug", "title")) if slugs else {}


def _unchecked(request: HttpRequest) -> dict[str, Any]:
    """How many dossiers wait to be checked, and which the checker failed on."""
    failed = DossierCheck.objects.filter(seen_by(request.user, "dossier__"), failed=True)
    return {
        "due": want_check.due().filter(seen_by(request.user)).count(),
        "failed": [row.dossier for row in failed.select_related("dossier__organization")[:SHOWN]],
        "may_check": allowed(request.user, "archive.find_findings"),
    }
