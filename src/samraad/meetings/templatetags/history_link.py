"""A link to the history of a record, for those who may read it."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.db.models import Model
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from samraad.access.permissions import Actor, allowed
from samraad.councils.models import Municipality, Organization, Person
from samraad.meetings.models import AgendaItem, Case, Meeting, Task

register = template.Library()

READ = "access.read_history"


@register.simple_tag(takes_context=True)
def history_link(context: Context, record: Model) -> SafeString:
    """``Historik``, or nothing for who may not read it."""
    request = context.get("request")
    found = _address(request.user, record) if request else None
    if found is None:
        return mark_safe("")
    return format_html('<a class="no-print" href="{}">{}</a>', found, gettext("Historik"))


def _address(actor: Actor, record: Model) -> str | None:
    match record:
        case Meeting():
            name, slugs = "meeting_history", [record.organization.slug]
        case AgendaItem():
            name, slugs = "item_history", [record.meeting.organization.slug]
        case Task():
            name, slugs = "task_history", [record.organization.slug]
        case Case():
            name, slugs = "case_history", [record.organization.slug]
        case Organization():
            return _named("organization_history", record.slug) if allowed(actor, READ, record.slug) else None
        case Municipality():
            councils = record.organizations.values_list("organization__slug", flat=True)
            return _named("municipality_history", record.code) if _may(actor, councils) else None
        case Person():
            name, slugs = "person_history", list(record.memberships.values_list("organization__slug", flat=True))
        case _:
            return None
    return _named(name, record.pk) if _may(actor, slugs) else None


def _may(actor: Actor, slugs: Iterable[str]) -> bool:
    return allowed(actor, READ) or any(allowed(actor, READ, slug) for slug in slugs)


def _named(name: str, key: object) -> str:
    return reverse(name, args=[key])
