"""The schemes by council, the calculators, and the choice of one's own municipality."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samraad.access.permissions import allowed
from samraad.councils.models import Municipality
from samraad.schemes.my_municipality import chosen, remember
from samraad.schemes.visible import schemes_for


@require_safe
def schemes(request: HttpRequest) -> HttpResponse:
    """Every scheme the reader may see, by council."""
    found = list(schemes_for(request.user))
    context = {
        "councils": [(name, list(each)) for name, each in groupby(found, key=lambda scheme: scheme.council)],
        "municipalities": Municipality.objects.values_list("name", flat=True),
        "municipality": chosen(request),
        "may_save": allowed(request.user, "schemes.save"),
        "crumbs": [(_("Forside"), reverse("front")), (_("Beregninger"), None)],
    }
    return render(request, "schemes/schemes.html", context)


@require_POST
def choose_municipality(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice and go back to where it was made."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("schemes")
    response = redirect(back)
    remember(response, request.POST.get("municipality", ""))
    return response
