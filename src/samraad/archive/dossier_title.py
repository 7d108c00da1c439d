"""What a dossier is called where people read: by its kind, council and date, else by its file."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samraad.archive.models import Dossier


def dossier_title(dossier: Dossier) -> str:
    """``Referat af møde i KKR Østkysten 3. marts 2025``; the file's name where council or date is unknown."""
    council = dossier.organization.name if dossier.organization else dossier.council_name
    if not council or not dossier.meeting_date:
        return dossier.name
    values = {"council": council, "date": date_format(dossier.meeting_date)}
    if dossier.kind == "minutes":
        return _("Referat af møde i %(council)s %(date)s") % values
    if dossier.kind == "agenda":
        return _("Dagsorden for møde i %(council)s %(date)s") % values
    return _("Bilag til møde i %(council)s %(date)s") % values
