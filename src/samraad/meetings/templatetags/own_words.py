"""Template tags for what members keep for themselves: marked words, and what they have on a paper."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context, Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from samraad.meetings.members.marked_html import with_marks
from samraad.meetings.members.own import Own, OwnPaper

register = template.Library()


@register.tag("markable")
def markable(parser: Parser, token: Token) -> Node:
    """``{% markable own name %}…{% endmarkable %}``: text that the reader may mark, with what they have marked.

    Where ``own`` is none, as for the public, the text is left as it is.
    """
    _tag, own, section = token.split_contents()
    inside = parser.parse(("endmarkable",))
    parser.delete_first_token()
    return _Markable(inside, parser.compile_filter(own), parser.compile_filter(section))


class _Markable(Node):
    def __init__(self, inside: NodeList, own: FilterExpression, section: FilterExpression) -> None:
        self.nodelist, self._own, self._section = inside, own, section

    def render(self, context: Context) -> SafeString:
        html = self.nodelist.render(context)
        own, section = self._own.resolve(context, ignore_failures=True), self._section.resolve(context)
        if not isinstance(own, Own):
            return mark_safe(html)
        marked = mark_safe(with_marks(html, own.quotes(section)))
        return format_html('<div data-markable="{}">{}</div>', section, marked)


@register.filter
def of_attachment(own: Any, sha256: str) -> OwnPaper | None:
    """What one has on a whole file."""
    return own.paper(sha256) if isinstance(own, Own) else None


@register.filter
def of_document(own: Any, document: Any) -> OwnPaper | None:
    """What one has on a document of the archive."""
    return own.paper(document.dossier.sha256, document.first_line) if isinstance(own, Own) else None
