"""A decision as a form: outcome, text, point by point, statements for the record, appointments."""

from __future__ import annotations

import json
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

OUTCOMES = ("approved", "adopted", "noted", "discussed", "appointed", "postponed", "rejected")
ADDED = ("", " with addition", " with supplement", " with adjustment")
EMPTY_ROWS = 2
Json = dict[str, Any]


class DecisionForm:
    """Reads and writes the reading's JSON of a decision; empty rows are dropped, what stands keeps its lines."""

    def __init__(self, posted: MultiValueDict[str, str] | None, *, row: Any) -> None:
        self.row = row
        self.posted = posted
        self.is_bound = posted is not None
        self.current: Json | None = row.decision
        self.errors: list[str] = []

    @property
    def shown(self) -> Json:
        """What the fields hold now: what was sent, else what is stored."""
        return (self._sent() if self.is_bound else self.current) or {"outcome": "", "text": "", "points": []}

    @property
    def outcome(self) -> str:
        return str(self.shown.get("outcome") or "").split(" with ")[0]

    @property
    def added(self) -> str:
        return str(self.shown.get("outcome") or "").removeprefix(self.outcome)

    @property
    def points(self) -> list[Json]:
        """A row for each recommendation point, with its own decision where there is one."""
        decided = {point["point"]: point for point in self.shown.get("points") or []}
        numbers = range(1, max([self._recommended(), *decided], default=0) + 1)
        return [decided.get(number, {"point": number, "outcome": "", "proposed_by": ""}) for number in numbers]

    @property
    def statements(self) -> list[Json]:
        return [*(self.shown.get("statements") or []), *[{"party": "", "text": ""}] * EMPTY_ROWS]

    @property
    def appointments(self) -> list[Json]:
        empty = {"person": "", "party": "", "municipality": ""}
        return [*(self.shown.get("appointments") or []), *[empty] * EMPTY_ROWS]

    @property
    def outcome_choices(self) -> tuple[str, ...]:
        return OUTCOMES

    @property
    def point_choices(self) -> list[str]:
        """Every outcome a point can have, and those it has now, whatever they are."""
        known = [outcome + added for outcome in OUTCOMES for added in ADDED]
        return known + [point["outcome"] for point in self.points if point["outcome"] and point["outcome"] not in known]

    @property
    def added_choices(self) -> tuple[str, ...]:
        return ADDED

    @property
    def was(self) -> str:
        """The decision as the secretary saw it, carried along."""
        return _canonical(self.current) if self.posted is None else self.posted.get("was", "")

    def is_valid(self) -> bool:
        """An outcome must be one we know; statements need a party and a text."""
        sent = self._sent()
        if sent and sent["outcome"] and self.outcome not in OUTCOMES:
            self.add_error(None, _("Vælg et udfald fra listen."))
        for statement in (sent or {}).get("statements", []):
            if not (statement["party"] and statement["text"]):
                self.add_error(None, _("En udtalelse skal have både afsender og tekst."))
        return not self.errors

    def add_error(self, _field: None, message: str) -> None:
        if message not in self.errors:
            self.errors.append(message)

    def changes(self) -> Json:
        """The new decision under the name of its field, if it differs from what was seen."""
        sent = self._sent()
        return {} if _canonical(sent) == self.was else {"decision": sent}

    def conflicts(self) -> list[tuple[str, str, Any]]:
        """A colleague's decision, where it is neither what was seen nor what was sent."""
        stored = _canonical(self.current)
        if not self.changes() or stored in (self.was, _canonical(self._sent())):
            return []
        return [("decision", _("Beslutning"), (self.current or {}).get("text", ""))]

    def _recommended(self) -> int:
        sections = [section for section in self.row.sections if section.get("name") == "recommendation"]
        return max((len(section.get("points") or []) for section in sections), default=0)

    def _sent(self) -> Json | None:
        posted = self.posted or MultiValueDict()
        outcome = posted.get("outcome", "")
        sent: Json = {
            **_span(self.current or self._row_span()),
            "outcome": None,
            "text": posted.get("text", "").strip(),
        }
        sent["text"] = sent["text"].replace("\r\n", "\n")
        if outcome:
            sent["outcome"] = outcome + (posted.get("added", "") if posted.get("added", "") in ADDED else "")
        sent["points"] = self._sent_points(posted)
        sent["statements"] = self._sent_rows(posted, "statements", ("party", "text"), "statement")
        sent["appointments"] = self._sent_rows(
            posted, "appointments", ("person", "party", "municipality"), "appointment"
        )
        empty = not any(sent[key] for key in ("outcome", "text", "points", "statements", "appointments"))
        return None if empty else sent

    def _sent_points(self, posted: MultiValueDict[str, str]) -> list[Json]:
        rows = zip(posted.getlist("point_outcome"), posted.getlist("point_by"), strict=False)
        return [
            {"point": number, "outcome": outcome, "proposed_by": by.strip() or None}
            for number, (outcome, by) in enumerate(rows, start=1)
            if outcome
        ]

    def _sent_rows(
        self, posted: MultiValueDict[str, str], key: str, fields: tuple[str, ...], prefix: str
    ) -> list[Json]:
        stored = (self.current or {}).get(key) or []
        columns = [posted.getlist(f"{prefix}_{field}") for field in fields]
        rows = []
        for index, values in enumerate(zip(*columns, strict=False)):
            cells = [value.strip().replace("\r\n", "\n") for value in values]
            if not any(cells):
                continue
            span = _span(stored[index] if index < len(stored) else self.current or self._row_span())
            optional = {"party", "municipality"} if prefix == "appointment" else set()
            rows.append(
                {**{f: (v or None if f in optional else v) for f, v in zip(fields, cells, strict=True)}, **span}
            )
        return rows

    def _row_span(self) -> Json:
        return {"first_line": self.row.first_line, "last_line": self.row.last_line, "page": self.row.page}


def _span(holder: Json) -> Json:
    return {key: holder[key] for key in ("first_line", "last_line", "page", "file") if key in holder}


def _canonical(decision: Json | None) -> str:
    return json.dumps(decision, sort_keys=True, ensure_ascii=False)
