"""The addresses of a council's set-up: its agenda and deadlines, its rule of decision, its paper."""

from __future__ import annotations

from django.urls import path

from samraad.meetings.views.setup import look, pages, rule

urlpatterns = [
    path("raad/<slug:slug>/opsaetning/", pages.setup, name="setup"),
    path("raad/<slug:slug>/opsaetning/tekst/", pages.as_text, name="setup_text"),
    path("raad/<slug:slug>/opsaetning/standard/", pages.reset, name="setup_reset"),
    path("raad/<slug:slug>/opsaetning/regel/", rule.rule, name="setup_rule"),
    path("raad/<slug:slug>/opsaetning/papir/", look.look, name="setup_look"),
    path("raad/<slug:slug>/opsaetning/papir/logo/", look.logo, name="setup_logo"),
    path("raad/<slug:slug>/opsaetning/historik/", pages.changes, name="setup_history"),
    path("raad/<slug:slug>/opsaetning/historik/<int:pk>/", pages.restore, name="setup_restore"),
]
