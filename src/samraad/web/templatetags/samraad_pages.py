"""Template tags every page uses: icons, the current place in the menu, links that keep the query."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

ICONS = "vendor/dkfds/img/all-svg-icons.svg"


@register.simple_tag
def icon(name: str, label: str = "", **attributes: str) -> SafeString:
    """An icon of the design system; with a label it is read aloud, without one it is decoration."""
    classes = f"icon-svg {attributes.get('class', '')}".strip()
    hidden = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="{}" focusable="false" {}><use href="{}#{}"></use></svg>', classes, hidden, static(ICONS), name
    )


@register.simple_tag(takes_context=True)
def nav_link(context: Context, name: str, title: str) -> SafeString:
    """An entry of the main menu, marked when the page is it or stands below it."""
    url = reverse(name)
    request: HttpRequest | None = context.get("request")
    path = request.path if request else ""
    current = ""
    if path == url:
        current = ' aria-current="page"'
    elif path.startswith(url):
        current = ' aria-current="true"'
    return format_html('<li><a href="{}"{}>{}</a></li>', url, SafeString(current), title)


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """The page's query string with some fields set, or taken out when given as None."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        if value is None:
            query.pop(key, None)
        else:
            query[key] = str(value)
    return str(query.urlencode())
