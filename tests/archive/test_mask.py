"""Striking out: nothing of the words is left, nothing else is touched, and the lines stay where they are."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from samraad.archive.mask import BLOCK, Mask, without_certain_contacts, without_contacts
from samraad.reading.model import Line

TEXT = st.text(st.sampled_from("Bo Hansen-æø,.\n19"), max_size=80)


@given(TEXT, st.sampled_from(["Bo Hansen", "Hansen", "æø"]))
def test_masking_keeps_length_and_line_ends_and_leaves_nothing_to_find(text: str, words: str) -> None:
    mask = Mask([words])
    masked = mask.text(text)
    assert len(masked) == len(text)
    assert [at for at, sign in enumerate(masked) if sign == "\n"] == [
        at for at, sign in enumerate(text) if sign == "\n"
    ]
    assert mask.count(masked) == 0
    assert all(new in (old, BLOCK) for old, new in zip(text, masked, strict=True))


def test_words_are_struck_out_over_line_ends_and_hyphens_but_not_inside_others() -> None:
    mask = Mask(["Bo Hansen"])
    assert mask.text("Bo Hansen, BO HANSEN og Bo\nHansen, Bo Han-\nsen, Bo Hansensen, Limbo Hansen").count(BLOCK) == 33
    lines = [Line(1, "mødte Bo Han-", "mødte Bo Han", after=""), Line(2, "sen i går", "sen i går")]
    assert [(line.raw, line.text) for line in mask.lines(lines)] == [
        ("mødte ▮▮ ▮▮▮▮", "mødte ▮▮ ▮▮▮"),
        ("▮▮▮ i går", "▮▮▮ i går"),
    ]


def test_json_is_masked_however_deep_and_other_values_stay() -> None:
    value = {"a": [{"b": "Bo Hansen"}, 3, None, True]}
    assert Mask(["bo hansen"]).json(value) == {"a": [{"b": "▮▮ ▮▮▮▮▮▮"}, 3, None, True]}
    assert Mask([]).json(value) is value


def test_contacts_are_struck_out_and_figures_are_not() -> None:
    for contact in ("bo@kommune.dk", "tlf. 12 34 56 78", "+45 12345678", "22 34 56 78", "010203-1234"):
        assert not any(sign.isdigit() or sign == "@" for sign in without_contacts(f"se {contact} her"))
    for figure in ("1.275.761 kr.", "2019-2023", "3 til 4.000 pladser", "SAG-2023-02889", "12345678 kr.", "2022 2023"):
        assert without_contacts(figure) == figure
    row = "Eksempelby 22 34 56 78"
    assert without_certain_contacts(row) == row


def test_words_are_found_however_they_are_written() -> None:
    mask = Mask(["Åse Ærø-Sø"])
    for written in (
        "åse ærø sø",
        "ÅSE ÆRØ-SØ",
        unicodedata.normalize("NFD", "Åse Ærø-Sø"),
        "Åse\u00a0Ærø\u2011Sø",
        "Å\u00adse Ær\u200bø-Sø",
        "aase_åse_ærø_sø.pdf"[5:],
        "Åse Ærø-Søs",
        "Åse Ærø-Sø's",
    ):
        assert mask.count(f"brev fra {written}, tak") == 1, written
        assert mask.count(mask.text(f"brev fra {written}, tak")) == 0
    assert mask.count("Råse Ærø-Sø, Åse Ærø-Søren") == 0
    assert Mask([unicodedata.normalize("NFD", "Åse")]).count("Åse") == 1
    assert Mask(["Rene"]).count(unicodedata.normalize("NFD", "René")) == 0


def test_words_are_never_patterns() -> None:
    for words in ("a.*b", "(abc", "[x]{9}", "\\d+", "^abc$", "a|b"):
        assert Mask([words]).text(f"se {words} her") == "se " + "▮" * len(words) + " her"
        assert Mask([words]).count("se aXXb 99 abc her") == 0
    for nothing in ("", " ", "- –", "\u200b"):
        assert not Mask([nothing])


@given(
    st.lists(st.text(alphabet="aåÅéÆsS K-'2", min_size=1, max_size=5), min_size=1, max_size=4),
    st.text(alphabet="aåAÅéÆsſK İı\u030a\u0301\u00ad\u200b-–\n _'2", max_size=25),
)
def test_looking_only_for_words_that_are_near_strikes_out_the_same(words: list[str], text: str) -> None:
    mask = Mask(words)
    patterns = "|".join(pattern for _needed, pattern in mask._patterns)
    every = re.compile(patterns, re.IGNORECASE) if patterns else None
    assert [*mask.spans(text)] == [match.span() for match in every.finditer(text)] if every else not mask.count(text)
