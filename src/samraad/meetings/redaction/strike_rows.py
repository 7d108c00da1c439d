"""Strike words out of the rows that people edit, of the files in the archive and of the history; keep what is needed to undo it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Model

from samraad.access.models import Change
from samraad.access.permissions import Actor, allowed
from samraad.archive.mask import Mask
from samraad.archive.models import Dossier
from samraad.archive.publish import unpublish
from samraad.archive.write_reading import queue_index
from samraad.meetings import models
from samraad.meetings.content.strike import named_with, strike_html
from samraad.meetings.redact_dossier import redact_dossier
from samraad.meetings.redaction.places import PLACES, Place, Scope, dossiers_of, struck_value
from samraad.meetings.safe_html import plain

AT_ONCE = 500


def strike_places(scope: Scope, mask: Mask, redaction: models.MeetingRedaction, *, keep: bool) -> int:
    """In every row of the scope; says how many. ``keep``: so that it can be taken back.

    Rows get a new version, so that nobody who has the text open saves the words again unseen.
    """
    return sum(_strike_place(place, scope, mask, redaction, keep=keep) for place in PLACES)


def _strike_place(place: Place, scope: Scope, mask: Mask, redaction: models.MeetingRedaction, *, keep: bool) -> int:
    rows, texts = [], []
    for row in place.rows(scope).iterator(AT_ONCE):
        changed = {name: (value, struck) for name, value, struck in _changes(place, row, mask) if struck != value}
        if changed:
            for name, (value, struck) in changed.items():
                setattr(row, name, struck)
                texts.append(_text(redaction, row, name, value, struck))
            rows.append(row)
    write_rows(place.kind, rows, {each.field for each in texts})
    if keep:
        models.StruckText.objects.bulk_create(texts, batch_size=AT_ONCE)
    return len(rows)


def write_rows(kind: type[Model], rows: list[Any], fields: Iterable[str]) -> None:
    """The fields of the rows, with a new version of each that has one."""
    names = sorted(set(fields))
    if not rows or not names:
        return
    if any(each.name == "version" and each.get_internal_type() == "IntegerField" for each in kind._meta.fields):
        for row in rows:
            row.version += 1
        names.append("version")
    kind._default_manager.bulk_update(rows, names, batch_size=AT_ONCE)
    if kind is models.Meeting:
        models.LiveMeeting.objects.filter(meeting__in=rows).update(version=F("version") + 1)


def _changes(place: Place, row: Any, mask: Mask) -> Iterable[tuple[str, Any, Any]]:
    """Field, value and what it becomes. Whose name is struck out is no longer linked to as a person."""
    values = {name: getattr(row, name) for name in place.fields}
    struck = {name: struck_value(mask, name, value) for name, value in values.items()}
    if struck.get("html") != values.get("html"):
        struck["text"] = mask.text(plain(struck["html"]))
    for name, value in values.items():
        yield name, value, struck[name]
    if place.kind in (models.Statement, models.Appointment) and row.person_id and mask.count(row.person.name):
        yield "person_id", row.person_id, None


def _text(redaction: models.MeetingRedaction, row: Model, name: str, before: Any, after: Any) -> models.StruckText:
    return models.StruckText(
        redaction=redaction, model=row._meta.label_lower, key=row.pk, field=name, before=before, after=after
    )


def strike_dossiers(actor: Actor, scope: Scope, mask: Mask, redaction: models.MeetingRedaction) -> int:
    """In the text that was read of the scope's files; one that is only named with the words is taken from the public."""
    count = 0
    for dossier in dossiers_of(scope):
        if not allowed(actor, "archive.redact", dossier.organization_slug):
            continue
        found = None
        if places_in(dossier, mask):
            found = redact_dossier(actor, dossier, redaction.words, redaction.reason)
        named = is_named(dossier, mask)
        was_public = named and dossier.published_at is not None
        if named:
            _take_name(dossier, mask, redaction)
        if was_public:
            unpublish(actor, dossier)
        if found or named:
            models.StruckDossier.objects.create(
                redaction=redaction, dossier=dossier, in_archive=found, unpublished=was_public
            )
            count += 1
    return count


def _take_name(dossier: Dossier, mask: Mask, redaction: models.MeetingRedaction) -> None:
    """Strike the words out of the file's name. Its address keeps them, which is why only secretaries may have it."""
    struck = mask.text(dossier.name)
    if struck != dossier.name:
        _text(redaction, dossier, "name", dossier.name, struck).save()
        dossier.name = struck
        dossier.save(update_fields=["name"])
        queue_index(dossier)


def places_in(dossier: Dossier, mask: Mask) -> int:
    """How often the words stand in what was read of the file."""
    return mask.count("\n".join(dossier.lines.order_by("number").values_list("text", flat=True)))


def is_named(dossier: Dossier, mask: Mask) -> bool:
    return named_with(mask, dossier.name) or named_with(mask, dossier.slug)


def strike_history(scope: Scope, mask: Mask) -> None:
    """In the history of everything in the scope, and of what is gone since. This is not taken back."""
    known = {place.kind._meta.label_lower: set(place.rows(scope).values_list("pk", flat=True)) for place in PLACES}
    known |= {Dossier._meta.label_lower: {dossier.pk for dossier in dossiers_of(scope)}}
    everywhere = {place.kind._meta.label_lower: place.kind for place in PLACES}
    changed = []
    for row in Change.objects.filter(subject_type__in=known).order_by("pk").iterator(AT_ONCE):
        struck = (_told(mask, row.before), _told(mask, row.after), mask.text(row.subject_name))
        if struck == (row.before, row.after, row.subject_name):
            continue
        kind = everywhere.get(row.subject_type)
        key = int(row.subject_id) if row.subject_id.isdigit() else 0
        if key in known[row.subject_type] or (kind and not kind._default_manager.filter(pk=key).exists()):
            row.before, row.after, row.subject_name = struck
            changed.append(row)
    Change.objects.bulk_update(changed, ["before", "after", "subject_name"], batch_size=AT_ONCE)


def _told(mask: Mask, value: Any) -> Any:
    """A value of the history, where text and HTML stand side by side."""
    if isinstance(value, str):
        return mask.text(strike_html(mask, value))
    if isinstance(value, list):
        return [_told(mask, each) for each in value]
    if isinstance(value, dict):
        return {key: _told(mask, each) for key, each in value.items()}
    return value
