"""Which body issued a document: named in its letterhead, title, e-mail addresses or foot."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from samraad.reading.outline.layout import Layout
from samraad.reading.outline.words import data, fold

_HEAD, _FOOT = 25, 12
_MAIL = re.compile(r"@([\w.-]+\.\w{2,3})\b")
_SITE = re.compile(r"\bwww\.([\w-]+\.\w{2,3})\b")
_RECIPIENT = re.compile(r"^(?:til|att|attn|cc|kopi(?: til)?|modtagere?|kære)\b", re.IGNORECASE)
_SENDER = re.compile(r"^(?:fra|afsender|udarbejdet af)\s*:?\s+(.+)$", re.IGNORECASE)
_PROCEEDINGS = re.compile(r"(?:beslutnings)?referat|dagsorden|vedtægt|forretningsorden|årsberetning", re.IGNORECASE)
_FROM = re.compile(r"\bfra\s+((?:KKR|Region|Erhvervshus)\s[A-ZÆØÅ][\wæøå]+|KL\b)")

ALONE, SENDER, MAIL, SITE, FROM_TITLE, IN_TITLE = 3, 5, 3, 2, 4, 2


@cache
def _named() -> dict[str, str]:
    return {fold(name): body["name"] for body in data("bodies")["bodies"] for name in body["names"]}


@cache
def _domains() -> dict[str, str]:
    known = {domain: body["name"] for body in data("bodies")["bodies"] for domain in body["domains"]}
    for council in data("councils")["kkr"]:
        for name in council["municipalities"]:
            ascii_name = name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
            known[f"{ascii_name}.dk"] = f"{name} Kommune"
    return known


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(data("bodies")["patterns"]) + ")$")


@cache
def body_of(text: str) -> str | None:
    """The body that a line by itself names."""
    text = text.strip().rstrip(",")
    if not text or len(text) > 70 or not text[0].isupper():
        return None
    return _named().get(fold(text)) or (text if _patterns().match(text) else None)


def is_body(text: str) -> bool:
    return body_of(text) is not None


def issuer_of(layout: Layout, start: int, end: int, title: str) -> str | None:
    """The body with the most evidence in the head, the foot and the title; None where nothing names one."""
    votes: Counter[str] = Counter()
    head, foot = range(start, min(start + _HEAD, end)), range(max(end - _FOOT, start + _HEAD), end)
    addressed = False
    for at in (*head, *foot):
        text = layout.texts[at]
        if sender := _SENDER.match(text):
            if body := body_of(sender[1]):
                votes[body] += SENDER
        elif body := body_of(text):
            # A letter's first line is who it goes to where "Att:" stands right below.
            addressed = at + 1 < end and bool(_RECIPIENT.match(layout.texts[at + 1]))
            votes[body] += 0 if addressed else ALONE
        for pattern, weight in ((_MAIL, MAIL), (_SITE, SITE)):
            for match in pattern.finditer(text):
                domain = ".".join(match[1].lower().split(".")[-2:])
                if body := _domains().get(domain):
                    votes[body] += weight
    if _PROCEEDINGS.match(title):
        votes.update({body: IN_TITLE for name, body in _named().items() if len(name) > 5 and name in fold(title)})
    if named := _FROM.search(title):
        votes[_named().get(fold(named[1]), named[1])] += FROM_TITLE
    return next((body for body, count in votes.most_common(1) if count > 0), None)
