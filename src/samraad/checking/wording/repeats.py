"""What is printed twice by mistake: a paragraph right after itself, a long one further on, a word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from samraad.checking.finding import NOTE, WARNING, Finding, finding
from samraad.checking.paper import Paper
from samraad.checking.wordlists import words

PARAGRAPH_CODE = "repeated_paragraph"
WORD_CODE = "repeated_word"
_WORD = re.compile(r"(?<![\w-])(?P<word>[a-zæøå]{2,})[ \u00a0](?P=word)(?![\w-])")
_SENTENCE = re.compile(r"[.:;!]$")
_NEXT = 2  # paragraphs within which a short one may not come again
_FEWEST_WORDS = 5
_LONG = 220  # letters from which a paragraph may not come again anywhere in a paper
_RUNNING = 20  # letters before a word that show it to stand in running text
_SPACES = re.compile(r"\s+")


def find_repeated_paragraphs(paper: Paper) -> Iterator[Finding]:
    """Paragraphs that say the same: next to each other, or long ones anywhere in a paper."""
    seen: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    at = 0
    for index, text in enumerate(part for part in paper.text.split("\n") if part.strip()):
        start = paper.text.index(text, at)
        at = start + len(text)
        if _SENTENCE.search(text.rstrip()) and len(text.split()) >= _FEWEST_WORDS:
            seen[_SPACES.sub(" ", text.strip().lower())].append((index, start, at))
    for said, where in seen.items():
        if len(where) == 2 and (len(said) >= _LONG or where[1][0] - where[0][0] <= _NEXT):
            shown = said if len(said) <= 80 else f"{said[:77].rstrip()}…"
            text = f"Det samme afsnit står to gange: »{shown[0].upper()}{shown[1:]}«."
            places = [paper.place(start, end) for _, start, end in where]
            yield finding(PARAGRAPH_CODE, WARNING, text, places, [said])


def find_repeated_words(paper: Paper) -> Iterator[Finding]:
    """Words twice in a row within running text."""
    for match in _WORD.finditer(paper.text):
        line = paper.text[paper.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if match["word"] in words("doubled_words") or len(line) < _RUNNING:
            continue
        around = paper.around(match.start(), match.end())
        text = f"Ordet »{match['word']}« står to gange efter hinanden."
        place = paper.place(match.start(), match.end())
        yield finding(WORD_CODE, NOTE, text, [place], [around], [match[0]])
