"""Which scheme and version a page is asked for."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from samraad.schemes.models import SchemeVersion
from samraad.schemes.visible import schemes_for


def asked_version(request: HttpRequest, slug: str) -> SchemeVersion:
    """The version named by ``?version=``, else the newest; raises Http404 where the reader may not see the scheme."""
    found = get_object_or_404(schemes_for(request.user), slug=slug)
    versions = found.versions.select_related("scheme", "saved_by")
    number = request.GET.get("version", "")
    if number:
        if not number.isdecimal() or len(number) > 6:
            raise Http404
        return get_object_or_404(versions, number=int(number))
    newest = versions.first()
    if newest is None:
        raise Http404
    return newest
