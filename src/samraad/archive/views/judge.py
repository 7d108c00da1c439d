"""Judging a finding: confirming, dismissing, reopening; and passing it on to the author with a letter to copy."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samraad.archive.confirm_finding import confirm_finding
from samraad.archive.dismiss_finding import dismiss_finding
from samraad.archive.errors import CannotJudge
from samraad.archive.finding_letter import finding_letter
from samraad.archive.judge import require_judge
from samraad.archive.models import Finding, FindingState
from samraad.archive.pass_on_finding import pass_on_finding
from samraad.archive.reopen_finding import reopen_finding
from samraad.archive.show_findings import ShownFinding, show_findings


@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, dismiss or reopen, as the pressed button says."""
    finding = get_object_or_404(Finding, pk=pk)
    require_judge(request.user, finding)
    act, seen = request.POST.get("act"), request.POST.get("seen", "")
    try:
        if act == "confirm":
            confirm_finding(request.user, finding, seen)
            messages.success(request, _("Fundet er bekræftet. Er dossieret offentligt, kan alle nu se det."))
        elif act == "dismiss":
            dismiss_finding(request.user, finding, seen, request.POST.get("reason", ""))
            messages.success(request, _("Fundet er afvist. Det kommer ikke igen, når dossieret læses på ny."))
        elif act == "reopen":
            reopen_finding(request.user, finding, seen)
            messages.success(request, _("Fundet er genåbnet."))
    except CannotJudge as error:
        messages.error(request, str(error))
        return redirect("finding", pk=pk)
    return redirect(_back(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """To whom it goes and with what note; below the letter, ready to be copied. Nothing is sent from here."""
    finding = get_object_or_404(Finding, pk=pk)
    require_judge(request.user, finding)
    to, note, problem = request.POST.get("to", ""), request.POST.get("note", ""), ""
    if request.method == "POST":
        try:
            pass_on_finding(request.user, finding, request.POST.get("seen", ""), to, note)
        except CannotJudge as error:
            problem = str(error)
        else:
            messages.success(request, _("Noteret som sendt videre. Kopiér brevet herunder, og send det selv."))
            return redirect("pass_on_finding", pk=pk)
    finding.refresh_from_db()
    shown = show_findings([finding])[0]
    to = to or finding.passed_to or _author(shown)
    context = {
        "finding": finding,
        "letter": finding_letter(shown, to, note or finding.note, str(request.user), request.build_absolute_uri),
        "to": to,
        "note": note or finding.note,
        "problem": problem,
        "is_passed_on": finding.state == FindingState.PASSED_ON,
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Fund"), reverse("findings")),
            (_("Fundet"), reverse("finding", args=[pk])),
            (_("Send videre"), None),
        ],
    }
    return render(request, "archive/pass_on.html", context, status=400 if problem else 200)


def _author(shown: ShownFinding) -> str:
    """Whoever the first document says it is from."""
    return next((place.document.issuer for place in shown.places if place.document and place.document.issuer), "")


def _back(request: HttpRequest, pk: int) -> str:
    """To the page the button was on, at the next finding there."""
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        return back
    return reverse("finding", args=[pk])
