"""Dossiers, documents, passages and facts; import and review, as a Django app."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "samraad.archive"
    label = "archive"
    verbose_name = "Arkiv"
