"""Strike words out of what was written here, and take that back."""

from __future__ import annotations

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.archive.errors import CannotRedact
from samraad.archive.publish import publish
from samraad.meetings import models
from samraad.meetings.index_keys import queue_meeting
from samraad.meetings.redact_dossier import lift_redaction
from samraad.meetings.redaction.asked import asked
from samraad.meetings.redaction.find import count_in_versions
from samraad.meetings.redaction.in_force import mask_of
from samraad.meetings.redaction.places import Scope, meetings_of, struck_value
from samraad.meetings.redaction.strike_rows import strike_dossiers, strike_history, strike_places, write_rows


def redact_words(actor: Actor, scope: Scope, words: str, reason: str) -> models.MeetingRedaction:
    """Strike ``words`` out wherever the scope shows, prints, mails or finds them. Raises CannotRedact.

    Published versions and their hashes stay; they are shown without the words. The history tells that and why, never what.
    """
    require(actor, "meetings.redact", scope.organization.slug)
    wanted = asked(scope, words, reason)
    with transaction.atomic():
        redaction = models.MeetingRedaction.objects.create(
            organization=scope.organization,
            meeting=scope.meeting,
            item=scope.item,
            words=wanted.words,
            reason=wanted.reason,
            by_name=str(actor)[:200],
        )
        places = count_in_versions(scope, wanted.mask)
        places += strike_places(scope, wanted.mask, redaction, keep=True)
        places += strike_dossiers(actor, scope, wanted.mask, redaction)
        if not places:
            raise CannotRedact("Ordene findes ikke i det valgte område. Skriv dem, som de står dér.")
        strike_history(scope, wanted.mask)
        redaction.places = places
        redaction.save(update_fields=["places"])
        tell_search(scope)
        history.record(actor, "meetings.redact", told_on(redaction), after={"reason": wanted.reason, "places": places})
    return redaction


def lift_words(actor: Actor, redaction: models.MeetingRedaction) -> int:
    """Take a redaction back; says how many fields were changed since and stay as they are. Raises CannotRedact.

    The history stays struck out, and so does what was frozen meanwhile. The row stays, without the words.
    """
    require(actor, "meetings.redact", redaction.organization.slug)
    with transaction.atomic():
        redaction = models.MeetingRedaction.objects.select_for_update(of=("self",)).get(pk=redaction.pk)
        if not redaction.words:
            raise CannotRedact("Overstregningen er allerede fjernet, eller ordene er slettet for altid.")
        kept = sum(not _put_back(text) for text in redaction.texts.order_by("pk"))
        for each in redaction.dossiers.select_related("dossier__organization", "in_archive"):
            if each.in_archive:
                lift_redaction(actor, each.in_archive)
            if each.unpublished:
                publish(actor, each.dossier)
        redaction.texts.all().delete()
        redaction.dossiers.all().delete()
        redaction.words, redaction.lifted_at, redaction.lifted_by_name = "", timezone.now(), str(actor)[:200]
        redaction.save(update_fields=["words", "lifted_at", "lifted_by_name"])
        tell_search(Scope(redaction.organization, redaction.meeting, redaction.item))
        history.record(actor, "meetings.redact.lift", told_on(redaction), before={"reason": redaction.reason})
    return kept


def tell_search(scope: Scope) -> None:
    for meeting in meetings_of(scope):
        queue_meeting(meeting)


def told_on(redaction: models.MeetingRedaction) -> Model:
    """Whose history tells of it."""
    return redaction.item or redaction.meeting or redaction.organization


def _put_back(text: models.StruckText) -> bool:
    """The field as it was, but for what later redactions struck out of it; False where somebody wrote another text since."""
    before, after = text.before, text.after
    same = models.StruckText.objects.filter(model=text.model, key=text.key, field=text.field, pk__gt=text.pk)
    for later in same.exclude(redaction=text.redaction).select_related("redaction").order_by("pk"):
        if later.before == after:
            mask = mask_of([later.redaction.words])
            was = later.after
            later.before, later.after = before, struck_value(mask, text.field, before)
            later.save(update_fields=["before", "after"])
            before, after = later.after, was
    kind = apps.get_model(text.model)
    row = kind._default_manager.filter(pk=text.key).first()
    if row is None or getattr(row, text.field) != after:
        return False
    setattr(row, text.field, before)
    write_rows(kind, [row], [text.field])
    return True
