"""A form's control in the house style, told by its label, its hint and its error."""

from __future__ import annotations

from django import forms, template
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def control(field: forms.BoundField) -> SafeString:
    """The input, select or text area, with its class and what describes it."""
    is_select = isinstance(field.field.widget, forms.Select)
    attributes: dict[str, str | bool] = {"class": "form-select" if is_select else "form-input"}
    described = [f"{field.id_for_label}-hint"] if field.help_text else []
    if field.errors:
        attributes["aria-invalid"] = "true"
        described.append(f"{field.id_for_label}-error")
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attributes)
