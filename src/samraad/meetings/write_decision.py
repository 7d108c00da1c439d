"""Write one decision as a dossier reports it, with its points, statements and appointments; who is appointed becomes a Person."""

from __future__ import annotations

from typing import Any

from samraad.archive.models import Dossier
from samraad.archive.span_fields import span_fields
from samraad.councils.find import municipalities_by_name, name_key
from samraad.councils.models import Municipality, Person
from samraad.meetings.models import AgendaItem, Appointment, Decision, PointDecision, Statement


def write_decision(item: AgendaItem, dossier: Dossier, said: dict[str, Any]) -> Decision:
    """The rows of a decision in the reading's JSON."""
    decision = Decision.objects.create(
        item=item, dossier=dossier, outcome=(said["outcome"] or "")[:40], text=said["text"], **span_fields(said)
    )
    PointDecision.objects.bulk_create(
        PointDecision(
            decision=decision,
            point=point["point"],
            outcome=(point.get("outcome") or "")[:40],
            proposed_by=(point.get("proposed_by") or "")[:200],
        )
        for point in said["points"]
    )
    Statement.objects.bulk_create(
        Statement(
            decision=decision,
            position=position,
            party=(statement.get("party") or "")[:200],
            text=statement.get("text") or "",
            **_lines(statement),
        )
        for position, statement in enumerate(said["statements"])
    )
    if said["appointments"]:
        _write_appointments(decision, said["appointments"])
    return decision


def remove_unused_people() -> None:
    """People known only from a reading, of whom no accepted reading speaks any more."""
    Person.objects.filter(
        from_reading=True,
        appointments__isnull=True,
        statements__isnull=True,
        memberships__isnull=True,
        attendances__isnull=True,
        tasks__isnull=True,
    ).delete()


def _write_appointments(decision: Decision, appointments: list[dict[str, Any]]) -> None:
    municipalities = municipalities_by_name()
    rows = []
    for position, said in enumerate(appointments):
        name, party = (said.get("person") or "")[:200], (said.get("party") or "")[:50]
        printed = (said.get("municipality") or "")[:100]
        rows.append(
            Appointment(
                decision=decision,
                position=position,
                name=name,
                party=party,
                municipality=printed,
                person=_person(name, party, municipalities.get(name_key(printed))) if name else None,
                **_lines(said),
            )
        )
    Appointment.objects.bulk_create(rows)


def _person(name: str, party: str, municipality: Municipality | None) -> Person:
    """The person of that name in that municipality; where neither is printed, of that name and party."""
    known = Person.objects.filter(name=name)
    if municipality:
        found = known.filter(municipality=municipality).first() or known.filter(municipality=None, party=party).first()
    else:
        found = known.filter(party=party).first()
    if found is None:
        return Person.objects.create(name=name, party=party, municipality=municipality, from_reading=True)
    if found.from_reading and (found.municipality is None or not found.party):
        found.municipality = found.municipality or municipality
        found.party = found.party or party
        found.save()
    return found


def _lines(said: dict[str, Any]) -> dict[str, Any]:
    return span_fields({"first_line": None, "last_line": None, **said})
