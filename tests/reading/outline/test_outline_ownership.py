"""Whose dossier it is, of which meeting, and of what kind."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.reading.outline.bundles import alone, page, prose, text_lines

from samraad.reading.model import Line
from samraad.reading.outline.council import find_council
from samraad.reading.outline.kind import kind_of
from samraad.reading.outline.meeting import find_meeting


def item(number: str, title: str, *sections: str, case: str = "SAG-2021-00001 abcd") -> list[str]:
    body = [line for name in sections for line in (name, "", *prose(4, 75), "", "")]
    return [f"{number} {title}", *([case] if case else []), "", *body]


def minutes_of(council: str = "KKR Sjælland", date: str = "5. februar 2021") -> tuple[Line, ...]:
    return text_lines(
        page("1. Godkendelse af referat", "", "1.1. Godkendelse af dagsorden", "SAG-2021-00001 abcd", "", "Indstilling",
             f"Det indstilles, at {council} godkender dagsorden for møde i {council}", f"den {date}.", "",
             "Beslutning", "Dagsordenen blev godkendt.", ""),
        ["1.2. Godkendelse af referat", "SAG-2021-00001 abcd", "", "Indstilling",
         f"Det indstilles, at {council} godkender referat fra møde i {council} den 12. november 2020.", "",
         "Beslutning", "Referatet blev godkendt.", ""],
        page(item("3.1.", "Vejledere i kommunerne", "Baggrund", "Indstilling", "Sagsfremstilling", "Beslutning")),
        item("3.2.", "Kystens fremtid", "Indstilling", "Sagsfremstilling", "Beslutning"),
    )  # fmt: skip


AGENDA = (
    page("K K R  M I D T J Y L L A N D", "", "DAGSORDEN", "Dato: 14-09-2021 13:00", "Sted: Viborg", ""),
    item("1.1", "Godkendelse af dagsorden", "Indstilling"),
    page(item("2.1", "Temadrøftelse: Kystens fremtid", "Resume", "Sagsfremstilling", case="")),
    item("2.2", "Beslutningssag: Vejledere", "Resume", "Indstilling", "Sagsfremstilling", case=""),
)
BUNDLE = (
    page("Notat om vejledere", "", "KKR Syddanmark har bedt om tal.", prose(8), "KKR Syddanmark og KKR Midtjylland."),
    alone("3.1 Orientering om vejledere"),
    page("Plan for kysten", "", prose(8), "KKR Syddanmark drøfter planen. KKR Syddanmark følger op."),
)


def test_minutes_are_minutes() -> None:
    lines = minutes_of()
    assert kind_of(lines) == "minutes"
    council = find_council(lines, "minutes", "x.txt")
    assert council is not None
    assert (council.name, council.inferred) == ("KKR Sjælland", False)
    meeting = find_meeting(lines, "minutes", council)
    assert (meeting.date, meeting.printed) == (dt.date(2021, 2, 5), True)


def test_an_agenda_is_an_agenda() -> None:
    lines = text_lines(*AGENDA)
    assert kind_of(lines) == "agenda"
    council = find_council(lines, "agenda", "x.txt")
    assert council is not None
    assert (council.name, council.inferred) == ("KKR Midtjylland", False)
    assert find_meeting(lines, "agenda", council).date == dt.date(2021, 9, 14)


def test_whole_numbered_minutes_of_another_council() -> None:
    lines = text_lines(
        page("Referat", "Business Region Aarhus", "Torsdag den 4. marts 2021 kl. 9.00", ""),
        *(
            item(f"{n}.", f"Orientering om sag {name}", "Resume", "Beslutning", case="")
            for n, name in enumerate("abcd", 1)
        ),
    )
    assert kind_of(lines) == "minutes"
    council = find_council(lines, "minutes", "x.txt")
    assert council is not None
    assert (council.name, council.inferred) == ("Business Region Aarhus", False)
    assert find_meeting(lines, "minutes", council).date == dt.date(2021, 3, 4)


def test_a_bundle_is_a_bundle_and_its_council_inferred() -> None:
    lines = text_lines(*BUNDLE)
    assert kind_of(lines) == "attachments"
    council = find_council(lines, "attachments", "x.txt")
    assert council is not None
    assert (council.name, council.inferred) == ("KKR Syddanmark", True)
    assert council.evidence
    assert find_meeting(lines, "attachments", council).date is None


def test_minutes_enclosed_in_a_bundle_do_not_make_it_minutes() -> None:
    enclosed = page("Referat af møde i Kystrådet", "", *item("1.", "Godkendelse af referat", "Indstilling", "Beslutning"),
                    *item("2.", "Orientering om kysten", "Indstilling", "Beslutning"))  # fmt: skip
    lines = text_lines(
        *BUNDLE, alone("3.2 Orientering om Kystrådet"), enclosed, alone("3.3 Status"), *[page(prose(40))] * 4
    )
    assert kind_of(lines) == "attachments"


def test_a_running_head_dates_the_meeting() -> None:
    pages = [
        page("KKR Nordjylland  | 10-06-2022", "", *item(f"3.{n}.", "Kysten", "Indstilling", "Beslutning"))
        for n in (1, 2, 3)
    ]
    lines = text_lines(*pages)
    council = find_council(lines, "minutes", "x.txt")
    meeting = find_meeting(lines, "minutes", council)
    assert (meeting.date, meeting.printed, len(meeting.evidence)) == (dt.date(2022, 6, 10), True, 3)


@pytest.mark.parametrize(
    "line",
    [
        "Det blev vedtaget på KKR Syddanmarks møde den 8. februar 2021.",
        "Næste møde i KKR Syddanmark er den 8. februar 2021.",
        "Dato: 8. februar 2021",
    ],
)
def test_a_date_in_an_attachment_is_not_the_meetings(line: str) -> None:
    lines = text_lines(*BUNDLE, page("Notat om kysten", "", line, prose(6)))
    assert find_meeting(lines, "attachments", find_council(lines, "attachments", "x.txt")).date is None


def test_a_cover_dates_a_bundle() -> None:
    lines = text_lines(page("Bilag til møde i KKR Syddanmark den 8. februar 2021", ""), *BUNDLE)
    council = find_council(lines, "attachments", "x.txt")
    meeting = find_meeting(lines, "attachments", council)
    assert council is not None
    assert not council.inferred
    assert (meeting.date, meeting.printed) == (dt.date(2021, 2, 8), True)


def meeting_of(*heads: str) -> tuple[dt.date | None, bool]:
    pages = [page(f"Notat om sag {n}", head, "", prose(6)) for n, head in enumerate(heads)]
    lines = text_lines(*BUNDLE, *pages)
    meeting = find_meeting(lines, "attachments", find_council(lines, "attachments", "x.txt"))
    return meeting.date, meeting.printed


def test_a_document_may_say_which_meeting_it_is_for() -> None:
    assert meeting_of("Til møde i KKR Syddanmark den 8. februar 2021") == (dt.date(2021, 2, 8), True)
    assert meeting_of("Skrevet til KKR Syddanmarks møde den 8. februar 2021.") == (dt.date(2021, 2, 8), True)


def test_documents_that_disagree_or_are_of_another_council_or_later_say_nothing() -> None:
    first, second = "Til møde i KKR Syddanmark den 8. februar 2021", "Til møde i KKR Syddanmark den 9. april 2021"
    assert meeting_of(first, second) == (None, False)
    assert meeting_of("Til møde i KKR Midtjylland den 8. februar 2021") == (None, False)
    assert meeting_of(first, "Dato: 1. marts 2021") == (None, False)


def test_a_council_the_lists_do_not_know_is_named_by_its_heading() -> None:
    lines = text_lines(
        *(page("KKR Kystlandet | 01-02-2021", "", *item(f"3.{n}.", "Sag", "Indstilling")) for n in (1, 2, 3))
    )
    council = find_council(lines, "agenda", "x.txt")
    assert council is not None
    assert (council.name, council.inferred) == ("KKR Kystlandet", False)


def test_the_genitive_of_an_unknown_council_is_not_its_name() -> None:
    lines = text_lines(
        page("Notat om kysten", "", "Rapporten sendes til KKR Kystlandets sekretariat i Frederikssund.", prose(4))
    )
    council = find_council(lines, "attachments", "x.txt")
    assert council is not None
    assert (council.name, council.inferred) == ("KKR Kystlandet", True)


def test_nothing_said_is_nothing_found() -> None:
    assert find_council(text_lines(prose(6)), "attachments", "kkr-sjaelland.txt") is None
