"""The words of a decision: what was written, and a sentence for what was only entered as a value."""

from __future__ import annotations

import re

from samraad.meetings.content.model import Appointment, Decision, Item, PointDecision, Proposal, Statement
from samraad.meetings.papers.blocks import Block, Paragraph, Points, Run, plain_text, text_blocks
from samraad.meetings.papers.parse_html import written_blocks
from samraad.meetings.papers.wording import filled, words

_LAST_WORDS = re.compile(r"[.:;!?]$")


def decision_blocks(item: Item, council: str) -> tuple[Block, ...]:
    """What stands under "Beslutning", in the order of the meeting: proposals, votes, decision, statements, who was inhabil."""
    decision = item.decision or Decision()
    written = written_blocks(decision.html, decision.text)
    told = plain_text(written)
    sentences = [
        *(_proposal(proposal) for proposal in item.proposals),
        *(_vote(vote.about, vote.votes_for, vote.votes_against, vote.abstained) for vote in item.votes),
    ]
    after = [_disqualified(one.name, one.party, one.reason) for one in item.disqualified if one.name not in told]
    return (
        *_paragraphs(sentences),
        *_decided(decision, written, council, sum(len(section.points) for section in item.sections)),
        *_paragraphs([_statement(one) for one in decision.statements if " ".join(one.text.split()) not in told]),
        *_paragraphs(after),
    )


def _decided(decision: Decision, written: tuple[Block, ...], council: str, points: int) -> tuple[Block, ...]:
    """The decision itself, its points and who was appointed; what the written text tells is not told again."""
    blocks, told = list(written), plain_text(written)
    appointed = [_appointed(one) for one in decision.appointments if one.name not in told]
    if not blocks and decision.outcome and not decision.points:
        blocks += _paragraphs([outcome_sentence(decision.outcome, council, points)])
    blocks += _paragraphs([s for s in (_point(one, council) for one in decision.points) if s not in told])
    if appointed:
        if not plain_text(tuple(blocks)).endswith(":"):
            blocks += _paragraphs([words()["appointed"]])
        blocks.append(Points(False, tuple(text_blocks(name) for name in appointed)))
    return tuple(blocks)


def outcome_sentence(outcome: str, council: str, points: int = 1) -> str:
    """``KKR Hovedstaden godkendte indstillingen.`` for an outcome of the reading contract, of that many points together."""
    verb, suffix = _parted(outcome)
    sentences = words()["outcomes"].get(verb)
    if not sentences:
        return ""
    whole = sentences.get("all", sentences["whole"]) if points > 1 else sentences["whole"]
    return filled(whole, council=council, suffix=suffix)


def _point(decided: PointDecision, council: str) -> str:
    if decided.text:
        return decided.text
    verb, suffix = _parted(decided.outcome)
    sentence = words()["outcomes"].get(verb)
    if not sentence:
        return ""
    by = filled(words()["proposed_by"], who=decided.proposed_by) if decided.proposed_by else ""
    return filled(sentence["point"], council=council, point=decided.point, suffix=suffix, by=by)


def _parted(outcome: str) -> tuple[str, str]:
    """The verb of an outcome, and its addition in Danish."""
    verb, _, addition = outcome.partition(" ")
    return verb, words()["suffixes"].get(addition, "")


def _statement(statement: Statement) -> str:
    text = " ".join(statement.text.split())
    says_itself = any(word in text.casefold() for word in words()["statement_words"])
    if says_itself and statement.party.casefold() in text.casefold():
        return text
    return filled(words()["statement"], party=statement.party, text=text)


def _vote(about: str, votes_for: int, votes_against: int, abstained: int) -> str:
    sentence = words()["vote" if abstained else "vote_all"]
    return filled(sentence, about=about, votes_for=votes_for, votes_against=votes_against, abstained=abstained)


def _disqualified(person: str, party: str, reason: str) -> str:
    because = filled(words()["because"], reason=reason.strip().rstrip(".")) if reason.strip() else ""
    return filled(words()["disqualified"], who=_with_letter(person, party), reason=because)


def _proposal(proposal: Proposal) -> str:
    text = " ".join(proposal.text.split())
    text = text if _LAST_WORDS.search(text) else text + "."
    sentence = filled(words()["proposals"][proposal.kind], who=proposal.proposed_by, text=text)
    outcome = words()["proposal_outcomes"].get(_parted(proposal.outcome)[0], "")
    return f"{sentence} {outcome}".strip()


def _appointed(one: Appointment) -> str:
    """``Birgit Lund (A), Roskilde Kommune, til bestyrelsen for X som suppleant``"""
    place = one.municipality
    if place and not place.casefold().endswith("kommune"):
        place += " Kommune"
    to = f"til {one.body}" if one.body else ""
    task = " ".join(filter(None, (to, f"som {one.role}" if one.role else "")))
    return ", ".join(filter(None, (_with_letter(one.name, one.party), place, task)))


def _with_letter(person: str, party: str) -> str:
    return f"{person} ({party})" if party else person


def _paragraphs(sentences: list[str]) -> list[Block]:
    return [Paragraph((Run(sentence),)) for sentence in sentences if sentence]
