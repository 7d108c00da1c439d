"""What was done, by whom: one explicit call in every verb."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from samraad.access.models import Change, User
from samraad.access.permissions import Actor


def record(
    actor: Actor,
    action: str,
    subject: models.Model,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Change:
    """Add one change to the history, in the transaction of what it tells of. Values must be plain JSON."""
    return Change.objects.create(
        actor=actor if isinstance(actor, User) else None,
        actor_name=str(actor)[:200],
        action=action,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_name=str(subject)[:300],
        before=before,
        after=after,
    )


def of(subject: models.Model) -> models.QuerySet[Change]:
    """The history of one record, newest first."""
    return Change.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))


def among(subjects: Mapping[type[models.Model], Iterable[Any]]) -> models.QuerySet[Change]:
    """The history of several records, each kind with its keys, newest first."""
    asked = models.Q(pk=None)
    for kind, keys in subjects.items():
        asked |= models.Q(subject_type=kind._meta.label_lower, subject_id__in=[str(key) for key in keys])
    return Change.objects.filter(asked)
