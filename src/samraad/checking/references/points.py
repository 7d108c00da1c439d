"""References to points of the agenda: to one that is not there, or to one about something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from samraad.checking.finding import LIKELY_ERROR, WARNING, Finding, finding
from samraad.checking.paper import Paper, Sentence
from samraad.checking.stems import content_stems
from samraad.reading.model import Dossier, Item, Span

UNRESOLVED_CODE = "point_reference"
OTHER_CODE = "point_about_other"
SKIPPED_CODE = "item_number"
_REFERENCE = re.compile(
    r"(?:\bjf\.|\bse|\()\s*(?:også\s+|under\s+)?(?:dagsordens)?(?:punkt|pkt\.)\s+(?P<n>\d{1,2}\.\d{1,2})(?!\.?\d|\s+i\s)",
    re.IGNORECASE,
)
_SKIPPED = frozenset({"item_number_skipped", "item_number_order"})


def find_points(papers: Sequence[Paper]) -> Iterator[Finding]:
    """References in an agenda or minutes that lead nowhere or astray; bundles name only the points that have attachments."""
    dossier = papers[0].dossier if papers else None
    if dossier is None or dossier.kind == "attachments" or not dossier.items:
        return
    rarity = Counter(stem for item in dossier.items for stem in content_stems(item.title))
    for paper in papers:
        for sentence in paper.sentences:
            for match in _REFERENCE.finditer(sentence.text):
                yield from _judge(paper, sentence, match, dossier, rarity)


def _judge(
    paper: Paper, sentence: Sentence, match: re.Match[str], dossier: Dossier, rarity: Counter[str]
) -> Iterator[Finding]:
    number = match["n"]
    place = paper.place(sentence.start + match.start(), sentence.start + match.end())
    items = {item.number: item for item in dossier.items}
    if number not in items:
        chapter = number.split(".")[0]
        if any(item.number.startswith(f"{chapter}.") for item in dossier.items):
            text = f"Der henvises til punkt {number}, men dagsordenen har intet punkt {number}."
            yield finding(UNRESOLVED_CODE, WARNING, text, [place], [sentence.text], [number])
        return
    meant = _meant(sentence, items[number], dossier, paper.item, rarity)
    if meant is not None:
        text = (
            f"Der henvises til punkt {number} (»{items[number].title}«), men teksten handler om det, "
            f"som punkt {meant.number} hedder (»{meant.title}«)."
        )
        places = [place, paper.place_of(_head(items[number].span)), paper.place_of(_head(meant.span))]
        yield finding(OTHER_CODE, LIKELY_ERROR, text, places, [sentence.text], [number, meant.number])


def _meant(sentence: Sentence, target: Item, dossier: Dossier, own: str | None, rarity: Counter[str]) -> Item | None:
    """Another point whose title the sentence names with words of its own, where it names the target by none."""
    said = content_stems(sentence.text)
    if said & _own_words(target, rarity):
        return None
    best = [
        item
        for item in dossier.items
        if item.number not in (target.number, own)
        and len(said & _own_words(item, rarity)) >= 2
        and len(said & _own_words(item, rarity)) * 3 >= len(_own_words(item, rarity)) * 2
    ]
    return best[0] if len(best) == 1 else None


def _own_words(item: Item, rarity: Counter[str]) -> frozenset[str]:
    """The words of a title that few others have."""
    return frozenset(stem for stem in content_stems(item.title) if rarity[stem] <= 2)


def _head(span: Span) -> Span:
    return Span(span.first_line, span.first_line, span.page, span.file)


def find_skipped(papers: Sequence[Paper]) -> Iterator[Finding]:
    """Numbers that the agenda leaves out or turns around, as the reader warns of them."""
    for warning in papers[0].dossier.warnings if papers else ():
        if warning.code in _SKIPPED:
            place = papers[0].place_of(warning.span)
            yield finding(SKIPPED_CODE, WARNING, warning.message, [place], [warning.message])
