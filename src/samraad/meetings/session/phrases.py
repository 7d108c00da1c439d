"""The usual sentences of a decision, by outcome, so that each is one key away."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from samraad.reading.minutes.outcome import outcome_names

#: stands where the secretary goes on to type
OPEN = "…"


@dataclass(frozen=True, slots=True)
class Phrases:
    """An outcome of the reading contract with its Danish name, its key, and sentences on the whole and on a point."""

    outcome: str
    danish: str
    key: str
    whole: tuple[str, ...]
    point: tuple[str, ...]


def phrases(council: str) -> tuple[Phrases, ...]:
    """Every outcome with its sentences, the council named in them; ``{point}`` is left for the point's number."""
    return tuple(
        Phrases(
            each.outcome,
            each.danish,
            each.key,
            tuple(text.replace("{council}", council) for text in each.whole),
            tuple(text.replace("{council}", council) for text in each.point),
        )
        for each in _all()
    )


def is_outcome(outcome: str) -> bool:
    """Is it one of the reading contract's, with or without an addition?"""
    return outcome in {each.outcome for each in _all()}


def danish(outcome: str) -> str:
    """What an outcome is called; empty for none."""
    return next((each.danish for each in _all() if each.outcome == outcome), "")


def sentence(outcome: str, council: str, point: int | None = None) -> str:
    """The first usual sentence; empty where it must be written on."""
    found = next((each for each in phrases(council) if each.outcome == outcome), None)
    if found is None:
        return ""
    text = found.whole[0] if point is None else found.point[0].replace("{point}", str(point))
    return "" if OPEN in text else text


def weightiest(outcomes: list[str]) -> str:
    """Of the outcomes of several points the one that is the item's; empty for none."""
    order = {name: place for place, name in enumerate(outcome_names())}
    return min(outcomes, key=lambda outcome: order.get(outcome.split(" ")[0], len(order)), default="")


@cache
def _all() -> tuple[Phrases, ...]:
    text = (resources.files("samraad.meetings") / "data" / "phrases.yaml").read_text(encoding="utf-8")
    return tuple(
        Phrases(outcome, said["danish"], said.get("key", ""), tuple(said["whole"]), tuple(said["point"]))
        for outcome, said in yaml.safe_load(text)["outcomes"].items()
    )
