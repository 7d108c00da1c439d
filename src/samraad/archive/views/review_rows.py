"""What the review page shows of a dossier: its rows, and which of them were corrected."""

from __future__ import annotations

from typing import Any

from samraad.archive.models import Dossier


def review_rows(dossier: Dossier) -> dict[str, Any]:
    """Documents, items and corrections of a dossier, ready for the templates."""
    corrections = list(dossier.corrections.select_related("by").order_by("-at", "-pk"))
    corrected = {(each.target, each.line) for each in corrections}
    return {
        "documents": [(row, ("document", row.anchor) in corrected) for row in dossier.documents.all()],
        "items": [(row, ("item", row.anchor) in corrected) for row in dossier.items.all()],
        "corrections": corrections,
        "unmatched": [each for each in corrections if each.unmatched],
        "dossier_corrected": {each.field for each in corrections if each.target == "dossier"},
    }
