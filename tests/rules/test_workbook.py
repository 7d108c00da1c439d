"""The spreadsheet of a scheme: live formulas that agree with the engine, recalculated by LibreOffice where it is installed."""

import io
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from samraad.rules.run import Result, run
from samraad.rules.scheme_file import load_scheme, parse_scheme
from samraad.rules.whatif import with_values
from samraad.rules.workbook import HEADER_ROW, write_workbook

SCHEMES = Path(__file__).resolve().parents[2] / "examples" / "schemes"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
NAMES = ["placement-key-2023", "eu-office-dues-2018", "educator-employment-2008-2016"]


def written(result: Result) -> bytes:
    target = io.BytesIO()
    write_workbook(result, target)
    return target.getvalue()


def recalculated(workbook: bytes, folder: Path) -> CalamineWorkbook:
    """The workbook as LibreOffice computes it, with nothing of what was stored beside the formulas."""
    (folder / "in.xlsx").write_bytes(_without_values(workbook))
    command = [
        str(OFFICE),
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        "ods",
        "--outdir",
        str(folder),
        str(folder / "in.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return CalamineWorkbook.from_path(str(folder / "in.ods"))


def _without_values(workbook: bytes) -> bytes:
    import re

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            copy.writestr(name, content)
    return target.getvalue()


def assert_agrees(book: CalamineWorkbook, result: Result) -> None:
    for index, found in enumerate(result.tables.values()):
        rows = book.get_sheet_by_index(index).to_python(skip_empty_area=False)
        columns = [*found.table.inputs, *found.table.computed]
        for number, row in enumerate(found.rows):
            cells = rows[HEADER_ROW + 1 + number]
            for place, name in enumerate(columns, len(found.table.dimensions)):
                if name in row.cells:
                    assert abs(float(row.cells[name].exact) - float(cells[place])) < 1e-6, (row.key, name)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_computes_what_the_engine_does(name: str, tmp_path: Path) -> None:
    result = run(load_scheme(SCHEMES / f"{name}.yaml"))
    assert_agrees(recalculated(written(result), tmp_path), result)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_changed_population_moves_the_sheet_as_it_moves_the_engine(tmp_path: Path) -> None:
    scheme = load_scheme(SCHEMES / "placement-key-2023.yaml")
    changed = with_values(scheme, {"municipalities.population[Gribskov]": Decimal(51547)})
    workbook = written(run(scheme))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            copy.writestr(name, source.read(name).replace(b"<v>41547</v>", b"<v>51547</v>"))
    assert_agrees(recalculated(target.getvalue(), tmp_path), run(changed))


@pytest.mark.parametrize("name", NAMES)
def test_every_computed_column_is_a_formula_and_sources_have_a_sheet(name: str) -> None:
    result = run(load_scheme(SCHEMES / f"{name}.yaml"))
    with zipfile.ZipFile(io.BytesIO(written(result))) as workbook:
        sheets = b"".join(workbook.read(n) for n in workbook.namelist() if n.startswith("xl/worksheets/"))
        formulas = sheets.count(b"<f>")
    computed = sum(len(set(row.cells) & set(t.table.computed)) for t in result.tables.values() for row in t.rows)
    assert formulas >= computed
    assert "Kilder" in CalamineWorkbook.from_filelike(io.BytesIO(written(result))).sheet_names


def test_a_label_that_looks_like_a_formula_stays_text() -> None:
    text = "title: x\ntables: {t: {dimensions: {a: A}, rows: [{a: '=1+1', n: 1}], inputs: {n: {}}, formulas: {m: {formula: 2 * n}}}}"
    book = CalamineWorkbook.from_filelike(io.BytesIO(written(run(parse_scheme(text, "x.yaml", lambda name: "")))))
    assert book.get_sheet_by_index(0).to_python()[HEADER_ROW + 1][0] == "=1+1"
