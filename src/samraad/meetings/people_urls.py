"""The addresses of the directory: organizations, people and seats."""

from __future__ import annotations

from django.urls import path

from samraad.meetings.views.people import directory, keep

urlpatterns = [
    path("vejviser/", directory.directory, name="directory"),
    path("vejviser/<slug:slug>/", directory.organization, name="organization"),
    path("vejviser/<slug:slug>/medlem/", keep.add_member, name="add_member"),
    path("vejviser/<slug:slug>/ret/", keep.edit_organization, name="edit_organization"),
    path("vejviser/<slug:slug>/under/", keep.add_below, name="add_below"),
    path("personer/<int:pk>/", directory.person, name="person"),
    path("personer/<int:pk>/ret/", keep.edit_person, name="edit_person"),
    path("medlemskaber/<int:pk>/", keep.edit_seat, name="edit_seat"),
]
