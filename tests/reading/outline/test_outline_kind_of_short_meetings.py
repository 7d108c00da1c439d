"""Short meetings, where one item is longer than all others together, are agendas or minutes and no bundle."""

from __future__ import annotations

import pytest
from tests.reading.outline.bundles import page, prose, text_lines

from samraad.reading.outline.kind import item_positions, kind_of
from samraad.reading.outline.layout import Layout


def item(number: str, title: str, *parts: list[str], case: str = "SAG-2020-00321 abc") -> list[str]:
    return [f"{number} {title}", case, "", *(line for part in parts for line in part), ""]


def long_item(number: str, *, decided: bool, title: str = "Fælles vejlederkorps") -> list[str]:
    pages = [line for at in range(6) for line in page(prose(12, first=at))]
    asked = ["Indstilling", "Det indstilles, at KKR godkender planen.", ""]
    return item(number, title, ["Sagsfremstilling", *pages], asked, ["Beslutning", "Godkendt."] if decided else [])


SHORT = (["Indstilling", "Det indstilles, at KKR drøfter sagen.", ""], ["Beslutning", "Drøftet.", ""])


def test_one_long_item_that_ends_in_its_decision() -> None:
    lines = text_lines(
        page("KKR Sjælland", "Møde den 4. december 2020", ""),
        item("1.", "Godkendelse af dagsorden", *SHORT),
        long_item("2.", decided=True),
        item("3.", "Mødeplan", *SHORT),
        item("4.", "Udpegning til Kystrådet", *SHORT),
    )
    assert kind_of(lines) == "minutes"


def test_one_long_item_of_what_calls_itself_an_agenda() -> None:
    lines = text_lines(
        page("DAGSORDEN", "KKR Sjælland", ""),
        item("1.", "Godkendelse af dagsorden", SHORT[0]),
        long_item("2.", decided=False),
        item("3.", "Mødeplan", SHORT[0]),
    )
    assert kind_of(lines) == "agenda"


def test_enclosed_minutes_of_the_meeting_before_leave_a_bundle_a_bundle() -> None:
    lines = text_lines(
        page("REFERAT", "KKR Sjælland", ""),
        item("1.", "Godkendelse af dagsorden", *SHORT),
        item("2.", "Mødeplan", *SHORT),
        *(page(f"Notat {at} om kysten", "", prose(12, first=at)) for at in range(8)),
        item("3.", "Brev", page("Brev om kysten", "Indstilling", prose(4))),
    )
    assert kind_of(lines) == "attachments"


@pytest.mark.parametrize(
    "heading",
    [
        "2. "
        + "Genoptræning efter indlæggelse: hvem gør hvad, og hvordan fordeles udgifterne i årene frem til 2030, herunder "
        "bemærkninger fra de kommunale direktører og sygehusledelserne",
        "Sag nr. 2 Genoptræning",
        "Punkt 2: Genoptræning",
    ],
)
def test_items_are_found_by_their_headings(heading: str) -> None:
    layout = Layout.of(
        text_lines(item("1.", "Dagsorden", *SHORT), [heading, "Journal nr. 20/17", *SHORT[0], *SHORT[1]])
    )
    assert [layout.texts[at] for at in item_positions(layout)] == ["1. Dagsorden", heading]


def test_a_chapter_above_its_first_item_is_no_item() -> None:
    layout = Layout.of(text_lines(["1. Sager til beslutning", ""], item("1.1", "Dagsorden", *SHORT)))
    assert [layout.texts[at] for at in item_positions(layout)] == ["1.1 Dagsorden"]


def test_minutes_of_titles_and_text_alone() -> None:
    titles = ["Godkendelse af dagsorden", "Kystens fremtid", "Fælles indkøb", "Vejlederkorps", "Eventuelt"]
    items = [line for at, title in enumerate(titles, 1) for line in [f"{at}. {title}", *prose(2, first=at), ""]]
    assert kind_of(text_lines(page("Referat fra møde i KKR Sjælland", ""), items)) == "minutes"
    bundle = [line for at in range(6) for line in page(f"Notat {at} om kysten", prose(10, first=at))]
    assert kind_of(text_lines(page("Referat fra møde i KKR Sjælland", ""), items, bundle)) == "attachments"


@pytest.mark.parametrize(
    "heading", ["KKR Sjællands beslutning", "Beslutning for Punkt 1: Kysten", "Beslutning den 8. marts 2021"]
)
def test_a_decision_may_say_whose_it_is_and_for_what(heading: str) -> None:
    items = [
        item(f"{at}.", title, ["Indstilling", "Det indstilles, at sagen drøftes.", ""], [heading, "Drøftet.", ""])
        for at, title in enumerate(("Kysten", "Fælles indkøb", "Mødeplan", "Vejlederkorps"), 1)
    ]
    assert kind_of(text_lines(page("KKR Sjælland", ""), *items)) == "minutes"


def test_numbers_on_lines_of_their_own() -> None:
    items = [
        [f"Punkt {at}:", title, "Baggrund:", *prose(2, first=at), "Beslutning:", "Drøftet.", ""]
        for at, title in enumerate(("Kysten", "Fælles indkøb", "Mødeplan", "Vejlederkorps"), 1)
    ]
    assert kind_of(text_lines(page("KKR Sjælland", ""), *items)) == "minutes"
