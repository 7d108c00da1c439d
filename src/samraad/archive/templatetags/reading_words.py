"""Danish words for what the reading contract names in English: outcomes, sections, kinds of dossier."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from samraad.archive.dossier_title import dossier_title as title_of
from samraad.archive.models import Dossier

register = template.Library()

OUTCOMES = {
    "approved": gettext_lazy("Godkendt"),
    "adopted": gettext_lazy("Tiltrådt"),
    "noted": gettext_lazy("Taget til efterretning"),
    "discussed": gettext_lazy("Drøftet"),
    "appointed": gettext_lazy("Udpeget"),
    "postponed": gettext_lazy("Udsat"),
    "rejected": gettext_lazy("Forkastet"),
}
ADDED = {
    " with addition": gettext_lazy("med tilføjelse"),
    " with supplement": gettext_lazy("med supplement"),
    " with adjustment": gettext_lazy("med justering"),
}
LOOKS = {
    "approved": "success",
    "adopted": "success",
    "appointed": "success",
    "postponed": "warning",
    "rejected": "error",
}
SECTIONS = {
    "background": gettext_lazy("Baggrund"),
    "recommendation": gettext_lazy("Indstilling"),
    "presentation": gettext_lazy("Sagsfremstilling"),
    "economy": gettext_lazy("Økonomi"),
    "attachments": gettext_lazy("Bilag"),
    "decision": gettext_lazy("Beslutning"),
}
DOSSIER_KINDS = {
    "agenda": gettext_lazy("Dagsorden"),
    "minutes": gettext_lazy("Referat"),
    "attachments": gettext_lazy("Bilag"),
}


@register.filter
def outcome_words(outcome: str | None) -> str:
    """``approved with addition`` as ``Godkendt med tilføjelse``; an outcome we do not know as it stands."""
    if not outcome:
        return ""
    for ending, words in ADDED.items():
        if outcome.endswith(ending):
            return f"{outcome_words(outcome.removesuffix(ending))} {words}"
    return str(OUTCOMES.get(outcome, outcome))


@register.filter
def outcome_badge(outcome: str | None) -> SafeString:
    """The outcome in words, on a ground whose colour only repeats what the words say."""
    if not outcome:
        return mark_safe("")
    look = LOOKS.get(outcome.split(" with ")[0], "info")
    return format_html('<span class="badge badge-{}">{}</span>', look, outcome_words(outcome))


@register.filter
def section_words(name: str) -> str:
    """What a section is called."""
    return str(SECTIONS.get(name, name))


@register.filter
def dossier_kind_words(kind: str) -> str:
    """What a dossier of this kind is called."""
    return str(DOSSIER_KINDS.get(kind, kind))


@register.filter
def added_words(added: str) -> str:
    """`` with addition`` as ``med tilføjelse``; nothing as ``uden ændring``."""
    return str(ADDED[added]) if added else gettext("uændret")


@register.filter
def dossier_title(dossier: Dossier) -> str:
    """What a dossier is called where people read."""
    return title_of(dossier)
