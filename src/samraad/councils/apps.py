"""Organizations, municipalities, people and memberships as a Django app."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "samraad.councils"
    label = "councils"
    verbose_name = "Råd og kommuner"
