"""Meetings, agenda items, recommendations, decisions and minutes as a Django app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "samraad.meetings"
    label = "meetings"
    verbose_name = "Møder"
