"""The addresses of the pages on which a meeting is prepared, held and followed up."""

from __future__ import annotations

from django.urls import path

from samraad.meetings.views.live import (
    agenda,
    attachments,
    item_editor,
    meeting_form,
    publish,
    sharing,
    versions,
    workspace,
)

urlpatterns = [
    path("moeder/", workspace.workspace, name="workspace"),
    path("moeder/nyt/", meeting_form.create, name="new_meeting"),
    path("moeder/rens/", item_editor.clean_paste, name="clean_paste"),
    path("moeder/<int:pk>/oplysninger/", meeting_form.edit, name="edit_meeting"),
    path("moeder/<int:pk>/dagsorden/", agenda.draft, name="draft"),
    path("moeder/<int:pk>/dagsorden/begynd/", meeting_form.begin, name="begin_draft"),
    path("moeder/<int:pk>/dagsorden/punkt/", agenda.add, name="add_item"),
    path("moeder/<int:pk>/dagsorden/raekkefoelge/", agenda.order, name="order_items"),
    path("moeder/<int:pk>/dagsorden/kapitel/", agenda.new_chapter, name="add_chapter"),
    path("moeder/<int:pk>/deling/", sharing.share, name="share_draft"),
    path("deling/<int:pk>/fjern/", sharing.unshare, name="unshare_draft"),
    path("kapitler/<int:pk>/", agenda.chapter, name="change_chapter"),
    path("punkter/<int:pk>/ret/", item_editor.editor, name="edit_item"),
    path("punkter/<int:pk>/oplysninger/", item_editor.save_fields, name="save_item"),
    path("punkter/<int:pk>/nummer/", item_editor.save_number, name="set_number"),
    path("punkter/<int:pk>/afsnit/<slug:name>/", item_editor.save_text, name="save_section"),
    path("punkter/<int:pk>/indstilling/fjern/", item_editor.drop_point, name="remove_point"),
    path("punkter/<int:pk>/flyt/", agenda.move, name="move_item"),
    path("punkter/<int:pk>/fjern/", agenda.remove, name="remove_item"),
    path("punkter/<int:pk>/bilag/", attachments.upload, name="attach"),
    path("moeder/<int:pk>/dagsorden/offentliggoer/", publish.publish, name="publish_agenda"),
    path("moeder/<int:pk>/versioner/", versions.versions, name="versions"),
    path("versioner/<int:pk>/", versions.version, name="version"),
    path("versioner/<int:pk>/siden/<int:old>/", versions.compare, name="compare_versions"),
    path("versioner/<int:pk>/hele.pdf", versions.download, {"form": "pdf"}, name="version_pdf"),
    path("versioner/<int:pk>/hele.docx", versions.download, {"form": "docx"}, name="version_docx"),
    path("versioner/<int:pk>/bilag.pdf", versions.download, {"form": "bilag"}, name="version_bundle"),
    path("versioner/<int:pk>/punkt/<str:number>.pdf", versions.item_paper, name="item_pdf"),
    path("bilag/<int:pk>/", attachments.file, name="attachment"),
    path("bilag/<int:pk>/ret/", attachments.change, name="change_attachment"),
]
