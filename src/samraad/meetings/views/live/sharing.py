"""Sharing a draft with people and roles, and taking it back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samraad.access.models import User
from samraad.access.roles import Role
from samraad.meetings.agenda.share_draft import share_draft, unshare_draft
from samraad.meetings.errors import CannotEdit
from samraad.meetings.models import DraftShare
from samraad.meetings.views.live import answers, found


@require_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a person (by user name or e-mail) or a role read the draft."""
    meeting = found.prepared(request, pk)
    name, role = request.POST.get("user", "").strip(), request.POST.get("role", "")

    def act() -> Any:
        if role and role not in Role.values:
            raise CannotEdit(_("Den rolle findes ikke. Vælg en af rollerne på listen."))
        user = _user(name) if name else None
        return share_draft(request.user, meeting, user=user, role=Role(role) if role else None)

    return answers.answer(request, act, reverse("draft", args=[pk]) + "#deling", _("Kladden er delt."))


@require_POST
def unshare(request: HttpRequest, pk: int) -> HttpResponse:
    """No longer shared."""
    shared = get_object_or_404(DraftShare.objects.select_related("meeting__organization", "user"), pk=pk)
    meeting = found.prepared(request, shared.meeting_id)
    back = reverse("draft", args=[meeting.pk]) + "#deling"
    return answers.answer(
        request, lambda: unshare_draft(request.user, shared), back, _("Kladden er ikke længere delt.")
    )


def _user(name: str) -> User:
    user = User.objects.filter(username__iexact=name, is_active=True).first()
    user = user or User.objects.filter(email__iexact=name, is_active=True).first()
    if user is None:
        raise CannotEdit(_("Ingen bruger hedder »%(name)s«. Skriv brugernavnet eller mailadressen.") % {"name": name})
    return user
