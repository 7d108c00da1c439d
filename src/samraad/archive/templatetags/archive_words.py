"""Words and links for what the archive holds."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BoundField
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from samraad.archive.links import MEETING, lines_url
from samraad.archive.models import Dossier
from samraad.archive.templatetags.reading_words import section_words
from samraad.search.model import PUBLIC, Hit, Passage

register = template.Library()


@register.simple_tag
def source(dossier: Dossier | None, span: Any) -> SafeString:
    """A link to the lines something stands on: ``L12–15``. Empty where there is no source."""
    first, last = _span(span)
    if dossier is None or first is None:
        return mark_safe("")
    lines = place(span)
    label = gettext("Kilde: linje %(place)s i %(dossier)s") % {"place": lines[1:], "dossier": dossier.name}
    return format_html(
        '<a class="source-link" href="{}" aria-label="{}, {}">{}</a>',
        lines_url(dossier.slug, first, last),
        lines,
        label,
        lines,
    )


@register.filter
def place(span: Any) -> str:
    """The lines something stands on, as they are cited: ``L12`` or ``L12–15``."""
    first, last = _span(span)
    return f"L{first}" if last in (None, first) else f"L{first}–{last}"


@register.filter
def found_place(hit: Hit) -> str:
    """Where a hit stands: ``Punkt 3.1, side 4, L12–15``; a meeting that is written here has no lines."""
    found, parts = hit.passage, []
    if found.item:
        parts.append(gettext("Punkt %(number)s") % {"number": found.item})
    if found.page:
        parts.append(gettext("side %(page)s") % {"page": found.page})
    if not found.dossier.startswith(MEETING):
        parts.append(place(found))
    elif found.section:
        parts.append(section_words(found.section))
    return ", ".join(parts) or found.document_title


@register.filter
def is_public(passage: Passage) -> bool:
    """May everybody read it?"""
    return PUBLIC in passage.scopes


@register.filter
def marked(hit: Hit) -> SafeString:
    """A hit's text with the words that answer the query marked."""
    return _with_marks(hit.passage.text, hit.highlights)


@register.filter
def marked_title(group: Any) -> SafeString:
    """A document's title with the words that answer the query marked."""
    return _with_marks(group.title, group.title_highlights)


@register.filter
def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that keeps them apart by line breaks."""
    return [part.strip() for part in text.split("\n") if part.strip()]


def _with_marks(text: str, ranges: tuple[tuple[int, int], ...]) -> SafeString:
    parts, at = [], 0
    for start, end in sorted(ranges):
        if start < at:
            continue
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*parts, escape(text[at:])]))


def _span(span: Any) -> tuple[int | None, int | None]:
    if isinstance(span, dict):
        return span.get("first_line"), span.get("last_line")
    return getattr(span, "first_line", None), getattr(span, "last_line", None)


@register.filter
def styled(field: BoundField) -> SafeString:
    """A form field with the design system's looks, tied to its error."""
    looks = "form-select" if hasattr(field.field, "choices") else "form-input"
    attributes: dict[str, str | bool] = {"class": looks}
    if field.errors:
        attributes |= {"aria-invalid": "true", "aria-describedby": f"{field.id_for_label}-error"}
    return field.as_widget(attrs=attributes)
