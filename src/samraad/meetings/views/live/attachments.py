"""An item's attachments: taking files in, naming, ordering and taking them off; and handing one out to who may read it."""

from __future__ import annotations

from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samraad.meetings.agenda.attach import attach, attachment_path, detach, order_attachments, rename_attachment
from samraad.meetings.errors import CannotAttach
from samraad.meetings.models import ItemAttachment, PublishedVersion
from samraad.meetings.publishing.attached_file import attached_file
from samraad.meetings.views.live import answers, found
from samraad.meetings.views.live.answers import number


@require_POST
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Take files in, one after another; one that is refused does not keep the others out."""
    item = found.prepared_item(request, pk)
    files = request.FILES.getlist("files")
    taken = 0
    for file in files:
        try:
            attach(request.user, item, file)
            taken += 1
        except answers.REFUSALS as refusal:
            messages.error(request, f"{file.name}: {refusal}")
    if taken:
        messages.success(request, ngettext("%(n)s bilag er lagt på.", "%(n)s bilag er lagt på.", taken) % {"n": taken})
    elif not files:
        messages.error(request, _("Vælg en fil først."))
    return redirect(_back(pk))


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename, move up or down, or take off, as the pressed button says."""
    attached = get_object_or_404(ItemAttachment.objects.select_related("item__meeting__organization"), pk=pk)
    item = found.prepared_item(request, attached.item_id)
    act, back = request.POST.get("act", ""), _back(item.pk)
    if act == "remove":
        said = _("Bilaget er taget af punktet. Filen er stadig i arkivet.")
        return answers.answer(request, lambda: detach(request.user, attached), back, said)
    if act in ("up", "down"):
        keys = list(item.attachments.order_by("position", "pk").values_list("pk", flat=True))
        place = keys.index(pk)
        other = place - 1 if act == "up" else place + 1
        if 0 <= other < len(keys):
            keys[place], keys[other] = keys[other], keys[place]
        return answers.answer(request, lambda: order_attachments(request.user, item, keys), back)
    title = request.POST.get("title", "")
    return answers.answer(request, lambda: rename_attachment(request.user, attached, title, number(request)), back)


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The file itself."""
    attached = get_object_or_404(ItemAttachment.objects.select_related("item__meeting__organization", "dossier"), pk=pk)
    try:
        path = attachment_path(request.user, attached)
    except CannotAttach as gone:
        raise Http404(str(gone)) from None
    return _handed_out(path, attached.name, attached.media_type)


@require_safe
def of_version(request: HttpRequest, pk: int, sha256: str) -> HttpResponse | FileResponse:
    """An attachment as a published version has it, also after it was taken off the item."""
    version = get_object_or_404(PublishedVersion.objects.select_related("meeting__organization"), pk=pk)
    try:
        attached, path = attached_file(request.user, version, sha256)
    except CannotAttach as gone:
        raise Http404(str(gone)) from None
    return _handed_out(path, attached.name, attached.media_type)


def _handed_out(path: Path, name: str, media_type: str) -> FileResponse:
    is_pdf = media_type == "application/pdf"
    return FileResponse(
        path.open("rb"),
        as_attachment=not is_pdf,
        filename=name,
        content_type=media_type if is_pdf else "application/octet-stream",
    )


def _back(pk: int) -> str:
    return reverse("edit_item", args=[pk]) + "#bilag"
