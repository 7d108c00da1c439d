"""What any rule shows of its result: tables whose every entry can be explained, and sentences about the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samraad.rules.inputs import Source
from samraad.rules.tables import Key


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    title: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """``text`` for a Danish reader, ``value`` for a machine, ``trace`` line by line."""

    text: str
    value: str
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One table of a report; ``sentences`` say what does not sum, what is missing, what is assumed."""

    name: str
    title: str
    labels: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Key, Mapping[str, Entry]], ...]
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """What every kind of scheme says of itself."""

    name: str
    title: str
    council: str | None = None
    source: Source | None = None
    notes: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    kind: str
    heading: Heading
    blocks: tuple[Block, ...]
