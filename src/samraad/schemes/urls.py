"""The addresses of *Beregninger*: schemes, trying them, and the calculators."""

from __future__ import annotations

from django.urls import path

from samraad.schemes.views import acts, calculators, downloads, overview, scheme, try_it

urlpatterns = [
    path("", overview.schemes, name="schemes"),
    path("min-kommune/", overview.choose_municipality, name="choose_municipality"),
    path("ny/", acts.add_scheme, name="add_scheme"),
    path("beregn/pladser/", calculators.seats, name="calculate_seats"),
    path("beregn/afstemning/", calculators.vote, name="calculate_vote"),
    path("beregn/varsel/", calculators.notice, name="calculate_notice"),
    path("beregn/flextur/", calculators.fare, name="calculate_fare"),
    path("<slug:slug>/", scheme.scheme, name="scheme"),
    path("<slug:slug>/forklar/<slug:table>/<int:place>/", scheme.explain, name="explain_row"),
    path("<slug:slug>/diagram.svg", downloads.diagram, name="scheme_chart"),
    path("<slug:slug>/hent.<slug:form>", downloads.download, name="scheme_download"),
    path("<slug:slug>/proev/", try_it.try_it, name="try_scheme"),
    path("<slug:slug>/gem/", acts.save_tried, name="save_tried"),
    path("<slug:slug>/offentliggoer/", acts.publish, name="publish_scheme"),
]
