"""A scheme's text with inputs replaced: the file stays as it was written, what is changed is listed at its end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from samraad.rules.scheme_file import replacements
from samraad.rules.yaml_fields import root_of

MARK = "# Tal, der er erstattet i denne version:"


def rewritten(text: str, file: str, values: Mapping[str, Decimal]) -> str:
    """The text whose ``set`` holds what it held and ``values``; raises RuleError where the text cannot be read."""
    every = {**replacements(root_of(text, file).fields()), **values}
    lines = [f"  {json.dumps(name, ensure_ascii=False)}: {value:f}" for name, value in every.items()]
    kept = text.partition(MARK)[0].rstrip()
    return "\n".join([kept, MARK, "set:", *lines]) + "\n"
