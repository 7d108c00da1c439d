"""The page that answers a question: the lines that answer it, each a link, or why the archive is silent."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samraad.archive.ask import LONGEST_QUESTION, Scope, ask
from samraad.archive.ask_words import looked_for, reason, where
from samraad.archive.dossier_title import dossier_title
from samraad.archive.links import MEETING, source_name, source_url
from samraad.archive.models import Dossier
from samraad.archive.templatetags.reading_words import section_words
from samraad.archive.visible import dossiers_for
from samraad.councils.models import Organization
from samraad.search.answering import Answer, Near, Reply


@require_safe
def ask_page(request: HttpRequest) -> HttpResponse:
    """The box, and below it the reply to the question."""
    question = " ".join(request.GET.get("q", "").split())[:LONGEST_QUESTION]
    seen = dossiers_for(request.user).select_related("organization")
    dossier = seen.filter(slug=request.GET.get("dossier", "")).first()
    council = request.GET.get("raad", "")
    context: dict[str, Any] = {
        "question": question,
        "dossier": dossier,
        "council": council,
        "councils": _councils(seen),
        "longest": LONGEST_QUESTION,
        "crumbs": [(_("Forside"), reverse("front")), (_("Spørg arkivet"), None)],
    }
    if question:
        context.update(_reply(request, question, _scope(dossier, council)))
    return render(request, "archive/ask.html", context)


def _councils(seen: QuerySet[Dossier]) -> list[tuple[str, str]]:
    """The councils that have dossiers the reader may see."""
    return list(
        seen.filter(organization__isnull=False)
        .order_by("organization__name")
        .values_list("organization__slug", "organization__name")
        .distinct()
    )


def _scope(dossier: Dossier | None, council: str) -> Scope:
    if dossier is not None:
        return Scope(dossiers=frozenset({dossier.slug}))
    named = Organization.objects.filter(slug=council).values_list("name", flat=True).first() if council else None
    return Scope(council=named or council)


def _reply(request: HttpRequest, question: str, scope: Scope) -> dict[str, Any]:
    reply: Reply = ask(request.user, question, scope)
    near = reply.silence.near if reply.silence else ()
    slugs = {answer.source.dossier for answer in reply.answers} | {place.source.dossier for place in near}
    slugs |= {place.source.dossier for answer in reply.answers for place in answer.likewise}
    titles = {each.slug: dossier_title(each) for each in Dossier.objects.filter(slug__in=slugs)}
    context: dict[str, Any] = {
        "reply": reply,
        "answers": [
            (answer, _place(answer, titles), marked(answer), [_place(each, titles) for each in answer.likewise])
            for answer in reply.answers
        ],
    }
    if reply.silence is not None:
        context |= {
            "looked_for": looked_for(reply.silence),
            "reason": reason(reply.silence),
            "where": where(reply.silence),
            "near": [_place(each, titles) for each in near],
        }
    return context


def _place(place: Answer | Near, titles: dict[str, str]) -> dict[str, Any]:
    """Where it stands: titles, lines and the address that leads to them."""
    source = place.source
    lines = (place.first_line, place.last_line)
    is_written = source.dossier.startswith(MEETING)
    name = source_name(source) if is_written else titles.get(source.dossier, "")
    return {
        "url": source_url(source, *lines),
        "title": source.document_title or source.item_title or name,
        "dossier": name,
        "written_in": (section_words(source.section) if source.section else _("Punktets titel")) if is_written else "",
        "item": source.item,
        "page": source.page,
        "first": lines[0],
        "last": lines[1],
        "decision": source.section == "decision",
    }


def marked(answer: Answer) -> SafeString:
    """The text of the answer with the value marked where it is printed as such."""
    value = answer.value or ""
    before, found, after = answer.text.partition(value) if value else (answer.text, "", "")
    if not found:
        return conditional_escape(answer.text)
    return format_html("{}<mark>{}</mark>{}", before, found, after)
