"""The council's template: how its agendas are numbered, their chapters and standing items, and what is due before a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from django.db import transaction

from samraad.access import history
from samraad.access.permissions import Actor, require
from samraad.access.stale import is_said_already
from samraad.councils.models import Organization
from samraad.meetings.errors import CannotEdit
from samraad.meetings.models import CouncilSetup
from samraad.meetings.models.live import DeadlineKind
from samraad.rules.body_file import parse_body
from samraad.rules.decisions import Body
from samraad.rules.errors import RuleError
from samraad.rules.notices import Period, parse_period
from samraad.rules.wheel import Deadline
from samraad.rules.yaml_fields import Field, root_of

NUMBERINGS = ("chapter", "running")


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item that every agenda has; its texts hold places for dates and names in braces."""

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


def template_of(organization: Organization) -> Template:
    """The council's own template, else the common one."""
    return parse_template(template_text(organization))


def template_text(organization: Organization) -> str:
    """The template as YAML, to be edited."""
    setup = CouncilSetup.objects.filter(organization=organization).first()
    return setup.template if setup and setup.template else _common()


def rule_of(organization: Organization) -> Body | None:
    """The council's rule of decision, where it has one; without it the simple majority of those present decides."""
    setup = CouncilSetup.objects.filter(organization=organization).first()
    return parse_body(setup.rule, "beslutningsregel") if setup and setup.rule else None


def save_setup(
    actor: Actor, organization: Organization, *, template: str | None = None, rule: str | None = None, version: int = 1
) -> CouncilSetup:
    """Save the council's own template or rule of decision (YAML); an empty text goes back to the common one.

    Raises CannotEdit with line and field of what is wrong, StaleEdit where somebody else saved since ``version``.
    """
    require(actor, "meetings.edit", organization.slug)
    try:
        if template:
            parse_template(template)
        if rule:
            parse_body(rule, "beslutningsregel")
    except RuleError as error:
        raise CannotEdit(str(error)) from None
    with transaction.atomic():
        CouncilSetup.objects.get_or_create(organization=organization)
        setup = CouncilSetup.objects.select_for_update().get(organization=organization)
        before = {"template": setup.template, "rule": setup.rule}
        after = {
            "template": before["template"] if template is None else template,
            "rule": before["rule"] if rule is None else rule,
        }
        if is_said_already(setup, version, "rådets opsætning", "\n".join(after.values()), "\n".join(before.values())):
            return setup
        setup.template, setup.rule, setup.version = after["template"], after["rule"], setup.version + 1
        setup.save()
        history.record(actor, "meetings.setup", setup, before=before, after=after)
    return setup


@lru_cache(maxsize=32)
def parse_template(text: str) -> Template:
    """The template that the YAML describes; raises RuleError with line and field."""
    root = root_of(text, "skabelon")
    fields = root.known("numbering", "chapters", "terms", "forums")
    if "chapters" not in fields:
        raise root.fail("feltet chapters mangler (dagsordenens kapitler).")
    numbering = fields["numbering"].text() if "numbering" in fields else NUMBERINGS[0]
    if numbering not in NUMBERINGS:
        raise fields["numbering"].fail(f"her kan stå {' eller '.join(NUMBERINGS)}.")
    chapters = tuple(_chapter(field) for field in fields["chapters"].items())
    if not chapters:
        raise fields["chapters"].fail("der skal være mindst ét kapitel.")
    return Template(
        numbering=numbering,
        chapters=chapters,
        terms=tuple(_term(field) for field in fields["terms"].items()) if "terms" in fields else (),
        forums=_texts(fields, "forums"),
    )


def _chapter(field: Field) -> TemplateChapter:
    parts = field.known("title", "items")
    items = tuple(_item(each) for each in parts["items"].items()) if "items" in parts else ()
    return TemplateChapter(_text(field, parts, "title"), items)


def _item(field: Field) -> StandingItem:
    parts = field.known("standing", "title", "kind", "background", "recommendation", "points")
    optional = {name: parts[name].text() for name in ("kind", "background", "recommendation") if name in parts}
    made = StandingItem(
        _text(field, parts, "standing"), _text(field, parts, "title"), points=_texts(parts, "points"), **optional
    )
    for text in (made.title, made.background, made.recommendation, *made.points):
        try:
            text.format(council="", date="", last_date="", next_date="", forums="")
        except (KeyError, ValueError, IndexError, AttributeError):
            raise field.fail("i tekster kan stå {council}, {date}, {last_date}, {next_date} og {forums}.") from None
    return made


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


@lru_cache(maxsize=1)
def _common() -> str:
    return (resources.files("samraad.meetings") / "data" / "template.yaml").read_text(encoding="utf-8")
