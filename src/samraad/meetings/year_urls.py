"""The addresses of the year: its plan, its calendar and feeds, the deadlines of a meeting, and cancelling one."""

from __future__ import annotations

from django.urls import path

from samraad.meetings.views.year import calendar, cancel, deadlines, plan

urlpatterns = [
    path("kalender/", calendar.calendar, name="calendar"),
    path("kalender/planlaeg/", plan.plan, name="plan_year"),
    path("kalender/ny-adresse/", calendar.new_address, name="new_calendar_address"),
    path("moeder/<int:pk>/aflys/", cancel.cancel, name="cancel_meeting"),
    path("moeder/<int:pk>/genopliv/", cancel.revive, name="revive_meeting"),
    path("moeder/<int:pk>/fjern/", cancel.remove, name="remove_meeting"),
    path("moeder/<int:pk>/frister/", deadlines.deadlines, name="deadlines"),
    path("moeder/<int:pk>/frister/<slug:kind>/", deadlines.change, name="set_deadline"),
    path("kalender/moeder.ics", calendar.public_feed, name="calendar_feed"),
    path("kalender/<str:key>/moeder.ics", calendar.own_feed, name="own_calendar_feed"),
]
