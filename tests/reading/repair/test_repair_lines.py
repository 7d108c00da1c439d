"""Repaired lines: letters are kept, words joined, pages and paragraphs told apart."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samraad.reading.flow import text_of
from samraad.reading.model import Line, Role
from samraad.reading.raw import RawLine, RawText
from samraad.reading.repair.lines import repair


def raw(*lines: str) -> RawText:
    return RawText("prøve.txt", "0", "text/plain", None, tuple(RawLine(line) for line in lines))


def read(*lines: str) -> str:
    return text_of(repair(raw(*lines)))


def letters(text: str) -> str:
    """Letters and digits in order; an l printed for an I counts as the same."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if sign.isalnum()).replace("l", "I")


def assert_keeps_letters(lines: tuple[Line, ...]) -> None:
    for line in lines:
        bullet = line.raw.split()[:1] == ["o"] and line.text.startswith("–")
        kept = letters(line.raw)
        assert letters(line.text) == (kept[1:] if bullet else kept), line


PIECES = st.sampled_from(
    (
        *(
            "kommu-",
            "nerne",
            "EU-",
            "2012-",
            "– ",
            "•\t",
            "o ",
            "\uf0b7 ",
            "\ufffd",
            "I alt",
            "l alt",
            "1.275,5",
            "20303",
            "år1",
            "1 Note",
        ),
        *(
            "Side 5 af 9",
            " ",
            "",
            "  ",
            "\u00ad",
            "\u2009",
            "ﬁ",
            "e\u0301",
            "[AFVENTER",
            "lorem ipsum",
            "https://eksempel.dk/a",
        ),
        *("pct.", "og", "5", "|", "12-01-2023", "vel -", "færd", "Kommu", "ne "),
    )
)


@given(st.lists(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=6).map("".join), PIECES), max_size=25))
@settings(max_examples=150, deadline=None)
def test_any_strings_keep_their_letters_and_read_the_same_again(texts: list[str]) -> None:
    source = raw(*texts)
    lines = repair(source)
    assert len(lines) == len(texts)
    assert [line.raw for line in lines] == texts
    assert [line.number for line in lines] == list(range(1, len(texts) + 1))
    assert all(line.after in ("", " ", "\n") for line in lines)
    assert_keeps_letters(lines)
    assert repair(source) == lines


@pytest.mark.dossiers
def test_real_dossiers_keep_their_letters(dossiers: Path) -> None:
    for path in sorted(dossiers.glob("*.txt")):
        lines = repair(raw(*path.read_text("utf8").split("\n")))
        assert_keeps_letters(lines)
        hyphens = [
            line for line in lines if line.role is Role.BODY and line.raw.rstrip().endswith("-") and len(line.text) > 3
        ]
        assert sum(line.after == "\n" for line in hyphens) <= len(hyphens) * 0.01


def test_a_split_word_is_joined_over_blank_lines_and_a_page() -> None:
    text = read(
        "Udvalget drøfter de fælles opgaver og de udfor-",
        "",
        "dringer, som kommunerne møder i det nære sund-",
        "",
        "",
        "",
        "KKR Eksempel  | 12-03-2024 ",
        "",
        " SIDE  |  4 ",
        "",
        "hedsvæsen.",
    )
    assert text.endswith("de udfordringer, som kommunerne møder i det nære sundhedsvæsen.")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Rådet drøftede nye EU-", "muligheder for byerne.", "EU-muligheder"),
        ("Planen omfatter flere VIP-", "klimaprojekter i år.", "VIP-klimaprojekter"),
        ("Kommunen har fået en DK2020-", "klimahandlingsplan.", "DK2020-klimahandlingsplan"),
        ("Der er mødt en Teknik-", "og Miljøborgmester frem.", "Teknik- og Miljøborgmester"),
        ("Der samarbejdes på sektor-", "og områdeniveau.", "sektor- og områdeniveau"),
        ("Mødet varer 3-", "4 timer i alt.", "3-4 timer"),
        ("Aftalen gælder perioden 2022-", "2026 for alle.", "2022-2026"),
        ("Formanden for Høje-", "Taastrup deltog.", "Høje-Taastrup"),
        ("Kommunerne køber it-", "systemer sammen.", "it-systemer"),
        ("Det er en offent-", "lige opgave.", "offentlige"),
        ("ØGET FOKUS PÅ KOMPETENCE-", "UDVIKLING", "KOMPETENCEUDVIKLING"),
        ("Det er en offent\u00ad", "lige opgave.", "offentlige"),
        ("Det er en offent\u00adlige opgave.", "Slut.", "offentlige"),
    ],
)
def test_hyphens_at_a_line_end(first: str, second: str, expected: str) -> None:
    assert expected in read(first, second)


def test_the_source_itself_decides_whether_a_compound_keeps_its_hyphen() -> None:
    assert "alt-andet-lige" in read(
        "En alt-andet-lige fremskrivning.", "Her er endnu en alt-andet-", "lige betragtning."
    )


