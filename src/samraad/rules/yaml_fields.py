"""YAML read field by field, so that what is wrong can be named by file, line and field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import yaml

from samraad.rules.errors import RuleError
from samraad.rules.inputs import Source
from samraad.rules.numbers import parse_plain

MOST_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Field:
    """A YAML node with the file and the path of names that lead to it."""

    file: str
    path: str
    node: yaml.Node

    def fail(self, expected: str) -> RuleError:
        """The error to raise for this field: file, line, field and what was expected."""
        line = self.node.start_mark.line + 1
        return RuleError(f"{self.file}, linje {line}, {self.path or 'filen'}: {expected}")

    def fields(self) -> dict[str, Field]:
        """The fields of a mapping, each once."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.fail("her ventes felter, »navn: værdi«.")
        found: dict[str, Field] = {}
        for key, value in self.node.value:
            name = str(key.value)
            if name in found:
                raise Field(self.file, self._below(name), key).fail("feltet står to gange.")
            found[name] = Field(self.file, self._below(name), value)
        return found

    def known(self, *names: str) -> dict[str, Field]:
        """The fields of a mapping that may only have these."""
        found = self.fields()
        for name, field in found.items():
            if name not in names:
                raise field.fail(f"feltet findes ikke; her kan stå {', '.join(names)}.")
        return found

    def items(self) -> Iterator[Field]:
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.fail("her ventes en liste.")
        for number, node in enumerate(self.node.value, 1):
            yield Field(self.file, f"{self.path}[{number}]", node)

    def text(self) -> str:
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag == "tag:yaml.org,2002:null":
            raise self.fail("her ventes tekst.")
        return str(self.node.value)

    def is_null(self) -> bool:
        return self.node.tag == "tag:yaml.org,2002:null"

    def number(self) -> Decimal:
        try:
            return parse_plain(self.text(), "tallet")
        except RuleError:
            raise self.fail(f"her ventes et tal som 3.125, ikke »{self.text()}«.") from None

    def whole(self, least: int, most: int) -> int:
        number = self.number()
        if number != int(number) or not least <= number <= most:
            raise self.fail(f"her ventes et helt tal mellem {least} og {most}.")
        return int(number)

    def date(self) -> dt.date:
        try:
            day = dt.date.fromisoformat(self.text())
        except ValueError:
            raise self.fail(f"her ventes en dato som 2023-01-01, ikke »{self.text()}«.") from None
        if not 1900 <= day.year <= 2199:
            raise self.fail("året skal ligge mellem 1900 og 2199.")
        return day

    def boolean(self) -> bool:
        if self.text() not in {"true", "false", "yes", "no"}:
            raise self.fail("her ventes true eller false.")
        return self.text() in {"true", "yes"}

    def source(self) -> Source:
        """A source: lines of a dossier, or a publication by name."""
        parts = self.known("dossier", "first_line", "last_line", "text")
        return Source(
            dossier=parts["dossier"].text() if "dossier" in parts else None,
            first_line=parts["first_line"].whole(1, 10**7) if "first_line" in parts else None,
            last_line=parts["last_line"].whole(1, 10**7) if "last_line" in parts else None,
            text=parts["text"].text() if "text" in parts else None,
        )

    def _below(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name


class _Loader(yaml.SafeLoader):
    """YAML without ``*name``: a few lines of such references can stand for more text than a machine can hold."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            line = int(self.peek_event().start_mark.line) + 1  # type: ignore[no-untyped-call]
            raise _Alias(line)
        return super().compose_node(parent, index)


class _Alias(Exception):
    """The line of a reference."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def root_of(text: str, file: str) -> Field:
    """The whole of a YAML text; raises RuleError with the line where it is not YAML, or has references in it."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except _Alias as alias:
        raise RuleError(
            f"{file}, linje {alias.line}: en henvisning med * kan ikke bruges her og kan heller ikke henvise til sig selv."
            " Skriv værdien selv."
        ) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise RuleError(f"{file}{f', linje {mark.line + 1}' if mark else ''}: filen er ikke gyldig YAML.") from None
    except RecursionError:
        raise RuleError(f"{file}: filen er indlejret for dybt.") from None
    if node is None:
        raise RuleError(f"{file}: filen er tom.")
    _check_depth(node, file, 0)
    return Field(file, "", node)


def _check_depth(node: yaml.Node, file: str, depth: int) -> None:
    if depth > MOST_DEPTH:
        raise RuleError(
            f"{file}, linje {node.start_mark.line + 1}: filen er indlejret for dybt eller henviser til sig selv."
        )
    children = node.value if isinstance(node, yaml.SequenceNode) else []
    if isinstance(node, yaml.MappingNode):
        children = [part for pair in node.value for part in pair]
    for child in children:
        _check_depth(child, file, depth + 1)
