"""The council's template: how its agendas are numbered, their chapters and standing items, and what is due before a meeting.

``terms`` are the days due before a meeting; ``kinds`` and ``sections`` what the council calls them, where it has words of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from string import Formatter
from typing import Any

from samraad.archive.storable import storable
from samraad.councils.models import Organization, OrganizationKind
from samraad.meetings.models import CouncilSetup
from samraad.meetings.models.item import SectionName
from samraad.meetings.models.live import DeadlineKind
from samraad.rules.body_file import parse_body
from samraad.rules.decisions import Body
from samraad.rules.notices import Period, parse_period
from samraad.rules.wheel import Deadline
from samraad.rules.yaml_fields import Field, root_of

NUMBERINGS = ("chapter", "running")
MOST_CHAPTERS, MOST_ITEMS = 40, 40
TITLE, TEXT, WORD = 300, 20_000, 60
#: what may stand in braces in a text
PLACES = ("council", "date", "last_date", "next_date", "forums")
KINDS = {
    "theme": "Temadrøftelse",
    "decision": "Beslutningssag",
    "information": "Orienteringssag",
    "appointment": "Udpegningssag",
}
SECTIONS = {
    SectionName.BACKGROUND.value: "Baggrund",
    SectionName.RECOMMENDATION.value: "Indstilling",
    SectionName.PRESENTATION.value: "Sagsfremstilling",
    SectionName.ECONOMY.value: "Økonomi",
}
#: the common templates by kind of organization; any other kind has that of a council
_COMMON = {OrganizationKind.COMMITTEE: "committee.yaml", OrganizationKind.CHAIR_GROUP: "chair_group.yaml"}


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item that every agenda has; its texts hold places for dates and names in braces. ``kind`` is a key of ``KINDS``."""

    standing: str
    title: str
    kind: str = ""
    background: str = ""
    recommendation: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateChapter:
    title: str
    items: tuple[StandingItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A day due a period before the meeting."""

    kind: DeadlineKind
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Template:
    numbering: str
    chapters: tuple[TemplateChapter, ...]
    terms: tuple[Term, ...]
    forums: tuple[str, ...] = ()
    own_kinds: tuple[tuple[str, str], ...] = ()
    own_sections: tuple[tuple[str, str], ...] = ()

    @property
    def kinds(self) -> dict[str, str]:
        """What each kind of item is called: theme, decision, information, appointment."""
        return KINDS | dict(self.own_kinds)

    @property
    def sections(self) -> dict[str, str]:
        """What each section of an item is called."""
        return SECTIONS | dict(self.own_sections)


def template_of(organization: Organization) -> Template:
    """The council's own template, else the common one of its kind."""
    return parse_template(template_text(organization))


def template_text(organization: Organization) -> str:
    """The template as YAML, to be edited."""
    setup = CouncilSetup.objects.filter(organization=organization).first()
    return setup.template if setup and setup.template else common_text(organization)


def rule_of(organization: Organization) -> Body | None:
    """The council's rule of decision, where it has one; without it the simple majority of those present decides."""
    setup = CouncilSetup.objects.filter(organization=organization).first()
    return parse_body(setup.rule, "beslutningsregel") if setup and setup.rule else None


@lru_cache(maxsize=32)
def parse_template(text: str) -> Template:
    """The template that the YAML describes; raises RuleError with line and field."""
    root = root_of(text, "skabelon")
    fields = root.known("numbering", "chapters", "terms", "forums", "kinds", "sections")
    if "chapters" not in fields:
        raise root.fail("feltet chapters mangler (dagsordenens kapitler).")
    numbering = fields["numbering"].text() if "numbering" in fields else NUMBERINGS[0]
    if numbering not in NUMBERINGS:
        raise fields["numbering"].fail(f"her kan stå {' eller '.join(NUMBERINGS)}.")
    chapters = tuple(_chapter(field) for field in fields["chapters"].items())
    if not 0 < len(chapters) <= MOST_CHAPTERS:
        raise fields["chapters"].fail(f"der skal være mindst ét kapitel og højst {MOST_CHAPTERS}.")
    keys = [item.standing for chapter in chapters for item in chapter.items]
    if doubled := next((key for key in keys if keys.count(key) > 1), ""):
        raise fields["chapters"].fail(f"det faste punkt {doubled} står to gange. Fjern det ene.")
    return Template(
        numbering=numbering,
        chapters=chapters,
        terms=tuple(_term(field) for field in fields["terms"].items()) if "terms" in fields else (),
        forums=_texts(fields, "forums"),
        own_kinds=_words(fields, "kinds", KINDS),
        own_sections=_words(fields, "sections", SECTIONS),
    )


def _words(fields: dict[str, Field], name: str, known: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """What the council calls something, each by another name."""
    if name not in fields:
        return ()
    said = {key: field.text().strip() for key, field in fields[name].known(*known).items()}
    called = list((known | said).values())
    if any(not word or len(word) > WORD or ":" in word for word in called) or len(set(called)) < len(called):
        raise fields[name].fail(f"hvert navn må kun bruges én gang og skal have højst {WORD} tegn uden kolon.")
    return tuple(said.items())


def _chapter(field: Field) -> TemplateChapter:
    parts = field.known("title", "items")
    items = tuple(_item(each) for each in parts["items"].items()) if "items" in parts else ()
    title = _text(field, parts, "title").strip()
    if not title or len(title) > TITLE or storable(title) != title:
        raise field.fail(f"kapitlet skal have en titel på højst {TITLE} tegn.")
    if len(items) > MOST_ITEMS:
        raise field.fail(f"der kan højst være {MOST_ITEMS} faste punkter i et kapitel.")
    return TemplateChapter(title, items)


def _item(field: Field) -> StandingItem:
    parts = field.known("standing", "title", "kind", "background", "recommendation", "points")
    optional: dict[str, Any] = {n: parts[n].text() for n in ("background", "recommendation") if n in parts}
    if "kind" in parts and parts["kind"].text():
        optional["kind"] = _kind(parts["kind"])
    made = StandingItem(
        _text(field, parts, "standing"), _text(field, parts, "title"), points=_texts(parts, "points"), **optional
    )
    if len(made.title) > TITLE:
        raise field.fail(f"titlen må højst fylde {TITLE} tegn.")
    for text in (made.title, made.background, made.recommendation, *made.points):
        if problem := text_problem(text):
            raise field.fail(problem)
    return made


def _kind(field: Field) -> str:
    """The key of a kind that is named by its key or by its common name."""
    said = field.text().strip()
    found = next((key for key, name in KINDS.items() if said in (key, name)), None)
    if found is None:
        raise field.fail(f"her kan stå {', '.join(KINDS)}.")
    return found


def text_problem(text: str) -> str:
    """What is wrong with a text of the template, as a sentence; empty where it can be used."""
    if len(text) > TEXT:
        return f"en tekst må højst fylde {TEXT} tegn."
    if storable(text) != text:
        return "teksten har tegn, der ikke kan gemmes. Skriv den om."
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        parts = [("", "?", "", None)]
    if any(name is not None and (name not in PLACES or spec or how) for _text, name, spec, how in parts):
        return "i tekster kan stå {council}, {date}, {last_date}, {next_date} og {forums}; andre tuborgparenteser skal fjernes."
    return ""


def _term(field: Field) -> Term:
    parts = field.known("kind", "before", "on_working_day")
    kind = _text(field, parts, "kind")
    if kind not in DeadlineKind.values:
        raise parts["kind"].fail(f"her kan stå {', '.join(DeadlineKind.values)}.")
    before: Period = parse_period(_text(field, parts, "before"))
    moved = parts["on_working_day"].boolean() if "on_working_day" in parts else False
    return Term(DeadlineKind(kind), Deadline(str(DeadlineKind(kind).label), before, moved))


def _text(field: Field, parts: dict[str, Field], name: str) -> str:
    if name not in parts:
        raise field.fail(f"feltet {name} mangler.")
    return parts[name].text()


def _texts(parts: dict[str, Field], name: str) -> tuple[str, ...]:
    return tuple(each.text() for each in parts[name].items()) if name in parts else ()


def common_text(organization: Organization) -> str:
    """The common template of this kind of organization, as YAML."""
    return _common(_COMMON.get(OrganizationKind(organization.kind), ""))


@lru_cache(maxsize=8)
def _common(name: str) -> str:
    data = resources.files("samraad.meetings") / "data"
    return (data / "templates" / name if name else data / "template.yaml").read_text(encoding="utf-8")
