"""Numbers of cases and documents, with or without their label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samraad.reading.facts.mention import Mention, Prose

_NUMBER = r"(?P<number>[a-z]{0,5}-?\d[\w./-]*)"
_LABELLED = re.compile(
    rf"""(?<!\w)(?:(?P<case>sags?[-\s]?(?:nr|nummer|id)|j(?:ournal)?\.?\s?(?:nr|nummer)|jnr|esdh[-\s]?sag)
      |(?P<document>dok(?:ument)?\.?[-\s]?(?:nr|nummer|id)|ref(?:erence)?\.?\s?-?\s?(?:nr|nummer)|ref(?=\.?:)|acadre[-\s]?nr|løbenr))
      \.?\s?:?\s{{0,3}}{_NUMBER}""",
    re.VERBOSE,
)
_CASE = re.compile(r"(?:sag|emn)-\d{4}-\d+")


def find_identifiers(prose: Prose) -> Iterator[Mention]:
    """Case numbers ("SAG-2022-03934", "Sagsnr.: …", "J.nr. …") and document numbers ("Dok. ID: …", "Ref.-nr. …")."""
    taken: set[int] = set()
    for match in _LABELLED.finditer(prose.folded):
        start = match.start("number")
        number = prose.text[start : match.end()].rstrip("./-")
        if sum(letter.isdigit() for letter in number) < 3:
            continue
        taken.add(start)
        kind = "case_number" if match.group("case") else "document_number"
        yield Mention(kind, start, start + len(number), number)
    for match in _CASE.finditer(prose.folded):
        if match.start() not in taken:
            yield Mention("case_number", match.start(), match.end(), prose.text[match.start() : match.end()].upper())
