"""What was frozen by an earlier Samråd stays what it was: its JSON, its hash, and what is read and printed from it."""

import json
from pathlib import Path
from typing import Any

from samraad.meetings.content.as_json import digest, from_json, to_json
from samraad.meetings.papers.docx import paper_docx
from samraad.meetings.papers.paper import Paper
from samraad.reading.read import read

STORED = json.loads(Path(__file__).with_name("stored_version.json").read_text("utf-8"))
SHA256 = "14afa95437fb3b97c7d3c6e1850052a148d68cacebad72931a362e2ac0bd1943"


def test_the_hash_is_that_of_then() -> None:
    assert digest(STORED) == SHA256


def in_it(old: Any, new: Any) -> bool:
    """Is everything that was stored there still? Later versions of Samråd may only add fields."""
    if isinstance(old, dict):
        return all(key in new and in_it(each, new[key]) for key, each in old.items())
    if isinstance(old, list):
        return len(old) == len(new) and all(map(in_it, old, new))
    return bool(old == new)


def test_it_is_read_and_written_with_nothing_lost() -> None:
    content = from_json(STORED)
    assert in_it(STORED, json.loads(json.dumps(to_json(content))))
    assert content.items[1].decision.statements[0].person == "Eva Lund"
    assert content.participants[0].times == (("10:00", "11:35"), ("11:40", ""))


def test_it_can_be_printed() -> None:
    found = read(paper_docx(Paper(from_json(STORED))), "referat.docx")
    assert [item.number for item in found.items] == ["1.1", "2.1"]
    assert found.items[1].decision.appointments[0].person == "Bo Dam"
