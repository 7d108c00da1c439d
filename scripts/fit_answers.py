"""Fit the weights of `samraad ask` on questions whose answering lines are known, and report how well each half does.

usage: fit_answers.py DATA_FOLDER QUESTIONS.json...   (files named *-tuning.json and *-held_out.json, asked of that archive;
several archives: fit_answers.py FOLDER FILES... -- FOLDER FILES...)

Every candidate of every question is a choice, and silence is one more choice, worth 0; the weights make the right choice likely.
They never go below 0, so a feature only ever speaks for an answer. Needs numpy (it is among the development requirements).
"""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

LEAST = {"brief": 0.8, "prose": 0.5, "names": 0.3}
"""What a reader wants of an answer, whether or not it tells right from wrong."""
STEPS, PACE, PULL = 1200, 0.05, 0.002
SILENT_COUNTS = 2.0


@dataclass(frozen=True)
class Asked:
    """A question's candidates: their features, which of them are right, where they stand; and whether it has an answer."""

    half: str
    features: Any
    right: Any
    places: list[tuple[str, int, int]]
    answerable: bool


def collect(data: str, files: list[str]) -> list[Asked]:
    """Ask every question of the archive in `data`. One archive a process, as Django opens only one."""
    os.environ |= {"SAMRAAD_DATA": data, "DJANGO_SETTINGS_MODULE": "samraad.web.settings"}
    import django

    django.setup()
    from samraad.access.permissions import OPERATOR
    from samraad.archive.ask import candidates_for
    from samraad.archive.models import Dossier
    from samraad.cli.ask import stem

    names = {slug: stem(name) for slug, name in Dossier.objects.values_list("slug", "name")}
    result = []
    for path in files:
        for question in json.loads(Path(path).read_text("utf8"))["questions"]:
            found = candidates_for(OPERATOR, question["question"])
            places = [(names[each.place.source.dossier], each.place.first_line, each.place.last_line) for each in found]
            texts = [each.reading.source.text[each.start : each.end] for each in found]
            right = [is_right(*place, text, question) for place, text in zip(places, texts, strict=True)]
            half = "tuning" if "tuning" in path else "held_out"
            vectors = np.array([each.features.vector() for each in found])
            result.append(Asked(half, vectors, np.array(right, bool), places, question["answerable"]))
    return result


def is_right(dossier: str, first: int, last: int, text: str, question: dict[str, Any]) -> bool:
    """As the measure judges an answer."""
    if not any(dossier == name and first <= high and low <= last for name, low, high in question["lines"]):
        return False
    plain = re.sub(r"-\s+", "", text) + " " + re.sub(r"\s+", " ", text)
    return all(any(word in plain for word in words.split("|")) for words in question["contains"])


def fit(questions: list[Asked], names: list[str]) -> Any:
    """Weights and constant, by gradient steps of even size (Adam)."""
    size = len(names)
    weights, mean, square = np.zeros(size + 1), np.zeros(size + 1), np.zeros(size + 1)
    least = np.array([LEAST.get(name, 0.0) for name in names])
    for step in range(1, STEPS + 1):
        slope = sum((slope_of(each, weights) for each in questions), np.zeros(size + 1)) / len(questions)
        slope[:size] += PULL * weights[:size]
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
        weights -= PACE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights[:size] = np.maximum(weights[:size], least)
    return weights


def slope_of(asked: Asked, weights: Any) -> Any:
    """How the improbability of the right choice changes with the weights."""
    if not len(asked.features) or (asked.answerable and not asked.right.any()):
        return np.zeros(len(weights))
    scores = np.append(asked.features @ weights[:-1] + weights[-1], 0.0)
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    wanted = np.zeros(len(scores))
    if asked.answerable:
        wanted[:-1] = chances[:-1] * asked.right
        wanted /= max(wanted.sum(), 1e-12)
    else:
        wanted[-1] = 1.0
    surplus = (chances - wanted)[:-1] * (1.0 if asked.answerable else SILENT_COUNTS)
    return np.append(asked.features.T @ surplus, surplus.sum())


def report(label: str, questions: list[Asked], weights: Any) -> None:
    """First, top three and silence for some thresholds."""
    for threshold in (-3.0, -2.5, -2.3, -2.0, -1.5):
        first = top = silent = 0
        for asked in questions:
            shown = best(asked, weights, threshold)
            first += bool(shown[:1] and shown[0])
            top += any(shown[:3])
            silent += not asked.answerable and not shown
        some = sum(asked.answerable for asked in questions)
        none = max(len(questions) - some, 1)
        enough = 1 / (1 + np.exp(-threshold))
        print(f"{label} enough {enough:.3f}: first {first / some:.3f} top3 {top / some:.3f} silent {silent / none:.3f}")


def best(asked: Asked, weights: Any, threshold: float) -> list[bool]:
    """Whether each of the shown candidates is right, best first, those that overlap shown once."""
    if not len(asked.features):
        return []
    scores = asked.features @ weights[:-1] + weights[-1]
    shown: list[tuple[tuple[str, int, int], bool]] = []
    for at in np.argsort(-scores):
        name, low, high = asked.places[at]
        if scores[at] < threshold or len(shown) == 3:
            break
        if not any(name == other and low <= last and first <= high for (other, first, last), _ in shown):
            shown.append((asked.places[at], bool(asked.right[at])))
    return [right for _, right in shown]


def main() -> None:
    if len(sys.argv) > 2 and sys.argv[1] == "--collect":
        Path(sys.argv[2]).write_bytes(pickle.dumps(collect(sys.argv[3], sys.argv[4:])))
        return
    questions: list[Asked] = []
    for group in " ".join(sys.argv[1:]).split(" -- "):
        with tempfile.NamedTemporaryFile() as handle:
            subprocess.run([sys.executable, __file__, "--collect", handle.name, *group.split()], check=True)
            questions += pickle.loads(Path(handle.name).read_bytes())
    from samraad.search.answering.score import Features

    names = list(Features.__slots__)
    halves = {half: [each for each in questions if each.half == half] for half in ("tuning", "held_out")}
    for half, other in (("tuning", "held_out"), ("held_out", "tuning")):
        report(f"fitted on {half}, asked {other}:", halves[other], fit(halves[half], names))
    weights = fit(questions, names)
    report("fitted on all, asked all:", questions, weights)
    for name, weight in zip([*names, "constant"], weights, strict=True):
        print(f"{name}\t{weight:.2f}")


if __name__ == "__main__":
    sys.modules.setdefault("fit_answers", sys.modules["__main__"])
    Asked.__module__ = "fit_answers"
    main()
