"""The schemes app: the council's shared rules as stored, dated versions."""

from __future__ import annotations

from django.apps import AppConfig


class SchemesConfig(AppConfig):
    name = "samraad.schemes"
    verbose_name = "Beregninger"
