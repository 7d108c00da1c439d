"""The addresses of the year: its plan, its calendar, and the calendar's feeds."""

from __future__ import annotations

from django.urls import path

from samraad.meetings.views.year import calendar, plan

urlpatterns = [
    path("kalender/", calendar.calendar, name="calendar"),
    path("kalender/planlaeg/", plan.plan, name="plan_year"),
    path("kalender/moeder.ics", calendar.public_feed, name="calendar_feed"),
    path("kalender/<str:key>/moeder.ics", calendar.own_feed, name="own_calendar_feed"),
]
