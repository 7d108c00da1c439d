"""The addresses of councils, meetings and items, and of the review of dossiers."""

from __future__ import annotations

from django.urls import path

from samraad.meetings.views import councils, findings, item, meeting, publish, remove, review

urlpatterns = [
    path("raad/", councils.councils, name="councils"),
    path("raad/<slug:slug>/", councils.council, name="council"),
    path("moeder/<int:pk>/", meeting.meeting, name="meeting"),
    path("moeder/<int:pk>/fund/", findings.of_meeting, name="meeting_findings"),
    path("moeder/<int:pk>/offentliggoer/", publish.publish, name="publish_meeting"),
    path("punkter/<int:pk>/", item.item, name="item"),
    path("punkter/<int:pk>/fund/", findings.of_item, name="item_findings"),
    path("sager/<int:pk>/fund/", findings.of_case, name="case_findings"),
    path("fund/", findings.findings, name="findings"),
    path("fund/kontroller/", findings.check_now, name="check_now"),
    path("fund/<int:pk>/", findings.finding, name="finding"),
    path("arkiv/<slug:slug>/fund/", findings.of_dossier, name="dossier_findings"),
    path("arkiv/<slug:slug>/gennemgang/", review.review, name="review"),
    path("arkiv/<slug:slug>/godkend/", review.accept, name="accept"),
    path("arkiv/<slug:slug>/fortryd/", review.withdraw, name="withdraw"),
    path("arkiv/<slug:slug>/overstreg/", remove.redact, name="redact"),
    path("arkiv/<slug:slug>/overstreg/<int:pk>/fjern/", remove.lift, name="lift_redaction"),
    path("arkiv/<slug:slug>/slet/", remove.erase, name="erase"),
]
