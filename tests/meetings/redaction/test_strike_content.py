"""Striking out of HTML and of whole contents: nothing of the words is left, however they are written, and nothing else is lost."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from html import unescape
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.meetings.papers.making import minutes, with_items

from samraad.archive.mask import BLOCK, Mask
from samraad.meetings.content.as_json import to_json
from samraad.meetings.content.model import Attachment, Content, Decision, Item, Participant, Section, Statement
from samraad.meetings.content.strike import is_struck, strike_content, strike_html
from samraad.meetings.papers.compose import compose
from samraad.meetings.safe_html import clean, plain

NAMES = ("Åse Ærø-Holm", "Bo Dam", "Jens O'Neil", "12 34 56 78", "C++ (test)", "a.b*c", "Ørsted")
LETTERS = st.sampled_from("abåæ <>&;\"'\n-.")


def letters(text: str) -> str:
    """Letters and figures only, composed, small: what is left when all that could hide the words is taken away."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text).casefold() if sign.isalnum())


@st.composite
def written(draw: st.DrawFn, name: str) -> str:
    """A name as somebody may have written it."""
    parts = re.split(r"([ -])", name)
    gaps = st.sampled_from((" ", "-", "\u00a0", "  ", "\n", "\u2011", "</p><p>", "<br>", " <em>", "</em> "))
    text = "".join(draw(gaps) if part in (" ", "-") else part for part in parts)
    if draw(st.booleans()):
        text = unicodedata.normalize("NFD", text)
    if draw(st.booleans()):
        at = draw(st.integers(1, len(name) - 1))
        inside = draw(st.sampled_from(("\u00ad", "\u200b", "<strong>", "</strong>", "<u></u>")))
        plain_part = re.sub(r"<[^>]*>", "", text)
        text = text[:at] + inside + text[at:] if plain_part == text and not unicodedata.combining(text[at]) else text
    return draw(st.sampled_from((str.upper, str.lower, str.title, str)))(text) if "<" not in text else text


@st.composite
def texts(draw: st.DrawFn, name: str) -> str:
    """HTML with the name in it a few times."""
    pieces = draw(st.lists(st.one_of(st.text(LETTERS, max_size=6), written(name)), min_size=1, max_size=5))
    link = f'<a href="https://x.dk/{name.replace(" ", ".")}?a=1">link</a>'
    ends = st.sampled_from(("<p>", "</p>", "<ul><li>", "<table><tr><td>", " . ", link))
    return " ".join(piece + draw(ends) for piece in pieces)


NAMED = st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(name), texts(name)))


@given(NAMED)
@settings(max_examples=300, deadline=None)
def test_nothing_of_the_words_is_left_in_html(given: tuple[str, str]) -> None:
    name, html = given
    stored = clean(html)
    mask = Mask([name])
    struck = strike_html(mask, stored)
    assert mask.count(plain(struck)) == 0
    assert mask.count(re.sub(r"<[^>]*>", "", unescape(struck))) == 0
    assert all(letters(name) not in letters(unquote(address)) for address in re.findall(r'href="([^"]*)"', struck))
    assert clean(struck) == struck or clean(clean(struck)) == clean(struck)
    assert strike_html(mask, struck) == struck
    if not mask.count(plain(stored)) and "href" not in stored:
        assert struck == stored


@given(NAMED)
@settings(max_examples=60, deadline=None)
def test_no_paper_shows_the_words(given: tuple[str, str]) -> None:
    name, html = given
    stored, said = clean(html), plain(clean(html))
    item = Item(
        1,
        "1.1",
        f"Sag {name}",
        sections=(Section("background", stored, said), Section("recommendation", points=(f"godkender {name},", name))),
        attachments=(Attachment(1, name, f"{name}.pdf", "a" * 64, 1, "application/pdf", 1, "fil"),),
        decision=Decision("noted", stored, said, statements=(Statement(name, f"Spørg {name}."),)),
    )
    paper = with_items(minutes(), item)
    content = replace(
        paper.content, place=name, participants=(Participant(name, "A", name, name, "present"),), corrections=(name,)
    )
    struck = strike_content(content, Mask([name]))
    assert is_struck(struck)
    assert struck.items[0].attachments[0].dossier == ""
    composed = repr(compose(replace(paper, content=struck)))
    assert Mask([name]).count(composed) == 0
    assert letters(name) not in letters(composed)


def test_codes_dates_and_numbers_are_never_struck_out() -> None:
    content = minutes().content
    struck = strike_content(
        content, Mask(["minutes", "application pdf", "present", "approved", "2026 11 26", "agenda"])
    )
    assert to_json(struck) == to_json(content)


def test_what_is_not_struck_out_is_the_very_same() -> None:
    content: Content = minutes().content
    assert strike_content(content, Mask([])) is content
    assert strike_content(content, Mask(["findes ikke"])) == content
    assert not is_struck(content)


@pytest.mark.parametrize(
    ("html", "struck"),
    [
        ("<p>An<strong>na</strong>&nbsp;Holm</p>", "<p>▮▮<strong>▮▮</strong>&nbsp;▮▮▮▮</p>"),
        ("<p>Anna</p><p>Holm</p>", "<p>▮▮▮▮</p><p>▮▮▮▮</p>"),
        ("<p>A&#110;na H&#x6f;lms</p>", "<p>▮▮▮▮ ▮▮▮▮▮</p>"),
        ('<p><a href="https://x.dk/anna-holm">x</a></p>', "<p><a>x</a></p>"),
        ('<p><a href="mailto:Anna%20Holm@x.dk">x</a></p>', "<p><a>x</a></p>"),
        ('<p><a href="https://x.dk/a>b">Anna Holm</a></p>', '<p><a href="https://x.dk/a>b">▮▮▮▮ ▮▮▮▮</a></p>'),
        ("<table><tr><td>Anna</td><td>Holm</td></tr></table>", "<table><tr><td>▮▮▮▮</td><td>▮▮▮▮</td></tr></table>"),
        ("<p>1 &lt; Anna Holm &gt; 2</p>", "<p>1 &lt; ▮▮▮▮ ▮▮▮▮ &gt; 2</p>"),
        ("<p>Anna Holmgård, Susanna Holm</p>", "<p>Anna Holmgård, Susanna Holm</p>"),
    ],
)
def test_words_in_html(html: str, struck: str) -> None:
    assert strike_html(Mask(["anna holm"]), html) == struck
    assert (BLOCK in struck) == (html != struck and "▮" in struck)
