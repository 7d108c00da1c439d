"""The small language of formulas: one tree gives the exact value, the interval, the spreadsheet formula and the words.

``population / sum(population)``, ``100 * count / at(count, year="2008")``, ``councils.places * share``. Names are columns
of the table or parameters of the scheme; ``other.column`` looks a row up in another table by their common dimensions.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from samraad.rules.errors import RuleError

LONGEST_FORMULA = 500


@dataclass(frozen=True, slots=True)
class Number:
    value: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A column of this table, or a parameter."""

    name: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """A column of another table, in the row with the same values of the common dimensions."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of a column over the rows that share the dimensions ``by`` with this one; over all rows where it is empty."""

    column: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class At:
    """A column in the row that is like this one but for the dimensions given."""

    column: str
    where: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Binary:
    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Negative:
    operand: Expression


Expression = Number | Name | Lookup | Sum | At | Binary | Negative

_OPERATORS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


def parse(formula: str) -> Expression:
    """The tree of a formula; raises RuleError that says what is not understood."""
    if len(formula) > LONGEST_FORMULA:
        raise RuleError(f"Formlen er længere end {LONGEST_FORMULA} tegn.")
    try:
        tree = ast.parse(formula, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise RuleError(f"Formlen »{formula}« kan ikke læses.") from None
    return _convert(tree, formula)


def _convert(node: ast.expr, formula: str) -> Expression:
    match node:
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            text = ast.get_source_segment(formula, node) or str(node.value)
            return Number(Fraction(text.replace("_", "")), text)
        case ast.Name(id=name):
            return Name(name)
        case ast.Attribute(value=ast.Name(id=table), attr=column):
            return Lookup(table, column)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Negative(_convert(operand, formula))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return Binary(_OPERATORS[type(op)], _convert(left, formula), _convert(right, formula))
        case ast.Call(func=ast.Name(id="sum"), args=[ast.Name(id=column)], keywords=keywords):
            return Sum(column, _dimensions(keywords, formula))
        case ast.Call(func=ast.Name(id="at"), args=[ast.Name(id=column)], keywords=keywords) if keywords:
            return At(column, tuple((str(k.arg), _text(k.value, formula)) for k in keywords))
    raise RuleError(f"»{ast.unparse(node)}« kan ikke bruges i en formel; der er + - * /, sum(…), at(…) og navne.")


def _dimensions(keywords: list[ast.keyword], formula: str) -> tuple[str, ...]:
    if not keywords:
        return ()
    if len(keywords) > 1 or keywords[0].arg != "by":
        raise RuleError(f"»{formula}«: sum(…) kan kun have by=…")
    value = keywords[0].value
    parts = value.elts if isinstance(value, ast.Tuple | ast.List) else [value]
    return tuple(_text(part, formula) for part in parts)


def _text(node: ast.expr, formula: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str | int) and not isinstance(node.value, bool):
        return str(node.value)
    raise RuleError(f"»{formula}«: skriv dimensioner og deres værdier i anførselstegn.")


def names_in(expression: Expression) -> Iterator[str]:
    """The columns and parameters of its own table that a formula uses, in order."""
    match expression:
        case Name(name):
            yield name
        case Sum(column, _) | At(column, _):
            yield column
        case Binary(_, left, right):
            yield from names_in(left)
            yield from names_in(right)
        case Negative(operand):
            yield from names_in(operand)


def lookups_in(expression: Expression) -> Iterator[Lookup]:
    """The columns of other tables that a formula uses."""
    match expression:
        case Lookup():
            yield expression
        case Binary(_, left, right):
            yield from lookups_in(left)
            yield from lookups_in(right)
        case Negative(operand):
            yield from lookups_in(operand)


def figures_in(expression: Expression) -> Iterator[Name | Sum | At | Lookup]:
    """Every figure that a formula takes from somewhere, in order."""
    match expression:
        case Name() | Sum() | At() | Lookup():
            yield expression
        case Binary(_, left, right):
            yield from figures_in(left)
            yield from figures_in(right)
        case Negative(operand):
            yield from figures_in(operand)
