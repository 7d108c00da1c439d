"""Taking in files through the browser, and following how far each has come."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samraad.access.permissions import require
from samraad.archive.errors import CannotImport
from samraad.archive.models import ImportJob
from samraad.archive.upload import take_upload

#: htmx stops asking when it gets this status
STOP_POLLING = 286
STAGES = ("store", "read", "write", "index")


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The form, and what it sends: one or more files, each of which becomes a job."""
    require(request.user, "archive.import")
    problem = ""
    if request.method == "POST":
        jobs, problems = _take(request)
        problem = " ".join(problems) or _("Vælg mindst én fil.")
        if jobs:
            for sentence in problems:
                messages.error(request, sentence)
            query = urlencode({"job": [str(job.key) for job in jobs]}, doseq=True)
            return redirect(f"{reverse('import_jobs')}?{query}")
    context = {
        "problem": problem,
        "limit": settings.SAMRAAD_MAX_UPLOAD,
        "recent": ImportJob.objects.select_related("dossier")[:8],
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
    require(request.user, "archive.import")
    try:
        keys = [uuid.UUID(key) for key in request.GET.getlist("job")][:200]
    except (ValueError, ValidationError) as error:
        raise Http404 from error
    jobs = list(ImportJob.objects.filter(key__in=keys).select_related("dossier").order_by("pk"))
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


def _take(request: HttpRequest) -> tuple[list[ImportJob], list[str]]:
    """A job for each file, and a sentence for each that was refused at the door."""
    jobs, problems = [], []
    for file in request.FILES.getlist("files"):
        try:
            jobs.append(take_upload(request.user, file))
        except CannotImport as error:
            problems.append(str(error))
    return jobs, problems


def _steps(job: ImportJob) -> int:
    """How many of the stages are behind it."""
    if job.state == "done":
        return len(STAGES)
    return STAGES.index(job.stage) if job.stage in STAGES else 0
