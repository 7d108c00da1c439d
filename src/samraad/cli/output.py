"""How every command speaks: JSON on standard output, sentences on standard error, exit codes 0, 1 and 2."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

LARGEST_TEXT = 10_000_000


def print_json(data: Any) -> None:
    """One JSON value on standard output."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def refuse(sentence: str) -> NoReturn:
    """The input is bad: one sentence on standard error, exit code 1."""
    sys.stderr.write(sentence.rstrip() + "\n")
    raise SystemExit(1)


def read_text(path: Path) -> str:
    """The text of a small file that the user named; refuses what cannot be read as UTF-8."""
    try:
        content = path.read_bytes()
        if len(content) > LARGEST_TEXT:
            refuse(f"{path}: filen er for stor ({len(content)} byte).")
        return content.decode("utf-8-sig")
    except OSError as error:
        refuse(f"{path}: filen kan ikke åbnes ({error.strerror}).")
    except UnicodeDecodeError:
        refuse(f"{path}: filen er ikke tekst i UTF-8.")
