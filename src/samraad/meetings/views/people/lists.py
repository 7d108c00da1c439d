"""A council's members as a list: handed in as a file and looked at before it is saved, and written out again."""

from __future__ import annotations

import csv
import datetime as dt
import io

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samraad.access.permissions import require
from samraad.councils.directory import ROLES
from samraad.councils.errors import CannotSave
from samraad.councils.import_members import MembersFile, import_members, propose_members
from samraad.councils.members_csv import members_csv
from samraad.councils.models import Organization
from samraad.councils.read_members import COLUMNS
from samraad.councils.read_table import Rows, read_table
from samraad.meetings.views.people.directory import chosen_day, crumbs_of
from samraad.meetings.views.people.handed_in import handed_in


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest, slug: str) -> HttpResponse:
    """What the file would do, row by row; ``save`` does all of it or nothing."""
    organization = get_object_or_404(Organization.objects.select_related("parent"), slug=slug)
    require(request.user, "councils.edit", slug)
    refusal, text = "", ""
    proposed: MembersFile | None = None
    since = timezone.localdate()
    if request.method == "POST":
        try:
            since = dt.date.fromisoformat(request.POST.get("fra", ""))
            too_large = _("Filen er for stor til at være en medlemsliste. Gem kun arket med medlemmerne.")
            table = read_table(handed_in(request, too_large))
            proposed = propose_members(request.user, organization, table, since)
            text = _carried(table)
            if request.POST.get("save") and not proposed.wrong:
                made = import_members(request.user, organization, table, since)
                messages.success(request, _("%(count)s medlemskaber er oprettet.") % {"count": made})
                return redirect(f"{reverse('organization', args=[slug])}?dag={max(since, timezone.localdate())}")
        except ValueError:
            refusal = _("Vælg den første dag for dem, der ingen har i filen.")
        except CannotSave as error:
            refusal = str(error)
    context = {
        "organization": organization,
        "proposed": proposed,
        "text": text,
        "since": since,
        "refusal": refusal,
        "columns": [names[0] for names in COLUMNS.values()],
        "roles": ROLES,
        "crumbs": crumbs_of(organization, _("Indlæs medlemmer")),
    }
    wrong = bool(refusal or (proposed and proposed.wrong and request.POST.get("save")))
    return render(request, "meetings/people/take_in.html", context, status=400 if wrong else 200)


@require_safe
def write_out(request: HttpRequest, slug: str) -> HttpResponse:
    """The members of a day with their addresses as CSV."""
    organization = get_object_or_404(Organization, slug=slug)
    day = chosen_day(request)
    content = members_csv(request.user, organization, day)
    headers = {"Content-Disposition": f'attachment; filename="medlemmer-{slug}-{day}.csv"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _carried(table: Rows) -> str:
    """The rows as CSV, so that what is saved is what was looked at; empty rows keep their place."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(table)
    return out.getvalue()
