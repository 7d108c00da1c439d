"""Characters that only printing put there: odd spaces, soft hyphens, ligatures, bullet glyphs."""

from __future__ import annotations

import re
import unicodedata

PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
SOFT_HYPHEN = "\u00ad"

_BULLET = re.compile(
    rf"(?:[•‣◦⁃∙●○▪▫■□◆◇♦❖➢➤►▶▷➔→✓✔✗❑❒☐☑☒·{PRIVATE}]+|[–—‒−˗‐-](?=\s|$)|o(?=\s+[^\W\d_])|\ufffd+(?=\s|[A-ZÆØÅ]))"
    rf"[\s\ufffd{PRIVATE}]*"
)
_ODD = re.compile(
    rf"[\x00-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufb00-\ufb06{PRIVATE}]"
)
_DROPPED = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_LOOSE = re.compile(r"(?<=\w) (?=,(?: |$)|\.$)")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_PRIVATE = re.compile(rf"\s*[{PRIVATE}]+\s*")


def clean(raw: str) -> tuple[str, bool]:
    """The line with plain spaces, and whether a bullet opens it; a bullet of any kind reads ``– ``.

    A soft hyphen is dropped, except at the end, where it is the hyphen of a split word.
    """
    text = " ".join(raw.split())
    if not text:
        return "", False
    bullet = False
    if not text[0].isalnum() or text.startswith("o "):
        found = _BULLET.match(text)
        if found:
            text, bullet = f"– {text[found.end() :]}".rstrip(), True
    if not (text.isascii() and text.isprintable()) and _ODD.search(text):
        text = _plain(text)
    if " ," in text or text.endswith(" ."):
        text = _LOOSE.sub("", text)
    return text, bullet


def _plain(text: str) -> str:
    text = _DROPPED.sub("", text)
    text = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = _PRIVATE.sub(" ", text)
    if SOFT_HYPHEN in text:
        tail = SOFT_HYPHEN if text.rstrip().endswith(SOFT_HYPHEN) else ""
        text = text.replace(SOFT_HYPHEN, "") + tail
    return " ".join(unicodedata.normalize("NFC", text).split())
