"""The addresses of cases."""

from __future__ import annotations

from django.urls import path

from samraad.meetings.views.follow import cases

urlpatterns = [
    path("sager/", cases.cases, name="cases"),
    path("sager/ny/", cases.add, name="add_case"),
    path("sager/<int:pk>/", cases.case, name="case"),
    path("sager/<int:pk>/ret/", cases.change, name="change_case"),
    path("sager/<int:pk>/punkter/", cases.link, name="link_case"),
    path("sagspunkter/<int:pk>/fjern/", cases.unlink, name="unlink_case"),
]
