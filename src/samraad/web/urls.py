"""Every address of Samråd: what is the web room's own, then each app's."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from samraad.web import views

handler403 = "samraad.web.errors.forbidden"

urlpatterns = [
    path("", views.front, name="front"),
    path("om/", views.about, name="about"),
    path("om/soegning/", views.search_help, name="search_help"),
    path("om/tilgaengelighed/", views.accessibility, name="accessibility"),
    path("", include("samraad.access.urls")),
    path("sprog/", set_language, name="set_language"),
    path("", include("samraad.archive.urls")),
    path("beregninger/", include("samraad.schemes.urls")),
    path("", include("samraad.meetings.people_urls")),
    path("", include("samraad.meetings.year_urls")),
    path("", include("samraad.meetings.setup_urls")),
    path("", include("samraad.meetings.case_urls")),
    path("", include("samraad.meetings.history_urls")),
    path("", include("samraad.meetings.live_urls")),
    path("", include("samraad.meetings.urls")),
]
