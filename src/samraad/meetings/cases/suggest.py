"""Items that may belong to a case, each with the reason why: it prints the case's number, or its title has the same rare words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from samraad.meetings.models import AgendaItem, Case

SHOWN = 8
#: a word of so many letters tells one matter from another
TELLING = 6
#: words compared, and how many of them must be shared; one of twelve letters is enough alone
MOST_WORDS, ENOUGH, LONG = 6, 2, 12
#: a word that so many of the council's items have tells nothing
COMMON = 40
#: a number on so many items of one meeting is the meeting's own
FILED = 3
_WORD = re.compile(rf"[^\W\d_]{{{TELLING},}}")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item and why it is suggested, in a sentence."""

    item: AgendaItem
    because: str


def suggested_items(case: Case) -> list[Suggestion]:
    """Those with its number first, then those whose titles resemble, the latest first; linked ones left out."""
    links = list(case.links.select_related("item"))
    items = _others(case, [link.item_id for link in links])
    numbers = {case.number, *(link.item.case_number for link in links)} - {""} - _of_whole_meetings(case)
    found = [
        Suggestion(item, _("Har samme sagsnummer: %(number)s") % {"number": item.case_number})
        for item in items.filter(case_number__in=numbers)[:SHOWN]
    ]
    if len(found) < SHOWN:
        words = _telling([case.title, *(link.item.title for link in links)], items)
        known = {each.item.pk for each in found}
        found += [each for each in _alike(words, items) if each.item.pk not in known]
    return found[:SHOWN]


def _of_whole_meetings(case: Case) -> set[str]:
    """Numbers that a meeting prints on several items: they file the meeting, not one matter."""
    printed = AgendaItem.objects.filter(meeting__organization=case.organization).exclude(case_number="")
    counted = printed.order_by().values("meeting", "case_number").annotate(times=Count("pk"))
    return set(counted.filter(times__gte=FILED).values_list("case_number", flat=True))


def _others(case: Case, linked: Sequence[int]) -> QuerySet[AgendaItem]:
    items = AgendaItem.objects.filter(meeting__organization=case.organization, standing="").exclude(pk__in=linked)
    return items.select_related("meeting__organization").order_by("-meeting__date", "position")


def _telling(titles: Sequence[str], items: QuerySet[AgendaItem]) -> list[str]:
    """The longest words of the titles that not everything is about."""
    words = {word.lower() for title in titles for word in _WORD.findall(title)}
    longest = sorted(words, key=lambda word: (-len(word), word))[: 2 * MOST_WORDS]
    rare = [word for word in longest if items.filter(title__icontains=word)[: COMMON + 1].count() <= COMMON]
    return rare[:MOST_WORDS]


def _alike(words: Sequence[str], items: QuerySet[AgendaItem]) -> list[Suggestion]:
    if not words:
        return []
    any_word = Q(pk__in=[])
    for word in words:
        any_word |= Q(title__icontains=word)
    shared: Counter[int] = Counter()
    found: dict[int, tuple[AgendaItem, list[str]]] = {}
    for item in items.filter(any_word)[: COMMON * MOST_WORDS]:
        here = [word for word in words if word in item.title.lower()]
        if len(here) >= ENOUGH or any(len(word) >= LONG for word in here):
            found[item.pk] = (item, here)
            shared[item.pk] = len(here)
    return [_because(*found[key]) for key, _count in shared.most_common(SHOWN)]


def _because(item: AgendaItem, words: Sequence[str]) -> Suggestion:
    quoted = ", ".join(f"»{word}«" for word in words[:3])
    return Suggestion(item, _("Titlen nævner også %(words)s") % {"words": quoted})
