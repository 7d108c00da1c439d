"""Strike words out of HTML, and out of a whole content: what is shown of a version after a redaction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from html import unescape
from typing import Any, cast
from unicodedata import normalize
from urllib.parse import unquote

from samraad.archive.mask import BLOCK, Mask
from samraad.councils.find import slug_of
from samraad.meetings.content.model import Attachment, Content, Decision, Section
from samraad.meetings.safe_html import plain

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
        "accent",
        "logo",
    }
)
_TOKEN = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);?|.", re.DOTALL)
_TAG = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_INLINE = re.compile(r"</?(?:a|b|em|i|strong|sub|sup|u)\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s+[\w-]+=(?:\"([^\"]*)\"|'([^']*)')")
_ADDRESS_SIGNS = re.compile(r"[./?&=+@:#~,]+")


def strike_html(mask: Mask, html: str) -> str:
    """Blocks instead of the words, also where tags stand within them; a link whose address has the words leads nowhere."""
    if not mask.count(_plain(html)) and not any(_is_in_address(mask, each) for each in _addresses(html)):
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
    """Does a file's name or a slug have the words, as they are written or as a slug spells them?"""
    return any(each.count(slug) or each.count(spaced(slug)) for each in (mask, _as_slugs(mask.words)))


@lru_cache(maxsize=64)
def _as_slugs(words: tuple[str, ...]) -> Mask:
    return Mask([slug_of(each, len(each) * 3).replace("-", " ") for each in words])


def _is_in_address(mask: Mask, address: str) -> bool:
    """Addresses run words together, and spell them without æ, ø and å: rather a link too few than one too many."""
    found = _letters(unquote(address)), _letters(slug_of(unquote(address), len(address) * 3))
    return any(letters in each for letters in _letters_of(mask.words) for each in found)


@lru_cache(maxsize=64)
def _letters_of(words: tuple[str, ...]) -> frozenset[str]:
    """As the words stand in an address."""
    return frozenset(_letters(form) for each in words for form in (each, slug_of(each, len(each) * 3))) - {""}


def _letters(text: str) -> str:
    return "".join(sign for sign in normalize("NFC", text).casefold() if sign.isalnum())


def spaced(address: str) -> str:
    """Its words apart: ``https://x.dk/bo.dam`` as ``https x dk bo dam``."""
    return _ADDRESS_SIGNS.sub(" ", unquote(address))


def _plain(html: str) -> str:
    """The words that are seen; a break where a tag makes one."""
    return unescape(_TAG.sub(lambda tag: _sign(tag.group()), html))


def _sign(tag: str) -> str:
    """What a tag is to who reads: a break, or nothing that parts a word (but a word may begin or end there)."""
    return "\u200b" if _INLINE.match(tag) else "\n"


def _addresses(html: str) -> Iterator[str]:
    for tag in _TAG.findall(html):
        yield from (unescape(found[0] or found[1]) for found in _ATTRIBUTE.findall(tag))


def _as_seen(tokens: list[str]) -> tuple[list[str], list[int | None]]:
    """Every sign that is seen, and which token it comes from; None for the break that a tag makes."""
    seen: list[str] = []
    owners: list[int | None] = []
    for place, token in enumerate(tokens):
        if token.startswith("<") and len(token) > 1:
            signs, owner = _sign(token), None
        else:
            signs, owner = unescape(token), place
        seen += signs
        owners += [owner] * len(signs)
    return seen, owners


def _without(mask: Mask, tag: str) -> str:
    return _ATTRIBUTE.sub(
        lambda found: "" if _is_in_address(mask, unescape(found[1] or found[2] or "")) else found[0], tag
    )


def _struck(value: Any, mask: Mask, name: str = "") -> Any:
    if name in _NO_WORDS:
        return value
    if isinstance(value, str):
        return strike_html(mask, value) if name == "html" else mask.text(value)
    if isinstance(value, tuple):
        return tuple(_struck(each, mask, name) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    struck = {each.name: _struck(getattr(value, each.name), mask, each.name) for each in fields(value)}
    if isinstance(value, Attachment) and (BLOCK in struck["name"] or named_with(mask, struck["dossier"])):
        struck["dossier"] = ""
    if isinstance(value, Section | Decision) and struck["html"] != value.html:
        struck["text"] = mask.text(plain(struck["html"]))
    return replace(value, **struck)


def words_of(value: Any) -> Iterator[str]:
    """Every string that somebody wrote, however deep; of HTML the words that are seen."""
    return (_plain(text) if name == "html" else text for name, text in _written(value))


def is_struck(value: Any) -> bool:
    """Has anything been struck out of a content, or a part of one?"""
    return any(BLOCK in text for _name, text in _written(value))


def _written(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Each string with the name of its field."""
    if name in _NO_WORDS:
        return
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for each in value:
            yield from _written(each, name)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _written(getattr(value, each.name), each.name)
