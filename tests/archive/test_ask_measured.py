"""The answers to our own questions on the real dossiers stay as good as they were when the weights were fitted."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from samraad.access.permissions import OPERATOR
from samraad.archive.ask import ask
from samraad.archive.import_dossier import import_dossier
from samraad.archive.models import Dossier
from samraad.search.answering import Answer

QUESTIONS = Path(__file__).parents[1] / "search" / "answering" / "data" / "hovedstaden-held_out.json"


def is_right(answer: Answer, names: dict[str, str], question: dict[str, Any]) -> bool:
    name = names[answer.source.dossier]
    lines = (answer.first_line, answer.last_line)
    if not any(name == dossier and lines[0] <= high and low <= lines[1] for dossier, low, high in question["lines"]):
        return False
    text = re.sub(r"-\s+", "", answer.text) + " " + re.sub(r"\s+", " ", answer.text)
    return all(any(word in text for word in words.split("|")) for words in question["contains"])


@pytest.mark.dossiers
@pytest.mark.django_db
def test_held_out_questions(dossiers: Path) -> None:
    for path in sorted(dossiers.glob("*.txt")):
        import_dossier(OPERATOR, path)
    names = {slug: Path(name).stem for slug, name in Dossier.objects.values_list("slug", "name")}
    questions = json.loads(QUESTIONS.read_text("utf8"))["questions"]
    first = top = silent = 0
    for question in questions:
        reply = ask(OPERATOR, question["question"])
        right = [is_right(answer, names, question) for answer in reply.answers[:3]] if question["answerable"] else []
        first += bool(right[:1] and right[0])
        top += any(right)
        silent += not question["answerable"] and not reply.answered
    some = sum(question["answerable"] for question in questions)
    assert first / some >= 0.75
    assert top / some >= 0.86
    assert silent / (len(questions) - some) >= 0.75
