"""A content as JSON and back, and the hash that stands for the whole of it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from samraad.meetings.content.model import Content

SCHEMA = 1


def to_json(content: Content) -> dict[str, Any]:
    """Plain JSON values."""
    return {"schema": SCHEMA, **dataclasses.asdict(content)}


def from_json(data: dict[str, Any]) -> Content:
    """The content of ``to_json``, also of an older one that lacks newer fields."""
    made: Content = _made(Content, data)
    return made


def digest(data: dict[str, Any]) -> str:
    """SHA-256 of the JSON in one canonical form."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _made(wanted: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(wanted, type) and dataclasses.is_dataclass(wanted):
        hints = _hints(wanted)
        return wanted(**{name: _made(hints[name], each) for name, each in value.items() if name in hints})
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _made(next(each for each in get_args(wanted) if each is not type(None)), value)
    if origin is tuple:
        inner = get_args(wanted)
        kinds = [inner[0]] * len(value) if inner[-1] is Ellipsis else inner
        return tuple(_made(kind, each) for kind, each in zip(kinds, value, strict=True))
    return value


@cache
def _hints(wanted: Any) -> dict[str, Any]:
    return get_type_hints(wanted)
