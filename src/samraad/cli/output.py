"""How every command speaks: JSON on standard output, sentences on standard error, exit codes 0, 1 and 2."""

from __future__ import annotations

import json
import sys
from typing import Any, NoReturn


def print_json(data: Any) -> None:
    """One JSON value on standard output."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def refuse(sentence: str) -> NoReturn:
    """The input is bad: one sentence on standard error, exit code 1."""
    sys.stderr.write(sentence.rstrip() + "\n")
    raise SystemExit(1)
