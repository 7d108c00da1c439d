"""A reading with people's corrections on top: the same reading and the same corrections always give the same proposal."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from samraad.archive.models import Correction
from samraad.archive.models.review import CorrectionAct, CorrectionTarget

Proposal = dict[str, Any]
_LISTS = {CorrectionTarget.DOCUMENT.value: "documents", CorrectionTarget.ITEM.value: "items"}


def corrected(
    as_read: Proposal, corrections: Iterable[Correction], raw: Mapping[int, str]
) -> tuple[Proposal, list[Correction]]:
    """The proposal, and the corrections whose target is not there any more (a person must look at them).

    ``raw`` gives the source's lines by number. Every document and item of the answer has its ``anchor``, and ``corrected``
    where a person changed or added it.
    """
    proposal = copy.deepcopy(as_read)
    for name in _LISTS.values():
        for target in proposal[name]:
            target["anchor"] = target["first_line"]
            target["corrected"] = False
    # Additions first, so that what was added can be corrected further.
    ordered = sorted(corrections, key=lambda each: (each.act != CorrectionAct.ADD, each.pk or 0))
    lost = [each for each in ordered if not _apply(proposal, each, raw)]
    for name in _LISTS.values():
        proposal[name].sort(key=lambda target: (target["first_line"], target["last_line"]))
    return proposal, lost


def _apply(proposal: Proposal, correction: Correction, raw: Mapping[int, str]) -> bool:
    if correction.target == CorrectionTarget.DOSSIER:
        _set_on_dossier(proposal, correction)
        return True
    targets: list[Proposal] = proposal[_LISTS[correction.target]]
    line = _line_now(correction, raw)
    if correction.act == CorrectionAct.ADD:
        if line is None:
            return False
        _add(targets, correction, line)
        return True
    found = _find(targets, correction, line)
    if found is None:
        # Removed already: a newer reader no longer finds it either.
        return correction.act == CorrectionAct.REMOVE
    if correction.act == CorrectionAct.REMOVE:
        targets.remove(found)
    else:
        found[correction.field] = correction.value
        found["corrected"] = True
    return True


def _set_on_dossier(proposal: Proposal, correction: Correction) -> None:
    if correction.field == "council_name":
        proposal["council"] = (
            {"name": correction.value, "inferred": False, "evidence": []} if correction.value else None
        )
    elif correction.field == "meeting_date":
        read = proposal["meeting"]
        printed = read["printed"] and read["date"] == correction.value
        proposal["meeting"] = {**read, "date": correction.value, "printed": printed}
    else:
        proposal[correction.field] = correction.value


def _add(targets: list[Proposal], correction: Correction, line: int) -> None:
    """Add a document or item that begins at ``line``; the one it was part of ends before it."""
    value = correction.value or {}
    added = {**value, "first_line": line, "anchor": line, "corrected": True}
    around = [each for each in targets if each["first_line"] < line <= each["last_line"]]
    if around:
        before = max(around, key=lambda each: each["first_line"])
        added["last_line"] = max(value.get("last_line") or before["last_line"], line)
        before["last_line"] = line - 1
        before["corrected"] = True
    added.setdefault("last_line", line)
    # A newer reader has found it by itself: what the person said stands.
    targets[:] = [each for each in targets if each["first_line"] != line]
    targets.append(added)


def _find(targets: list[Proposal], correction: Correction, line: int | None) -> Proposal | None:
    for wanted in (line, correction.value if correction.field == "first_line" else None):
        for each in targets:
            if wanted is not None and wanted in (each["anchor"], each["first_line"]):
                return each
    return None


def _line_now(correction: Correction, raw: Mapping[int, str]) -> int | None:
    """The line the correction was made at: the same number where the text is the same, else the nearest such text."""
    wanted = correction.anchor_text
    if raw.get(correction.line) == wanted:
        return correction.line
    same = [number for number, text in raw.items() if text == wanted] if wanted.strip() else []
    return min(same, key=lambda number: abs(number - correction.line), default=None)
