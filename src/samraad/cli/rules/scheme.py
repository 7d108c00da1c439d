"""``samraad rules run | compare | explain``: a scheme from its file."""

from __future__ import annotations

import csv
import sys
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from samraad.cli.output import print_json, refuse
from samraad.rules.compare import DANISH, compare
from samraad.rules.errors import RuleError
from samraad.rules.kinds.tables import report_of
from samraad.rules.numbers import danish, parse_plain
from samraad.rules.report import Report
from samraad.rules.run import Row, TableResult, run
from samraad.rules.scheme_file import load_scheme
from samraad.rules.schemes import is_tables, report_file
from samraad.rules.tables import Scheme
from samraad.rules.to_json import comparison_json, report_json, result_json
from samraad.rules.whatif import with_values
from samraad.rules.workbook import write_workbook

SchemeFile = Annotated[Path, typer.Argument(help="Ordningen som YAML.")]
SetValues = Annotated[
    list[str] | None, typer.Option("--set", help="Erstat et input: total_places=1100 eller population[Hvidovre]=54000.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Skriv resultatet som JSON.")]


def run_command(
    file: SchemeFile,
    set_values: SetValues = None,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Skriv tabellerne som CSV.")] = False,
    xlsx: Annotated[Path | None, typer.Option(help="Skriv et regneark med levende formler til denne fil.")] = None,
) -> None:
    """Compute a scheme: each row with its inputs, the unrounded value and the rounding."""
    try:
        if is_tables(file):
            result = run(_scheme(file, set_values))
            report = report_of(result)
        else:
            result, report = None, _fixed(file, set_values, xlsx)
        if xlsx is not None and result is not None:
            write_workbook(result, xlsx)
            sys.stderr.write(f"{xlsx} er skrevet.\n")
            return
    except RuleError as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"{xlsx}: regnearket kan ikke skrives ({error.strerror}).")
    if as_json:
        print_json(report_json(report) if result is None else result_json(result))
    elif as_csv:
        _write_csv(report)
    else:
        _write_text(report)


def _fixed(file: Path, set_values: list[str] | None, xlsx: Path | None) -> Report:
    """A scheme of another kind than tables, which has neither inputs to set nor formulas to export."""
    if set_values or xlsx is not None:
        raise RuleError(
            f"{file.name}: --set og --xlsx kan bruges til tabeller med formler; denne ordning er af en anden slags."
        )
    return report_file(file)


def compare_command(file: SchemeFile, as_json: AsJson = False) -> None:
    """Compare what is computed with what is printed, cell by cell."""
    try:
        comparison = compare(_scheme(file, None))
    except RuleError as error:
        refuse(str(error))
    if as_json:
        print_json(comparison_json(comparison))
        return
    for agreement, count in sorted(comparison.count().items()):
        typer.echo(f"{DANISH[agreement]:32} {count:6} celler")
    for cell in comparison.cells:
        if cell.agreement != "reproduces":
            doubt = "" if cell.certain else " (usikkert input)"
            row = " / ".join(cell.key)
            told = f"trykt {danish(cell.printed)}, beregnet {danish(cell.recomputed)}: {DANISH[cell.agreement]}"
            typer.echo(f"{row}, {cell.column}: {told}{doubt}")
    for check in comparison.checks:
        if check.agreement != "reproduces":
            typer.echo(f"{check.title} ({' / '.join(check.key)}): {DANISH[check.agreement]}")


def explain_command(file: SchemeFile, row: Annotated[str, typer.Argument(help="Rækken, fx Hvidovre.")]) -> None:
    """Explain a row's figures: formula, inputs with sources, unrounded value and rounding."""
    try:
        result = run(_scheme(file, None))
    except RuleError as error:
        refuse(str(error))
    key = tuple(part.strip() for part in row.split("/"))
    found = [(table, r) for table in result.tables.values() for r in table.rows if r.key == key]
    if not found:
        refuse(f"Rækken »{row}« findes ikke i {file}.")
    for table, matching in found:
        _explain_row(table, matching)


def _explain_row(found: TableResult, row: Row) -> None:
    typer.echo(f"{found.table.title}: {' / '.join(row.key)}")
    for name, cell in row.cells.items():
        if cell.trace is None:
            continue
        indicator = found.table.computed[name].indicator
        typer.echo(f"\n{indicator.title}: {danish(cell.rounded)} {indicator.unit or ''}".rstrip())
        for line in cell.trace.lines():
            typer.echo(f"  {line}")


def _scheme(file: Path, set_values: list[str] | None) -> Scheme:
    scheme = load_scheme(file)
    values: dict[str, Decimal] = {}
    for text in set_values or ():
        name, equals, value = text.rpartition("=")
        if not equals:
            raise RuleError(f"--set: »{text}« skal være navn=tal.")
        values[name.strip()] = parse_plain(value, name)
    return with_values(scheme, values)


def _write_csv(report: Report) -> None:
    writer = csv.writer(sys.stdout)
    for block in report.blocks:
        writer.writerow([*block.labels, *(column.name for column in block.columns)])
        for key, entries in block.rows:
            writer.writerow([*key, *(entries[c.name].value if c.name in entries else "" for c in block.columns)])


def _write_text(report: Report) -> None:
    typer.echo(report.heading.title)
    for title in report.heading.invented:
        typer.echo(f"Opdigtet til eksemplet: {title}.")
    for block in report.blocks:
        typer.echo(f"\n{block.title}")
        typer.echo(f"{'':40} {'  '.join(f'{column.title[:18]:>18}' for column in block.columns)}")
        for key, entries in block.rows:
            figures = "  ".join(f"{entries[c.name].text if c.name in entries else '':>18}" for c in block.columns)
            typer.echo(f"{' / '.join(key):40} {figures}")
        for sentence in block.sentences:
            typer.echo(sentence)
