"""Labels of choices in the reader's language; the models and the rules hold them in Danish, as mails, papers and the history say them."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samraad.meetings.models import PublishedVersion

register = template.Library()

#: named here so that the catalogue has them; a test compares them with those
LABELS = frozenset(
    (
        gettext_noop("Frist for punkter til dagsordenen"),
        gettext_noop("Frist for bemærkninger til udkastet"),
        gettext_noop("Udsendelse af dagsorden"),
        gettext_noop("Dagsorden"),
        gettext_noop("Udkast til referat"),
        gettext_noop("Referat"),
        gettext_noop("Forventet"),
        gettext_noop("Til stede"),
        gettext_noop("Gået"),
        gettext_noop("Afbud"),
        gettext_noop("Ændringsforslag"),
        gettext_noop("Supplerende forslag"),
        gettext_noop("Råd"),
        gettext_noop("Formandskab"),
        gettext_noop("Embedsmandsudvalg"),
        gettext_noop("Gruppe"),
        gettext_noop("Forening"),
        gettext_noop("Bestyrelse eller nævn"),
        gettext_noop("Andet"),
        gettext_noop("Sekretariat"),
        gettext_noop("Medlem"),
        gettext_noop("Kommunens kontaktperson"),
        gettext_noop("Offentligheden"),
        gettext_noop("dage"),
        gettext_noop("uger"),
        gettext_noop("måneder"),
        gettext_noop("arbejdsdage"),
        gettext_noop("simpelt flertal"),
        gettext_noop("absolut flertal"),
        gettext_noop("to tredjedeles flertal"),
        gettext_noop("enstemmighed"),
    )
)


@register.filter
def label_words(label: Any) -> str:
    """A label as the reader's language has it; what is no label is left as it is."""
    said = str(label)
    return _(said) if said in LABELS else said


@register.filter
def version_words(version: PublishedVersion) -> str:
    """A version's name."""
    kind, number = label_words(version.get_kind_display()), version.number
    if version.kind == "agenda" and number > 1:
        return _("%(kind)s, tillæg %(number)s") % {"kind": kind, "number": number - 1}
    return _("%(kind)s, version %(number)s") % {"kind": kind, "number": number}
