"""A content as plain text, laid out as agendas and minutes are printed, so that ``samraad.reading`` reads the same from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from babel.dates import format_date

from samraad.meetings.content.model import Appointment, Content, Decision, Item, Participant, Section

_HEADS = {
    "background": "Baggrund",
    "recommendation": "Indstilling",
    "presentation": "Sagsfremstilling",
    "economy": "Økonomi",
}
_KINDS = {"agenda": "Dagsorden", "minutes_draft": "Udkast til referat", "minutes": "Referat"}


def as_text(content: Content) -> str:
    """The whole of it. What a reader may not see must be taken out before (``publishing.versions``)."""
    return "\n".join(_lines(content)).strip() + "\n"


def _lines(content: Content) -> Iterator[str]:
    yield from (content.council, _KINDS[content.kind])
    if content.date:
        day = format_date(dt.date.fromisoformat(content.date), "d. MMMM y", locale="da")
        yield f"Møde i {content.council} den {day}"
    if content.place:
        yield f"Sted: {content.place}"
    times = [time for time in (content.opened or content.starts, content.closed or content.ends) if time]
    if times:
        yield f"Tid: kl. {'–'.join(time.replace(':', '.') for time in times)}"
    yield ""
    yield from _participants(content)
    for chapter in content.chapters:
        items = content.of_chapter(chapter.number)
        if items:
            yield from (f"{chapter.number}. {chapter.title}", "")
        for item in items:
            yield from _item(item, content.council)
    if content.corrections:
        yield from ("Rettelser ved godkendelsen", *(f"– {each}" for each in content.corrections))


def _participants(content: Content) -> Iterator[str]:
    for state, head in (("there", "Til stede"), ("excused", "Afbud")):
        names = [_named(each) for each in content.participants if _is(each, state)]
        if names:
            yield from (f"{head}:", *names, "")


def _is(one: Participant, state: str) -> bool:
    return bool(one.times) if state == "there" else one.state == "excused"


def _named(one: Participant) -> str:
    party = f" ({one.party})" if one.party else ""
    home = f", {one.municipality}" if one.municipality else ""
    instead = f", stedfortræder for {one.substitute_for}" if one.substitute_for else ""
    return f"{one.name}{party}{home}{instead}"


def _item(item: Item, council: str) -> Iterator[str]:
    kind = f"{item.kind}: " if item.kind else ""
    added = " (tilføjet)" if item.added else ""
    yield f"{item.number}.{added} {kind}{item.title}"
    if item.case_number:
        yield item.case_number
    yield ""
    if item.withdrawn:
        yield from ("Punktet er udgået.", "")
        return
    for section in item.sections:
        yield from _section(section)
    if item.attachments:
        yield from ("Bilag", *(f"– {each.title}" for each in item.attachments), "")
    yield from _decided(item, council)


def _section(section: Section) -> Iterator[str]:
    yield from (_HEADS[section.name], *section.text.splitlines(), *(f"– {point}" for point in section.points), "")


def _decided(item: Item, council: str) -> Iterator[str]:
    decision = item.decision
    if decision is None and not item.proposals and not item.disqualified:
        return
    yield "Beslutning"
    for proposal in item.proposals:
        word = "ændringsforslag" if proposal.kind == "alternative" else "supplerende forslag"
        yield from (f"{proposal.proposed_by} stillede følgende {word}: {proposal.text}", "")
    for vote in item.votes:
        result = f"{vote.votes_for} for, {vote.votes_against} imod og {vote.abstained} undlod at stemme"
        yield from (f"Afstemning om {vote.about}: {result}.", "")
    if decision:
        yield from _decision(decision, council)
    for each in item.disqualified:
        yield from (f"{each.name} deltog ikke i punktet på grund af inhabilitet.", "")


def _decision(decision: Decision, council: str) -> Iterator[str]:
    if decision.text:
        yield from (*decision.text.splitlines(), "")
    for point in decision.points:
        by = f" På forslag fra {point.proposed_by}." if point.proposed_by else ""
        yield from (f"{point.text}{by}", "")
    if decision.appointments:
        if not decision.text.rstrip().endswith(":"):
            yield f"{council} udpegede:"
        yield from (*(_appointed(each) for each in decision.appointments), "")
    for statement in decision.statements:
        yield from (f"{statement.party} ønskede følgende ført til protokol: {statement.text}", "")


def _appointed(one: Appointment) -> str:
    home = f", {one.municipality} Kommune" if one.municipality else ""
    to = f", til {one.body}" if one.body else ""
    role = f" som {one.role}" if one.role else ""
    return f"{one.name} ({one.party}){home}{to}{role}"
