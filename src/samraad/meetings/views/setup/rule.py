"""A council's rule of decision as a table: who votes, how many must be there, which majority, whose vote settles a tie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samraad.access.stale import StaleEdit
from samraad.archive.storable import storable
from samraad.councils.directory import VOTING, members_of
from samraad.councils.models import Membership, Organization
from samraad.meetings.agenda.save_setup import save_setup, setup_of
from samraad.meetings.agenda.template import rule_of
from samraad.meetings.errors import CannotEdit
from samraad.meetings.session.quorum import MEMBERS
from samraad.meetings.templatetags.label_words import label_words
from samraad.meetings.views.live import answers
from samraad.meetings.views.setup.pages import common, prepared
from samraad.rules.body_file import parse_body
from samraad.rules.decisions import MAJORITIES, MOST_VOTERS, Body
from samraad.rules.errors import RuleError

SPARE, MOST_GROUPS = 2, 120


@dataclass(frozen=True, slots=True)
class Group:
    """A row of the table, as typed."""

    name: str = ""
    voters: str = ""
    quorum: str = ""
    required: str = ""
    casting: bool = False


@dataclass(frozen=True, slots=True)
class RuleForm:
    """The whole form; without groups the common rule holds."""

    groups: tuple[Group, ...] = ()
    majority: str = "simple"
    written_procedure: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, slug: str) -> HttpResponse:
    """The table; buttons fill it from the directory, show what it means, or save it."""
    organization = prepared(request, slug)
    if request.method != "POST":
        return _page(request, organization, _form_of(rule_of(organization)))
    form, act = read_rule(request.POST), request.POST.get("act", "save")
    if act.startswith("fill-"):
        return _page(request, organization, _filled(organization, form, act.removeprefix("fill-")), act=act)
    refused = list(rule_problems(form, _seats(organization)))
    if act == "save" and not refused:
        try:
            text = write_rule(form, rule_of(organization))
            save_setup(request.user, organization, rule=text, version=answers.number(request))
        except StaleEdit as stale:
            return answers.conflict(request, stale, reverse("setup_rule", args=[slug]))
        except CannotEdit as refusal:
            refused.append(str(refusal))
        else:
            messages.success(request, _("Beslutningsreglen er gemt."))
            return redirect("setup_rule", slug=slug)
    return _page(request, organization, form, tuple(refused), act)


def read_rule(post: QueryDict) -> RuleForm:
    """What was filled in; rows without a name or a figure are left out."""
    rows = []
    for at in range(MOST_GROUPS):
        if f"g{at}-name" not in post:
            break
        typed = {
            part: " ".join(post.get(f"g{at}-{part}", "").split())[:100]
            for part in ("name", "voters", "quorum", "required")
        }
        row = Group(**{part: storable(text) for part, text in typed.items()}, casting=post.get("casting") == str(at))
        if row.name or row.voters or row.quorum or row.required:
            rows.append(row)
    majority = post.get("majority", "simple")
    return RuleForm(tuple(rows), majority if majority in MAJORITIES else "simple", bool(post.get("written_procedure")))


def rule_problems(form: RuleForm, seats: int) -> Iterator[str]:
    """What hinders saving the rule, in sentences. ``seats``: who has a vote in the directory, 0 where nobody is there."""
    counted: Counter[str] = Counter(row.name for row in form.groups)
    for row in form.groups:
        if not row.name:
            yield _("En gruppe mangler et navn. Skriv det, eller slet tallene.")
            continue
        if counted[row.name] > 1:
            counted[row.name] = 0
            yield _("Gruppen »%(name)s« står to gange. Fjern den ene.") % {"name": row.name}
        voters = _whole(row.voters)
        if not voters:
            yield _("Gruppen »%(name)s« skal have et antal stemmer på mindst 1.") % {"name": row.name}
            continue
        for typed, word in ((row.quorum, _("til stede")), (row.required, _("stemmer for"))):
            needed = _whole(typed)
            if typed and (needed is None or needed > voters):
                yield _(
                    "Gruppen »%(name)s« har %(voters)s stemmer, så der kan ikke kræves »%(typed)s« %(word)s. Ret tallet."
                ) % {
                    "name": row.name,
                    "voters": voters,
                    "typed": typed,
                    "word": word,
                }
    total = sum(_whole(row.voters) or 0 for row in form.groups)
    if total > MOST_VOTERS:
        yield _("Der kan højst være %(most)s stemmer.") % {"most": MOST_VOTERS}
    needed = sum(_whole(row.quorum) or 0 for row in form.groups)
    if seats and needed > seats:
        yield _(
            "Rådet har %(seats)s stemmeberettigede i vejviseren, men reglen kræver %(needed)s til stede. Ret tallet."
        ) % {
            "seats": seats,
            "needed": needed,
        }


def write_rule(form: RuleForm, before: Body | None) -> str:
    """The rule as YAML; empty where there are no groups. What the table does not show stays as it was."""
    if not form.groups:
        return ""
    said: dict[str, Any] = {
        "name": before.name if before else None,
        "members": {row.name: _whole(row.voters) for row in form.groups},
        "majority": form.majority,
        "required": {row.name: needed for row in form.groups if (needed := _whole(row.required))},
        "casting_vote": next((row.name for row in form.groups if row.casting), None),
        "quorum": {row.name: needed for row in form.groups if (needed := _whole(row.quorum))},
        "without_vote": dict(before.without_vote) if before else {},
        "written_procedure": form.written_procedure,
    }
    return yaml.safe_dump({name: value for name, value in said.items() if value}, allow_unicode=True, sort_keys=False)


def meaning(body: Body | None) -> list[str]:
    """What the rule means, in sentences."""
    if body is None:
        return [
            _(
                "Et simpelt flertal af de medlemmer, der er til stede, afgør. Der er intet krav til, hvor mange der møder."
            )
        ]
    least = next((votes for votes in range(body.voters + 1) if body.carries(votes, body.voters - votes, False)), None)
    said = [
        _("Der kræves %(majority)s. Stemmer alle %(voters)s, skal mindst %(least)s stemme for.")
        % {"majority": label_words(MAJORITIES[body.majority].danish), "voters": body.voters, "least": least}
    ]
    if body.quorum:
        needed = ", ".join(f"{group}: {count}" for group, count in body.quorum.items())
        said.append(_("Rådet er beslutningsdygtigt, når der mindst er til stede: %(needed)s.") % {"needed": needed})
    if body.required:
        needed = ", ".join(f"{group}: {count}" for group, count in body.required.items())
        said.append(_("Der skal mindst stemme for: %(needed)s.") % {"needed": needed})
    if body.casting_vote:
        settles = MAJORITIES[body.majority].tie_can_be_settled
        said.append(
            _("Står stemmerne lige, afgør %(group)s.") % {"group": body.casting_vote}
            if settles
            else _("Med det flertal kan ingens stemme afgøre, når stemmerne står lige.")
        )
    return said


def _page(
    request: HttpRequest, organization: Organization, form: RuleForm, refused: tuple[str, ...] = (), act: str = ""
) -> HttpResponse:
    seats = _seats(organization)
    total = sum(_whole(row.voters) or 0 for row in form.groups)
    context = common(organization, "setup_rule", _("Beslutningsregel")) | {
        "form": form,
        "rows": [*form.groups, *[Group()] * SPARE],
        "majorities": [(each.name, label_words(each.danish)) for each in MAJORITIES.values()],
        "version": request.POST.get("version") or setup_of(organization).version,
        "refused": refused,
        "meaning": [] if refused else meaning(_body(form)),
        "seats": seats,
        "has_casting": any(row.casting for row in form.groups),
        "differs": bool(form.groups and seats and total != seats),
        "total": total,
        "act": act,
    }
    status = answers.REFUSED if refused and act == "save" else 200
    return render(request, "meetings/setup/rule.html", context, status=status)


def _body(form: RuleForm) -> Body | None:
    try:
        return parse_body(text) if (text := write_rule(form, None)) else None
    except RuleError:
        return None


def _form_of(body: Body | None) -> RuleForm:
    if body is None:
        return RuleForm()
    rows = (
        Group(
            name,
            str(count),
            str(body.quorum.get(name, "") or ""),
            str(body.required.get(name, "") or ""),
            body.casting_vote == name,
        )
        for name, count in body.members.items()
    )
    return RuleForm(tuple(rows), body.majority, body.written_procedure)


def _filled(organization: Organization, form: RuleForm, how: str) -> RuleForm:
    """The table from the directory: all alike, by role, by party or by municipality."""
    seats = _voting(organization)
    if how == "all":
        names = [MEMBERS for _seat in seats]
    elif how == "role":
        names = [seat.role for seat in seats]
    elif how == "party":
        names = [seat.person.party or _("uden parti") for seat in seats]
    else:
        names = [seat.person.municipality.name if seat.person.municipality else _("uden kommune") for seat in seats]
    rows = tuple(Group(name, str(count)) for name, count in Counter(names).items())
    if how == "role":
        rows = tuple(replace(row, casting=row.name == "formand") for row in rows)
    return replace(form, groups=rows or form.groups)


def _voting(organization: Organization) -> Sequence[Membership]:
    return [seat for seat in members_of(organization, timezone.localdate()) if seat.role in VOTING]


def _seats(organization: Organization) -> int:
    return len(_voting(organization))


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
