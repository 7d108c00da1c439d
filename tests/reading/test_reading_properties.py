"""What holds for every input: one named error at most, spans inside the source, no letter lost, always the same."""

from __future__ import annotations

import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from examples.build import built_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samraad.reading.errors import ReadingError
from samraad.reading.model import Dossier
from samraad.reading.read import read
from samraad.reading.to_json import to_json

_PROFILE = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
_FEW = settings(_PROFILE, max_examples=40)
EXAMPLES = {path.name: path.read_bytes() for path in built_files()}

# Lines as they stand in dossiers, whole and in pieces: what the reader's rules look for, in any order.
_PHRASES = st.sampled_from(
    [
        "1. Godkendelse af referat",
        "3.1. Ny fordelingsnøgle",
        "3.9 (tilføjet): Den aktive indsats",
        "2.2 Beslutningssag: Resultatkontrakt",
        "SAG-2026-00117 mkra",
        "Baggrund",
        "Indstilling",
        "Det indstilles, at KKR Fjordlandet",
        "– godkender nøglen,",
        "Sagsfremstilling",
        "./. Bilag: Notat",
        "Beslutning",
        "KKR Fjordlandet tiltrådte indstillingen med den tilføjelse, at",
        "Enhedslisten bad om at få ført til protokols, at partiet",
        "KKR Fjordlandet udpegede Mette Holm Kragelund (A), Halsnæs Kommune.",
        "KKR Fjordlandet | 05-02-2026",
        "SIDE | 7",
        "Side 5 af 9",
        "Allerød 15 15,6 6,26",
        "I alt 250 250,0 100,00",
        "1.275.761 kr. og 3,125 kr./indbygger",
        "40-55 pct. i 2018-tal, knap ½ mio. kr.",
        "senest den 31. marts 2027",
        "ultimo juni 2023, 1. halvår 2024 og 13/1-2023",
        "hovedstadsom-",
        "rådet",
        "EU-",
        "muligheder",
        "år1",
        "1 Danmarks Statistik",
        "https://www.dst.dk/side",
        "• ❑ ▶ \uf0b7 \ufffd",
        "[AFVENTER BELØB]",
        "HER INDSÆTTES TEKST",
        " ",
        "",
        "7",
    ]
)
_LINES = st.lists(
    st.one_of(_PHRASES, st.text(max_size=40), _PHRASES.map(lambda text: " " + text)), min_size=1, max_size=60
)
_TEXTS = st.builds(str.join, st.sampled_from(["\n", "\n\n", "\r\n"]), _LINES)


@_PROFILE
@given(st.binary(max_size=2_000))
def test_any_bytes_give_a_dossier_or_the_one_error(content: bytes) -> None:
    _check(content, "hvad som helst")


@_PROFILE
@given(_TEXTS)
def test_any_text_is_read_without_losing_a_letter(text: str) -> None:
    _check(text.encode("utf-8", "surrogatepass"), "tekst.txt")


@_FEW
@given(st.data())
def test_a_damaged_file_gives_a_dossier_or_the_one_error(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(EXAMPLES)))
    content = bytearray(EXAMPLES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        _damage(content, data)
    _check(bytes(content), name)


@_FEW
@given(st.data())
def test_a_damaged_part_of_a_word_document_gives_a_dossier_or_the_one_error(data: st.DataObject) -> None:
    """The package is whole, so that the damage reaches what reads its parts."""
    name = data.draw(st.sampled_from(sorted(name for name in EXAMPLES if name.endswith(".docx"))))
    with zipfile.ZipFile(BytesIO(EXAMPLES[name])) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    part = data.draw(st.sampled_from(sorted(name for name in parts if name.endswith((".xml", ".rels")))))
    content = bytearray(parts[part])
    _damage(content, data)
    _check(_zip({**parts, part: bytes(content)}), name)


@_FEW
@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20),
        st.one_of(st.binary(max_size=200), _TEXTS.map(lambda text: text.encode("utf-8", "replace"))),
        max_size=5,
    )
)
def test_any_zip_gives_a_dossier_or_the_one_error(files: dict[str, bytes]) -> None:
    _check(_zip(files), "bundt.zip")


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_an_example_keeps_every_promise(name: str) -> None:
    assert _check(EXAMPLES[name], name) is not None


def _check(content: bytes, name: str) -> Dossier | None:
    """Read twice; whatever comes out keeps the promises."""
    try:
        dossier = read(content, name)
    except ReadingError as error:
        message = str(error)
        assert message
        assert "\n" not in message
        assert message.endswith((".", ").")) or name in message
        return None
    assert read(content, name) == dossier
    assert dossier.source.lines == len(dossier.lines)
    assert [line.number for line in dossier.lines] == list(range(1, len(dossier.lines) + 1))
    for span in _spans(to_json(dossier)):
        assert 1 <= span["first_line"] <= span["last_line"] <= len(dossier.lines)
        first = dossier.lines[span["first_line"] - 1]
        assert (span["page"], span.get("file")) == (first.page, first.file)
    for line in dossier.lines:
        assert not _letters(line.raw) - _letters(line.text), line
    return dossier


def _letters(text: str) -> Counter[str]:
    """Letters and digits; ligatures and signs made of letters count as what they are made of."""
    return Counter(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum())


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "first_line" in value:
            yield value
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)


def _damage(content: bytearray, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, max(len(content) - 1, 0)))
    kind = data.draw(st.sampled_from(["cut", "change", "insert", "remove"]))
    if kind == "cut":
        del content[at:]
    elif kind == "remove":
        del content[at : at + data.draw(st.integers(1, 200))]
    elif kind == "insert":
        content[at:at] = data.draw(st.binary(min_size=1, max_size=50))
    else:
        new = data.draw(st.binary(min_size=1, max_size=20))
        content[at : at + len(new)] = new


def _zip(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
