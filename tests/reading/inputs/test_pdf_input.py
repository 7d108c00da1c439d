"""PDFs become lines in reading order, whatever program wrote them."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
import typst

from samraad.reading.inputs.load import load
from samraad.reading.model import Role
from samraad.reading.raw import RawLine

SENTENCE = "kommunerne bidrager hvert år med to millioner kroner til den fælles indsats for grøn omstilling i regionen"
WORDS = SENTENCE.split()


def _typst(body: str, page: str = "") -> tuple[RawLine, ...]:
    head = f'#set page(paper: "a4", margin: 2.5cm{page})\n#set text(font: "Libertinus Serif", size: 11pt, lang: "da")\n'
    return load(typst.compile((head + body).encode(), ignore_system_fonts=True), "prøve.pdf").lines


def _pdf(*streams: str, rotate: int = 0, size: tuple[int, int] = (595, 842)) -> bytes:
    """Pages drawn by hand in Helvetica (F1) and Helvetica-Bold (F2)."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        fonts = {
            f"/F{number}": pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name(name),
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
            for number, name in ((1, "/Helvetica"), (2, "/Helvetica-Bold"))
        }
        for stream in streams:
            page = pdf.add_blank_page(page_size=size)
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts))
            page.Contents = pdf.make_stream(stream.encode("cp1252"))
            if rotate:
                page.Rotate = rotate
        pdf.save(out)
    return out.getvalue()


def _at(x: float, y: float, text: str, font: str = "/F1 11 Tf") -> str:
    return f"BT {font} 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def _prose(number: int) -> list[str]:
    """Lines of about the same width."""
    return [f"{number}.{line} " + " ".join(WORDS[line % 9 :][:6]) for line in range(12)]


def _texts(lines: tuple[RawLine, ...]) -> list[str]:
    return [line.text for line in lines if line.text.strip()]


def test_headings_show_by_size_and_weight() -> None:
    lines = _typst("= Overskrift\n" + " ".join(WORDS * 4) + "\n\n*Fed linje*\n\nAlmindelig *fed* linje")
    found = {line.text: (line.size, line.bold) for line in lines if line.text.strip()}
    assert found["Overskrift"] == (1.4, True)
    assert found["Fed linje"] == (1.0, True)
    assert found["Almindelig fed linje"] == (1.0, False)


def test_a_font_enlarged_by_its_matrix_counts_as_printed() -> None:
    """Some programs set the font to 1 and the matrix to its size, or draw a page in tenths of a point."""
    body = "".join(_at(60, 700 - 14 * n, line) for n, line in enumerate(_prose(1)))
    big = "BT /F2 1 Tf 22 0 0 22 60 740 Tm (Stor) Tj ET\n"
    scaled = "q 0.1 0 0 0.1 0 0 cm BT /F1 220 Tf 1 0 0 1 600 7700 Tm (Skaleret) Tj ET Q\n"
    found = {line.text: line.size for line in load(_pdf(big + scaled + body), "a.pdf").lines}
    assert found["Stor"] == found["Skaleret"] == 2.0


@pytest.mark.parametrize("by_row", [False, True], ids=["column by column", "line by line"])
def test_columns_are_read_one_after_the_other(by_row: bool) -> None:
    left, right = _prose(1), _prose(2)
    placed = [(60, 700 - 14 * n, line) for n, line in enumerate(left)]
    placed += [(330, 700 - 14 * n, line) for n, line in enumerate(right)]
    if by_row:
        placed.sort(key=lambda place: -place[1])
    stream = _at(60, 740, "En rubrik, der står over begge spalter og fylder hele siden ud") + "".join(
        _at(*place) for place in placed
    )
    texts = _texts(load(_pdf(stream), "a.pdf").lines)
    assert texts[0].startswith("En rubrik")
    assert texts[1:] == left + right


def test_three_columns_are_read_one_after_the_other() -> None:
    lines = _typst(
        "#columns(3, gutter: 0.8cm)["
        + " #colbreak() ".join(f"Spalte{n} " + " ".join(WORDS * 4) for n in (1, 2, 3))
        + "]"
    )
    text = " ".join(_texts(lines))
    assert text.count("omstilling i regionen") + text.count("omstilling i regio") >= 3
    assert text.index("Spalte1") < text.index("Spalte2") < text.index("Spalte3")
    assert not any("Spalte2" in line and "Spalte1" in line for line in _texts(lines))
    between = text[text.index("Spalte1") : text.index("Spalte2")]
    assert len(between.split()) >= len(WORDS) * 4


