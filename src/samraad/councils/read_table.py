"""A CSV file or spreadsheet that somebody hands in, as rows of trimmed text; refused with a sentence where it is none."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile

from python_calamine import CalamineError, load_workbook

from samraad.councils.errors import CannotSave

MOST_BYTES, MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 2_000_000, 50_000, 500, 1_000
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
#: a workbook that unfolds to more is no list of people or figures
MOST_UNFOLDED = 40_000_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml\Z")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_DELIMITERS = ";\t,"

_TOO_MANY = f"Filen har mere end {MOST_ROWS} rækker eller {MOST_COLUMNS} kolonner. Gem kun dem, der skal bruges."

Rows = list[list[str]]


def read_table(content: bytes) -> Rows:
    """Every row, also the empty ones between, so that a row's number is the one a spreadsheet shows. Raises CannotSave."""
    if not content.strip():
        raise CannotSave("Filen er tom. Vælg filen igen.")
    if len(content) > MOST_BYTES:
        raise CannotSave(
            f"Filen er større end {MOST_BYTES // 1_000_000} MB. Gem kun det ark og de rækker, der skal bruges."
        )
    if content.startswith(_OLD_EXCEL):
        raise CannotSave("Regnearket er i et gammelt format eller har en adgangskode. Gem det som XLSX eller CSV.")
    rows = _workbook(content) if content.startswith(_ZIP) else _csv(_text(content))
    if not any(any(row) for row in rows):
        raise CannotSave("Filen har ingen rækker. Vælg filen igen.")
    if len(rows) > MOST_ROWS or max(map(len, rows)) > MOST_COLUMNS:
        raise CannotSave(_TOO_MANY)
    if any(len(cell) > LONGEST_CELL for row in rows for cell in row):
        raise CannotSave(f"Filen har en celle med mere end {LONGEST_CELL} tegn. Er det den rigtige fil?")
    return rows


def _text(content: bytes) -> str:
    """UTF-8, else as Danish Excel saves CSV (cp1252)."""
    if b"\x00" in content:
        raise CannotSave("Filen er hverken CSV eller regneark. Gem den som CSV eller XLSX, og vælg den igen.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _csv(text: str) -> Rows:
    lines = text.splitlines()
    counts = {sign: sum(sign in line for line in lines[:200]) for sign in _DELIMITERS}
    delimiter = max(_DELIMITERS, key=lambda sign: (counts[sign], -_DELIMITERS.index(sign)))
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error:
        raise CannotSave("Filen kan ikke læses som CSV. Gem den igen som CSV eller XLSX, og vælg den igen.") from None


def _workbook(content: bytes) -> Rows:
    try:
        _measure(content)
        book = load_workbook(io.BytesIO(content))
        sheet = book.get_sheet_by_index(0)
        return [[_cell(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)]
    except (CalamineError, IndexError, OSError, ValueError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        raise CannotSave("Regnearket kan ikke læses. Gem det igen som XLSX eller CSV uden adgangskode.") from None


def _measure(content: bytes) -> None:
    """Refuse a workbook that would unfold to far more than it is: a sheet is laid out whole before it is read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [entry for entry in archive.infolist() if _SHEET.match(entry.filename)]
        is_too_large = sum(entry.file_size for entry in archive.infolist()) > MOST_UNFOLDED
        if not sheets or is_too_large or archive.testzip():
            raise CannotSave("Filen er ikke et regneark i XLSX af rimelig størrelse. Gem det som XLSX eller CSV.")
        for sheet in sheets:
            with archive.open(sheet) as unfolded:
                text = unfolded.read(MOST_UNFOLDED)
            for column, row in _PLACE.findall(text):
                if len(row) > 6 or int(row) > MOST_ROWS or len(column) > 2:
                    raise CannotSave(_TOO_MANY)


def _cell(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
