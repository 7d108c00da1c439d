"""What changed from one version to another: items that came, went, moved or were reworded, and their attachments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samraad.meetings.content.model import Content, Decision, Item, Section

_SECTIONS = {
    "background": "Baggrund",
    "recommendation": "Indstilling",
    "presentation": "Sagsfremstilling",
    "economy": "Økonomi",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One change. ``item`` is the item's key, None for the meeting itself; ``before`` and ``after`` are plain text.

    ``kind``: meeting, added, removed, withdrawn, renumbered, retitled, opened, closed, section, attachment_added,
    attachment_removed, attachment_replaced, attachment_retitled, decision.
    """

    kind: str
    item: int | None
    number: str
    sentence: str
    before: str = ""
    after: str = ""


def differences(old: Content, new: Content) -> tuple[Difference, ...]:
    """Every change, the meeting's own first, then in the order of the newer version; what is gone comes last."""
    found = list(_of_meeting(old, new))
    before = {item.key: item for item in old.items}
    for item in new.items:
        known = before.pop(item.key, None)
        if known is None:
            found.append(_said("added", item, f"Punkt {item.shown_number} er nyt: {item.title}", after=item.title))
        else:
            found += _of_item(known, item)
    found += [
        _said("removed", gone, f"Punkt {gone.number} er fjernet: {gone.title}", gone.title) for gone in before.values()
    ]
    return tuple(found)


def _of_meeting(old: Content, new: Content) -> Iterator[Difference]:
    words = {"date": "Datoen", "place": "Stedet", "starts": "Begyndelsen", "ends": "Slutningen", "name": "Navnet"}
    for field, word in words.items():
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield Difference("meeting", None, "", f"{word} er ændret.", before, after)
    if old.corrections != new.corrections:
        added = [each for each in new.corrections if each not in old.corrections]
        yield Difference("meeting", None, "", "Referatet er godkendt med rettelser.", "", "\n".join(added))


def _of_item(old: Item, new: Item) -> Iterator[Difference]:
    number = new.number
    if new.withdrawn and not old.withdrawn:
        yield _said("withdrawn", new, f"Punkt {number} er udgået: {new.title}", old.title)
    if old.number != number:
        yield _said("renumbered", new, f"Punkt {old.number} har fået nummer {number}.", old.number, number)
    if (old.kind, old.title) != (new.kind, new.title):
        yield _said("retitled", new, f"Punkt {number} har fået en anden titel.", _heading(old), _heading(new))
    if old.closed != new.closed:
        kind, word = ("closed", "lukket") if new.closed else ("opened", "åbnet")
        yield _said(kind, new, f"Punkt {number} er {word}.")
    for name, word in _SECTIONS.items():
        before, after = _text(old.section(name)), _text(new.section(name))
        if before != after:
            yield _said("section", new, f"{word} i punkt {number} er {_happened(before, after)}.", before, after)
    yield from _of_attachments(old, new)
    before, after = _decided(old.decision), _decided(new.decision)
    if before != after:
        yield _said("decision", new, f"Beslutningen i punkt {number} er {_happened(before, after)}.", before, after)


def _of_attachments(old: Item, new: Item) -> Iterator[Difference]:
    before = {each.sha256: each for each in old.attachments}
    after = {each.sha256: each for each in new.attachments}
    gone = [each for sha256, each in before.items() if sha256 not in after]
    for sha256, each in after.items():
        known = before.get(sha256)
        same_title = next((other for other in gone if other.title == each.title), None)
        if known is None and same_title:
            gone.remove(same_title)
            yield _said("attachment_replaced", new, f"Bilaget »{each.title}« til punkt {new.number} er erstattet.")
        elif known is None:
            yield _said(
                "attachment_added", new, f"Bilaget »{each.title}« til punkt {new.number} er nyt.", after=each.title
            )
        elif known.title != each.title:
            yield _said(
                "attachment_retitled",
                new,
                f"Et bilag til punkt {new.number} har fået en anden titel.",
                known.title,
                each.title,
            )
    for each in gone:
        yield _said("attachment_removed", new, f"Bilaget »{each.title}« til punkt {new.number} er fjernet.", each.title)


def _said(kind: str, item: Item, sentence: str, before: str = "", after: str = "") -> Difference:
    return Difference(kind, item.key, item.number, sentence, before, after)


def _happened(before: str, after: str) -> str:
    if not before:
        return "tilføjet"
    return "ændret" if after else "fjernet"


def _heading(item: Item) -> str:
    return f"{item.kind}: {item.title}" if item.kind else item.title


def _text(section: Section | None) -> str:
    if section is None:
        return ""
    return "\n".join([section.text, *(f"{place}. {point}" for place, point in enumerate(section.points, 1))]).strip()


def _decided(decision: Decision | None) -> str:
    if decision is None:
        return ""
    return "\n".join(
        [
            decision.text or decision.outcome,
            *(f"Punkt {each.point}: {each.text or each.outcome}" for each in decision.points),
            *(f"{each.name} ({each.party}), {each.municipality}" for each in decision.appointments),
            *(f"{each.party}: {each.text}" for each in decision.statements),
        ]
    )