def test_table_rows_keep_their_cells() -> None:
    rows = [
        ("Kommune", "Pladser", "Andel"),
        ("Allerød", "1.234", "12,5"),
        ("Furesø", "7", "3,2"),
        ("I alt", "1.241", "15,7"),
    ]
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    lines = _typst(f"Før tabellen.\n\n#table(columns: 3, align: (left, right, right), {cells})\n\nEfter tabellen.")
    assert [line.cells for line in lines if line.cells] == rows
    assert [line.text for line in lines if line.cells][1] == "Allerød 1.234 12,5"


def test_empty_cells_keep_their_place() -> None:
    lines = _typst(
        "#table(columns: 4, [Post], [2025], [2026], [2027], [Løn], [10], [], [12], [Husleje], [], [4], [5], [Rejser], [1], [2], [3])"
    )
    rows = [line.cells for line in lines if line.cells]
    assert rows[1] == ("Løn", "10", "", "12")
    assert rows[2] == ("Husleje", "", "4", "5")


def test_a_wrapped_label_is_one_cell() -> None:
    lines = _typst(
        "#table(columns: (3.2cm, 2cm, 2cm), align: (left, right, right), [Post], [2025], [2026],"
        " [Løn til vejledere og deres afløsere], [10], [11], [Husleje], [3], [4],"
        " [Kurser for virksomheder i hele området], [5], [6], [I alt], [18], [21])"
    )
    assert [line.cells for line in lines if line.cells][1:] == [
        ("Løn til vejledere og deres afløsere", "10", "11"),
        ("Husleje", "3", "4"),
        ("Kurser for virksomheder i hele området", "5", "6"),
        ("I alt", "18", "21"),
    ]


def test_a_head_of_many_short_lines_is_one_row() -> None:
    lines = _typst(
        "#table(columns: (3cm, 2cm, 2.2cm), align: horizon, [Kommune], [Pladser], [Pladser \\ efter ny \\ model \\ i 2027],"
        " [Allerød], [15], [16], [Egedal], [26], [27], [I alt], [41], [43])"
    )
    assert [line.cells for line in lines if line.cells][:2] == [
        ("Kommune", "Pladser", "Pladser efter ny model i 2027"),
        ("Allerød", "15", "16"),
    ]


def test_close_columns_of_figures_are_told_apart() -> None:
    rows = [
        ("Allerød", "37,22", "0,3529"),
        ("Egedal", "5,22", "0,0565"),
        ("Furesø", "0,72", "0,0078"),
        ("I alt", "43,16", "0,4172"),
    ]
    stream = "".join(
        _at(60, 700 - 15 * n, label) + _at(200, 700 - 15 * n, first) + _at(204 + 6 * len(first), 700 - 15 * n, second)
        for n, (label, first, second) in enumerate(rows)
    )
    assert [line.cells for line in load(_pdf(stream), "a.pdf").lines] == rows


def test_thousands_with_a_space_are_one_figure() -> None:
    rows = [("Allerød", "26 061"), ("Egedal", "45 202"), ("Furesø", "42 077")]
    stream = "".join(_at(60, 700 - 15 * n, a) + _at(200, 700 - 15 * n, b) for n, (a, b) in enumerate(rows))
    assert [line.cells for line in load(_pdf(stream), "a.pdf").lines] == rows


def test_a_table_of_prose_is_read_cell_by_cell() -> None:
    prose = " ".join(WORDS * 2)
    lines = _typst(
        f"#table(columns: (1fr, 1fr), [Mål et. {prose}], [Svar et. {prose}], [Mål to. {prose}], [Svar to. {prose}])"
    )
    text = " ".join(_texts(lines))
    assert text.index("Mål et") < text.index("Svar et") < text.index("Mål to") < text.index("Svar to")
    assert "Mål et. kommunerne bidrager" in text


def test_a_bulleted_list_is_no_table() -> None:
    lines = _typst("- Første punkt i listen\n- Andet punkt i listen\n- Tredje punkt i listen\n\n+ Et\n+ To\n+ Tre")
    assert not any(line.cells for line in lines)
    assert "• Første punkt i listen" in _texts(lines)
    assert "1. Et" in _texts(lines)


def test_running_heads_feet_and_page_numbers() -> None:
    head = ", header: [KKR Fjordlandet #h(1fr) 5. februar 2026], footer: align(center, context counter(page).display())"
    lines = _typst("#pagebreak()".join(f"= Afsnit {n}\n" + " ".join(WORDS * 3) for n in "ABCD"), head)
    assert [line.text for line in lines if line.role is Role.HEAD] == ["KKR Fjordlandet 5. februar 2026"] * 4
    assert [line.text for line in lines if line.role is Role.PAGE_NUMBER] == ["1", "2", "3", "4"]
    assert [line.page for line in lines if line.starts_page] == [1, 2, 3, 4]


