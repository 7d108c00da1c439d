"""The web room as a Django app: base templates and static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "samraad.web"
    label = "web"
    verbose_name = "Samråd"
