"""Separators in every layout, and the many lines that only look like one."""

from __future__ import annotations

import pytest
from tests.reading.outline.bundles import alone, glued, number_of, page, prose, text_lines

from samraad.reading.outline.separators import find_separators


def found(*parts: list[str]) -> list[tuple[str, str | None, str]]:
    return [(s.item, s.kind, s.title) for s in find_separators(text_lines(*parts), "attachments")]


NOTE = page("Notat om fælles vejlederkorps", "", prose(8))
PLAN = page("Plan for opfølgning i kommunerne", "", prose(6, first=3))


@pytest.mark.parametrize("place", [alone, glued])
@pytest.mark.parametrize(
    ("line", "item", "kind", "title"),
    [
        ("2.2 Beslutningssag: Fælles vejlederkorps", "2.2", "Beslutningssag", "Fælles vejlederkorps"),
        ("2.3 Orienteringssag: Nye tal for lærepladser", "2.3", "Orienteringssag", "Nye tal for lærepladser"),
        ("1.1 Temadrøftelse: Kysten i forandring", "1.1", "Temadrøftelse", "Kysten i forandring"),
        ("3.1 Temadrøftelse om kysten i forandring", "3.1", None, "Temadrøftelse om kysten i forandring"),
        ("3.14 Godkendelse af regnskab", "3.14", None, "Godkendelse af regnskab"),
        ("3.1. Orientering om lærepladser", "3.1", None, "Orientering om lærepladser"),
        ("7.2 Udpegning til Kystrådet", "7.2", None, "Udpegning til Kystrådet"),
        ("Bilag til punkt 3.1: Vejlederkorpset", "3.1", None, "Vejlederkorpset"),
        ("Bilag 2 til pkt. 4.2 Vejlederkorpset", "4.2", None, "Vejlederkorpset"),
        ("Punkt 3.1 Vejlederkorpset", "3.1", None, "Vejlederkorpset"),
        ("Bilag til dagsordenspunkt 5: Vejlederkorpset", "5", None, "Vejlederkorpset"),
    ],
)
def test_grammar(place, line: str, item: str, kind: str | None, title: str) -> None:
    assert found(NOTE, place(line), PLAN) == [(item, kind, title)]


def test_a_line_by_itself_needs_no_telling_words() -> None:
    assert found(NOTE, alone("3.4 Kystens fremtid"), PLAN) == [("3.4", None, "Kystens fremtid")]


def test_the_first_line_of_a_bundle_can_be_one() -> None:
    lines = text_lines(alone("2.1 Orienteringssag: Nye tal"), NOTE)
    (separator,) = find_separators(lines, "attachments")
    assert separator.span.first_line == number_of(lines, "2.1 Orienteringssag: Nye tal")


def test_a_wrapped_title_is_read_on() -> None:
    lines = text_lines(
        NOTE, alone("3.3 Køreplan for en samlet kystplan i kommunerne og de", "øer, der hører til dem"), PLAN
    )
    (separator,) = find_separators(lines, "attachments")
    assert separator.title.endswith("og de øer, der hører til dem")
    assert separator.span.last_line == separator.span.first_line + 1


def test_a_title_over_three_lines() -> None:
    title = (
        "2.4 Beslutningssag: Fælles indsats for flere vejledere i",
        "kommunerne og de små uddannelsessteder langs kysten og",
        "på øerne",
    )
    ((_, kind, read),) = found(NOTE, alone(*title), PLAN)
    assert kind == "Beslutningssag"
    assert read.endswith("langs kysten og på øerne")


def test_repeated_for_each_attachment_also_cut_short() -> None:
    parts = [
        NOTE,
        glued("3.2 Regnskab for de fælles vejledere i"),
        PLAN,
        alone("3.2 Regnskab for de fælles vejledere i kommunerne"),
        NOTE,
    ]
    assert [item for item, _, _ in found(*parts)] == ["3.2", "3.2"]


