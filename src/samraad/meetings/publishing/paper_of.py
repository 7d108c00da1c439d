"""A published version as a paper to print: its content as values of ``papers``, its files where they lie."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from samraad.archive.models import Dossier
from samraad.archive.originals import original_path
from samraad.meetings.content import model
from samraad.meetings.models import PublishedVersion
from samraad.meetings.models.version import VersionKind
from samraad.meetings.papers import content as papers
from samraad.meetings.papers.blocks import text_blocks
from samraad.meetings.papers.parse_html import parse_blocks


def paper_of(version: PublishedVersion, content: model.Content) -> papers.Paper:
    """``content`` is the part of the version that its reader may see (``versions.read_version``)."""
    files = _files(content)
    chapters = [
        papers.Chapter(each.number, each.title, _items(content, each.number, files)) for each in content.chapters
    ]
    by_state = [(each.state, _participant(each)) for each in content.participants]
    return papers.Paper(
        council=content.council,
        kind=papers.PaperKind(version.kind),
        date=dt.date.fromisoformat(content.date),
        chapters=tuple(each for each in chapters if each.items),
        starts=_clock(content.opened or content.starts),
        ends=_clock(content.closed or content.ends),
        place=content.place,
        version=version.number,
        supplement=version.number - 1 if version.kind == VersionKind.AGENDA else 0,
        note="\n".join([*([version.note] if version.note else []), *content.corrections]),
        published_at=version.published_at.replace(microsecond=0),
        digest=version.sha256,
        present=tuple(person for state, person in by_state if state in ("present", "left")),
        excused=tuple(person for state, person in by_state if state == "excused"),
        confirmations=tuple(papers.Confirmation(each.name, each.at) for each in version.confirmations.all()),
    )


def _items(content: model.Content, chapter: str, files: dict[str, Path]) -> tuple[papers.Item, ...]:
    return tuple(_item(item, files) for item in content.of_chapter(chapter) if not item.withdrawn)


def _item(item: model.Item, files: dict[str, Path]) -> papers.Item:
    return papers.Item(
        number=item.number,
        title=item.title,
        kind=item.kind,
        case_number=item.case_number,
        added=item.added,
        closed=item.closed,
        sections=tuple(
            papers.Section(each.name, parse_blocks(each.html) or text_blocks(each.text), each.points)
            for each in item.sections
        ),
        attachments=tuple(
            papers.Attachment(each.title, each.name, each.sha256, each.pages, files.get(each.dossier))
            for each in item.attachments
        ),
        decision=_decision(item),
    )


def _decision(item: model.Item) -> papers.Decision | None:
    said = item.decision
    if said is None and not (item.votes or item.proposals or item.disqualified):
        return None
    return papers.Decision(
        outcome=said.outcome if said else "",
        blocks=(parse_blocks(said.html) or text_blocks(said.text)) if said else (),
        points=tuple(
            papers.PointDecision(each.point, each.outcome, each.proposed_by, each.text)
            for each in (said.points if said else ())
        ),
        statements=tuple(papers.Statement(each.party, each.text) for each in (said.statements if said else ())),
        appointments=tuple(
            papers.Appointment(each.name, each.party, each.municipality, each.body, each.role)
            for each in (said.appointments if said else ())
        ),
        votes=tuple(papers.Vote(each.about, each.votes_for, each.votes_against, each.abstained) for each in item.votes),
        disqualified=tuple(papers.Disqualification(each.name, each.party, each.reason) for each in item.disqualified),
        proposals=tuple(
            papers.Proposal(each.kind, each.proposed_by, each.text, each.outcome) for each in item.proposals
        ),
    )


def _participant(person: model.Participant) -> papers.Participant:
    times = ((_clock(came), _clock(left)) for came, left in person.times)
    return papers.Participant(
        name=person.name,
        party=person.party,
        municipality=person.municipality,
        role=person.role,
        times=tuple((came, left) for came, left in times if came),
        substitute_for=person.substitute_for,
    )


def _files(content: model.Content) -> dict[str, Path]:
    """Where each attachment's bytes are; those that were erased or struck out since are not."""
    slugs = {each.dossier for item in content.items for each in item.attachments if each.dossier}
    dossiers = Dossier.objects.filter(slug__in=slugs, redactions=None).select_related("organization")
    paths = {dossier.slug: original_path(dossier) for dossier in dossiers}
    return {slug: path for slug, path in paths.items() if path.is_file()}


def _clock(text: str) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None
