"""Strike words out of HTML, and out of a whole content: what is shown of a version after a redaction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html import unescape
from typing import Any, cast
from urllib.parse import unquote

from samraad.archive.mask import BLOCK, Mask
from samraad.meetings.content.model import Attachment, Content

#: codes, keys, dates and numbers; every other string is words that somebody wrote
_NO_WORDS = frozenset(
    {
        "kind",
        "council",
        "organization",
        "date",
        "starts",
        "ends",
        "opened",
        "closed",
        "times",
        "number",
        "chapter",
        "standing",
        "outcome",
        "state",
        "sha256",
        "media_type",
        "dossier",
    }
)
_TOKEN = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);|.", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|em|i|strong|sub|sup|u)\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s+[\w-]+=(?:\"([^\"]*)\"|'([^']*)')")
_ADDRESS_SIGNS = re.compile(r"[./?&=+@:#~,]+")


def strike_html(mask: Mask, html: str) -> str:
    """Blocks instead of the words, also where tags stand within them; a link whose address has the words leads nowhere."""
    if not mask or not html:
        return html
    tokens = [match.group() for match in _TOKEN.finditer(html)]
    seen, owners = _as_seen(tokens)
    for first, last in mask.spans("".join(seen)):
        for place in range(first, last):
            owner = owners[place]
            if owner is not None and not seen[place].isspace():
                tokens[owner] = BLOCK
    return "".join(_without(mask, token) if token.startswith("<") and len(token) > 1 else token for token in tokens)


def strike_content(content: Content, mask: Mask) -> Content:
    """The content with the words struck out; a file that is named with them is no longer linked to."""
    return cast(Content, _struck(content, mask)) if mask else content


def named_with(mask: Mask, slug: str) -> bool:
    """Does an address, a file's name or a slug have the words?"""
    return mask.count(slug) > 0 or mask.count(spaced(slug)) > 0


def spaced(address: str) -> str:
    """Its words apart: ``https://x.dk/bo.dam`` as ``https x dk bo dam``."""
    return _ADDRESS_SIGNS.sub(" ", unquote(address))


def _as_seen(tokens: list[str]) -> tuple[list[str], list[int | None]]:
    """Every sign that is seen, and which token it comes from; None for the break that a tag makes."""
    seen: list[str] = []
    owners: list[int | None] = []
    for place, token in enumerate(tokens):
        if token.startswith("<") and len(token) > 1:
            signs, owner = ("" if _INLINE.match(token) else "\n"), None
        else:
            signs, owner = unescape(token), place
        seen += signs
        owners += [owner] * len(signs)
    return seen, owners


def _without(mask: Mask, tag: str) -> str:
    return _ATTRIBUTE.sub(lambda found: "" if named_with(mask, unescape(found[1] or found[2] or "")) else found[0], tag)


def _struck(value: Any, mask: Mask, name: str = "") -> Any:
    if name in _NO_WORDS:
        return value
    if isinstance(value, str):
        return strike_html(mask, value) if name == "html" else mask.text(value)
    if isinstance(value, tuple):
        return tuple(_struck(each, mask, name) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    struck = replace(
        value, **{each.name: _struck(getattr(value, each.name), mask, each.name) for each in fields(value)}
    )
    if isinstance(struck, Attachment) and (BLOCK in struck.name or named_with(mask, struck.dossier)):
        return replace(struck, dossier="")
    return struck


def words_of(value: Any, name: str = "") -> Iterator[str]:
    """Every string that somebody wrote, however deep; of HTML the words that are seen."""
    if name in _NO_WORDS:
        return
    if isinstance(value, str):
        yield "".join(_as_seen([match.group() for match in _TOKEN.finditer(value)])[0]) if name == "html" else value
    elif isinstance(value, tuple):
        for each in value:
            yield from words_of(each, name)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from words_of(getattr(value, each.name), each.name)


def is_struck(content: Any) -> bool:
    """Has anything been struck out of it?"""
    return any(BLOCK in text for text in words_of(content))
