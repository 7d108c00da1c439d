"""A Dossier as the JSON of the command-line contract (schema 1)."""

from __future__ import annotations

from typing import Any

from samraad.reading.model import (
    Appointment,
    Decision,
    Document,
    Dossier,
    Fact,
    Item,
    Line,
    Section,
    Span,
    Statement,
)

SCHEMA = 1


def to_json(dossier: Dossier, *, with_lines: bool = False) -> dict[str, Any]:
    """The reading as plain JSON values; ``with_lines`` adds every line with its repaired text and role."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "source": {
            "name": dossier.source.name,
            "sha256": dossier.source.sha256,
            "media_type": dossier.source.media_type,
            "pages": dossier.source.pages,
            "lines": dossier.source.lines,
        },
        "council": dossier.council
        and {
            "name": dossier.council.name,
            "inferred": dossier.council.inferred,
            "evidence": [span_json(span) for span in dossier.council.evidence],
        },
        "meeting": {
            "date": dossier.meeting.date and dossier.meeting.date.isoformat(),
            "printed": dossier.meeting.printed,
            "evidence": [span_json(span) for span in dossier.meeting.evidence],
        },
        "kind": dossier.kind,
        "separators": [
            {"item": s.item, "kind": s.kind, "title": s.title, **span_json(s.span)} for s in dossier.separators
        ],
        "chapters": [{"number": c.number, "title": c.title, **span_json(c.span)} for c in dossier.chapters],
        "items": [_item(item) for item in dossier.items],
        "documents": [_document(document) for document in dossier.documents],
        "facts": [_fact(fact) for fact in dossier.facts],
        "tables": [
            {
                "caption": t.caption,
                "header": list(t.header),
                "rows": [list(row) for row in t.rows],
                **span_json(t.span),
            }
            for t in dossier.tables
        ],
        "warnings": [{"code": w.code, "message": w.message, **span_json(w.span)} for w in dossier.warnings],
    }
    if with_lines:
        data["lines"] = [_line(line) for line in dossier.lines]
    return data


def span_json(span: Span) -> dict[str, Any]:
    """A span's keys, merged into the object that stands there; ``file`` only in a folder or zip."""
    keys: dict[str, Any] = {"first_line": span.first_line, "last_line": span.last_line, "page": span.page}
    if span.file is not None:
        keys["file"] = span.file
    return keys


def _item(item: Item) -> dict[str, Any]:
    return {
        "number": item.number,
        "kind": item.kind,
        "title": item.title,
        "case_number": item.case_number,
        "added": item.added,
        **span_json(item.span),
        "sections": [_section(section) for section in item.sections],
        "decision": item.decision and _decision(item.decision),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "name": section.name,
        **span_json(section.span),
        "text": section.text,
        "points": [{"text": point.text, **span_json(point.span)} for point in section.points],
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "outcome": decision.outcome,
        "text": decision.text,
        **span_json(decision.span),
        "points": [{"point": p.point, "outcome": p.outcome, "proposed_by": p.proposed_by} for p in decision.points],
        "statements": [_statement(statement) for statement in decision.statements],
        "appointments": [_appointment(appointment) for appointment in decision.appointments],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {"party": statement.party, "text": statement.text, **span_json(statement.span)}


def _appointment(appointment: Appointment) -> dict[str, Any]:
    return {
        "person": appointment.person,
        "party": appointment.party,
        "municipality": appointment.municipality,
        **span_json(appointment.span),
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "kind": document.kind,
        "issuer": document.issuer,
        "date": document.date and document.date.isoformat(),
        "item": document.item,
        "item_kind": document.item_kind,
        "item_certain": document.item_certain,
        **span_json(document.span),
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "type": fact.type,
        "text": fact.text,
        "value": fact.value,
        "low": fact.low,
        "high": fact.high,
        "hedge": fact.hedge,
        "unit": fact.unit,
        "price_level": fact.price_level,
        "inferred": fact.inferred,
        **span_json(fact.span),
        "deadline": fact.deadline
        and {"what": fact.deadline.what, "from": fact.deadline.sender, "to": fact.deadline.to},
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "number": line.number,
        "raw": line.raw,
        "text": line.text,
        "role": line.role.value,
        "after": line.after,
        "page": line.page,
        "file": line.file,
    }
