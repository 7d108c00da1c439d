"""Ways to reach somebody: e-mail, telephone, web site and postal address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samraad.reading.facts.mention import Mention, Prose

_MAIL = re.compile(r"(?<![\w.])[a-z0-9._%+æøå-]{1,64}@[a-z0-9æøå-]{1,64}(?:\.[a-z0-9æøå-]{1,64}){0,4}\.[a-z]{2,24}")
_PHONE = re.compile(
    r"(?<!\w)(?:tlf|tel|telefon|telefonnr|mobil|mob|direkte|fax)\.?(?:\s?nr)?\.?\s{0,2}:?\s{0,2}((?:\+45\s?)?\d(?:[\s.-]?\d){7})(?!\d)"
)
_BARE_PHONE = re.compile(r"\+45\s?\d(?:\s?\d){7}(?!\d)")
_WEB = re.compile(r"www\.[a-zæøå0-9-]+(?:\.[a-zæøå0-9-]+)+(?:/[^\s,;)\]]*)?")
_TOWN = re.compile(r"\d{4} [A-ZÆØÅ][a-zæøåé]+(?: (?:[A-ZÆØÅ][a-zæøåé]+|[SKVNØCHM]{1,2}\b))*")
_HOUSE = r"\d{1,3} ?[A-Z]?(?:,? ?(?:st|kl|\d{1,2})\.? ?(?:(?:tv|th|mf)\.?|sal)?)?(?:[\s,]+[Pp]ostboks \d+)?(?=[\s,]+$)"
_TYPED_STREET = re.compile(
    r"(?:(?:Nørre|Sønder|Søndre|Nordre|Øster|Østre|Vester|Vestre|Ny|Nye|Gammel|Gl\.|Store|Lille) )?"
    rf"[A-ZÆØÅ]\w+(?:gade|gaden|vej|vejen|allé|alle|stræde|torv|torvet|plads|pladsen|boulevard|vænget|parken) {_HOUSE}"
)
_ANY_STREET = re.compile(rf"[A-ZÆØÅ][\w.'’-]*(?: [\w.'’-]+){{0,3}} {_HOUSE}")
_STREET_ALONE = re.compile(
    r"(?:[A-ZÆØÅ][\w.'’-]* ){0,2}"
    r"[A-ZÆØÅ]\w*(?:vej|gade|[Aa]llé|[Aa]lle|[Pp]lads|[Tt]orv|[Bb]oulevard|stræde|vænge)(?=[\s,]+$)"
)
_REACH = 60


def find_contacts(prose: Prose) -> Iterator[Mention]:
    """E-mail addresses, telephone numbers, web addresses and postal addresses."""
    if "@" in prose.text:
        for match in _MAIL.finditer(prose.folded):
            yield Mention("contact", match.start(), match.end(), prose.text[match.start() : match.end()].rstrip("."))
    yield from _phones(prose)
    if "www." in prose.folded:
        for match in _WEB.finditer(prose.folded):
            end = match.start() + len(match.group().rstrip("./"))
            if prose.folded[match.start() - 1 : match.start()] not in ("/", "@"):
                yield Mention("contact", match.start(), end, prose.text[match.start() : end])
    yield from _addresses(prose.text)


def _phones(prose: Prose) -> Iterator[Mention]:
    for match in _PHONE.finditer(prose.folded):
        yield Mention("contact", match.start(1), match.end(1), _digits(match.group(1)))
    if "+45" in prose.text:
        for match in _BARE_PHONE.finditer(prose.text):
            labelled = _PHONE.search(prose.folded, max(match.start() - 16, 0), match.end())
            if labelled is None:
                yield Mention("contact", match.start(), match.end(), _digits(match.group()))


def _addresses(text: str) -> Iterator[Mention]:
    for town in _TOWN.finditer(text):
        if text[town.start() - 1 : town.start()].isalnum():
            continue
        opening = max(town.start() - _REACH, 0)
        kinds = (_TYPED_STREET, _ANY_STREET, _STREET_ALONE)
        street = next((found for kind in kinds if (found := kind.search(text, opening, town.start()))), None)
        if street is not None:
            address = " ".join(text[street.start() : street.end()].split())
            yield Mention("contact", street.start(), town.end(), f"{address}, {town.group()}")


def _digits(number: str) -> str:
    return re.sub(r"[\s.-]", "", number)
