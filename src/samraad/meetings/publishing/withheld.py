"""Which files of attachments are not given out any more: erased, or with words struck out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from samraad.archive.mask import BLOCK
from samraad.archive.models import Dossier
from samraad.meetings.content.model import Attachment, Content

ERASED, STRUCK = "erased", "struck"


def withheld(attachments: Iterable[Attachment]) -> dict[int, str]:
    """``erased`` or ``struck`` by the attachment's key; those that are given out are not in it."""
    found = list(attachments)
    known = dict(
        Dossier.objects.filter(slug__in={each.dossier for each in found if each.dossier}).values_list(
            "slug", "redactions"
        )
    )
    return {each.key: why for each in found if (why := _why(each, known))}


def withheld_of(content: Content) -> dict[int, str]:
    """Of every item's attachments."""
    return withheld(each for item in content.items for each in item.attachments)


def _why(attachment: Attachment, known: Mapping[str, int | None]) -> str:
    if BLOCK in attachment.name:
        return STRUCK
    if attachment.dossier not in known:
        return ERASED
    return STRUCK if known[attachment.dossier] else ""
