"""Publishing a dossier and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samraad.archive import visible
from samraad.archive.publish import publish, unpublish


@require_POST
def publish_dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish or take back, as the pressed button says."""
    dossier = get_object_or_404(visible.dossiers_for(request.user), slug=slug)
    if request.POST.get("act") == "unpublish":
        unpublish(request.user, dossier)
        said = _("Trukket tilbage. Kun sekretærer kan se det nu.")
    else:
        publish(request.user, dossier)
        said = _("Offentliggjort. Alle kan nu læse og søge i det.")
    messages.success(request, said)
    return redirect("dossier", slug=slug)
