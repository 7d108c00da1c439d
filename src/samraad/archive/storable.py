"""Text as both databases can hold it: what is no text (a zero byte, half a character) becomes the sign for that."""

from __future__ import annotations

from typing import Any

_NO_TEXT = "\ufffd"


def storable(text: str) -> str:
    """The text without zero bytes and lone surrogates."""
    if text.isascii():
        return text.replace("\0", _NO_TEXT)
    return text.replace("\0", _NO_TEXT).encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def storable_json(value: Any) -> Any:
    """Every string in a JSON value."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [storable_json(each) for each in value]
    if isinstance(value, dict):
        return {key: storable_json(each) for key, each in value.items()}
    return value
