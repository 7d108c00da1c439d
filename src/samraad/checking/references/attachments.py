"""Attachments that are named and not there: "bilag 1.1", and what a paper of the bundle lists under "Bilag".

A bundle often prints its attachments without their numbers: a reference is only doubted where no unnumbered paper of the
same item could be what it means, and a listed title where no other paper has its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samraad.checking.finding import POSSIBLE_WARNING, WARNING, Finding, finding
from samraad.checking.paper import Paper
from samraad.checking.stems import content_stems

REFERENCE_CODE = "attachment_reference"
LISTED_CODE = "attachment_absent"
_REFERENCE = re.compile(
    r"(?<![\wæøå])bilag[ \u00a0](?P<n>\d{1,2}(?:\.\d{1,2})*)"
    r"(?![\d)]|[.,]\d|\s+til\b|\s+i\s+[a-zæøå]*(?:lov|aftale|bekendtgørelse|rapport|notat))"
)
_NAMED = re.compile(r"(?:^|\n)\W{0,3}Bilag(?:\s+nr\.)?\s+(?P<n>\d{1,2}(?:\.\d{1,2})*)(?!\d)", re.IGNORECASE)
_HEADING = re.compile(r"(?:^|\n)(?:\./\.…?\s*)?Bilag\s*:?\n(?P<list>(?:–[^\n]+\n?)+)", re.IGNORECASE)
_ENOUGH = 0.6  # part of a title's words that a document must share to be it
_OPENING = 700  # letters of a document in which its title may stand


def find_unresolved(papers: Sequence[Paper]) -> Iterator[Finding]:
    """References to numbered attachments of which no title, list or heading in the dossier has the number."""
    named = {match["n"] for paper in papers for match in _NAMED.finditer(paper.text)}
    named |= {match["n"] for paper in papers for match in _NAMED.finditer(paper.title)}
    for paper in papers:
        if paper.dossier.kind != "attachments" or _others(paper, papers):
            continue
        for match in _REFERENCE.finditer(paper.text):
            if match["n"] in named:
                continue
            text = f"Der henvises til bilag {match['n']}, men intet bilag med det nummer er i filen."
            place = paper.place(match.start(), match.end())
            around = paper.around(match.start(), match.end())
            yield finding(REFERENCE_CODE, WARNING, text, [place], [around], [match[0]])


def find_absent(papers: Sequence[Paper]) -> Iterator[Finding]:
    """What papers of a bundle list as their attachments and no document of the bundle is, by its title or opening."""
    openings = [content_stems(f"{paper.title} {paper.text[:_OPENING]}") for paper in papers]
    for paper in papers:
        if paper.dossier.kind != "attachments":
            continue
        for heading in _HEADING.finditer(paper.text):
            listed = list(re.finditer(r"–\s*(?P<title>[^\n]+)", heading["list"]))
            if len(_following(paper, papers)) >= len(listed):
                continue
            for line in listed:
                title = line["title"].strip()
                if not _is_there(content_stems(title), paper, papers, openings):
                    start = heading.start("list") + line.start()
                    place = paper.place(start, start + len(line[0]))
                    text = f"Bilaget »{title}« står på listen over bilag, men ses ikke i filen."
                    yield finding(LISTED_CODE, POSSIBLE_WARNING, text, [place], [title], [title])


def _others(paper: Paper, papers: Sequence[Paper]) -> list[Paper]:
    """The other documents of the paper's item that print no number of their own; of no item, all that print none."""
    return [
        other
        for other in papers
        if other is not paper and other.is_document and other.item == paper.item and not _NAMED.search(other.text[:200])
    ]


def _following(paper: Paper, papers: Sequence[Paper]) -> list[Paper]:
    at = papers.index(paper)
    return [other for other in papers[at + 1 :] if other.is_document and other.item == paper.item]


def _is_there(title: frozenset[str], own: Paper, papers: Sequence[Paper], openings: Sequence[frozenset[str]]) -> bool:
    """Whether another document has most of the title's words where its own title stands; too short a title is let pass."""
    if len(title) < 3:
        return True
    return any(
        len(title & opening) >= len(title) * _ENOUGH
        for paper, opening in zip(papers, openings, strict=True)
        if paper is not own
    )
