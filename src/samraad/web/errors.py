"""Pages for what may not be seen: whoever is not signed in is asked to, everybody else is told who may."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samraad.access.permissions import NotAllowed


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to a page or act the reader has no right to."""
    if not request.user.is_authenticated and request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    reason = str(exception) if isinstance(exception, NotAllowed) else ""
    return render(request, "403.html", {"reason": reason, "error_page": True}, status=403)