def test_a_lost_hyphen_shows_by_the_missing_space() -> None:
    lines = (
        "Analysen har hele landsdelen og alle dens kommuner som ",
        "sit geografiske fokus, med bred sam",
        "menhæng i planerne som perspektiv, og den skal ligge ",
        "klar, når de næste forhandlinger om veje går i gang.",
    )
    assert "bred sammenhæng i planerne" in read(*lines)
    assert "som sit geografiske" in read(*lines)


def test_a_stray_space_closes_only_where_the_whole_is_the_sources_word() -> None:
    body = [
        "Planen virker samtidig for alle kommuner.",
        "Planen gælder samtidig for regionen.",
        "Planen er samt idig dyr.",
    ]
    assert "er samtidig dyr" in read(*body)
    assert "hvert projekt er dyrt" in read(
        "Alle projekter, alle projekter.", "Flere projekter, at hvert projekt er dyrt."
    )


def test_an_l_for_an_i() -> None:
    assert repair(raw("l alt 12 14 15"))[0].text == "I alt 12 14 15"


@pytest.mark.parametrize(
    "bullet", ["•", "–", "-", "˗", "−", "➢", "✓", "❑", "▶", "o", "\uf0b7", "\uf0d8", "\uf02d", "•\t \ufffd"]
)
def test_bullets_of_every_kind(bullet: str) -> None:
    lines = repair(raw("Rådet beslutter at", f"{bullet} godkende planen", f"{bullet}\tudsætte resten"))
    assert [line.text for line in lines[1:]] == ["– godkende planen", "– udsætte resten"]
    assert [line.after for line in lines[:2]] == ["\n", "\n"]


def test_a_dash_within_a_sentence_is_no_bullet() -> None:
    text = read(
        "Strategien rummer pejlemærker for skolerne og kommunerne i deres arbejde",
        "– og nogle fokuspunkter til det videre arbejde.",
    )
    assert "\n" not in text


def test_double_spacing_is_no_paragraph_break_but_an_empty_paragraph_is() -> None:
    lines = []
    for sentence in (
        "Sagen blev drøftet på mødet, hvor der var bred enighed om, at de fælles",
        "opgaver kræver flere hænder i alle egne af landet. Formanden takkede for",
        "indsatsen. ",
    ):
        lines += [sentence, ""]
    lines += [" ", "", "Derefter drøftede rådet økonomien og de kommende års opgaver i de enkelte", "", "kommuner. "]
    assert read(*lines).count("\n") == 1


def test_pct_with_full_stop_ends_no_sentence_for_a_small_letter() -> None:
    assert read("Tilslutningen faldt fra 60 til ca.", "40 pct. i de kommuner, der svarede på det.").count("\n") == 0


def test_headings_stand_for_themselves() -> None:
    text = read(
        "Baggrund", "Udvalget har i flere år arbejdet med at samle opgaverne ét sted, så borgerne", "kan finde dem."
    )
    assert text.split("\n")[0] == "Baggrund"


def role_of(lines: tuple[Line, ...], text: str) -> Role:
    return next(line.role for line in lines if line.text.startswith(text))


def test_running_heads_page_numbers_and_key_figures() -> None:
    page = [
        "Første linje på siden handler om de fælles opgaver i regionen.",
        "Anden linje går videre med samme emne og slutter her.",
    ]
    lines = repair(
        raw(
            " Notat om opgaver",
            *page,
            "KKR Eksempel  | 12-03-2024",
            "Side 1 af 3",
            *page,
            "",
            "",
            "",
            "63",
            "kommuner har svaret på spørgsmålene om de fælles opgaver.",
            "",
            "",
            "",
            "4",
            " Ny side begynder her med en ny overskrift",
            *page,
        )
    )
    assert role_of(lines, "KKR Eksempel") is Role.HEAD
    assert role_of(lines, "Side 1") is Role.PAGE_NUMBER
    assert role_of(lines, "63") is Role.BODY
    assert role_of(lines, "4") is Role.PAGE_NUMBER
    assert [line.number for line in lines if line.starts_page] == [1, 17]


def test_a_line_that_returns_on_every_page_is_its_head() -> None:
    pages: list[str] = []
    for number in range(1, 6):
        pages += [
            f" Sundhedsplan for Eksempelby, side {number}",
            f"Afsnit nummer {number} handler om noget nyt og andet.",
            *["Der står flere linjer på siden, som ikke vender tilbage på samme sted."] * 4,
            "Beslutning",
            *["Rådet vedtog indstillingen og takkede for arbejdet med planen."] * 4,
        ]
    lines = repair(raw(*pages))
    assert {line.role for line in lines if line.text.startswith("Sundhedsplan")} == {Role.HEAD}
    assert {line.role for line in lines if line.text == "Beslutning"} == {Role.BODY}


@pytest.mark.parametrize("head", ["KKR Eksempel - 12. marts 2024 Side {}", "Side {} af 9 Notat om opgaver"])
def test_a_head_that_counts_its_pages_needs_no_page_starts(head: str) -> None:
    lines: list[str] = []
    for number in range(2, 6):
        lines += [head.format(number), *["Rådet vedtog indstillingen og takkede for arbejdet med planen."] * 9]
    found = repair(raw(*lines))
    assert {line.role for line in found if "ide " in line.text} == {Role.HEAD}
    assert {line.role for line in found if line.text.startswith("Rådet")} == {Role.BODY}


