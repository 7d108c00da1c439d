"""What the search help promises is what search does: every example is understood as it says, and finds what it should."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from samraad.meetings.models import Meeting
from samraad.search.query.parse import parse

EXAMPLE = re.compile(r'<th scope="row"><code>(.*?)</code></th>')


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_example_of_the_help_is_understood(client: Client, db: None, language: str) -> None:
    client.cookies["django_language"] = language
    examples = [unescape(each) for each in EXAMPLE.findall(client.get(reverse("search_help")).content.decode())]
    understood = {example: parse(example) for example in examples}
    assert len(examples) == 6
    assert not [example for example, parsed in understood.items() if parsed.notices]
    atoms = [atom for parsed in understood.values() for clause in parsed.clauses for atom in clause.alternatives]
    assert {atom.kind for atom in atoms} == {"word", "phrase", "prefix"}
    assert {atom.field for atom in atoms} == {None, "title", "item"}
    assert any(clause.negated for parsed in understood.values() for clause in parsed.clauses)


@pytest.mark.parametrize(
    ("query", "found", "not_found"),
    [
        ("drivhuse udbud", "Fælles indkøb af", "cykelstier"),
        ('"fælles udbud"', "Fælles indkøb af", "cykelstier"),
        ("drivh*", "Fælles indkøb af", "cykelstier"),
        ("fælles -drivhuse", "cykelstier", "1.250.000"),
        ("titel:cykelstier", "og broer", "drivhuse"),
        ("title:cykelstier", "og broer", "drivhuse"),
        ("punkt:3.2", "og broer", "drivhuse"),
        ("item:3.2", "og broer", "drivhuse"),
    ],
)
def test_each_way_of_asking_finds_what_it_should(
    client: Client, meeting: Meeting, query: str, found: str, not_found: str
) -> None:
    text = client.get(reverse("search"), {"q": query}).content.decode()
    hits = re.sub(r"</?mark>", "", " ".join(re.findall(r'<article class="found">.*?</article>', text, re.DOTALL)))
    assert found in hits
    assert not_found not in hits
