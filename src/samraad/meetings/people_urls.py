"""The addresses of the directory: organizations, municipalities, people and seats."""

from __future__ import annotations

from django.urls import path

from samraad.meetings.views.people import directory, keep, lists, municipality, parties, population

urlpatterns = [
    path("vejviser/", directory.directory, name="directory"),
    path("vejviser/<slug:slug>/", directory.organization, name="organization"),
    path("vejviser/<slug:slug>/medlem/", keep.add_member, name="add_member"),
    path("vejviser/<slug:slug>/medlemmer/indlaes/", lists.take_in, name="import_members"),
    path("vejviser/<slug:slug>/medlemmer.csv", lists.write_out, name="members_csv"),
    path("vejviser/<slug:slug>/kommuner/", municipality.of_organization, name="parties"),
    path("vejviser/<slug:slug>/kommuner/ret/", parties.set_parties, name="set_parties"),
    path("vejviser/<slug:slug>/indbyggere.csv", municipality.inhabitants_csv, name="inhabitants_csv"),
    path("vejviser/<slug:slug>/ret/", keep.edit_organization, name="edit_organization"),
    path("vejviser/<slug:slug>/under/", keep.add_below, name="add_below"),
    path("kommuner/", municipality.municipalities, name="municipalities"),
    path("kommuner/folketal/", population.population, name="population"),
    path("kommuner/<slug:code>/", municipality.municipality, name="municipality"),
    path("personer/<int:pk>/", directory.person, name="person"),
    path("personer/<int:pk>/ret/", keep.edit_person, name="edit_person"),
    path("medlemskaber/<int:pk>/", keep.edit_seat, name="edit_seat"),
]
