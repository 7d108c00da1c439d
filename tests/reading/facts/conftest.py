"""A text as lines, and the facts found in it."""

import datetime as dt
from collections.abc import Callable

import pytest

from samraad.reading.facts.find import find_facts
from samraad.reading.model import Fact, Line, Meeting, Role

MEETING = dt.date(2023, 3, 10)


@pytest.fixture
def facts_in() -> Callable[..., list[Fact]]:
    """Facts of a text whose lines are paragraphs, for a meeting on 10 March 2023; of one type, when named."""

    def find(text: str, kind: str | None = None, meeting: dt.date | None = MEETING) -> list[Fact]:
        lines = tuple(
            Line(number, raw, raw.strip(), Role.BODY if raw.strip() else Role.BLANK)
            for number, raw in enumerate(text.split("\n"), 1)
        )
        found = find_facts(lines, Meeting(meeting, meeting is not None, ()), ())
        return [fact for fact in found if kind in (None, fact.type)]

    return find
