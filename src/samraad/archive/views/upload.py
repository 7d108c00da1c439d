"""Taking in files through the browser, and following how far each has come."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samraad.access.permissions import NotAllowed, allowed, require
from samraad.archive.errors import CannotImport
from samraad.archive.models import ImportJob
from samraad.archive.upload import take_upload
from samraad.archive.visible import importing_councils
from samraad.councils.models import Organization

#: htmx stops asking when it gets this status
STOP_POLLING = 286
STAGES = ("store", "read", "write", "index")


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The form, and what it sends: one or more files, each of which becomes a job."""
    councils = _councils(request)
    problem, chosen = "", request.POST.get("council", councils[0].slug if len(councils) == 1 else "")
    if request.method == "POST" and councils and not chosen:
        problem = _("Vælg det råd, filerne hører til.")
    elif request.method == "POST":
        require(request.user, "archive.import", chosen or None)
        jobs, problems = _take(request, chosen)
        problem = " ".join(problems) or _("Vælg mindst én fil.")
        if jobs:
            for sentence in problems:
                messages.error(request, sentence)
            query = urlencode({"job": [str(job.key) for job in jobs]}, doseq=True)
            return redirect(f"{reverse('import_jobs')}?{query}")
    context = {
        "problem": problem,
        "limit": settings.SAMRAAD_MAX_UPLOAD,
        "councils": councils,
        "chosen": chosen,
        "recent": _jobs(request).select_related("dossier")[:8],
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Arkivet"), reverse("dossiers")),
            (_("Læg et dossier ind"), None),
        ],
    }
    return render(request, "archive/upload.html", context, status=400 if problem else 200)


@require_safe
def import_jobs(request: HttpRequest) -> HttpResponse:
    """How far the jobs named in the address have come; asked again and again until all are done."""
    _councils(request)
    try:
        keys = [uuid.UUID(key) for key in request.GET.getlist("job")][:200]
    except (ValueError, ValidationError) as error:
        raise Http404 from error
    jobs = list(_jobs(request).filter(key__in=keys).select_related("dossier").order_by("pk"))
    if not jobs:
        raise Http404
    done = all(job.state in ("done", "failed") for job in jobs)
    context = {
        "jobs": [(job, _steps(job)) for job in jobs],
        "done": done,
        "crumbs": [
            (_("Forside"), reverse("front")),
            (_("Arkivet"), reverse("dossiers")),
            (_("Læg et dossier ind"), reverse("upload")),
            (_("Status"), None),
        ],
    }
    if request.headers.get("HX-Request"):
        return render(request, "archive/_import_jobs.html", context, status=STOP_POLLING if done else 200)
    return render(request, "archive/import_jobs.html", context)


def _councils(request: HttpRequest) -> list[Organization]:
    """The councils to choose among for who may take dossiers in for some only; none for who may for all."""
    if allowed(request.user, "archive.import"):
        return []
    own = importing_councils(request.user)
    if not own:
        raise NotAllowed("archive.import")
    return list(Organization.objects.filter(slug__in=own))


def _jobs(request: HttpRequest) -> QuerySet[ImportJob]:
    """The jobs of the reader's councils: all of them for who may take in for all."""
    if allowed(request.user, "archive.import"):
        return ImportJob.objects.all()
    return ImportJob.objects.filter(organization__in=importing_councils(request.user))


def _take(request: HttpRequest, council: str) -> tuple[list[ImportJob], list[str]]:
    """A job for each file, and a sentence for each that was refused at the door."""
    jobs, problems = [], []
    for file in request.FILES.getlist("files"):
        try:
            jobs.append(take_upload(request.user, file, council))
        except CannotImport as error:
            problems.append(str(error))
    return jobs, problems


def _steps(job: ImportJob) -> int:
    """How many of the stages are behind it."""
    if job.state == "done":
        return len(STAGES)
    return STAGES.index(job.stage) if job.stage in STAGES else 0
