"""The addresses of the archive: search, dossiers, documents, taking in, correcting, judging findings."""

from __future__ import annotations

from django.urls import path

from samraad.archive.views import acts, ask, correct, document, dossier, files, judge, search, upload

urlpatterns = [
    path("soeg/", search.search, name="search"),
    path("spoerg/", ask.ask_page, name="ask"),
    path("indlaes/", upload.upload, name="upload"),
    path("indlaes/status/", upload.import_jobs, name="import_jobs"),
    path("arkiv/", dossier.dossiers, name="dossiers"),
    path("arkiv/<slug:slug>/", dossier.dossier, name="dossier"),
    path("arkiv/<slug:slug>/historik/", dossier.history_of_dossier, name="dossier_history"),
    path("arkiv/<slug:slug>/tekst/", document.text, name="text"),
    path("arkiv/<slug:slug>/dokument/<int:pk>/", document.document, name="document"),
    path("arkiv/<slug:slug>/linjer/<int:first>-<int:last>/", document.lines, name="lines"),
    path("arkiv/<slug:slug>/original/", files.original, name="original"),
    path("arkiv/<slug:slug>/side/<int:page>.png", files.page_image, name="page_image"),
    path("arkiv/<slug:slug>/offentliggoer/", acts.publish_dossier, name="publish_dossier"),
    path("fund/<int:pk>/vurder/", judge.judge, name="judge_finding"),
    path("fund/<int:pk>/videresend/", judge.pass_on, name="pass_on_finding"),
    path("arkiv/<slug:slug>/ret/<slug:target>/<int:line>/", correct.correct_row, name="correct_row"),
    path("arkiv/<slug:slug>/tilfoej/<slug:target>/", correct.add_row, name="add_row"),
    path("arkiv/<slug:slug>/fjern/<slug:target>/<int:line>/", correct.remove_row, name="remove_row"),
    path("arkiv/<slug:slug>/rettelser/<int:pk>/fortryd/", correct.undo_correction, name="undo_correction"),
]
