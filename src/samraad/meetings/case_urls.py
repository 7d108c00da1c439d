"""The addresses of cases."""

from __future__ import annotations

from django.urls import path

from samraad.meetings.views.follow import case_links, cases

urlpatterns = [
    path("sager/", cases.cases, name="cases"),
    path("sager/ny/", cases.add, name="add_case"),
    path("sager/<int:pk>/", cases.case, name="case"),
    path("sager/<int:pk>/ret/", cases.change, name="change_case"),
    path("sager/<int:pk>/foej/", case_links.find, name="add_to_case"),
    path("sager/<int:pk>/punkter/", case_links.link_item, name="link_case"),
    path("sager/<int:pk>/dokumenter/", case_links.link_document, name="link_case_document"),
    path("sagspunkter/<int:pk>/fjern/", case_links.unlink_item, name="unlink_case"),
    path("sagsdokumenter/<int:pk>/fjern/", case_links.unlink_document, name="unlink_case_document"),
    path("punkter/<int:pk>/sag/", case_links.of_item, name="item_case"),
]
