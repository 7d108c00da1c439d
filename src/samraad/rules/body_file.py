"""A body's decision rule from YAML; what is wrong is named by line and field."""

from __future__ import annotations

from collections.abc import Mapping

from samraad.rules.decisions import Body
from samraad.rules.errors import RuleError
from samraad.rules.yaml_fields import Field, root_of

FIELDS = ("name", "members", "majority", "required", "casting_vote", "quorum", "without_vote", "written_procedure")


def parse_body(text: str, file: str = "organ") -> Body:
    """The body that the YAML text describes; raises RuleError."""
    root = root_of(text, file)
    return body_from(root, root.known("source", *FIELDS))


def body_from(root: Field, fields: Mapping[str, Field]) -> Body:
    """The body of a mapping's fields; raises RuleError."""
    if "members" not in fields:
        raise root.fail("feltet members mangler (antal stemmer efter gruppe).")
    casting_vote = fields.get("casting_vote")
    try:
        return Body(
            members=_counts(fields, "members"),
            majority=fields["majority"].text() if "majority" in fields else "simple",
            required=_counts(fields, "required"),
            casting_vote=None if casting_vote is None or casting_vote.is_null() else casting_vote.text(),
            quorum=_counts(fields, "quorum"),
            without_vote=_counts(fields, "without_vote"),
            written_procedure=fields["written_procedure"].boolean() if "written_procedure" in fields else False,
            name=fields["name"].text() if "name" in fields else None,
        )
    except RuleError as error:
        raise error if str(error).startswith(root.file) else RuleError(f"{root.file}: {error}") from None


def _counts(fields: Mapping[str, Field], name: str) -> dict[str, int]:
    if name not in fields or fields[name].is_null():
        return {}
    return {group: count.whole(0, 10**9) for group, count in fields[name].fields().items()}
