"""The fields a secretary may correct, as forms: what is asked, and the values before and after."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samraad.archive.models.dossier import DossierKind

Values = dict[str, Any]

KINDS = ["Beslutningssag", "Orienteringssag", "Temadrøftelse", "Udpegning"]


class RowForm(forms.Form):
    """What the forms of all rows share: ``was`` carries the values the secretary saw, so that a colleague's are not lost."""

    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, current: Values, **kwargs: Any) -> None:
        kwargs["initial"] = {**current, "was": json.dumps(current)}
        super().__init__(*args, **kwargs)
        self.current = current

    def seen(self) -> Values:
        """The values the secretary saw when the form was opened."""
        try:
            seen = json.loads(self.cleaned_data.get("was") or "{}")
        except ValueError:
            seen = {}
        return seen if isinstance(seen, dict) else {}

    def changes(self) -> Values:
        """The fields that were changed in this form, with their new values as plain JSON."""
        seen = self.seen()
        new = {name: plain(self.cleaned_data.get(name)) for name in self.fields if name != "was"}
        return {name: value for name, value in new.items() if value != seen.get(name)}

    def conflicts(self) -> list[tuple[str, str, Any]]:
        """Changed fields that a colleague has changed to something else meanwhile: name, label, the colleague's value."""
        seen, found = self.seen(), []
        for name, value in self.changes().items():
            current = self.current.get(name)
            if current not in (seen.get(name), value):
                found.append((name, str(self.fields[name].label), current))
        return found


class DossierForm(RowForm):
    council_name = forms.CharField(label=_("Råd"), max_length=200, required=False)
    meeting_date = forms.DateField(
        label=_("Mødedato"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    kind = forms.ChoiceField(
        label=_("Slags"),
        choices=[
            (DossierKind.AGENDA.value, _("Dagsorden")),
            (DossierKind.MINUTES.value, _("Referat")),
            (DossierKind.ATTACHMENTS.value, _("Bilag")),
        ],
    )


class SpanForm(RowForm):
    first_line = forms.IntegerField(label=_("Første linje"), min_value=1)
    last_line = forms.IntegerField(label=_("Sidste linje"), min_value=1)

    def clean(self) -> Values:
        values: Values = super().clean() or self.cleaned_data
        first, last = values.get("first_line"), values.get("last_line")
        if first and last and last < first:
            raise ValidationError({"last_line": _("Sidste linje skal være efter den første.")})
        return values


class DocumentForm(SpanForm):
    title = forms.CharField(label=_("Titel"), max_length=500)
    item = forms.RegexField(
        label=_("Punkt"),
        regex=r"^[0-9]+(\.[0-9]+)*[a-z]?$",
        required=False,
        error_messages={"invalid": _("Skriv punktets nummer, for eksempel 3.5.")},
    )
    kind = forms.CharField(label=_("Slags dokument"), max_length=100, required=False)
    issuer = forms.CharField(label=_("Afsender"), max_length=200, required=False)
    date = forms.DateField(
        label=_("Dato"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    field_order = ["title", "item", "first_line", "last_line", "kind", "issuer", "date"]


class ItemForm(SpanForm):
    number = forms.RegexField(
        label=_("Nummer"),
        regex=r"^[0-9]+(\.[0-9]+)*[a-z]?$",
        error_messages={"invalid": _("Skriv punktets nummer, for eksempel 3.5.")},
    )
    title = forms.CharField(label=_("Titel"), max_length=500)
    kind = forms.CharField(label=_("Slags punkt"), max_length=50, required=False)
    case_number = forms.CharField(label=_("Sagsnummer"), max_length=50, required=False)
    added = forms.BooleanField(label=_("Tilføjet på mødet"), required=False)
    field_order = ["number", "title", "kind", "case_number", "first_line", "last_line", "added"]


FORMS: dict[str, type[RowForm]] = {"dossier": DossierForm, "document": DocumentForm, "item": ItemForm}


def values_of(form: type[RowForm], row: Any) -> Values:
    """The row's present values under the form's names, as plain JSON."""
    return {name: plain(getattr(row, name)) for name in form.base_fields if name != "was"}


def plain(value: Any) -> Any:
    """Dates as ISO text and nothing as the empty text, as the forms send them."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return "" if value is None else value
