"""Erase words for good: out of what is stored, published versions too, with the files that have them. It cannot be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import transaction

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor, allowed, require
from samraad.archive.errors import CannotRedact
from samraad.archive.mask import Mask
from samraad.archive.models import Dossier
from samraad.meetings import models
from samraad.meetings.content.as_json import digest, from_json, to_json
from samraad.meetings.content.strike import strike_content
from samraad.meetings.erase_dossier import erase_dossier
from samraad.meetings.redaction.asked import Asked, asked
from samraad.meetings.redaction.places import PLACES, Scope, dossiers_of, meetings_of, struck_value, versions_of
from samraad.meetings.redaction.redact_words import tell_search, told_on
from samraad.meetings.redaction.strike_rows import is_named, places_in, strike_history, strike_places


def erase_words(actor: Actor, scope: Scope, words: str, reason: str) -> models.MeetingRedaction:
    """Replace ``words`` by blocks in every stored row and version of the scope, and erase the attached files that have them.

    Each version says when, why and by whom its hash changed; the hashes are logged, the words are nowhere. Raises CannotRedact.
    """
    require(actor, "meetings.erase_words", scope.organization.slug)
    wanted = asked(scope, words, reason)
    files = [
        each for each in files_to_erase(scope, wanted.mask) if allowed(actor, "archive.erase", each.organization_slug)
    ]
    # Each by itself, as the archive does: an erasure that was interrupted goes on when it is asked for again.
    for dossier in files:
        erase_dossier(actor, dossier, wanted.reason)
    with transaction.atomic():
        redaction = models.MeetingRedaction.objects.create(
            organization=scope.organization,
            meeting=scope.meeting,
            item=scope.item,
            reason=wanted.reason,
            by_name=str(actor)[:200],
            erased=True,
        )
        hashes = _erase_versions(actor, scope, wanted)
        rows = strike_places(scope, wanted.mask, redaction, keep=False)
        forgotten = _forget(scope, wanted)
        redaction.places = len(hashes) + rows + len(files) + forgotten
        if not redaction.places:
            raise CannotRedact("Ordene findes ikke i det valgte område. Skriv dem, som de står dér.")
        redaction.save(update_fields=["places"])
        strike_history(scope, wanted.mask)
        tell_search(scope)
        after = {"reason": wanted.reason, "places": redaction.places, "versions": hashes}
        history.record(actor, "meetings.erase_words", told_on(redaction), after=after)
    return redaction


def files_to_erase(scope: Scope, mask: Mask) -> list[Dossier]:
    """Attached files of the scope whose text or name has the words, or had them before a redaction."""
    attached = models.ItemAttachment.objects.filter(item__meeting__in=meetings_of(scope)).values_list(
        "dossier", flat=True
    )
    return [
        dossier
        for dossier in dossiers_of(scope)
        if dossier.pk in set(attached)
        and (
            places_in(dossier, mask)
            or is_named(dossier, mask)
            or any(mask.count(each.words) for each in dossier.redactions.all())
        )
    ]


def _erase_versions(actor: Actor, scope: Scope, wanted: Asked) -> list[dict[str, str]]:
    hashes = []
    for version in versions_of(scope).select_for_update(of=("self",)):
        content = _without(version.content, scope, wanted.mask)
        if content == version.content:
            continue
        before, after = version.sha256, digest(content)
        models.PublishedVersion.objects.filter(pk=version.pk).update(content=content, sha256=after)
        models.VersionErasure.objects.create(
            version=version,
            reason=wanted.reason,
            by=actor if isinstance(actor, User) else None,
            by_name=str(actor)[:200],
            before_sha256=before,
            after_sha256=after,
        )
        hashes.append({"version": str(version), "before": before, "after": after})
    return hashes


def _without(data: dict[str, Any], scope: Scope, mask: Mask) -> dict[str, Any]:
    """The stored content with the words replaced; as it is where it has none."""
    content = from_json(data)
    if scope.item is None:
        struck = strike_content(content, mask)
        return data if struck == content else to_json(struck)
    items = tuple(
        strike_content(replace(content, items=(each,)), mask).items[0] if each.key == scope.item.pk else each
        for each in content.items
    )
    return data if items == content.items else to_json(replace(content, items=items))


def _forget(scope: Scope, wanted: Asked) -> int:
    """What earlier redactions keep to be taken back: without the words too. A redaction of the very words is one no more."""
    same = models.MeetingRedaction.objects.filter(organization=scope.organization)
    if scope.meeting is not None:
        same = same.filter(meeting=scope.meeting)
    if scope.item is not None:
        same = same.filter(item=scope.item)
    ended = [each for each in same.exclude(words="") if wanted.mask.count(each.words)]
    for redaction in ended:
        redaction.texts.all().delete()
        redaction.words, redaction.erased = "", True
        redaction.save(update_fields=["words", "erased"])
    keys = {
        (place.kind._meta.label_lower, key)
        for place in PLACES
        for key in place.rows(scope).values_list("pk", flat=True)
    }
    for text in models.StruckText.objects.filter(redaction__organization=scope.organization):
        if (text.model, text.key) in keys:
            text.before = struck_value(wanted.mask, text.field, text.before)
            text.after = struck_value(wanted.mask, text.field, text.after)
            text.save(update_fields=["before", "after"])
    return len(ended)