def test_a_separator_that_returns_is_no_head() -> None:
    pages: list[str] = []
    for number in range(1, 6):
        pages += [" 3.1 Temadrøftelse om opgaver", f"Afsnit nummer {number} handler om noget nyt og andet."]
    assert {line.role for line in repair(raw(*pages))} == {Role.BODY}


NOTED = (
    "Der bliver 59.000 flere børn i alderen 0-5 år1. Målet er sat til 20302, og det",
    "gælder for 125.0003 medarbejdere i alt. CO2-udledningen falder, siger DK2020.",
    "",
    "1 Statistik over børn",
    "2 Aftale om målet",
    "3 Egen opgørelse",
    "https://eksempel.dk/statistik",
    " Næste side begynder her.",
)


def test_footnote_marks_are_set_apart_and_notes_get_their_role() -> None:
    lines = repair(raw(*NOTED))
    assert "0-5 år[1]." in lines[0].text
    assert "2030[2]," in lines[0].text
    assert "125.000[3] medarbejdere" in lines[1].text
    assert "CO2-udledningen" in lines[1].text
    assert lines[1].text.endswith("DK2020.")
    assert {line.role for line in lines[3:7]} == {Role.NOTE}
    assert lines[7].role is Role.BODY


def test_without_a_note_no_figure_is_touched() -> None:
    lines = repair(raw(*NOTED[:2], " Næste side begynder her."))
    assert [line.text for line in lines[:2]] == list(NOTED[:2])


def test_placeholders_are_marked_and_a_line_with_content_is_not() -> None:
    lines = repair(
        raw(
            "HER INDSÆTTES BELØB FOR KOMMUNEN.",
            "[AFVENTER ENDELIG AFTALE]",
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit",
            "Mål 6 – Særlige indsatser for hele regionen AFVENTER",
            "Regelændringen afventer en afklaring af reglerne.",
        )
    )
    assert [line.role is Role.PLACEHOLDER for line in lines] == [True, True, True, False, False]


def test_a_role_the_format_is_sure_of_is_kept() -> None:
    lines = repair(
        RawText(
            "a.pdf",
            "0",
            "application/pdf",
            1,
            (RawLine("Løbende titel", page=1, role=Role.HEAD), RawLine("Tekst", page=1)),
        )
    )
    assert [line.role for line in lines] == [Role.HEAD, Role.BODY]


def test_larger_print_is_a_heading() -> None:
    lines = (
        RawLine("Et fælles løft af de store velfærdsområder i kommunerne", page=1, size=1.6),
        RawLine("Kommunerne har i flere år arbejdet sammen om opgaverne", page=1, size=1.0),
    )
    assert repair(RawText("a.pdf", "0", "application/pdf", 1, lines))[0].after == "\n"


def test_a_heading_at_the_edge_of_many_pages_is_no_running_head() -> None:
    case, heading = "SAG-2021-00417 abcd", "Indstilling"
    text = [f"Det er linje nummer {word} i en længere tekst." for word in ("et", "to", "tre", "fire", "fem", "seks")]
    page = ["Teksten går videre her.", *text[:3], case, heading, *text[3:], case, "Mere om sagen.", *text[:4], heading]
    edge = [*text, case, "Mere om sagen.", *text[2:], heading, "Det indstilles, at planen godkendes."]
    pages = [[f" Her begynder side {n}", *(edge if n % 2 else page)] for n in range(8)]
    lines = repair(raw(*(line for page in pages for line in page)))
    assert {line.role for line in lines if line.text in (case, heading)} == {Role.BODY}


def test_a_title_that_opens_several_pages_of_known_geometry_stays_a_title() -> None:
    lines = tuple(
        RawLine(text, starts_page=at == 0, size=1.4 if at == 0 else 1.0)
        for number in range(4)
        for at, text in enumerate(
            ("Opfølgning på aftalen", *(f"Kommune {number} har svaret på {k}." for k in range(12)))
        )
    )
    found = repair(RawText("prøve.docx", "0", "application/x-docx", None, lines))
    assert {line.role for line in found} == {Role.BODY}
    as_text = repair(
        RawText("prøve.txt", "0", "text/plain", None, tuple(RawLine(" " * r.starts_page + r.text) for r in lines))
    )
    assert {line.role for line in as_text if "aftalen" in line.text} == {Role.HEAD}


@pytest.mark.parametrize("line", ["Beslutning i KKR Sjælland den 8. marts 2021:", "Sagsnr.: 21/1234"])
def test_headings_and_case_numbers_that_return_near_pages_are_no_running_heads(line: str) -> None:
    titles = ("Kysten", "Vejlederkorps", "Indkøb af busser", "Beredskab", "Mødeplan")
    pages = [(f" {title}", line, *(f"Kommune {k} har svaret på {title}." for k in range(9))) for title in titles]
    found = repair(raw(*(text for page in pages for text in page)))
    assert {each.role for each in found if each.raw == line} == {Role.BODY}
