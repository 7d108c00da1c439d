"""The letter with which a finding is passed on to its author: Danish, whatever language the secretary reads in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation

from samraad.archive.dossier_title import dossier_title
from samraad.archive.finding_words import CERTAINTIES, kind_words
from samraad.archive.show_findings import ShownFinding, ShownPlace


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    text: str


def finding_letter(shown: ShownFinding, to: str, note: str, sender: str, absolute: Callable[[str], str]) -> Letter:
    """``absolute`` makes an address of Samråd one that can be followed from a letter."""
    finding = shown.finding
    with translation.override("da"):
        parts = [
            f"Kære {to or 'forfatter'}",
            "Ved en gennemlæsning har vi fundet noget, der ser ud til at skulle rettes:",
        ]
        parts.append(finding.message)
        if finding.computed:
            parts.append(f"Trykt: {', '.join(finding.figures) or '–'}\nBeregnet: {finding.computed}")
        parts += [_place(place, absolute) for place in shown.places]
        parts.append(str(CERTAINTIES[finding.certainty]))
        if note:
            parts.append(note)
        parts.append("Vil du se på det og skrive tilbage, om teksten skal rettes?")
        parts.append(f"Venlig hilsen\n{sender}")
        about = next((f" i »{_title(place)}«" for place in shown.places), "")
        return Letter(f"{kind_words(finding.code)}{about}"[:150], "\n\n".join(parts))


def _place(place: ShownPlace, absolute: Callable[[str], str]) -> str:
    lines = f"linje {place.first}" if place.first == place.last else f"linje {place.first}–{place.last}"
    page = f"side {place.page}, " if place.page else ""
    head = f"{dossier_title(place.dossier)}, {_title(place)}, {page}{lines}:"
    quoted = [f"  {line.text.strip()}" for line in place.lines if line.own]
    if place.more:
        quoted.append(f"  … og {place.more} linjer til")
    return "\n".join([head, *quoted, absolute(place.url)])


def _title(place: ShownPlace) -> str:
    return place.document.title if place.document else place.dossier.name
