"""Which fields can be corrected, and what a value must be; hostile or mistaken input stops here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from samraad.archive.errors import CannotCorrect
from samraad.archive.models import Dossier
from samraad.archive.models.dossier import DossierKind
from samraad.archive.storable import storable, storable_json

Check = Callable[[Dossier, Any], Any]


def checked(dossier: Dossier, target: str, field: str, value: Any) -> Any:
    """The value as it is kept; raises CannotCorrect where the field is none or the value is not of its kind."""
    check = FIELDS.get(target, {}).get(field)
    if check is None:
        raise CannotCorrect(f"»{field}« kan ikke rettes her.")
    return check(dossier, value)


def _text(longest: int, *, needed: str = "") -> Check:
    def check(dossier: Dossier, value: Any) -> Any:
        if value is not None and not isinstance(value, str):
            raise CannotCorrect("Skriv en tekst.")
        text = " ".join(storable(value or "").split())
        if needed and not text:
            raise CannotCorrect(needed)
        if len(text) > longest:
            raise CannotCorrect(f"Teksten er for lang: skriv højst {longest} tegn.")
        return text or None

    return check


def _day(dossier: Dossier, value: Any) -> Any:
    if not value:
        return None
    try:
        day = dt.date.fromisoformat(str(value))
    except ValueError:
        raise CannotCorrect(f"»{value}« er ikke en dato. Skriv den som åååå-mm-dd.") from None
    if not 1970 <= day.year <= 2100:
        raise CannotCorrect(f"{day.year} kan ikke være rigtigt. Skriv et årstal fra 1970 til 2100.")
    return day.isoformat()


def _line(dossier: Dossier, value: Any) -> Any:
    if isinstance(value, bool) or not str(value).isdecimal() or not 1 <= int(value) <= dossier.line_count:
        raise CannotCorrect(f"Vælg en linje fra 1 til {dossier.line_count}.")
    return int(value)


def _yes_no(dossier: Dossier, value: Any) -> Any:
    if not isinstance(value, bool):
        raise CannotCorrect("Vælg ja eller nej.")
    return value


def _kind(dossier: Dossier, value: Any) -> Any:
    if value not in DossierKind.values:
        raise CannotCorrect("Vælg dagsorden, referat eller bilag.")
    return value


def _sections(dossier: Dossier, value: Any) -> Any:
    if not isinstance(value, list) or not all(_is_section(dossier, each) for each in value):
        raise CannotCorrect("Et afsnit mangler navn, tekst eller linjer.")
    return storable_json([{"points": [], "page": None, **each} for each in value])


def _decision(dossier: Dossier, value: Any) -> Any:
    if value is None:
        return None
    if not isinstance(value, dict) or not isinstance(value.get("text"), str) or not _has_span(dossier, value):
        raise CannotCorrect("En beslutning skal have en tekst og de linjer, den står på.")
    parts = {name: value.get(name) or [] for name in ("points", "statements", "appointments")}
    if not all(isinstance(part, list) and all(isinstance(each, dict) for each in part) for part in parts.values()):
        raise CannotCorrect("Beslutningens punkter, udtalelser og udpegninger skal være lister.")
    if not all(isinstance(each.get("point"), int) for each in parts["points"]):
        raise CannotCorrect("Hver delbeslutning skal nævne nummeret på sit indstillingspunkt.")
    return storable_json({"outcome": None, "page": None, **value, **parts})


def _is_section(dossier: Dossier, value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("name"), str)
        and isinstance(value.get("text"), str)
        and _has_span(dossier, value)
        and all(isinstance(point, dict) and isinstance(point.get("text"), str) for point in value.get("points") or [])
    )


def _has_span(dossier: Dossier, value: dict[str, Any]) -> bool:
    first, last = value.get("first_line"), value.get("last_line")
    return isinstance(first, int) and isinstance(last, int) and 1 <= first <= last <= dossier.line_count


_NUMBER = _text(20, needed="Skriv punktets nummer, fx 3.4.")
_TITLE = _text(2_000, needed="Skriv en titel.")

FIELDS: dict[str, dict[str, Check]] = {
    "dossier": {"council_name": _text(200), "meeting_date": _day, "kind": _kind},
    "document": {
        "title": _TITLE,
        "kind": _text(100),
        "issuer": _text(200),
        "date": _day,
        "item": _text(20),
        "item_kind": _text(50),
        "item_certain": _yes_no,
        "first_line": _line,
        "last_line": _line,
    },
    "item": {
        "number": _NUMBER,
        "kind": _text(50),
        "title": _TITLE,
        "case_number": _text(50),
        "added": _yes_no,
        "first_line": _line,
        "last_line": _line,
        "sections": _sections,
        "decision": _decision,
    },
}
