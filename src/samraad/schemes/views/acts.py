"""What a secretary does with schemes: add one, save what was tried as a new version, publish and take back."""

from __future__ import annotations

from pathlib import PurePosixPath

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samraad.access.permissions import require
from samraad.rules.errors import RuleError
from samraad.rules.files import LARGEST_FILE
from samraad.rules.rewrite import rewritten
from samraad.schemes import compute
from samraad.schemes.publish_scheme import publish_scheme, unpublish_scheme
from samraad.schemes.save_version import save_version
from samraad.schemes.try_inputs import changed_values
from samraad.schemes.views.asked import asked_version
from samraad.schemes.visible import schemes_for

MOST_FILES = 20


@require_http_methods(["GET", "HEAD", "POST"])
def add_scheme(request: HttpRequest) -> HttpResponse:
    """A scheme from its YAML file and the CSV files it names; refused with file, line and field where it is wrong."""
    require(request.user, "schemes.save")
    context: dict[str, object] = {
        "crumbs": [(_("Forside"), reverse("front")), (_("Beregninger"), reverse("schemes")), (_("Ny beregning"), None)]
    }
    if request.method != "POST":
        return render(request, "schemes/add.html", context)
    try:
        files = {_plain_name(upload): _text(upload) for upload in request.FILES.getlist("files")[:MOST_FILES]}
        schemes = [name for name in files if name.endswith((".yaml", ".yml"))]
        if len(schemes) != 1:
            raise RuleError(_("Vælg netop én YAML-fil og de CSV-filer, den nævner."))
        text = files.pop(schemes[0])
        version = save_version(request.user, PurePosixPath(schemes[0]).stem, text, files, request.POST.get("note", ""))
    except RuleError as error:
        return render(request, "schemes/add.html", {**context, "error": str(error)}, status=422)
    messages.success(
        request,
        _("Beregningen er gemt som version %(number)s. Den ses kun af sekretariatet, til den er offentliggjort.")
        % {"number": version.number},
    )
    return redirect("scheme", slug=version.scheme.slug)


def _plain_name(upload: UploadedFile[bytes]) -> str:
    return PurePosixPath((upload.name or "").replace("\\", "/")).name


def _text(upload: UploadedFile[bytes]) -> str:
    if (upload.size or 0) > LARGEST_FILE:
        raise RuleError(_("%(name)s er for stor.") % {"name": upload.name})
    try:
        content: bytes = upload.read()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RuleError(_("%(name)s er ikke tekst i UTF-8.") % {"name": upload.name}) from None


@require_POST
def save_tried(request: HttpRequest, slug: str) -> HttpResponse:
    """What was tried becomes a new version; the older ones stay as they were."""
    require(request.user, "schemes.save")
    version = asked_version(request, slug)
    scheme = compute.tables(version)
    if scheme is None:
        raise Http404
    try:
        text = rewritten(version.text, slug, changed_values(scheme, request.POST.dict()))
        saved = save_version(request.user, slug, text, version.files, request.POST.get("note", ""))
    except RuleError as error:
        messages.error(request, str(error))
        return redirect("try_scheme", slug=slug)
    messages.success(request, _("Gemt som version %(number)s.") % {"number": saved.number})
    return redirect("scheme", slug=slug)


@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish the scheme, or take it back."""
    found = get_object_or_404(schemes_for(request.user), slug=slug)
    if request.POST.get("act") == "unpublish":
        unpublish_scheme(request.user, found)
        messages.success(request, _("Beregningen er trukket tilbage."))
    else:
        publish_scheme(request.user, found)
        messages.success(request, _("Beregningen er offentliggjort."))
    return redirect("scheme", slug=slug)
