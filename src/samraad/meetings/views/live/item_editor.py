"""Writing one item: its title and kind, its sections, the points of its recommendation. Each part is saved by itself, as typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samraad.archive.templatetags.reading_words import section_words
from samraad.meetings.agenda.item_kinds import kinds_of
from samraad.meetings.agenda.save_item import edit_item, set_number
from samraad.meetings.agenda.save_section import LONGEST, WRITTEN, remove_point, save_points, save_section
from samraad.meetings.agenda.template import template_of
from samraad.meetings.models import AgendaItem, ItemSection
from samraad.meetings.models.item import SectionName
from samraad.meetings.safe_html import clean, from_text, plain
from samraad.meetings.stage import ENTERED, PREPARED
from samraad.meetings.views.live import answers, found
from samraad.meetings.views.live.answers import number


@dataclass(frozen=True, slots=True)
class SectionForm:
    """A section as its form shows it."""

    name: str
    title: str
    html: str
    text: str
    version: int
    points: tuple[str, ...] = ()

    @property
    def has_points(self) -> bool:
        return self.name == SectionName.RECOMMENDATION


@require_safe
def editor(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole item, ready to be written in."""
    item = found.prepared_item(request, pk)
    meeting = item.meeting
    states = (*PREPARED, *ENTERED) if item.added else PREPARED
    neighbours = list(meeting.items.filter(withdrawn=False).order_by("position"))
    at = next((place for place, each in enumerate(neighbours) if each.pk == pk), 0)
    context = {
        "item": item,
        "meeting": meeting,
        "kinds": [each for each in dict.fromkeys((*kinds_of(meeting.organization), item.kind)) if each],
        "may_edit": meeting.live.state in states and not item.withdrawn,
        "number_is_open": not (item.fixed_number and meeting.live.state != "draft"),
        "sections": _forms(item),
        "attachments": list(item.attachments.select_related("dossier")),
        "previous": neighbours[at - 1] if at else None,
        "next": neighbours[at + 1] if at + 1 < len(neighbours) else None,
        "crumbs": found.crumbs_of(meeting, (_("Punkt %(number)s") % {"number": item.number}, None)),
    }
    return render(request, "meetings/live/edit_item.html", context)


@require_POST
def save_fields(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, kind, case number, open or closed."""
    item = found.prepared_item(request, pk)
    said: dict[str, Any] = {name: request.POST.get(name, "") for name in ("title", "kind", "case_number")}
    said["closed"] = bool(request.POST.get("closed"))
    return answers.answer(request, lambda: edit_item(request.user, item, number(request), **said), _back(pk))


@require_POST
def save_number(request: HttpRequest, pk: int) -> HttpResponse:
    """A number of its own."""
    item = found.prepared_item(request, pk)
    wanted = request.POST.get("number", "")
    said = _("Punktet har fået nummer %(number)s.") % {"number": wanted}
    return answers.answer(request, lambda: set_number(request.user, item, wanted, number(request)), _back(pk), said)


@require_POST
def save_text(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One section; the recommendation with its points."""
    item = found.prepared_item(request, pk)
    if name not in WRITTEN:
        raise Http404
    return answers.answer(request, lambda: _save(request, item, name), _back(pk) + f"#afsnit-{name}")


@require_POST
def drop_point(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove one point of the recommendation."""
    item = found.prepared_item(request, pk)
    back = _back(pk) + "#afsnit-recommendation"
    place = number(request, "point")
    return answers.answer(request, lambda: remove_point(request.user, item, place, number(request)), back)


@require_POST
def clean_paste(request: HttpRequest, pk: int) -> HttpResponse:
    """What was pasted into the item, cleaned: its structure without its styling. Nothing is stored."""
    found.prepared_item(request, pk)
    html = request.POST.get("html", "")
    return HttpResponse(clean(html) if len(html) <= 4 * LONGEST else "", content_type="text/html; charset=utf-8")


def _save(request: HttpRequest, item: AgendaItem, name: str) -> ItemSection:
    """The text, then the points. Text and points share a version, so points only go on from what this text was saved as."""
    stored = ItemSection.objects.filter(item=item, name=name, dossier=None).first()
    html, version = written_html(request, stored.html if stored else ""), number(request)
    is_new = clean(html) != (stored.html if stored else "")
    section = save_section(request.user, item, name, html, version) if is_new or stored is None else stored
    if name != SectionName.RECOMMENDATION:
        return section
    points = [text.strip() for text in request.POST.getlist("point") if text.strip()]
    if not points and not section.points.exists():
        return section
    return save_points(request.user, item, points, section.version if is_new or stored is None else version)


def written_html(request: HttpRequest, stored: str) -> str:
    """What the editor sent; from a page without scripts the plain text, which leaves formatting alone where nothing changed."""
    if "html" in request.POST:
        return request.POST["html"]
    text = request.POST.get("text", "")
    same = [line.strip() for line in text.splitlines() if line.strip()] == [
        line.strip() for line in plain(stored).splitlines() if line.strip()
    ]
    return stored if same else from_text(text)


def _forms(item: AgendaItem) -> list[SectionForm]:
    stored = {each.name: each for each in item.sections.filter(dossier=None).prefetch_related("points")}
    titles = template_of(item.meeting.organization).own_sections
    forms = []
    for name in WRITTEN:
        row = stored.get(name)
        points = tuple(point.text for point in row.points.all()) if row else ()
        forms.append(
            SectionForm(
                name.value,
                dict(titles).get(name.value) or section_words(name.value),
                row.html if row else "",
                plain(row.html) if row else "",
                row.version if row else 0,
                points,
            )
        )
    return forms


def _back(pk: int) -> str:
    return reverse("edit_item", args=[pk])