def test_headings_inside_a_report_are_none() -> None:
    report = page(
        "Rapport om kysten",
        "",
        *(
            line
            for n, name in enumerate(("Baggrund", "Metode", "Kommunernes indsats", "Økonomi"), 1)
            for line in (f"2.{n} {name}", "", *prose(4, first=n))
        ),
    )
    later = page("3.1 Fremtidige indsatser", "", prose(6), "3.2 Behov for flere hænder", "", prose(6, first=2))
    parts = [NOTE, alone("3.1 Orientering om kysten"), report, later, alone("3.2 Godkendelse af regnskab"), PLAN]
    assert [title for _, _, title in found(*parts)] == ["Orientering om kysten", "Godkendelse af regnskab"]


def test_headings_of_a_report_that_open_pages_are_none() -> None:
    pages = [page(f"{c}.{n} Vejledernes hverdag og vilkår", "", prose(10, first=n)) for c in (2, 3) for n in (1, 2, 3)]
    assert found(NOTE, *pages, alone("4.1 Udpegning til Kystrådet"), PLAN) == [("4.1", None, "Udpegning til Kystrådet")]


def test_a_table_of_contents_is_none() -> None:
    contents = page(
        "Indhold", "", "1.1 Orientering om tallene 4", "1.2 Status på indsatsen 7", "2.1 Forslag til indsats 12"
    )
    assert found(NOTE, contents, PLAN) == []


def test_times_of_a_programme_are_none() -> None:
    programme = page(
        "Program", "", "9.15 Ankomst", "", "9.30 Velkomst ved formanden", "", "10.45 Orientering om tallene", ""
    )
    assert found(NOTE, programme, PLAN) == []


def test_figures_are_none() -> None:
    table = page("Tal for kommunerne", "", "3.1 2.4 5.6", "2.5 mio. kr.", "1.5 Pct. af alle 3.2 2.2", prose(4))
    assert found(NOTE, table, PLAN) == []


def test_items_of_enclosed_minutes_are_none() -> None:
    minutes = page(
        "Referat af møde i Kystrådet", "", "1.1. Godkendelse af dagsorden", "SAG-2021-00001 abcd", "", prose(4),
        "2.1. Orientering om kysten", "SAG-2021-00001 abcd", "", prose(4),
    )  # fmt: skip
    assert found(NOTE, alone("3.1 Orientering om Kystrådet"), minutes) == [("3.1", None, "Orientering om Kystrådet")]


def test_a_weak_line_that_fills_the_sequence_is_one() -> None:
    parts = [
        alone("3.1 Orientering om a-kasserne"),
        NOTE,
        [*[""] * 6, "3.2 Kystens fremtid", *prose(4)],
        PLAN,
        alone("3.3 Godkendelse af regnskab"),
        NOTE,
    ]
    assert [item for item, _, _ in found(*parts)] == ["3.1", "3.2", "3.3"]


def test_agendas_and_minutes_have_none() -> None:
    assert find_separators(text_lines(alone("2.1 Orienteringssag: Nye tal"), NOTE), "minutes") == ()


def test_times_of_a_programme_are_no_items() -> None:
    times = [
        "8.30 Ankomst",
        "",
        "",
        "8.45 Velkommen",
        "",
        "",
        "9.20 Oplæg om kysten",
        "",
        "",
        "10.30 Kaffepause",
        "",
        "",
    ]
    assert found(NOTE, page("Program for strategidag", "", "", times), PLAN) == []


def test_a_letter_right_below_a_separator_is_not_an_item_of_minutes() -> None:
    letter = ["9. januar 2019", "", "Sagsnr.: 2018-15082", "", "Til kommunerne", "", *prose(6)]
    enclosed = ["SAG-2018-15082 abc", "", "Indstilling", *prose(4)]
    assert found(NOTE, ["3.3 Nyt system for kysten - hvem gør hvad?", *letter], PLAN) == [
        ("3.3", None, "Nyt system for kysten - hvem gør hvad?")
    ]
    assert found(NOTE, ["3.3 Nyt system for kysten - hvem gør hvad?", *enclosed], PLAN) == []
