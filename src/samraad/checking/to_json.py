"""Findings as the JSON that the command prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from samraad.checking.finding import Finding, Place


def to_json(findings: Iterable[Finding]) -> dict[str, Any]:
    """One object; ``file`` stands in a place only where the dossier has files."""
    return {"findings": [_finding(one) for one in findings]}


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "certainty": one.certainty.value,
        "message": one.message,
        "figures": list(one.figures),
        "computed": one.computed,
        "key": one.key,
        "places": [_place(place) for place in one.places],
    }


def _place(place: Place) -> dict[str, Any]:
    span = place.span
    data: dict[str, Any] = {
        "dossier": place.dossier,
        "first_line": span.first_line,
        "last_line": span.last_line,
        "page": span.page,
    }
    if span.file is not None:
        data["file"] = span.file
    return data
