"""A finding: what does not add up, where, how it was computed, and how sure that is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from samraad.reading.model import Span


class Severity(StrEnum):
    """``note`` is worth knowing (rounding, form), ``warning`` worth looking at, ``error`` cannot be right as printed."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Certainty(StrEnum):
    """``certain`` follows from the print alone, ``likely`` from how it is read, ``possible`` may have a good reason."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of one dossier, which goes by the name of its source."""

    dossier: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """``figures`` are as printed, ``computed`` is what was computed from them; ``key`` is the same after re-reading."""

    code: str
    severity: Severity
    message: str
    places: tuple[Place, ...]
    figures: tuple[str, ...]
    computed: str | None
    certainty: Certainty
    key: str


_TWO_STOPS = re.compile(r"\.\.(?!\.)")
_NO_LETTER = re.compile(r"\W+")


def fingerprint(code: str, content: Iterable[str]) -> str:
    """What tells a finding from others by its content alone: the same words and figures on other lines give the same."""
    said = " ".join(" ".join(_NO_LETTER.sub(" ", part.lower()).split()) for part in content)
    return hashlib.sha256(f"{code}\n{said}".encode()).hexdigest()[:20]


def finding(
    code: str,
    judged: tuple[Severity, Certainty],
    message: str,
    places: Iterable[Place],
    content: Iterable[str],
    figures: Iterable[str] = (),
    computed: str | None = None,
) -> Finding:
    """A finding whose key follows from ``content``: the words it rests on."""
    severity, certainty = judged
    return Finding(
        code=code,
        severity=severity,
        message=_TWO_STOPS.sub(".", message),
        places=tuple(places),
        figures=tuple(figures),
        computed=computed,
        certainty=certainty,
        key=fingerprint(code, content),
    )


ERROR = (Severity.ERROR, Certainty.CERTAIN)
LIKELY_ERROR = (Severity.ERROR, Certainty.LIKELY)
WARNING = (Severity.WARNING, Certainty.LIKELY)
POSSIBLE_WARNING = (Severity.WARNING, Certainty.POSSIBLE)
NOTE = (Severity.NOTE, Certainty.CERTAIN)
ROUNDING = (Severity.NOTE, Certainty.POSSIBLE)
