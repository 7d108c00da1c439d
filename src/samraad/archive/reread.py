"""Read every stored dossier again that was read by an older reader, from its original."""

from __future__ import annotations

from collections.abc import Iterator

from samraad.access.permissions import Actor, require
from samraad.archive.import_many import Result, import_many
from samraad.archive.models import Dossier
from samraad.archive.originals import original_path
from samraad.archive.reader_version import reader_version


def reread_all(actor: Actor) -> Iterator[Result]:
    """Each as it is done. Corrections and redactions are kept; an accepted meeting changes only when it is accepted again."""
    require(actor, "archive.import")
    older = Dossier.objects.exclude(reader=reader_version()).order_by("id")
    yield from import_many(actor, [original_path(dossier) for dossier in older])
