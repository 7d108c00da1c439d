"""The items a dossier or meeting names, and whether two titles mean the same item."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from samraad.archive.models import Dossier, ProposedItem
from samraad.meetings.models import AgendaItem

_WORD = re.compile(r"\w{3,}")
_ALIKE = 0.6


def titles_of_dossiers(dossiers: Iterable[Dossier]) -> dict[int, dict[str, str]]:
    """For each dossier its items' titles by number: the items' own headings, and the separators of attachments."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    dossiers = list(dossiers)
    for dossier in dossiers:
        for separator in dossier.outline.get("separators", []):
            if len(separator["title"]) > len(found[dossier.pk].get(separator["item"], "")):
                found[dossier.pk][separator["item"]] = separator["title"]
    items = ProposedItem.objects.filter(dossier__in=dossiers).values_list("dossier_id", "number", "title")
    for key, number, title in items:
        found[key][number] = title
    return found


def titles_of_meetings(meetings: Iterable[int]) -> dict[int, dict[str, str]]:
    """For each meeting its items' titles by number."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for key, number, title in AgendaItem.objects.filter(meeting__in=meetings).values_list("meeting", "number", "title"):
        found[key][number] = title
    return found


def shared_items(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The numbers that both have: those with titles alike, and those with titles that are not."""
    both = [number for number in one if number and number in other]
    alike = [number for number in both if titles_alike(one[number], other[number])]
    return alike, [number for number in both if number not in alike]


def titles_alike(one: str, other: str) -> bool:
    """Most words of the shorter title stand in the longer: separators are cut short, and worded otherwise."""
    words, others = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    if not words or not others:
        return one.casefold().strip() == other.casefold().strip()
    return len(words & others) / min(len(words), len(others)) >= _ALIKE
