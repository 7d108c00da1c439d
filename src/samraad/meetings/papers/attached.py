"""An attachment as a bundle takes it: its pages, or why there are none."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from samraad.meetings.content.model import Attachment

_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Attached:
    """``problem``: not_pdf, encrypted, broken, missing, erased or struck; empty where the file can be shown."""

    attachment: Attachment
    pdf: pikepdf.Pdf | None
    pages: int
    problem: str = ""


def open_attached(attachment: Attachment, path: Path | None, withheld: str, opened: ExitStack) -> Attached:
    """Opens the file, to be closed by ``opened``; never raises for what is in it. ``withheld`` says why it is not given out."""
    if withheld:
        return Attached(attachment, None, 0, withheld)
    if path is None or not path.is_file():
        return Attached(attachment, None, 0, "missing")
    if not _is_pdf(path):
        return Attached(attachment, None, 0, "not_pdf")
    try:
        pdf = opened.enter_context(pikepdf.open(path))
        pages = sum(isinstance(page.obj, pikepdf.Dictionary) for page in pdf.pages)
    except pikepdf.PasswordError:
        return Attached(attachment, None, 0, "encrypted")
    except Exception:
        # A hostile file fails in qpdf with any of its errors, or in the bindings with Python's own.
        return Attached(attachment, None, 0, "broken")
    return Attached(attachment, pdf, pages) if pages else Attached(attachment, None, 0, "broken")


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return b"%PDF-" in file.read(_HEAD)
