"""One spelling for what is spelt in several ways: case, accents, and å/æ/ø for which old and foreign texts have aa/ae/oe."""

import re
import unicodedata

_LETTERS = (("å", "aa"), ("æ", "ae"), ("ø", "oe"), ("ä", "ae"), ("ö", "oe"), ("ß", "ss"), ("’", "'"), ("\u00ad", ""))
_OURS = str.maketrans(dict(_LETTERS))
_ACCENTS = re.compile("[\u0300-\u036f]+")


def fold(word: str) -> str:
    """The word as it is indexed: lower case, aa/ae/oe for å/æ/ø, no accents.

    That way, and not aa to å, so that compounds keep their seam (klima|aftale). Both what is indexed and what is
    asked for is folded, so it does not matter that no reader writes so.
    """
    if word.isascii():
        return word.lower()
    danish = word.lower().translate(_OURS)
    if danish.isascii():
        return danish
    word = unicodedata.normalize("NFKC", word).lower()
    for letter, ours in _LETTERS:
        word = word.replace(letter, ours)
    if word.isascii():
        return word
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", word))
