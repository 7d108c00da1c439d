"""Erase a dossier, and with it what the meeting it was accepted into has from it."""

from __future__ import annotations

from django.db import transaction

from samraad.access.permissions import Actor, require
from samraad.archive.erase import erase
from samraad.archive.models import Dossier, Tombstone
from samraad.meetings.withdraw_acceptance import withdraw_acceptance


def erase_dossier(actor: Actor, dossier: Dossier, reason: str) -> Tombstone:
    """As ``archive.erase``, after the acceptance is withdrawn."""
    require(actor, "archive.erase", dossier.organization_slug)
    with transaction.atomic():
        withdraw_acceptance(actor, dossier)
        return erase(actor, dossier, reason)
