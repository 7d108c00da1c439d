"""Correct what was read: one field, a document or item that was missed, or one that is none. Corrections outlive re-reading."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import Actor, require
from samraad.archive.correction_values import checked
from samraad.archive.errors import CannotCorrect
from samraad.archive.models import Correction, Document, Dossier, ProposedItem
from samraad.archive.models.review import CorrectionAct, CorrectionTarget
from samraad.archive.write_reading import write_proposals

_ROWS: dict[str, type[Document] | type[ProposedItem]] = {"document": Document, "item": ProposedItem}


def correct(actor: Actor, dossier: Dossier, target: str, field: str, value: Any, *, line: int = 0) -> Correction:
    """Say what one field is. ``target`` is dossier, document or item, the latter two named by their anchor ``line``.

    Raises CannotCorrect for a field that is not there, a value of the wrong kind, or lines outside the source.
    """
    require(actor, "archive.correct", dossier.organization_slug)
    value = checked(dossier, target, field, value)
    with transaction.atomic():
        row = _row(dossier, target, line)
        before = _shown(dossier if row is None else row, field)
        _check_span(row, field, value)
        return _put(actor, dossier, CorrectionAct.SET, target, line, field, value, before)


def add(actor: Actor, dossier: Dossier, target: str, line: int, values: dict[str, Any]) -> Correction:
    """Say that a document or item begins at ``line``; what it was part of ends before. ``values`` are its fields."""
    require(actor, "archive.correct", dossier.organization_slug)
    blank = _blank(target)
    for field, value in values.items():
        blank[field] = checked(dossier, target, field, value)
    if not blank["title"]:
        raise CannotCorrect("Skriv en titel.")
    with transaction.atomic():
        if _ROWS[target].objects.filter(dossier=dossier, first_line=line).exists():
            raise CannotCorrect(f"Der begynder allerede et andet på linje {line}. Ret det i stedet.")
        if not dossier.lines.filter(number=line).exists():
            raise CannotCorrect(f"Linje {line} findes ikke. Vælg en linje fra 1 til {dossier.line_count}.")
        return _put(actor, dossier, CorrectionAct.ADD, target, line, "", blank, None)


def remove(actor: Actor, dossier: Dossier, target: str, *, line: int) -> Correction:
    """Say that a document or item that was read is none. Its lines stay in the archive."""
    require(actor, "archive.correct", dossier.organization_slug)
    with transaction.atomic():
        row = _row(dossier, target, line)
        if row is None:
            raise CannotCorrect("Vælg et dokument eller et punkt, der skal fjernes.")
        return _put(actor, dossier, CorrectionAct.REMOVE, target, line, "", None, row.title)


def undo(actor: Actor, correction: Correction) -> None:
    """Take a correction back: what the reader said stands again."""
    dossier = correction.dossier
    require(actor, "archive.correct", dossier.organization_slug)
    with transaction.atomic():
        history.record(actor, "archive.correct.undo", dossier, before=_told(correction))
        correction.delete()
        write_proposals(dossier)


def _put(
    actor: Actor,
    dossier: Dossier,
    act: CorrectionAct,
    target: str,
    line: int,
    field: str,
    value: Any,
    before: Any,
) -> Correction:
    anchor = dossier.lines.filter(number=line).values_list("raw", flat=True).first() or ""
    correction, _ = Correction.objects.update_or_create(
        dossier=dossier,
        target=target,
        act=act,
        line=line,
        field=field,
        defaults={"value": value, "anchor_text": anchor, "by": actor if isinstance(actor, User) else None},
    )
    write_proposals(dossier)
    history.record(actor, f"archive.correct.{act.value}", dossier, before={"value": before}, after=_told(correction))
    return correction


def _told(correction: Correction) -> dict[str, Any]:
    return {name: getattr(correction, name) for name in ("target", "act", "line", "field", "value")}


def _row(dossier: Dossier, target: str, line: int) -> Document | ProposedItem | None:
    """The row with that anchor; None for the dossier itself."""
    if target == CorrectionTarget.DOSSIER:
        return None
    row = _ROWS[target].objects.filter(dossier=dossier, anchor=line).first()
    if row is None:
        raise CannotCorrect("Det er ikke der længere. Hent siden igen, og ret det, der står der nu.")
    return row


def _shown(row: Any, field: str) -> Any:
    value = getattr(row, field)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _check_span(row: Document | ProposedItem | None, field: str, value: Any) -> None:
    if row is None or field not in {"first_line", "last_line"}:
        return
    first, last = (value, row.last_line) if field == "first_line" else (row.first_line, value)
    if first > last:
        raise CannotCorrect(f"Linje {first} står efter linje {last}. Den første linje skal komme først.")


def _blank(target: str) -> dict[str, Any]:
    if target == CorrectionTarget.DOCUMENT:
        return {"title": "", "kind": None, "issuer": None, "date": None, "item": None, "item_kind": None} | {
            "item_certain": True
        }
    if target == CorrectionTarget.ITEM:
        return {"number": "", "kind": None, "title": "", "case_number": None, "added": False} | {
            "sections": [],
            "decision": None,
        }
    raise CannotCorrect("Kun dokumenter og punkter kan tilføjes.")
