"""Strike words out of some fields of some rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models

from samraad.archive.mask import Mask


def strike_rows(kind: type[models.Model], rows: Iterable[models.Model], mask: Mask, fields: Sequence[str]) -> None:
    """``rows`` are rows of ``kind``; only those that have the words are written."""
    changed = []
    for row in rows:
        struck = {field: mask.json(getattr(row, field)) for field in fields}
        if any(struck[field] != getattr(row, field) for field in fields):
            for field, value in struck.items():
                setattr(row, field, value)
            changed.append(row)
    kind._default_manager.bulk_update(changed, fields, batch_size=500)
