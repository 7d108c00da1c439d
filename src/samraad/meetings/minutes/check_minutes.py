"""What minutes lack before they can go out, each as a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from samraad.meetings.agenda.item_kinds import to_be_decided
from samraad.meetings.content.model import Content, Item
from samraad.meetings.publishing.check_agenda import links_to_closed
from samraad.meetings.session.phrases import OPEN


def reasons_not_to_send(content: Content) -> tuple[str, ...]:
    """Empty where they can go out."""
    return tuple(_reasons(content))


def _reasons(content: Content) -> Iterator[str]:
    on_it = [item for item in content.items if not item.withdrawn]
    need = to_be_decided(content.organization)
    lacking = [item for item in on_it if item.kind in need and not _is_decided(item)]
    if lacking:
        named = ", ".join(f"{item.number} »{item.title}«" for item in lacking)
        yield f"Der mangler en beslutning i {named}. Skriv den, eller notér, at sagen er udsat."
    unfinished = [item.number for item in on_it if _is_unfinished(item)]
    if unfinished:
        yield f"Beslutningen i punkt {', '.join(unfinished)} er ikke skrevet færdig ({OPEN}). Skriv resten."
    yield from links_to_closed(content)


def _is_decided(item: Item) -> bool:
    decision = item.decision
    return decision is not None and bool(decision.outcome or decision.text or decision.points)


def _is_unfinished(item: Item) -> bool:
    decision = item.decision
    if decision is None:
        return False
    texts = [decision.text, *(point.text for point in decision.points)]
    unwritten = " with " in decision.outcome and not any(texts)
    return unwritten or any(text.rstrip().rstrip(".").endswith(OPEN) for text in texts)
