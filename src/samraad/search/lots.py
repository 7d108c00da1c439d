"""Lots of texts between two processes: each with its size before it, as quick to pack as anything is."""

import marshal
from typing import IO, Any

_SIZE = 8
Analysed = tuple[str, str]
"""The forms of a text, and the words it is found by."""


def send(stream: IO[bytes], content: Any) -> None:
    """Write a lot with its size before it."""
    packed = marshal.dumps(content)
    stream.write(len(packed).to_bytes(_SIZE))
    stream.write(packed)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next lot; raises EOFError where there is none, or not all of it."""
    size = stream.read(_SIZE)
    if len(size) < _SIZE:
        raise EOFError
    packed = stream.read(int.from_bytes(size))
    if len(packed) < int.from_bytes(size):
        raise EOFError
    return marshal.loads(packed)
