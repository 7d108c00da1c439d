"""Narrowing a list of findings: by state, council, dossier, kind and gravity, each choice with how many it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, Count, F, IntegerField, Min, QuerySet, Value, When

from samraad.archive.dossier_title import dossier_title
from samraad.archive.finding_words import KINDS, SEVERITIES, STATES, kind_words
from samraad.archive.models import Dossier, Finding
from samraad.councils.models import Organization

GONE = "gone"
ALL = "all"
#: the name in the address, the path in the table
FIELDS = {
    "raad": "places__dossier__organization__slug",
    "dossier": "places__dossier__slug",
    "slags": "code",
    "alvor": "severity",
}


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    words: str
    count: int
    chosen: bool


def in_state(findings: QuerySet[Finding], state: str) -> QuerySet[Finding]:
    """Those of one state that are still found; ``gone`` are those that are not, ``all`` is every one of both."""
    if state == ALL:
        return findings
    if state == GONE:
        return findings.filter(still_found=False)
    return findings.filter(still_found=True, state=state)


def states(findings: QuerySet[Finding], chosen: str, names: Mapping[str, str]) -> list[Choice]:
    """Every state with its count; ``names`` are the words for ``gone`` and ``all``, which are no states of a row."""
    counted = dict(
        findings.filter(still_found=True).values_list("state").annotate(n=Count("pk", distinct=True)).order_by()
    )
    counted[GONE] = findings.filter(still_found=False).count()
    counted[ALL] = findings.count()
    words = {state: str(name) for state, name in STATES.items()} | dict(names)
    return [Choice(state, said, counted.get(state, 0), state == chosen) for state, said in words.items()]


def narrowed(findings: QuerySet[Finding], chosen: Mapping[str, str], but: str = "") -> QuerySet[Finding]:
    """Those that every choice leaves, ``but`` one of them."""
    for name, path in FIELDS.items():
        if name != but and (value := chosen.get(name)):
            findings = findings.filter(pk__in=Finding.objects.filter(**{path: value}).values("pk"))
    return findings


def choices(findings: QuerySet[Finding], chosen: Mapping[str, str], name: str) -> list[Choice]:
    """The values of one filter as the others leave them, each with its count; what is chosen stays in sight."""
    path = FIELDS[name]
    counted = dict(
        narrowed(findings, chosen, but=name)
        .exclude(**{path: None})
        .values_list(path)
        .annotate(n=Count("pk", distinct=True))
        .order_by()
    )
    if chosen.get(name):
        counted.setdefault(chosen[name], 0)
    words = _words(name, counted)
    made = [Choice(value, words[value], count, value == chosen.get(name)) for value, count in counted.items()]
    return sorted(made, key=lambda each: _rank(name, each))


def gravest_first(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    """Errors before warnings before notes, the surer first, then where they stand."""
    grave = Case(
        *(When(severity=value, then=Value(rank)) for rank, value in enumerate(SEVERITIES)), output_field=IntegerField()
    )
    sure = Case(
        *(When(certainty=value, then=Value(rank)) for rank, value in enumerate(("certain", "likely", "possible"))),
        output_field=IntegerField(),
    )
    return findings.annotate(
        grave=grave, sure=sure, day=Min("places__dossier__meeting_date"), line=Min("places__first_line")
    ).order_by("grave", "sure", F("day").desc(nulls_last=True), "line", "pk")


def _words(name: str, values: Iterable[str]) -> dict[str, str]:
    if name == "slags":
        return {value: kind_words(value) for value in values}
    if name == "alvor":
        return {value: str(SEVERITIES.get(value, value)) for value in values}
    if name == "raad":
        known = dict(Organization.objects.filter(slug__in=list(values)).values_list("slug", "name"))
    else:
        dossiers = Dossier.objects.select_related("organization").filter(slug__in=list(values))
        known = {each.slug: dossier_title(each) for each in dossiers}
    return {value: known.get(value, value) for value in values}


def _rank(name: str, choice: Choice) -> tuple[int, str]:
    order = list(KINDS) if name == "slags" else list(SEVERITIES) if name == "alvor" else []
    return (order.index(choice.value) if choice.value in order else len(order), choice.words)
