"""A template as YAML, and what a secretary should hear about it before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from samraad.meetings.agenda.template import (
    MOST_CHAPTERS,
    MOST_ITEMS,
    TITLE,
    StandingItem,
    Template,
    TemplateChapter,
    text_problem,
)

APPROVAL = "approve_minutes"
#: standing items that the agenda knows, with what they are called in the set-up
STANDING = {
    "approve_agenda": "Godkendelse af dagsorden",
    APPROVAL: "Godkendelse af det seneste referat",
    "since_last": "Siden sidst",
    "next_items": "Punkter til kommende møder",
    "any_other_business": "Eventuelt",
}


def write_template(template: Template) -> str:
    """YAML that ``parse_template`` reads as the same template."""
    said: dict[str, Any] = {
        "numbering": template.numbering,
        "chapters": [_chapter(each) for each in template.chapters],
        "terms": [
            {
                "kind": term.kind.value,
                "before": f"{term.deadline.before.count} {term.deadline.before.unit.name.replace('_', ' ')}",
                "on_working_day": term.deadline.on_working_day,
            }
            for term in template.terms
        ],
        "forums": list(template.forums),
        "kinds": dict(template.own_kinds),
        "sections": dict(template.own_sections),
    }
    said = {name: value for name, value in said.items() if value or name == "chapters"}
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=120)


def problems(template: Template) -> Iterator[str]:
    """What hinders saving what was filled in, each as a sentence that names the place."""
    if not template.chapters:
        yield "Dagsordenen har ingen kapitler. Tilføj mindst ét."
    if len(template.chapters) > MOST_CHAPTERS:
        yield f"Der kan højst være {MOST_CHAPTERS} kapitler. Læg nogle sammen."
    seen: set[str] = set()
    for number, chapter in enumerate(template.chapters, 1):
        if not chapter.title.strip():
            yield f"Kapitel {number} mangler en titel. Skriv den, eller fjern kapitlet."
        if len(chapter.title) > TITLE:
            yield f"Titlen på kapitel {number} må højst fylde {TITLE} tegn. Forkort den."
        if len(chapter.items) > MOST_ITEMS:
            yield f"Der kan højst være {MOST_ITEMS} faste punkter i kapitel {number}."
        for item in chapter.items:
            yield from _item_problems(item, number)
            if item.standing in seen and item.standing in STANDING:
                yield f"Det faste punkt »{STANDING[item.standing]}« står to gange. Fjern det ene."
            seen.add(item.standing)


def lacks_approval(template: Template) -> bool:
    """Without this item, minutes cannot be approved at the next meeting."""
    return not any(item.standing == APPROVAL for chapter in template.chapters for item in chapter.items)


def _item_problems(item: StandingItem, chapter: int) -> Iterator[str]:
    if not item.title.strip():
        yield f"Et fast punkt i kapitel {chapter} mangler en titel. Skriv den, eller fjern punktet."
    if len(item.title) > TITLE:
        yield f"Titlen på et fast punkt i kapitel {chapter} må højst fylde {TITLE} tegn. Forkort den."
    for text in (item.title, item.background, item.recommendation, *item.points):
        if problem := text_problem(text):
            yield f"Punktet »{item.title[:60]}« i kapitel {chapter}: {problem}"
            return


def _chapter(chapter: TemplateChapter) -> dict[str, Any]:
    said: dict[str, Any] = {"title": chapter.title}
    if chapter.items:
        said["items"] = [_item(each) for each in chapter.items]
    return said


def _item(item: StandingItem) -> dict[str, Any]:
    said = {
        "standing": item.standing,
        "title": item.title,
        "kind": item.kind,
        "background": item.background,
        "recommendation": item.recommendation,
        "points": list(item.points),
    }
    return {name: value for name, value in said.items() if value}
