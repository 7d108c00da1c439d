"""Schemes of a tariff: what trips of some lengths cost, at the counter and online, beside what was printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from samraad.rules.kinds.heading import HEADING, read_heading
from samraad.rules.numbers import danish
from samraad.rules.report import Block, Column, Entry, Heading, Report
from samraad.rules.tariffs import Tariff, Trip, online_fare, passenger_fare, tariff, trip
from samraad.rules.yaml_fields import Field


@dataclass(frozen=True, slots=True)
class TariffScheme:
    """``printed``: kroner by ``fare`` or ``fare online``, for a trip within the kilometres included."""

    heading: Heading
    rules: Tariff
    lengths: tuple[Decimal, ...]
    printed: Mapping[str, Decimal]


def read_tariff(root: Field) -> TariffScheme:
    """Fields tariff (its name among the package's data), lengths, printed."""
    fields = root.known(*HEADING, "tariff", "lengths", "printed")
    for needed in ("tariff", "lengths"):
        if needed not in fields:
            raise root.fail(f"feltet {needed} mangler.")
    name = fields["tariff"].text()
    if not name.replace("-", "").isalnum():
        raise fields["tariff"].fail("takstens navn er ikke gyldigt.")
    printed = fields["printed"].fields() if "printed" in fields else {}
    return TariffScheme(
        heading=read_heading(root, fields),
        rules=tariff(name),
        lengths=tuple(length.number() for length in fields["lengths"].items()),
        printed={key: value.number() for key, value in printed.items()},
    )


def report_tariff(scheme: TariffScheme) -> Report:
    """Fares by length, and each printed one compared."""
    columns = tuple(Column(f"km{length}", f"{danish(length)} km", "kr.") for length in scheme.lengths)
    rows = []
    for fare in scheme.rules.fares:
        for label, priced in (("", passenger_fare), ("online", online_fare)):
            found = {
                f"km{length}": trip(priced(length, fare, scheme.rules), rules=scheme.rules) for length in scheme.lengths
            }
            rows.append(
                (tuple(part for part in (fare, label or "almindelig")), {k: _entry(t) for k, t in found.items()})
            )
    sentences = [
        *scheme.rules.assumptions,
        *(_compared(scheme, name, printed) for name, printed in scheme.printed.items()),
    ]
    block = Block("fares", "Takster efter længde", ("Takst", "Bestilling"), columns, tuple(rows), tuple(sentences))
    return Report("tariff", scheme.heading, (block,))


def _entry(found: Trip) -> Entry:
    return Entry(danish(found.fare), str(found.fare), found.steps)


def _compared(scheme: TariffScheme, name: str, printed: Decimal) -> str:
    fare, _, online = name.partition(" ")
    priced = online_fare if online else passenger_fare
    found = trip(priced(Decimal(scheme.rules.included_km), fare, scheme.rules), rules=scheme.rules).fare
    verdict = "stemmer" if found == printed else "stemmer ikke"
    return f"{name}: trykt {danish(printed)} kr., beregnet {danish(found)} kr.: {verdict}."
