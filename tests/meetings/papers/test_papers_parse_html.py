"""The HTML subset as blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samraad.meetings.papers.blocks import Cell, Heading, Paragraph, Points, Run, Table, plain_text
from samraad.meetings.papers.parse_html import parse_blocks


def test_paragraphs_headings_and_emphasis() -> None:
    blocks = parse_blocks(
        "<h3>Om  sagen</h3><p>En <strong>fed <em>og skrå</em></strong> tekst<br>på to linjer</p><blockquote>Citat</blockquote>"
    )
    assert blocks == (
        Heading(1, (Run("Om sagen"),)),
        Paragraph(
            (
                Run("En "),
                Run("fed ", strong=True),
                Run("og skrå", strong=True, em=True),
                Run(" tekst"),
                Run("\n"),
                Run("på to linjer"),
            )
        ),
        Paragraph((Run("Citat"),), "quote"),
    )


def test_nested_lists() -> None:
    (points,) = parse_blocks("<ol><li>en<ul><li>under</li></ul></li><li><p>to</p></li></ol>")
    under = Points(False, ((Paragraph((Run("under"),)),),))
    assert points == Points(True, ((Paragraph((Run("en"),)), under), (Paragraph((Run("to"),)),)))


def test_a_table_is_a_full_grid() -> None:
    (table,) = parse_blocks(
        "<table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead>"
        '<tbody><tr><td rowspan="9">1</td><td colspan="2">2</td></tr><tr><td>3</td></tr></tbody></table>'
    )
    assert table == Table(
        3,
        ((Cell((Run("A"),)), Cell((Run("B"),)), Cell((Run("C"),))),),
        ((Cell((Run("1"),), 1, 2), Cell((Run("2"),), 2, 1)), (Cell((Run("3"),)), Cell())),
    )


def test_only_safe_links_are_followed() -> None:
    html = '<p><a href="javascript:alert(1)">a</a> <a href="https://example.org/x">b</a> <a href="data:text/html,x">c</a></p>'
    (paragraph,) = parse_blocks(html)
    assert isinstance(paragraph, Paragraph)
    assert [run.href for run in paragraph.runs if run.text.strip()] == ["", "https://example.org/x", ""]


def test_scripts_are_dropped_with_their_text() -> None:
    assert (
        plain_text(parse_blocks("<p>a<script>ond()</script>b</p><style>p{}</style><svg><text>c</text></svg>")) == "ab"
    )


@given(
    st.lists(
        st.sampled_from(
            (
                "<p>",
                "</p>",
                "<ul>",
                "<ol>",
                "</ul>",
                "<li>",
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<strong>",
                "</strong>",
                "<blockquote>",
                "ord ",
                "æøå ",
                "<br>",
                "&amp;",
            )
        ),
        max_size=30,
    )
)
def test_any_order_of_tags_keeps_the_words_of_paragraphs(parts: list[str]) -> None:
    html = "".join(parts)
    blocks = parse_blocks("<p>først</p>" + html)
    assert plain_text(blocks).startswith("først")
    if not {"<ul>", "<ol>", "<table>", "<tr>"} & set(parts):
        assert plain_text(blocks).count("ord") == parts.count("ord ")
