"""What a history calls the fields of a record, and how it says their values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from samraad.archive.templatetags.history_words import KEYS
from samraad.archive.templatetags.reading_words import outcome_words, section_words
from samraad.councils.models import OrganizationKind
from samraad.meetings.models.case import CaseState
from samraad.meetings.models.live import DeadlineKind
from samraad.meetings.models.session import AttendanceState, ProposalKind
from samraad.meetings.safe_html import plain
from samraad.meetings.templatetags.label_words import label_words

#: not told: what only a machine compares
UNTOLD = {"sha256", "logo"}
LABELS: dict[str, str | Promise] = {
    "about": gettext_lazy("om"),
    "answer": gettext_lazy("svar"),
    "arrived": gettext_lazy("kom"),
    "at": gettext_lazy("tidspunkt"),
    "attachments": gettext_lazy("bilag"),
    "ballots": gettext_lazy("stemmer"),
    "body": gettext_lazy("til"),
    "by": gettext_lazy("stillet af"),
    "carried": gettext_lazy("vedtaget"),
    "case_number": gettext_lazy("sagsnummer"),
    "closed": gettext_lazy("lukket"),
    "corrections": gettext_lazy("rettelser"),
    "date": gettext_lazy("dato"),
    "day": gettext_lazy("dag"),
    "document": gettext_lazy("dokument"),
    "done_on": gettext_lazy("løst"),
    "draft": gettext_lazy("udkast"),
    "due": gettext_lazy("frist"),
    "email": gettext_lazy("e-mail"),
    "ends": gettext_lazy("slutter"),
    "first_day": gettext_lazy("første dag"),
    "html": "",
    "inhabitants": gettext_lazy("indbyggere"),
    "item": gettext_lazy("punkt"),
    "kind": gettext_lazy("slags"),
    "last_day": gettext_lazy("sidste dag"),
    "left": gettext_lazy("gik"),
    "meeting": gettext_lazy("møde"),
    "municipality": gettext_lazy("kommune"),
    "name": gettext_lazy("navn"),
    "names": gettext_lazy("kommuner"),
    "note": gettext_lazy("bemærkning"),
    "number": gettext_lazy("nummer"),
    "order": gettext_lazy("rækkefølge"),
    "organization": gettext_lazy("organisation"),
    "outcome": gettext_lazy("udfald"),
    "parent": gettext_lazy("hører under"),
    "party": gettext_lazy("parti"),
    "person": gettext_lazy("person"),
    "place": gettext_lazy("sted"),
    "point": gettext_lazy("indstillingens punkt"),
    "points": gettext_lazy("punkter"),
    "reason": gettext_lazy("begrundelse"),
    "responsible": gettext_lazy("ansvarlig"),
    "role": gettext_lazy("rolle"),
    "rule": gettext_lazy("beslutningsregel"),
    "sections": gettext_lazy("afsnit"),
    "short_name": gettext_lazy("kort navn"),
    "source": gettext_lazy("kilde"),
    "starts": gettext_lazy("begynder"),
    "state": gettext_lazy("tilstand"),
    "substitute": gettext_lazy("stedfortræder"),
    "substitute_for": gettext_lazy("stedfortræder for"),
    "template": gettext_lazy("skabelon"),
    "text": "",
    "times": gettext_lazy("til stede"),
    "time": gettext_lazy("klokken"),
    "title": gettext_lazy("titel"),
    "until": gettext_lazy("til og med"),
    "user": gettext_lazy("bruger"),
    "variants": gettext_lazy("andre navne"),
    "version": gettext_lazy("version"),
    "what": gettext_lazy("hvad"),
    "with": gettext_lazy("med"),
    **{str(kind.value): gettext_lazy(kind.label) for kind in DeadlineKind},
}
CHOICES: dict[str, Any] = {"councils": OrganizationKind, "session": ProposalKind}
STATES = {"cases": CaseState, "attendance": AttendanceState}


def label(key: str) -> str:
    """What the field is called; one that has no word here, as it is written in the record."""
    return str(LABELS.get(key) if key in LABELS else KEYS.get(key, key.replace("_", " ")))


def said(action: str, key: str, value: Any) -> str:
    """The value as text, empty where there is none."""
    if value in (None, "", [], {}):
        return ""
    room = action.split(".")[0]
    if key == "outcome":
        return outcome_words(str(value))
    for named, choices in (("kind", CHOICES), ("state", STATES)):
        if key == named and room in choices and value in choices[room].values:
            return label_words(choices[room](value).label)
    tell = _TOLD.get(key)
    return tell(value) if tell else _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nej")
    if isinstance(value, list):
        return "\n".join(_plain(each) for each in value)
    if isinstance(value, dict):
        return "\n".join(f"{label(str(key))}: {_plain(each)}" for key, each in value.items() if each)
    return _day(str(value))


def _day(text: str) -> str:
    """A date or a moment as people write it, anything else as it is."""
    if _CLOCK.fullmatch(text):
        return text.replace(":", ".")
    if not text[:4].isdecimal():
        return text
    try:
        if len(text) == 10:
            return formats.date_format(dt.date.fromisoformat(text), "DATE_FORMAT")
        return formats.date_format(_local(dt.datetime.fromisoformat(text)), "SHORT_DATETIME_FORMAT")
    except ValueError:
        return text


def _local(moment: dt.datetime) -> dt.datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def _sections(value: dict[str, str]) -> str:
    return "\n".join(f"{section_words(name)}: {plain(html)}" for name, html in value.items() if html)


def _points(value: list[Any]) -> str:
    return "\n".join(_point(each) if isinstance(each, dict) else str(each) for each in value)


def _point(value: dict[str, Any]) -> str:
    by = gettext(" (stillet af %(who)s)") % {"who": value["proposed_by"]} if value.get("proposed_by") else ""
    words = value.get("text") or outcome_words(value.get("outcome"))
    return f"{value.get('point', '')}: {words}{by}"


def _ballots(value: dict[str, list[int]]) -> str:
    words = gettext("%(yes)s for, %(no)s imod, %(none)s undlod")
    alone = len(value) == 1
    told = {group: words % dict(zip(("yes", "no", "none"), counts, strict=False)) for group, counts in value.items()}
    return "\n".join(each if alone else f"{group}: {each}" for group, each in told.items())


def _attachments(value: list[str]) -> str:
    return "\n".join(str(each).rsplit(" (", 1)[0] for each in value)


_CLOCK = re.compile(r"[0-2]\d:[0-5]\d")
_TOLD: dict[str, Callable[[Any], str]] = {
    "html": plain,
    "sections": _sections,
    "points": _points,
    "ballots": _ballots,
    "attachments": _attachments,
}
