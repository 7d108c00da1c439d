"""Cases (*sager*): open one, change it, close it; link items and documents to it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.archive.models import Document
from samraad.archive.storable import storable
from samraad.archive.visible import sees
from samraad.councils.models import Organization
from samraad.meetings.errors import CannotSaveCase
from samraad.meetings.models import AgendaItem, Case, CaseDocument, CaseItem
from samraad.meetings.models.case import CaseState

NUMBER, TITLE, RESPONSIBLE, NOTE = 50, 1000, 200, 300
FIELDS = ("number", "title", "responsible", "state")


def add_case(
    actor: Actor,
    organization: Organization,
    title: str,
    *,
    number: str = "",
    responsible: str = "",
    on: dt.date | None = None,
) -> Case:
    """A new case; without a number it gets the year's next (``2027-0012``). Raises CannotSaveCase."""
    require(actor, "cases.edit", organization.slug)
    with transaction.atomic():
        Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)
        if not number.strip():
            _check_new_title(organization, title)
        day = on or timezone.localdate()
        case = Case(
            organization=organization,
            number=number.strip() or _next_number(organization, day.year),
            title=title,
            responsible=responsible,
            opened_on=day,
        )
        _check(case)
        _save(case)
        history.record(actor, "cases.add", case, after=_said(case))
    return case


def edit_case(actor: Actor, case: Case, version: int, **changed: Any) -> Case:
    """Change ``number``, ``title``, ``responsible`` or ``state`` (open, closed). Raises CannotSaveCase or StaleEdit."""
    require(actor, "cases.edit", case.organization.slug)
    if unknown := set(changed) - set(FIELDS):
        raise TypeError(f"no such fields of a case: {unknown}")
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).select_related("organization").get(pk=case.pk)
        before = _said(case)
        for name, value in changed.items():
            setattr(case, name, value)
        _check(case)
        after = _said(case)
        if is_said_already(case, version, f"sag {case.number}", "\n".join(after.values()), "\n".join(before.values())):
            return case
        if before["state"] != after["state"]:
            case.closed_on = timezone.localdate() if case.state == CaseState.CLOSED else None
        case.version += 1
        _save(case)
        history.record(actor, "cases.edit", case, before=before, after=after)
    return case


def link_item(actor: Actor, case: Case, item: AgendaItem, note: str = "") -> CaseItem:
    """The case came up in this item, live or archived. Linked already, the note is changed."""
    require(actor, "cases.edit", case.organization.slug)
    note = _note(note)
    if item.meeting.organization_id != case.organization_id:
        raise CannotSaveCase(f"Punktet hører ikke til {case.organization}. Vælg et af rådets egne punkter.")
    with transaction.atomic():
        link, _new = CaseItem.objects.update_or_create(case=case, item=item, defaults={"note": note})
        history.record(actor, "cases.link", case, after={"item": f"{item.meeting}, {item}", "note": note})
    return link


def add_case_of(actor: Actor, item: AgendaItem, title: str, *, number: str = "", responsible: str = "") -> Case:
    """A new case that begins with this item, on the day of its meeting."""
    meeting = item.meeting
    today = timezone.localdate()
    with transaction.atomic():
        day = min(meeting.date or today, today)
        case = add_case(actor, meeting.organization, title, number=number, responsible=responsible, on=day)
        link_item(actor, case, item)
    return case


def unlink_item(actor: Actor, link: CaseItem) -> None:
    """Only the link goes."""
    require(actor, "cases.edit", link.case.organization.slug)
    with transaction.atomic():
        history.record(actor, "cases.unlink", link.case, before={"item": f"{link.item.meeting}, {link.item}"})
        link.delete()


def link_document(actor: Actor, case: Case, document: Document, note: str = "") -> CaseDocument:
    """A document of the archive belongs to the case."""
    require(actor, "cases.edit", case.organization.slug)
    note = _note(note)
    if not sees(actor, document.dossier):
        raise CannotSaveCase("Dokumentet findes ikke, eller du har ikke adgang til det. Vælg et andet.")
    with transaction.atomic():
        link, _new = CaseDocument.objects.update_or_create(case=case, document=document, defaults={"note": note})
        history.record(actor, "cases.link", case, after={"document": document.title, "note": note})
    return link


def unlink_document(actor: Actor, link: CaseDocument) -> None:
    """Only the link goes."""
    require(actor, "cases.edit", link.case.organization.slug)
    with transaction.atomic():
        history.record(actor, "cases.unlink", link.case, before={"document": link.document.title})
        link.delete()


def _check_new_title(organization: Organization, title: str) -> None:
    """A form that is sent twice makes no second case."""
    same = Case.objects.filter(
        organization=organization, title__iexact=storable(title).strip(), state=CaseState.OPEN
    ).first()
    if same:
        raise CannotSaveCase(
            f"Der er allerede en åben sag med den titel: {same.number}. Brug den, eller giv den nye en anden titel."
        )


def _next_number(organization: Organization, year: int) -> str:
    used = Case.objects.filter(organization=organization, number__startswith=f"{year}-").values_list(
        "number", flat=True
    )
    counts = [int(rest) for number in used if (rest := number.removeprefix(f"{year}-")).isdecimal()]
    return f"{year}-{max(counts, default=0) + 1:04d}"


def _check(case: Case) -> None:
    case.title, case.number = storable(case.title).strip(), storable(case.number).strip()
    case.responsible = storable(case.responsible).strip()
    if not case.title or len(case.title) > TITLE:
        raise CannotSaveCase(f"Sagens titel skal have mellem 1 og {TITLE} tegn. Ret titlen.")
    if not case.number or len(case.number) > NUMBER or len(case.responsible) > RESPONSIBLE:
        raise CannotSaveCase(
            "Sagens nummer mangler eller er for langt, eller den ansvarliges navn er for langt. Ret dem."
        )
    if case.state not in CaseState.values:
        raise CannotSaveCase("En sag er enten åben eller afsluttet. Vælg en af dem.")


def _note(note: str) -> str:
    note = storable(note).strip()
    if len(note) > NOTE:
        raise CannotSaveCase(f"Noten må højst fylde {NOTE} tegn. Forkort den.")
    return note


def _save(case: Case) -> None:
    try:
        with transaction.atomic():
            case.save()
    except IntegrityError:
        raise CannotSaveCase(f"Sagsnummer {case.number} er brugt i {case.organization}. Vælg et andet.") from None


def _said(case: Case) -> dict[str, str]:
    return {name: str(getattr(case, name)) for name in FIELDS}
