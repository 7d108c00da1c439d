"""Pasted HTML becomes a small subset: structure stays, styling and everything dangerous goes."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samraad.meetings.safe_html import TAGS, clean, from_text, links, plain

WORD = """<html><head><style>p.MsoNormal {margin:0}</style></head><body><!--StartFragment-->
<h1>Sagens <span style='color:red'>baggrund</span></h1>
<p class=MsoNormal style='margin-left:2cm'>F&oslash;rst <b>det</b> <i style="color:blue">ene</i><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7pt'>&nbsp;&nbsp;</span></span></span><![endif]>godkender</p>
<p class=x style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>herunder prisen</p>
<p class=x style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>drøfter</p>
<p class=x style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>nummereret</p>
<table border=1 style='x'><tr><td width=1 colspan=2><p class=MsoNormal>A</p></td><td><p>B</p><p>C</p></td></tr></table>
<p class=MsoNormal>&nbsp;</p><!--EndFragment--></body></html>"""


def test_what_comes_from_word_keeps_its_structure() -> None:
    assert clean(WORD) == (
        "<h3>Sagens baggrund</h3><p>Først <strong>det</strong> <em>ene</em></p>"
        "<ul><li>godkender<ul><li>herunder prisen</li></ul></li><li>drøfter</li></ul><ol><li>nummereret</li></ol>"
        '<table><tbody><tr><td colspan="2">A</td><td>B<br>C</td></tr></tbody></table>'
    )


def test_plain_text_has_a_paragraph_a_line() -> None:
    assert plain(clean(WORD)).splitlines() == [
        "Sagens baggrund",
        "Først det ene",
        "– godkender",
        "  – herunder prisen",
        "– drøfter",
        "1. nummereret",
        "A   B",
        "C",
    ]


@pytest.mark.parametrize(
    ("given_html", "wanted"),
    [
        ("<p onclick='x()'>a</p><script>alert(1)</script>", "<p>a</p>"),
        ("<a href='javascript:alert(1)'>a</a>", "<p><a>a</a></p>"),
        (
            "<a href='https://eksempel.dk/?a=1&b=2' target=_blank>a</a>",
            '<p><a href="https://eksempel.dk/?a=1&amp;b=2">a</a></p>',
        ),
        ("<img src=x onerror=alert(1)>", ""),
        ("<svg><script>alert(1)</script></svg>b", "<p>b</p>"),
        ("løs tekst<div>en linje</div>", "<p>løs tekst</p><p>en linje</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("<p>a\0b</p>", "<p>a\ufffdb</p>"),
        ("", ""),
    ],
)
def test_what_is_kept(given_html: str, wanted: str) -> None:
    assert clean(given_html) == wanted


def test_links_are_found_as_they_lead() -> None:
    assert links(clean("<a href='/punkter/3/?a=1&b=2'>a</a> <a href='https://x.dk'>b</a>")) == (
        "/punkter/3/?a=1&b=2",
        "https://x.dk",
    )


pieces = st.sampled_from(
    [
        *(
            f"<{tag}>"
            for tag in sorted(TAGS | {"b", "i", "div", "script", "style", "img", "h1", "span", "svg", "form"})
        ),
        *(f"</{tag}>" for tag in sorted(TAGS | {"b", "i", "div", "script", "style", "h1", "span", "svg", "form"})),
        "<p style='mso-list:l0 level1 lfo1'>",
        "<p style='mso-list:l0 level3 lfo1'>",
        "<span style='mso-list:Ignore'>",
        "<a href='javascript:x'>",
        "tekst",
        " ",
        "&lt;b&gt;",
        "<!-- x -->",
        "<![if x]>",
    ]
)


@given(st.lists(pieces, max_size=14).map("".join))
@example("<table><p style='mso-list:l0 level1 lfo1'>a<td>b")
@example("<script><p>")
def test_cleaning_is_safe_and_done_once(html: str) -> None:
    cleaned = clean(html)
    assert clean(cleaned) == cleaned
    assert {name.lower() for name in re.findall(r"</?([a-zA-Z0-9]+)", cleaned)} <= TAGS
    assert "javascript" not in cleaned
    plain(cleaned)


@given(st.text(max_size=80))
def test_plain_text_survives_the_way_through_html(text: str) -> None:
    html = clean(from_text(text))
    lines = [" ".join(line.split()) for line in text.replace("\0", "\ufffd").splitlines()]
    assert [" ".join(line.split()) for line in plain(html).splitlines()] == [line for line in lines if line]
