"""Figures and answers of schemes in the reader's words."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samraad.archive.links import lines_url
from samraad.rules.inputs import Source
from samraad.rules.numbers import danish

register = template.Library()


@register.filter
def danish_figure(value: Decimal | int) -> str:
    """A figure as Danes print it."""
    return danish(value)


@register.filter
def agreement_words(agreement: str) -> str:
    """The three answers of a comparison."""
    return {
        "reproduces": _("stemmer"),
        "consistent": _("foreneligt inden for afrunding"),
        "differs": _("stemmer ikke"),
    }[agreement]


@register.simple_tag
def source_link(source: Source | None, readable: Collection[str]) -> SafeString | str:
    """Where a figure stands: a link to the very lines where the dossier is ``readable``, or the publication's name."""
    if source is None:
        return ""
    if source.dossier and source.first_line:
        last = source.last_line or source.first_line
        lines = str(source.first_line) if last == source.first_line else f"{source.first_line}–{last}"
        said = _("%(dossier)s, linje %(lines)s") % {"dossier": source.dossier, "lines": lines}
        if source.dossier not in readable:
            return said
        url = lines_url(source.dossier, source.first_line, last)
        return format_html('<a class="source-link" href="{}">{}</a>', url, said)
    return source.text or source.dossier or ""
