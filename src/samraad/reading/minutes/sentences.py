"""Sentences of Danish running text: a full stop ends one only where no abbreviation, initial or ordinal stands."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[.!?][”\"»)]*\s+(?=[\"”“»(–-]*\s?[A-ZÆØÅ0-9])|\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:ca|bl\.a|bla|jf|pkt|nr|mio|mia|kr|pct|f\.eks|eks|ift|ifm|iht|mht|vedr|mv|m\.v|m\.m|kl|d|inkl|ekskl|evt"
    r"|hhv|herunder bl|tlf|dr|adm|dir|pga|osv|stk|dvs|fhv|Skt|Sdr|Ndr|St|Gl|pr|min|max|maks|ref|red|resp|afd|forts|sml)"
    r"|\b[A-ZÆØÅ]|\b\d{1,2})\.$",
    re.IGNORECASE,
)


# A figure before a full stop is an ordinal ("den 6. Marts", "1. Viceborgmester"), unless it ends what a sentence counts.
_COUNTED = re.compile(r"(?<!\bden)(?<!\bd\.)(?<!\bpkt\.)(?<!\bnr\.)(?<!punkt)[a-zæøå,]\s\d{1,2}\.$")
_ORDINAL_OF = re.compile(
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|kvartal|halvår|\w*borgmester"
    r"|\w*formand|suppleant|stedfortræder|behandling|punkt)\b",
    re.IGNORECASE,
)


def sentences_of(text: str) -> list[slice]:
    """The sentences of ``text`` as slices without surrounding white space; a line break always ends one."""
    found: list[slice] = []
    start = 0
    for match in _BREAK.finditer(text):
        if match[0] != "\n" and _ABBREVIATED.search(text, max(start, match.start() - 14), match.start() + 1):
            counted = _COUNTED.search(text, max(start, match.start() - 14), match.start() + 1)
            if not counted or _ORDINAL_OF.match(text, match.end()) or text[match.end()].isdigit():
                continue
        _keep(found, text, start, match.end())
        start = match.end()
    _keep(found, text, start, len(text))
    return found


def _keep(found: list[slice], text: str, start: int, stop: int) -> None:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start < stop:
        found.append(slice(start, stop))
