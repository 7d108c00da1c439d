"""References: to points, paragraphs of law, attachments, recommendations, figures and earlier meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samraad.reading.facts.mention import Mention, Prose
from samraad.reading.facts.wordlists import either, meanings

_MONTHS = either(meanings("months"))
_LIST = r"\d+(?:\.\d+)*[a-z]?(?![\wæøå%])(?:(?:\s?,\s?|\s+og\s+|\s?[-–]\s?|\s+til\s+)\d+(?:\.\d+)*[a-z]?(?![\wæøå%]))*"
_SECTION = r"\s?\d+\s?(?:[a-zæøå](?![\wæøå.]))?"
_TARGET = re.compile(
    rf"""(?<!\w)(?:(?P<law>§{{1,2}}{_SECTION}(?:(?:\s?,\s?|\s+og\s+|\s?[-–]\s?)\d+(?![\d.]))*(?:\s?,?\s?stk\.\s?\d+)?(?:\s?,?\s?nr\.\s?\d+)?)
    |(?P<point>(?:pkt\.|(?:indstillings|dagsordens|del)?punkt(?:et|er|erne)?)\s{{0,2}}(?P<number>{_LIST}))
    |(?P<part>(?:bilag|anbefaling(?:er|erne)?|afsnit|kapitel|figur|tabel)\s+(?:\d|nr\.\s)(?:(?<=\s)(?=\d)|(?<=\d))(?:\.?\d)*(?:(?:\s?,\s?|\s+og\s+|\s?[-–]\s?)\d+(?:\.\d+)*(?![\wæøå%]))*)
    |jf\.\s+(?P<bare>(?:vedlagte\s+)?bilag(?:et|ene)?(?!\s*\d))
    |(?P<act>(?:lovbekendtgørelse|bekendtgørelse|lov|cirkulære|vejledning|lbk)\s+nr\.\s?\d+(?:\s+af\s+(?:den\s+|d\.\s?)?\d{{1,2}}[./]\s?(?:\d{{1,2}}[/.-]\s?|(?:{_MONTHS})\s+)\d{{4}})?)
    |(?:vedtaget|besluttet|godkendt|behandlet|tiltrådt|drøftet|udpeget|bekræftet)\s+på\s+
      (?P<meeting>[^.\n]{{0,60}}?møde[a-zæøå]*\s+(?:i\s+[^.\n]{{2,40}}?\s+)?(?:den\s+|d\.\s?)\d{{1,2}}\.?\s?(?:{_MONTHS})(?:\s+\d{{4}})?))
    """,
    re.VERBOSE,
)


def find_references(prose: Prose) -> Iterator[Mention]:
    """Every reference; its value is the target as printed ("3.5", "§4, stk. 4", "bilag 1.1")."""
    text = prose.text
    for match in _TARGET.finditer(prose.folded):
        start, end = match.span()
        kind = match.lastgroup
        if match.group("part") and not _is_pointed_at(text, start):
            continue
        group = "number" if match.group("point") else kind or "part"
        if group == "bare":
            start = match.start("bare")
        value = " ".join(text[match.start(group) : match.end(group)].split())
        yield Mention("reference", start, end, value[:1].lower() + value[1:] if group in ("part", "act") else value)


def _is_pointed_at(text: str, start: int) -> bool:
    """Whether "bilag 2" stands in a sentence, not as the title of the attachment itself."""
    before = text[max(start - 3, 0) : start].rstrip(" ")
    return before[-1:] in ("(", ",") or (text[start : start + 1].islower() and before[-1:] not in ("", "\n"))
