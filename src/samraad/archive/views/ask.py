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

from samraad.archive.ask import LONGEST_QUESTION, ask
from samraad.archive.ask_words import looked_for, reason, where
from samraad.archive.dossier_title import dossier_title
from samraad.archive.links import document_url, text_url
from samraad.archive.models import Dossier
from samraad.archive.visible import dossiers_for
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
        context.update(_reply(request, question, _scope(seen, dossier, council)))
    return render(request, "archive/ask.html", context)


def _councils(seen: QuerySet[Dossier]) -> list[tuple[str, str]]:
    """The councils that have dossiers the reader may see."""
    return list(
        seen.filter(organization__isnull=False)
        .order_by("organization__name")
        .values_list("organization__slug", "organization__name")
        .distinct()
    )


def _scope(seen: QuerySet[Dossier], dossier: Dossier | None, council: str) -> QuerySet[Dossier] | None:
    if dossier is not None:
        return seen.filter(pk=dossier.pk)
    return seen.filter(organization__slug=council) if council else None


def _reply(request: HttpRequest, question: str, scope: QuerySet[Dossier] | None) -> dict[str, Any]:
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
    url = (
        document_url(source.dossier, int(source.document), *lines)
        if source.document
        else text_url(source.dossier, *lines)
    )
    return {
        "url": url,
        "title": source.document_title or source.item_title or titles.get(source.dossier, ""),
        "dossier": titles.get(source.dossier, ""),
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
