"""Write what a check found: known findings keep their judgement, new ones are open, those not found again are kept as such."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from samraad.archive.models import Dossier, Finding, FindingPlace
from samraad.archive.storable import storable, storable_json
from samraad.checking.finding import Finding as Found
from samraad.reading.model import Span


@dataclass(frozen=True, slots=True)
class Changes:
    """How many findings there are now where it was looked, how many of them are new, and how many are gone."""

    found: int
    new: int
    gone: int


@dataclass(slots=True)
class _Merged:
    """One finding with all its places: the same words in two papers are one finding, judged once."""

    found: Found
    places: list[tuple[Dossier, Span]]
    across: bool


def write_dossier_findings(found: Iterable[Found], dossiers: Mapping[str, Dossier]) -> Changes:
    """What checking these dossiers together gave. ``dossiers`` are by the name that the places tell them by."""
    looked_at = [dossier.pk for dossier in dossiers.values()]
    within = FindingPlace.objects.filter(finding=OuterRef("pk"), dossier__in=looked_at)
    outside = FindingPlace.objects.filter(finding=OuterRef("pk")).exclude(dossier__in=looked_at)
    merged = _merge(found, dossiers)
    new = sum(_write(each, looked_at) for each in merged.values())
    known = Finding.objects.filter(Exists(within), scheme="", still_found=True).exclude(key__in=list(merged))
    # What stands in another paper too is still found there; what only two papers together make, only both can settle.
    FindingPlace.objects.filter(
        finding__in=list(known.filter(Exists(outside), across=False)), dossier__in=looked_at
    ).delete()
    gone = known.exclude(Exists(outside)).update(still_found=False)
    return Changes(len(merged), new, gone)


def write_scheme_findings(found: Iterable[Found], scheme: str, dossiers: Mapping[str, Dossier]) -> Changes:
    """What comparing a stored scheme with print gave; ``dossiers`` are those its print stands in, by their slug."""
    merged = _merge(found, dossiers)
    new = sum(_write(each, None, scheme) for each in merged.values())
    known: QuerySet[Finding] = Finding.objects.filter(scheme=scheme, still_found=True)
    gone = known.exclude(key__in=list(merged)).update(still_found=False)
    return Changes(len(merged), new, gone)


def _merge(found: Iterable[Found], dossiers: Mapping[str, Dossier]) -> dict[str, _Merged]:
    merged: dict[str, _Merged] = {}
    for one in found:
        places = [(dossiers[place.dossier], place.span) for place in one.places if place.dossier in dossiers]
        across = len({dossier.pk for dossier, _ in places}) > 1
        known = merged.setdefault(one.key, _Merged(one, [], across))
        known.places += [place for place in places if place not in known.places]
        known.across = known.across and across
    return merged


def _write(merged: _Merged, looked_at: Sequence[int] | None, scheme: str = "") -> bool:
    """Write one, and say whether it is new. Its places outside ``looked_at`` stay where each place stands by itself."""
    found = merged.found
    row, new = Finding.objects.update_or_create(
        key=found.key,
        defaults={
            "code": found.code,
            "severity": found.severity.value,
            "certainty": found.certainty.value,
            "message": storable(found.message),
            "figures": storable_json(list(found.figures)),
            "computed": storable(found.computed or ""),
            "across": merged.across,
            "scheme": scheme,
            "still_found": True,
        },
    )
    old = row.places.all() if merged.across or looked_at is None else row.places.filter(dossier__in=looked_at)
    old.delete()
    FindingPlace.objects.bulk_create(
        FindingPlace(
            finding=row,
            dossier=dossier,
            position=position,
            first_line=span.first_line,
            last_line=max(span.first_line, span.last_line),
            page=span.page,
            file=span.file or "",
        )
        for position, (dossier, span) in enumerate(merged.places)
    )
    return new
