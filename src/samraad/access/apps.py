"""Users, roles, permissions and history as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "samraad.access"
    label = "access"
    verbose_name = "Adgang"
