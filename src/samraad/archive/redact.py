"""Strike words out of a dossier: from everything that is shown, searched and stored, but the original file itself."""

from __future__ import annotations

from django.db import transaction

from samraad.access import history
from samraad.access.models import Change, User
from samraad.access.permissions import Actor, require
from samraad.archive.errors import CannotRedact
from samraad.archive.forget_findings import strike_findings
from samraad.archive.mask import Mask
from samraad.archive.models import Correction, Dossier, DossierLine, Fact, Reading, Redaction, Table
from samraad.archive.originals import original_path
from samraad.archive.read_apart import read_apart
from samraad.archive.reader_version import reader_version
from samraad.archive.strike_rows import strike_rows
from samraad.archive.write_reading import stored_lines, write_proposals, write_reading
from samraad.reading.errors import ReadingError

FEWEST_LETTERS = 3
MOST_SIGNS = 200


def redact(actor: Actor, dossier: Dossier, words: str, reason: str) -> Redaction:
    """Strike ``words`` (a name, a number) out everywhere in the dossier, its corrections and its history.

    The history tells that and why, never what. Only the redaction itself and the original file keep the words; from now on
    only secretaries may have the file.
    """
    require(actor, "archive.redact", dossier.organization_slug)
    words, reason = " ".join(words.split()), " ".join(reason.split())[:500]
    if sum(letter.isalnum() for letter in words) < FEWEST_LETTERS:
        raise CannotRedact(f"Skriv mindst {FEWEST_LETTERS} bogstaver eller tal, der skal overstreges.")
    if len(words) > MOST_SIGNS:
        raise CannotRedact(f"Overstreg højst {MOST_SIGNS} tegn ad gangen.")
    if not reason:
        raise CannotRedact("Skriv, hvorfor det skal overstreges.")
    with transaction.atomic():
        mask = Mask([words])
        lines = stored_lines(dossier)
        places = mask.count("\n".join(line.text for line in lines))
        if not places:
            raise CannotRedact("Ordene findes ikke i teksten. Skriv dem, som de står dér.")
        redaction = Redaction.objects.create(
            dossier=dossier, words=words, reason=reason, by=actor if isinstance(actor, User) else None
        )
        _strike_out(dossier, mask)
        write_proposals(dossier)
        history.record(actor, "archive.redact", dossier, after={"reason": reason, "places": places})
    return redaction


def lift(actor: Actor, redaction: Redaction) -> None:
    """Take a redaction back; the text is read again from the original. Raises CannotRedact where that fails."""
    dossier = redaction.dossier
    require(actor, "archive.redact", dossier.organization_slug)
    try:
        reading = read_apart(original_path(dossier), dossier.name)
    except ReadingError as error:
        raise CannotRedact(str(error)) from None
    with transaction.atomic():
        history.record(actor, "archive.redact.lift", dossier, before={"reason": redaction.reason})
        redaction.delete()
        write_reading(dossier, reading, reader_version())


def _strike_out(dossier: Dossier, mask: Mask) -> None:
    """Strike out in every stored row; what follows from these rows is written anew by the caller."""
    lines = {line.number: line for line in mask.lines(stored_lines(dossier))}
    changed = []
    for row in dossier.lines.all():
        struck = lines[row.number]
        if (row.raw, row.text) != (struck.raw, struck.text):
            row.raw, row.text = struck.raw, struck.text
            changed.append(row)
    DossierLine.objects.bulk_update(changed, ["raw", "text"], batch_size=500)
    Reading.objects.filter(dossier=dossier).update(as_read=mask.json(dossier.reading.as_read))
    dossier.reading.refresh_from_db()
    strike_rows(Fact, dossier.facts.all(), mask, ["text", "value", "deadline"])
    strike_rows(Table, dossier.tables.all(), mask, ["caption", "header", "rows"])
    strike_rows(Correction, dossier.corrections.all(), mask, ["value", "anchor_text"])
    strike_rows(Change, history.of(dossier), mask, ["before", "after"])
    strike_findings(dossier, mask)
