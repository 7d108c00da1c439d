"""Find cases, items and documents by words, as one does who links them to each other."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from samraad.access.permissions import Actor
from samraad.archive.models import Document
from samraad.archive.visible import dossiers_for
from samraad.councils.models import Organization
from samraad.meetings.cases.seen import cases_for
from samraad.meetings.models import AgendaItem, Case

MOST_WORDS = 8


def find_cases(actor: Actor, words: str) -> QuerySet[Case]:
    """The cases the actor may follow whose number or title has every word, open ones first, the latest first."""
    return _having(cases_for(actor), words, "title", "number", "responsible").order_by("-state", "-opened_on", "-pk")


def find_items(organization: Organization, words: str) -> QuerySet[AgendaItem]:
    """The organization's items whose title or case number has every word; the latest first."""
    items = AgendaItem.objects.filter(meeting__organization=organization).select_related("meeting__organization")
    return _having(items, words, "title", "case_number").order_by("-meeting__date", "position")


def find_documents(actor: Actor, words: str) -> QuerySet[Document]:
    """The documents the actor may see whose title or issuer has every word; the latest first."""
    documents = Document.objects.filter(dossier__in=dossiers_for(actor)).select_related("dossier__organization")
    return _having(documents, words, "title", "issuer").order_by("-dossier__meeting_date", "position")


def _having(rows: QuerySet[Any], words: str, *fields: str) -> QuerySet[Any]:
    for word in words.split()[:MOST_WORDS]:
        anywhere = Q()
        for field in fields:
            anywhere |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(anywhere)
    return rows
