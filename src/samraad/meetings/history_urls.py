"""The addresses of histories."""

from __future__ import annotations

from django.urls import path

from samraad.meetings.views.follow import histories

urlpatterns = [
    path("moeder/<int:pk>/historik/", histories.of_meeting, name="meeting_history"),
    path("punkter/<int:pk>/historik/", histories.of_item, name="item_history"),
    path("opgaver/<int:pk>/historik/", histories.of_task, name="task_history"),
    path("sager/<int:pk>/historik/", histories.of_case, name="case_history"),
    path("personer/<int:pk>/historik/", histories.of_person, name="person_history"),
    path("vejviser/<slug:slug>/historik/", histories.of_organization, name="organization_history"),
    path("kommuner/<slug:code>/historik/", histories.of_municipality, name="municipality_history"),
]
