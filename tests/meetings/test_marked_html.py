"""Marked words in HTML: found by what they say, whatever stands between them, and nothing else is changed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from samraad.meetings.members.marked_html import (
    Quote,
    place_of,
    squeezed,
    text_of,
    with_marked_lines,
    with_marks,
)

HTML = (
    "<p>Kommunerne <strong>har</strong> i to år<br>undersøgt drivhuse.</p><ol><li>A &amp; B</li><li>drivhuse</li></ol>"
)
MARK = re.compile(r"</?mark[^>]*>")


def test_words_are_marked_across_emphasis_and_line_breaks() -> None:
    marked = with_marks(HTML, [Quote(7, "Kommunerne har i to år\nundersøgt")])
    assert marked.startswith('<p><mark class="own-mark" id="markering-7" data-marking="7">Kommunerne </mark><strong>')
    assert marked.count("id=") == 1
    assert MARK.sub("", marked) == HTML


def test_of_several_places_the_surroundings_tell_which() -> None:
    text = squeezed(text_of(HTML))
    first = place_of(text, Quote(1, "drivhuse", before="i to år undersøgt "))
    last = place_of(text, Quote(1, "drivhuse", before="A & B"))
    assert first
    assert last
    assert first < last


def test_a_quote_that_is_gone_marks_nothing() -> None:
    assert with_marks(HTML, [Quote(1, "telte")]) == HTML
    assert place_of(squeezed(text_of(HTML)), Quote(1, "   ")) is None


def test_overlapping_markings_never_nest() -> None:
    marked = with_marks("<p>et to tre fire</p>", [Quote(1, "to tre"), Quote(2, "et to tre fire"), Quote(3, "tre")])
    assert [int(key) for key in re.findall(r'data-marking="(\d)"', marked)] == [2, 1, 2]
    assert "<mark" not in re.sub(r"<mark[^>]*>[^<]*</mark>", "", marked)


def test_a_link_to_the_source_is_no_text() -> None:
    html = '<li>godkender <a class="source-link" href="/l">L12</a></li><li>drøfter</li>'
    assert "L12" not in text_of(html)
    assert with_marks(html, [Quote(1, "godkender drøfter")]).count("<mark") == 2


def test_lines_are_marked_in_paragraphs_and_tables() -> None:
    html = '<p><span id="L3" data-line="3">a &lt; b</span> <span data-line="4">c</span></p><tr id="L5" data-line="5"><td>x</td></tr>'
    marked = with_marked_lines(html, {3: 9, 5: 9})
    assert '<span id="L3" data-line="3"><mark class="own-mark" data-marking="9">a &lt; b</mark></span>' in marked
    assert '<tr data-marking="9" id="L5" data-line="5">' in marked
    assert '<span data-line="4">c</span>' in marked


words = st.text(alphabet="ab<>&æ \n\"'", min_size=1, max_size=12)


@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_marking_changes_no_word(parts: list[str], data: st.DataObject) -> None:
    from html import escape

    html = "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts)
    whole = squeezed("".join(parts))
    start = data.draw(st.integers(0, len(whole)))
    quotes = [Quote(n, whole[start : start + n]) for n in range(1, 4)]
    marked = with_marks(html, quotes)
    assert MARK.sub("", marked) == html
    for quote in quotes:
        assert (place_of(whole, quote) is not None) == (quote.words in whole and quote.words != "")
