"""The template as a form: what was filled in becomes a template, and buttons add, move and remove parts of it.

The whole template travels with the form, so that it works without scripts and nothing is lost between two buttons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from samraad.archive.storable import storable
from samraad.meetings.agenda.template import (
    KINDS,
    NUMBERINGS,
    SECTIONS,
    StandingItem,
    Template,
    TemplateChapter,
    Term,
)
from samraad.meetings.agenda.write_template import STANDING
from samraad.meetings.models.live import DeadlineKind
from samraad.rules.notices import UNITS, Period
from samraad.rules.wheel import Deadline

OWN, MOST, LONGEST_TERM = "own", 200, 365
_CHAPTER = re.compile(r"c(\d{1,3})-title")
_ITEM = re.compile(r"c(\d{1,3})i(\d{1,3})-title")
_ACT = re.compile(r"([a-z-]+)(?::(\d{1,3}))?(?::(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in, with what of it could not be read."""

    template: Template
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermField:
    """A deadline as the form shows it; without ``count`` there is none."""

    kind: DeadlineKind
    count: str = ""
    unit: str = "weeks"
    on_working_day: bool = True


def read_form(post: QueryDict) -> Filled:
    """The template that was filled in; it may not be one that can be saved (``write_template.problems``)."""
    keys = list(post)[: MOST * 10]
    chapters = sorted({int(found[1]) for key in keys if (found := _CHAPTER.fullmatch(key))})
    items = sorted({(int(found[1]), int(found[2])) for key in keys if (found := _ITEM.fullmatch(key))})
    read = tuple(
        TemplateChapter(
            _line(post, f"c{at}-title"), tuple(_item(post, at, place) for chapter, place in items if chapter == at)
        )
        for at in chapters
    )
    numbering = post.get("numbering", "")
    terms, refused = _terms(post)
    template = Template(
        numbering=numbering if numbering in NUMBERINGS else NUMBERINGS[0],
        chapters=_keyed(read),
        terms=terms,
        forums=tuple(_lines(post, "forums")),
        own_kinds=_own_words(post, "kind", KINDS),
        own_sections=_own_words(post, "section", SECTIONS),
    )
    return Filled(template, refused)


def act_on(template: Template, act: str) -> Template:
    """The template after a button: ``add-chapter``, ``add-item:2``, ``up:2``, ``down:2``, ``drop:2``, ``item-up:2:1`` …"""
    found = _ACT.fullmatch(act)
    if not found:
        return template
    name, at, place = found[1], int(found[2] or 0), int(found[3] or 0)
    chapters = list(template.chapters)
    if name == "add-chapter":
        chapters.append(TemplateChapter(""))
    elif at >= len(chapters):
        return template
    elif name == "add-item":
        chapters[at] = replace(chapters[at], items=(*chapters[at].items, StandingItem(_free(template), "")))
    elif name.startswith("item-"):
        items = list(chapters[at].items)
        _change(items, name.removeprefix("item-"), place)
        chapters[at] = replace(chapters[at], items=tuple(items))
    else:
        _change(chapters, name, at)
    return replace(template, chapters=tuple(chapters))


def term_fields(template: Template) -> list[TermField]:
    """Each kind of deadline as it stands in the template."""
    known = {term.kind: term.deadline for term in template.terms}
    return [
        TermField(kind, str(known[kind].before.count), known[kind].before.unit.name, known[kind].on_working_day)
        if kind in known
        else TermField(kind)
        for kind in DeadlineKind
    ]


def _change(rows: list[Any], name: str, at: int) -> None:
    if at >= len(rows):
        return
    if name == "drop":
        del rows[at]
    elif name == "up" and at > 0:
        rows[at - 1], rows[at] = rows[at], rows[at - 1]
    elif name == "down" and at + 1 < len(rows):
        rows[at + 1], rows[at] = rows[at], rows[at + 1]


def _item(post: QueryDict, chapter: int, place: int) -> StandingItem:
    name = f"c{chapter}i{place}"
    kind = post.get(f"{name}-kind", "")
    return StandingItem(
        standing=_line(post, f"{name}-standing")[:60] or OWN,
        title=_line(post, f"{name}-title"),
        kind=kind if kind in KINDS else "",
        background=storable(post.get(f"{name}-background", "")).replace("\r\n", "\n").strip(),
        recommendation=_line(post, f"{name}-recommendation"),
        points=tuple(_lines(post, f"{name}-points")),
    )


def _keyed(chapters: tuple[TemplateChapter, ...]) -> tuple[TemplateChapter, ...]:
    """Items of the council's own get a key each; those that the agenda knows keep theirs, also where they stand twice."""
    taken: set[str] = set(STANDING)
    kept = []
    for chapter in chapters:
        items = []
        for item in chapter.items:
            key = item.standing
            if key not in STANDING:
                key = key if key not in taken and key != OWN else _next(taken)
                taken.add(key)
            items.append(replace(item, standing=key))
        kept.append(replace(chapter, items=tuple(items)))
    return tuple(kept)


def _free(template: Template) -> str:
    return _next({item.standing for chapter in template.chapters for item in chapter.items})


def _next(taken: set[str]) -> str:
    return next(key for number in range(1, 10_000) if (key := f"{OWN}_{number}") not in taken)


def _terms(post: QueryDict) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    terms, refused = [], []
    for kind in DeadlineKind:
        said = post.get(f"term-{kind.value}-count", "").strip()
        unit = UNITS.get(post.get(f"term-{kind.value}-unit", ""))
        if not said:
            continue
        count = int(said) if said.isascii() and said.isdigit() and len(said) < 5 else 0
        if not unit or not 0 < count <= LONGEST_TERM:
            refused.append(
                f"{kind.label}: »{said[:20]}« er ikke et antal mellem 1 og {LONGEST_TERM}. Ret det, eller slet det."
            )
            continue
        moved = bool(post.get(f"term-{kind.value}-working"))
        terms.append(Term(kind, Deadline(str(kind.label), Period(count, unit), moved)))
    return tuple(terms), tuple(refused)


def _own_words(post: QueryDict, what: str, known: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Only those that are not the common ones."""
    said = {key: _line(post, f"{what}-{key}") for key in known}
    return tuple((key, word) for key, word in said.items() if word and word != known[key])


def _line(post: QueryDict, name: str) -> str:
    return " ".join(storable(post.get(name, "")).split())


def _lines(post: QueryDict, name: str) -> list[str]:
    return [text for line in storable(post.get(name, "")).splitlines() if (text := " ".join(line.split()))]
