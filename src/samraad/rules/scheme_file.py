"""A scheme from its YAML file and the CSV files beside it; what is wrong is named by file, line, field and row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from samraad.rules.errors import RuleError
from samraad.rules.expressions import Expression, lookups_in, names_in, parse
from samraad.rules.files import beside, text_of
from samraad.rules.inputs import Figure, Indicator, Parameter
from samraad.rules.numbers import decimals_of, rounding_named
from samraad.rules.scheme_rows import Rows, read_rows
from samraad.rules.seats import method_named
from samraad.rules.tables import Check, Computed, Formula, Key, Places, Scheme, Table
from samraad.rules.whatif import with_values
from samraad.rules.yaml_fields import Field, root_of

Names = Mapping[str, frozenset[str]]


def load_scheme(path: Path, known: Names | None = None) -> Scheme:
    """The scheme in a file. ``known``: for a dimension such as ``municipality``, the names there are. Raises RuleError."""
    return parse_scheme(text_of(path), path.name, beside(path), known)


def parse_scheme(text: str, file: str, csv_text: Callable[[str], str], known: Names | None = None) -> Scheme:
    """The scheme that a YAML text describes; ``csv_text`` gives the content of a CSV file by its name."""
    return scheme_from(root_of(text, file), csv_text, known)


def scheme_from(root: Field, csv_text: Callable[[str], str], known: Names | None = None) -> Scheme:
    """The scheme of tables that a YAML document describes; raises RuleError."""
    fields = root.known(
        "kind", "title", "council", "source", "notes", "valid_from", "parameters", "weights", "tables", "checks", "set"
    )
    for name in ("title", "tables"):
        if name not in fields:
            raise root.fail(f"feltet {name} mangler.")
    parameters = {
        name: _parameter(name, field)
        for name, field in (fields["parameters"].fields() if "parameters" in fields else {}).items()
    }
    if "weights" in fields:
        _check_weights(fields["weights"], parameters)
    tables = {
        name: _table(name, field, csv_text, known or {}, parameters)
        for name, field in fields["tables"].fields().items()
    }
    scheme = Scheme(
        name=root.file.rpartition("/")[2].removesuffix(".yaml"),
        title=fields["title"].text(),
        council=fields["council"].text() if "council" in fields else None,
        source=fields["source"].source() if "source" in fields else None,
        notes=tuple(note.text() for note in fields["notes"].items()) if "notes" in fields else (),
        parameters=parameters,
        tables=tables,
        valid_from=fields["valid_from"].date() if "valid_from" in fields else None,
    )
    _check_lookups(fields["tables"], scheme)
    checks = tuple(_check(check, scheme) for check in fields["checks"].items()) if "checks" in fields else ()
    scheme = replace(scheme, checks=checks)
    return with_values(scheme, replacements(fields)) if "set" in fields else scheme


def replacements(fields: Mapping[str, Field]) -> dict[str, Decimal]:
    """The inputs that a version replaces, by the names that ``whatif`` knows them by."""
    return {name: value.number() for name, value in fields["set"].fields().items()} if "set" in fields else {}


def _indicator(name: str, fields: Mapping[str, Field]) -> Indicator:
    return Indicator(
        name=name,
        title=fields["title"].text() if "title" in fields else name,
        unit=fields["unit"].text() if "unit" in fields else None,
        date=fields["date"].date() if "date" in fields else None,
        price_level=fields["price_level"].text() if "price_level" in fields else None,
        source=fields["source"].source() if "source" in fields else None,
        printed=fields["rounded"].boolean() if "rounded" in fields else False,
        invented=fields["invented"].boolean() if "invented" in fields else False,
        index_to=fields["index_to"].text() if "index_to" in fields else None,
    )


INDICATOR = ("title", "unit", "date", "price_level", "source", "rounded", "invented", "index_to")


def _parameter(name: str, field: Field) -> Parameter:
    fields = field.known("value", *INDICATOR)
    if "value" not in fields:
        raise field.fail("feltet value mangler.")
    value = fields["value"].number()
    return Parameter(_indicator(name, fields), Figure(Fraction(value), decimals_of(value)))


def _check_weights(field: Field, parameters: Mapping[str, Parameter]) -> None:
    total = Fraction(0)
    for part in field.items():
        if part.text() not in parameters:
            raise part.fail(f"vægten {part.text()} er ikke et parameter.")
        value = parameters[part.text()].figure.value
        if value < 0:
            raise part.fail("en vægt kan ikke være negativ.")
        total += value
    if total != 1:
        raise field.fail(f"vægtene skal summe til 1, ikke {float(total):g}.")


def _table(
    name: str, field: Field, csv_text: Callable[[str], str], known: Names, parameters: Mapping[str, Parameter]
) -> Table:
    fields = field.known(
        "title",
        "source",
        "dimensions",
        "csv",
        "rows",
        "where",
        "unpivot",
        "inputs",
        "formulas",
        "places",
        "totals",
        "printed_totals",
    )
    if "dimensions" not in fields:
        raise field.fail("feltet dimensions mangler.")
    dimensions = {key: value.text() for key, value in fields["dimensions"].fields().items()}
    rows = read_rows(field, fields, tuple(dimensions), csv_text, known)
    inputs = {
        key: _input(key, value, rows)
        for key, value in (fields["inputs"].fields() if "inputs" in fields else {}).items()
    }
    computed: dict[str, Computed] = {}
    for kind, build in (("formulas", _formula), ("places", _places)):
        for key, value in (fields[kind].fields() if kind in fields else {}).items():
            if key in inputs or key in computed or key in parameters:
                raise value.fail("navnet er brugt til noget andet.")
            computed[key] = build(key, value, rows)
    _check_names(fields, inputs, computed, parameters)
    totals = tuple(total.text() for total in fields["totals"].items()) if "totals" in fields else ()
    for total in totals:
        if total not in inputs and total not in computed:
            raise fields["totals"].fail(f"kolonnen {total} findes ikke.")
    printed = {
        k: v.number() for k, v in (fields["printed_totals"].fields() if "printed_totals" in fields else {}).items()
    }
    return Table(
        name=name,
        title=fields["title"].text() if "title" in fields else name,
        dimensions=dimensions,
        keys=rows.keys,
        inputs=inputs,
        computed=computed,
        totals=totals,
        printed_totals=printed,
        source=fields["source"].source() if "source" in fields else None,
    )


def _input(name: str, field: Field, rows: Rows) -> tuple[Indicator, Mapping[Key, Figure]]:
    fields = field.known("column", "certain", "optional", "signed", *INDICATOR)
    column = fields["column"].text() if "column" in fields else name
    certain = fields["certain"].text() if "certain" in fields else None
    optional = "optional" in fields and fields["optional"].boolean()
    signed = "signed" in fields and fields["signed"].boolean()
    figures: dict[Key, Figure] = {}
    for key in rows.keys:
        value = rows.number(key, column, field)
        if value is None:
            if optional:
                continue
            raise rows.fail(key, column, "tallet mangler.")
        if value < 0 and not signed:
            raise rows.fail(key, column, f"tallet kan ikke være negativt ({value}).")
        sure = certain is None or rows.text(key, certain, field) in {"yes", "true", "ja", "1"}
        figures[key] = Figure(Fraction(value), decimals_of(value), sure)
    return _indicator(name, fields), figures


def _printed(fields: Mapping[str, Field], rows: Rows) -> dict[Key, Decimal]:
    if "printed" not in fields:
        return {}
    column = fields["printed"].text()
    found = {key: rows.number(key, column, fields["printed"]) for key in rows.keys}
    return {key: value for key, value in found.items() if value is not None}


def _tree(field: Field) -> tuple[Expression, str]:
    try:
        return parse(field.text()), field.text()
    except RuleError as error:
        raise field.fail(str(error)) from None


def _formula(name: str, field: Field, rows: Rows) -> Formula:
    fields = field.known("formula", "decimals", "rounding", "printed", *INDICATOR)
    if "formula" not in fields:
        raise field.fail("feltet formula mangler.")
    tree, text = _tree(fields["formula"])
    try:
        rounding = rounding_named(fields["rounding"].text() if "rounding" in fields else "half_up")
    except RuleError as error:
        raise fields["rounding"].fail(str(error)) from None
    decimals = fields["decimals"].whole(0, 9) if "decimals" in fields else None
    return Formula(_indicator(name, fields), tree, text, decimals, rounding, _printed(fields, rows))


def _places(name: str, field: Field, rows: Rows) -> Places:
    fields = field.known("weight", "total", "method", "within", "printed", *INDICATOR)
    for needed in ("weight", "total"):
        if needed not in fields:
            raise field.fail(f"feltet {needed} mangler.")
    method = fields["method"].text() if "method" in fields else "largest_remainder"
    try:
        method_named(method)
    except RuleError as error:
        raise fields["method"].fail(str(error)) from None
    weight, weight_text = _tree(fields["weight"])
    total, total_text = _tree(fields["total"])
    within = tuple(part.text() for part in fields["within"].items()) if "within" in fields else ()
    for dimension in within:
        if dimension not in rows.dimensions:
            raise fields["within"].fail(f"dimensionen {dimension} findes ikke.")
    return Places(
        _indicator(name, fields), weight, weight_text, total, total_text, method, within, _printed(fields, rows)
    )


def _check_names(
    fields: Mapping[str, Field],
    inputs: Mapping[str, object],
    computed: Mapping[str, Computed],
    parameters: Mapping[str, Parameter],
) -> None:
    for name, column in computed.items():
        trees = [column.expression] if isinstance(column, Formula) else [column.weight, column.total]
        for used in (used for tree in trees for used in names_in(tree)):
            if used not in inputs and used not in computed and used not in parameters:
                kind = "formulas" if isinstance(column, Formula) else "places"
                raise fields[kind].fields()[name].fail(f"»{used}« er hverken en kolonne i tabellen eller et parameter.")


def _check_lookups(field: Field, scheme: Scheme) -> None:
    for name, table in scheme.tables.items():
        for column in table.computed.values():
            trees = [column.expression] if isinstance(column, Formula) else [column.weight, column.total]
            for lookup in (lookup for tree in trees for lookup in lookups_in(tree)):
                other = scheme.tables.get(lookup.table)
                if other is None or (lookup.column not in other.inputs and lookup.column not in other.computed):
                    raise field.fields()[name].fail(f"»{lookup.table}.{lookup.column}« findes ikke.")


def _check(field: Field, scheme: Scheme) -> Check:
    fields = field.known("title", "table", "zero")
    for needed in ("title", "table", "zero"):
        if needed not in fields:
            raise field.fail(f"feltet {needed} mangler.")
    table = fields["table"].text()
    if table not in scheme.tables:
        raise fields["table"].fail("tabellen findes ikke.")
    tree, text = _tree(fields["zero"])
    return Check(fields["title"].text(), table, tree, text)
