"""A body's decision rule from YAML; what is wrong is named by field."""

from __future__ import annotations

from typing import Any

import yaml

from samraad.rules.decisions import Body
from samraad.rules.errors import RuleError

FIELDS = {
    "name",
    "source",
    "members",
    "majority",
    "required",
    "casting_vote",
    "quorum",
    "without_vote",
    "written_procedure",
}


def parse_body(text: str) -> Body:
    """The body that the YAML text describes; raises RuleError."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"linje {mark.line + 1}: " if mark else ""
        raise RuleError(f"{where}filen er ikke gyldig YAML.") from None
    except RecursionError:
        raise RuleError("Filen er indlejret for dybt.") from None
    if not isinstance(data, dict):
        raise RuleError("Filen skal beskrive et organ med felterne members og majority.")
    unknown = [str(key) for key in data if key not in FIELDS]
    if unknown:
        raise RuleError(f"{unknown[0]}: feltet findes ikke; der er {', '.join(sorted(FIELDS))}.")
    if "members" not in data:
        raise RuleError("members: feltet mangler (antal stemmer efter gruppe).")
    casting_vote = data.get("casting_vote")
    return Body(
        members=_counts(data, "members"),
        majority=str(data.get("majority", "simple")),
        required=_counts(data, "required"),
        casting_vote=None if casting_vote is None else str(casting_vote),
        quorum=_counts(data, "quorum"),
        without_vote=_counts(data, "without_vote"),
        written_procedure=bool(data.get("written_procedure", False)),
        name=None if data.get("name") is None else str(data["name"]),
    )


def _counts(data: dict[Any, Any], field: str) -> dict[str, int]:
    value = data.get(field) or {}
    if not isinstance(value, dict):
        raise RuleError(f"{field}: skriv én linje for hver gruppe, »gruppe: antal«.")
    counts: dict[str, int] = {}
    for group, count in value.items():
        if isinstance(count, bool) or not isinstance(count, int):
            raise RuleError(f"{field}: {group} skal være et helt tal, ikke »{count}«.")
        counts[str(group)] = count
    return counts
