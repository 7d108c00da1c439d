"""The addresses of the year: its plan, its calendar and feeds, the deadlines of a meeting, cancelling one; and a council's set-up."""

from __future__ import annotations

from django.urls import path

from samraad.meetings.views.live import cancel, draft_papers
from samraad.meetings.views.setup import look, pages, rule
from samraad.meetings.views.year import calendar, deadlines, plan

urlpatterns = [
    path("kalender/", calendar.calendar, name="calendar"),
    path("kalender/planlaeg/", plan.plan, name="plan_year"),
    path("kalender/ny-adresse/", calendar.new_address, name="new_calendar_address"),
    path("moeder/<int:pk>/aflys/", cancel.cancel, name="cancel_meeting"),
    path("moeder/<int:pk>/genopliv/", cancel.revive, name="revive_meeting"),
    path("moeder/<int:pk>/fjern/", cancel.remove, name="remove_meeting"),
    path("moeder/<int:pk>/dagsorden/udkast.pdf", draft_papers.draft_file, {"form": "pdf"}, name="draft_pdf"),
    path("moeder/<int:pk>/dagsorden/udkast.docx", draft_papers.draft_file, {"form": "docx"}, name="draft_docx"),
    path("moeder/<int:pk>/frister/", deadlines.deadlines, name="deadlines"),
    path("moeder/<int:pk>/frister/<slug:kind>/", deadlines.change, name="set_deadline"),
    path("raad/<slug:slug>/opsaetning/", pages.setup, name="setup"),
    path("raad/<slug:slug>/opsaetning/tekst/", pages.as_text, name="setup_text"),
    path("raad/<slug:slug>/opsaetning/standard/", pages.reset, name="setup_reset"),
    path("raad/<slug:slug>/opsaetning/regel/", rule.rule, name="setup_rule"),
    path("raad/<slug:slug>/opsaetning/papir/", look.look, name="setup_look"),
    path("raad/<slug:slug>/opsaetning/papir/logo/", look.logo, name="setup_logo"),
    path("raad/<slug:slug>/opsaetning/historik/", pages.changes, name="setup_history"),
    path("raad/<slug:slug>/opsaetning/historik/<int:pk>/", pages.restore, name="setup_restore"),
    path("kalender/moeder.ics", calendar.public_feed, name="calendar_feed"),
    path("kalender/<str:key>/moeder.ics", calendar.own_feed, name="own_calendar_feed"),
]
