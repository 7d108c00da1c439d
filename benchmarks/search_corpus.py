"""An invented archive of any size for the search benchmark: the same seed gives the same passages and queries.

Words are drawn from Danish as it is distributed: function words, then the words of councils, then a long tail of dictionary
forms, each rank half as frequent as the rank of half its number (Zipf). Passages recombine sentences of such words, and
carry amounts and case numbers of their own, so that the vocabulary keeps growing as a real one does.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from samraad.search import PUBLIC, Passage

_COUNCILS = ("KKR Hovedstaden", "KKR Sjælland", "KKR Syddanmark", "KKR Midtjylland", "KKR Nordjylland")
_ITEM_KINDS = ("Beslutningssag", "Orienteringssag", "Temadrøftelse", "Udpegning")
_DOCUMENT_KINDS = ("bilag", "notat", "brev", "referat", "dagsorden", "rapport")
_PASSAGES_PER_DOCUMENT = 40
_SENTENCES = 60_000
_TAIL = 120_000
_COMMON = [
    "og",
    "i",
    "at",
    "det",
    "er",
    "til",
    "af",
    "en",
    "for",
    "på",
    "der",
    "med",
    "som",
    "de",
    "den",
    "ikke",
    "har",
    "om",
    "et",
    "kan",
    "vil",
    "var",
    "skal",
    "fra",
    "ved",
    "eller",
    "også",
    "bliver",
    "efter",
    "under",
    "over",
    "samt",
    "hvor",
    "når",
    "så",
    "men",
    "mellem",
    "være",
    "blive",
    "blev",
    "disse",
    "denne",
    "dette",
    "deres",
    "flere",
    "alle",
    "andre",
]
_COUNCIL_WORDS = [
    "kommune",
    "kommuner",
    "kommunerne",
    "kommunernes",
    "region",
    "regionen",
    "møde",
    "mødet",
    "sag",
    "punkt",
    "indstilling",
    "beslutning",
    "bilag",
    "borger",
    "borgere",
    "borgerne",
    "indsats",
    "område",
    "udvikling",
    "samarbejde",
    "uddannelse",
    "praktikplads",
    "praktikpladser",
    "fordelingsnøgle",
    "nøgle",
    "aftale",
    "rammeaftale",
    "økonomi",
    "udgifter",
    "finansiering",
    "klima",
    "energi",
    "varmeplanlægning",
    "fjernvarme",
    "omstilling",
    "trafik",
    "bus",
    "letbane",
    "infrastruktur",
    "cykelsti",
    "sundhed",
    "sygehus",
    "sygeplejerske",
    "sygeplejersker",
    "hjemmepleje",
    "ældre",
    "ældrepleje",
    "børn",
    "dagtilbud",
    "pædagog",
    "skole",
    "elever",
    "lærere",
    "psykiatri",
    "rehabilitering",
    "forebyggelse",
    "arbejdsmarked",
    "beskæftigelse",
    "virksomhed",
    "virksomheder",
    "rekruttering",
    "arbejdskraft",
    "kompetencer",
    "erhvervsfremme",
    "vækst",
    "turisme",
    "digitalisering",
    "data",
    "velfærdsteknologi",
    "beredskab",
    "vand",
    "spildevand",
    "klimatilpasning",
    "affald",
    "natur",
    "miljø",
    "borgmester",
    "formandskab",
    "embedsmandsudvalg",
    "styregruppe",
    "sekretariat",
    "repræsentant",
    "udpegning",
    "høring",
    "høringssvar",
    "frist",
    "budget",
    "bevilling",
    "takst",
    "tilskud",
    "pulje",
    "projekt",
    "evaluering",
    "status",
    "handleplan",
    "strategi",
    "målsætning",
    "anbefaling",
    "anbefalinger",
    "drøftelse",
    "orientering",
    "efterretning",
    "godkendt",
    "tiltrådt",
    "besluttet",
    "fordelt",
    "dimensionering",
    "elevtal",
    "optag",
    "frafald",
    "ungdomsuddannelse",
    "erhvervsskole",
]
_QUERY_KINDS = ("one", "one", "two", "two", "two", "three", "three", "phrase", "prefix", "field", "minus")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words by falling frequency, and the running sum of their weights."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def draw(self, chance: random.Random, number: int) -> list[str]:
        """So many words, the frequent ones often."""
        return chance.choices(self.words, cum_weights=self.weights, k=number)


@cache
def vocabulary() -> Vocabulary:
    """Function words, council words, and dictionary forms in a seeded order."""
    chance = random.Random(1)
    dictionary = DefaultDictionaryFactory(1).get_dictionary("da")
    tail = chance.sample([form for form in dictionary if form.isalpha() and form.islower() and len(form) > 3], _TAIL)
    words = tuple(dict.fromkeys([*_COMMON, *_COUNCIL_WORDS, *tail]))
    return Vocabulary(words, tuple(accumulate(1 / rank for rank in range(2, len(words) + 2))))


@cache
def sentences() -> tuple[str, ...]:
    """Sentences of 7 to 22 words."""
    chance = random.Random(2)
    drawn = (vocabulary().draw(chance, chance.randint(7, 22)) for _ in range(_SENTENCES))
    return tuple(" ".join(words).capitalize() + "." for words in drawn)


def passages(number: int) -> Iterator[Passage]:
    """So many passages of about 60 words, 40 to a document."""
    chance = random.Random(3)
    said = sentences()
    first = 0
    for document in range(-(-number // _PASSAGES_PER_DOCUMENT)):
        council = chance.choice(_COUNCILS)
        year = 2000 + int(25 * chance.random() ** 0.6)
        title = " ".join(vocabulary().draw(chance, 5)).capitalize()
        item = f"{chance.randint(2, 4)}.{chance.randint(1, 14)}"
        item_title = " ".join(vocabulary().draw(chance, 6)).capitalize()
        item_kind, document_kind = chance.choice(_ITEM_KINDS), chance.choice(_DOCUMENT_KINDS)
        organization = f"Organisation {int(200 * chance.random() ** 2)}"
        for place in range(min(_PASSAGES_PER_DOCUMENT, number - first)):
            text = " ".join(chance.choices(said, k=4))
            if place % 3 == 0:
                text += f" I alt {chance.randint(1, 999)}.{chance.randint(100, 999)} kr., jf. SAG-{year}-{chance.randint(0, 99999):05}."
            yield Passage(
                id=first + place,
                dossier=f"dossier-{document // 20}",
                council=council,
                year=year,
                meeting=f"{council} {year}",
                document=f"dossier-{document // 20}/{document}",
                document_title=title,
                document_kind=document_kind,
                organization=organization,
                item=item,
                item_title=item_title,
                item_kind=item_kind,
                section=None,
                decided=place % 13 == 0,
                date=dt.date(year, 6, 1),
                first_line=place * 6 + 1,
                last_line=place * 6 + 6,
                page=None,
                text=text,
                scopes=(PUBLIC,) if document % 10 else ("secretaries",),
            )
        first += _PASSAGES_PER_DOCUMENT


def queries(number: int) -> list[tuple[str, str]]:
    """Queries as people type them, each with its kind: one to three words of all frequencies, phrases, prefixes …"""
    chance = random.Random(4)
    return [_query(chance, _QUERY_KINDS[n % len(_QUERY_KINDS)]) for n in range(number)]


def _query(chance: random.Random, kind: str) -> tuple[str, str]:
    if kind == "phrase":
        words = chance.choice(sentences()).rstrip(".").split()
        start = chance.randrange(len(words) - 2)
        return kind, '"' + " ".join(words[start : start + 3]) + '"'
    first, second, third = (_word(chance) for _ in range(3))
    if kind == "prefix":
        return kind, f"{first[: max(4, len(first) // 2)]}* {second}"
    if kind == "field":
        return kind, f"år:{chance.randint(2000, 2024)} {first}"
    if kind == "minus":
        return kind, f"{first} -{second}"
    return kind, " ".join((first, second, third)[: {"one": 1, "two": 2, "three": 3}[kind]])


def _word(chance: random.Random) -> str:
    """Half of what is asked for are the words of councils, the rest anything: the frequent words are asked for often."""
    words = vocabulary().words
    if chance.random() < 0.5:
        return chance.choice(_COUNCIL_WORDS)
    return words[int(len(_COMMON) + (len(words) - len(_COMMON)) ** chance.random())]