def test_a_separator_at_the_top_of_several_pages_is_no_head() -> None:
    prose = " ".join(WORDS * 3)
    body = "#pagebreak()".join(f"3.3 Høringssvar om trafikplan\n\nBilag {number}. {prose}" for number in "123")
    assert [line.role for line in _typst(body) if line.text.startswith("3.3")] == [None] * 3


def test_a_key_figure_alone_at_the_foot_is_no_page_number() -> None:
    pages = [_at(60, 700, "Andel af elever") + _at(60, 600, "i procent") + _at(290, 60, f"{n}") for n in (37, 52, 11)]
    assert not any(line.role for line in load(_pdf(*pages), "a.pdf").lines)


def test_footnotes_are_notes() -> None:
    lines = _typst(f"Målet er 60 pct.#footnote[Opgjort i 2025.] {' '.join(WORDS)}#footnote[Se bilag.]")
    assert [line.text for line in lines if line.role is Role.NOTE] == ["1 Opgjort i 2025.", "2 Se bilag."]


def test_a_gap_between_paragraphs_is_an_empty_line() -> None:
    lines = _typst(" ".join(WORDS * 3) + "\n\n" + " ".join(WORDS * 3))
    assert [bool(line.text.strip()) for line in lines].count(False) == 1


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_reads_upright(rotate: int) -> None:
    """Text that runs up, down or on its head over the page, as landscape tables do on portrait paper."""
    turns = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
    a, b, c, d = turns[rotate]
    stream = ""
    for number in range(5):
        for column, text in enumerate((f"Linje {number}", f"{number}00")):
            along, across = 100 + 200 * column, 14 * number
            x = {0: along, 90: 200 + across, 180: 495 - along, 270: 400 - across}[rotate]
            y = {0: 700 - across, 90: along, 180: 200 + across, 270: 742 - along}[rotate]
            stream += f"BT /F1 11 Tf {a} {b} {c} {d} {x} {y} Tm ({text}) Tj ET\n"
    lines = load(_pdf(stream, rotate=rotate), "a.pdf").lines
    assert [line.cells for line in lines if line.text.strip()] == [(f"Linje {n}", f"{n}00") for n in range(5)]


def test_a_label_along_the_margin_does_not_break_lines() -> None:
    stream = "".join(_at(60, 700 - 14 * n, line) for n, line in enumerate(_prose(1)))
    stream += "BT /F1 11 Tf 0 1 -1 0 30 400 Tm (Arkivnummer) Tj ET"
    texts = _texts(load(_pdf(stream), "a.pdf").lines)
    assert texts == [*_prose(1), "Arkivnummer"]


def test_text_printed_after_what_stands_below_it_is_put_back() -> None:
    stream = _at(60, 500, "Brødteksten står nederst.") + _at(60, 700, "Titlen", "/F2 20 Tf")
    assert _texts(load(_pdf(stream), "a.pdf").lines) == ["Titlen", "Brødteksten står nederst."]


def test_a_page_without_text_is_one_empty_line_and_a_warning() -> None:
    raw = load(_pdf(_at(60, 700, "Tekst"), "0 0 m 100 100 l S", _at(60, 700, "Mere")), "a.pdf")
    assert [(line.text, line.page, line.starts_page) for line in raw.lines] == [
        ("Tekst", 1, True),
        ("", 2, True),
        ("Mere", 3, True),
    ]
    (warning,) = raw.warnings
    assert (warning.code, warning.span.first_line, warning.span.page) == ("page_without_text", 2, 2)


def test_hyphens_at_line_ends_are_left_for_the_repair() -> None:
    lines = _typst(
        "#set par(justify: true)\n#block(width: 4cm, text(hyphenate: true)[Uddannelsesinstitutionerne i hovedstadsområdet koordineres af praktikpladsfordelingsudvalget])"
    )
    texts = _texts(lines)
    assert any(text.endswith("-") for text in texts)
    joined = "".join(text.removesuffix("-") if text.endswith("-") else text + " " for text in texts).strip()
    assert joined == "Uddannelsesinstitutionerne i hovedstadsområdet koordineres af praktikpladsfordelingsudvalget"


def test_odd_characters_do_no_harm() -> None:
    stream = "BT /F1 11 Tf 1 0 0 1 60 700 Tm <00010241420D0A> Tj ET"
    for line in load(_pdf(stream), "a.pdf").lines:
        assert line.text.isprintable()
        line.text.encode("utf-8")
