"""Template tags that tell what is struck out of a content, and which files are not given out any more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context

from samraad.meetings.content.model import Attachment
from samraad.meetings.content.strike import is_struck as has_blocks
from samraad.meetings.publishing.withheld import withheld

register = template.Library()


@register.filter
def is_struck(content: Any) -> bool:
    """Has anything been struck out of it?"""
    return has_blocks(content)


@register.simple_tag(takes_context=True)
def given_out(context: Context, attachments: Iterable[Attachment]) -> list[tuple[Attachment, str]]:
    """Each attachment, and ``erased`` or ``struck`` where its file is not given out.

    A page of many items has asked of them all at once: ``withheld``.
    """
    found = list(attachments)
    gone = context["withheld"] if "withheld" in context else withheld(found)
    return [(each, gone.get(each.key, "")) for each in found]
