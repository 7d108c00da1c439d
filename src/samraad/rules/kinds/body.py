"""Schemes of a body's decision rule: voting power and vetoes."""

from __future__ import annotations

from dataclasses import dataclass

from samraad.rules.body_file import FIELDS, body_from
from samraad.rules.decisions import MAJORITIES, Body, power
from samraad.rules.kinds.heading import HEADING, read_heading
from samraad.rules.report import Block, Column, Entry, Heading, Report
from samraad.rules.trace import reader_figure
from samraad.rules.yaml_fields import Field


@dataclass(frozen=True, slots=True)
class BodyScheme:
    heading: Heading
    body: Body


def read_body(root: Field) -> BodyScheme:
    """The fields of a body file, with a heading."""
    fields = root.known(*HEADING, *FIELDS)
    return BodyScheme(read_heading(root, fields), body_from(root, fields))


def report_body(scheme: BodyScheme) -> Report:
    """Voting power by group, and what can carry."""
    body, found = scheme.body, power(scheme.body)
    columns = (
        Column("voters", "Stemmer"),
        Column("required", "Skal stemme for"),
        Column("veto", "Veto"),
        Column("banzhaf", "Banzhaf, pr. stemme"),
        Column("shapley_shubik", "Shapley–Shubik, pr. stemme"),
    )
    rows = []
    for group, voters in body.members.items():
        needed, veto = body.required.get(group, 0), group in found.veto
        entries = {
            "voters": Entry(str(voters), str(voters)),
            "required": Entry(str(needed), str(needed)),
            "veto": Entry("ja" if veto else "nej", str(veto).lower()),
        }
        for name, indices in (("banzhaf", found.banzhaf), ("shapley_shubik", found.shapley_shubik)):
            index = indices[group]
            entries[name] = Entry(reader_figure(index), f"{index.numerator}/{index.denominator}")
        rows.append(((group,), entries))
    decides = "kan" if found.casting_vote_can_decide else "kan aldrig"
    sentences = [f"Der kræves {MAJORITIES[body.majority].danish} blandt {body.voters} stemmer."]
    if found.smallest_coalition is None:
        sentences.append("Ingen koalition kan gennemføre en beslutning.")
    else:
        sentences.append(
            f"{found.winning_coalitions} koalitioner kan vinde; den mindste har {found.smallest_coalition} stemmer."
        )
    if body.casting_vote is not None:
        sentences.append(f"Formandens stemme ({body.casting_vote}) {decides} afgøre en sag.")
    block = Block("groups", "Stemmestyrke efter gruppe", ("Gruppe",), columns, tuple(rows), tuple(sentences))
    return Report("body", scheme.heading, (block,))
