"""What holds for the agenda of any lines at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from samraad.reading.minutes.agenda import Agenda, find_agenda
from samraad.reading.model import Line, Role, Span

TYPICAL = [
    "",
    " ",
    "1. Godkendelse af referat",
    "1.1. Godkendelse af dagsorden",
    "2.",
    "2.1",
    "3.1 Beslutningssag: Fælles plan",
    "3.2 (tilføjet): Vand",
    "Punkt 3.3: Vej og bane",
    "3.4. Et langt punkt om samarbejde mellem kommuner og",
    "region",
    "7. Eventuelt",
    "SAG-2022-00001 abc",
    "Sagsnr.: 2018-15082",
    "Baggrund",
    "Indstilling:",
    "Det indstilles, at KKR",
    "– godkender planen",
    "• tager status til efterretning",
    "o",
    "at KKR drøfter planen, og",
    "Sagsfremstilling",
    "./. Bilag:",
    "Bilag: Notat",
    "Beslutning",
    "KKR Fyn:",
    "KKR Fyn godkendte indstillingen med en tilføjelse.",
    "KKR konkluderede, at ",
    "Ad 1: Godkendt",
    "Enhedslisten ønskede ført til protokol, at partiet er imod.",
    "Anna Berg (A), Greve Kommune,",
    "udpeget blev Bo Holm (V), Køge",
    "KKR Fyn | 25-11-2022",
    "SIDE | 7",
    "Godkendelse .......... 3",
]

rows = st.one_of(st.sampled_from(TYPICAL), st.text(max_size=40).filter(lambda text: "\n" not in text))
lines = st.builds(
    lambda texts, files: tuple(
        Line(
            number,
            text,
            text.strip(),
            Role.BODY if text.strip() else Role.BLANK,
            after=after,
            file=files and ("a.txt" if number <= len(texts) // 2 else "b.txt"),
        )
        for number, (text, after) in enumerate(texts, 1)
    ),
    st.lists(st.tuples(rows, st.sampled_from(["", " ", "\n"])), max_size=60),
    st.booleans().map(lambda several: "yes" if several else None),
)


def spans_of(agenda: Agenda) -> list[Span]:
    found = [chapter.span for chapter in agenda.chapters]
    for item in agenda.items:
        found.append(item.span)
        for section in item.sections:
            found += [section.span, *(point.span for point in section.points)]
        if item.decision:
            found.append(item.decision.span)
            found += [part.span for part in (*item.decision.statements, *item.decision.appointments)]
    return found


@settings(max_examples=150, deadline=None)
@given(lines, st.sampled_from(["agenda", "minutes"]))
def test_any_lines_give_an_agenda_within_them(source: tuple[Line, ...], kind: str) -> None:
    agenda = find_agenda(source, kind)
    for span in spans_of(agenda):
        assert 1 <= span.first_line <= span.last_line <= len(source)
    for item in agenda.items:
        assert item.title or item.decision or item.sections or item.case_number
        names = [section.name for section in item.sections]
        assert len(names) == len(set(names))
        for section in item.sections:
            assert item.span.first_line < section.span.first_line
            assert section.span.last_line <= item.span.last_line


@settings(max_examples=150, deadline=None)
@given(lines)
def test_items_and_sections_follow_each_other_without_overlap(source: tuple[Line, ...]) -> None:
    agenda = find_agenda(source, "minutes")
    for first, second in zip(agenda.items, agenda.items[1:], strict=False):
        assert first.span.last_line < second.span.first_line
    for chapter, following in zip(agenda.chapters, agenda.chapters[1:], strict=False):
        assert chapter.span.last_line < following.span.first_line
        assert int(chapter.number) < int(following.number)
    for item in agenda.items:
        for section, after in zip(item.sections, item.sections[1:], strict=False):
            assert section.span.last_line < after.span.first_line
