"""The fields that every kind of scheme has: title, council, source, notes, what is invented."""

from __future__ import annotations

from collections.abc import Mapping

from samraad.rules.report import Heading
from samraad.rules.yaml_fields import Field

HEADING = ("kind", "title", "council", "source", "notes", "invented")


def read_heading(root: Field, fields: Mapping[str, Field]) -> Heading:
    """The heading of a scheme; raises RuleError where the title is missing."""
    if "title" not in fields:
        raise root.fail("feltet title mangler.")
    return Heading(
        name=root.file.rpartition("/")[2].removesuffix(".yaml"),
        title=fields["title"].text(),
        council=fields["council"].text() if "council" in fields else None,
        source=fields["source"].source() if "source" in fields else None,
        notes=tuple(note.text() for note in fields["notes"].items()) if "notes" in fields else (),
        invented=tuple(name.text() for name in fields["invented"].items()) if "invented" in fields else (),
    )


def whole_by_name(field: Field, most: int = 10**9) -> dict[str, int]:
    """A mapping of names to whole numbers from 0."""
    return {name: value.whole(0, most) for name, value in field.fields().items()}
