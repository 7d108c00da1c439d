"""Words for findings: their kind, how grave and how sure they are, and what was judged."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samraad.archive.finding_words import CERTAINTIES, LOOKS, SEVERITIES, STATES, kind_words
from samraad.archive.models import Finding

register = template.Library()


@register.filter
def finding_kind(finding: Finding) -> str:
    """What kind of finding it is."""
    return kind_words(finding.code)


@register.filter
def severity_badge(finding: Finding) -> SafeString:
    """How grave it is in words, on a ground whose colour only repeats what the words say."""
    look = LOOKS.get(finding.severity, "info")
    return format_html('<span class="badge badge-{}">{}</span>', look, SEVERITIES[finding.severity])


@register.filter
def certainty_words(finding: Finding) -> str:
    """How sure it is, and why."""
    return str(CERTAINTIES[finding.certainty])


@register.filter
def state_words(finding: Finding) -> str:
    """What a secretary has said of it."""
    return str(STATES[finding.state])
