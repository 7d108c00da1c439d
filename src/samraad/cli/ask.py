"""``samraad ask "QUESTION"``: the lines that answer it, or why there are none."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samraad.cli.archive_data import DataOption, open_data
from samraad.cli.output import print_json, refuse

if TYPE_CHECKING:
    from samraad.search.answering import Answer, Near, Reply, Source

_FILES = frozenset({".txt", ".pdf", ".docx", ".zip"})


def ask_command(
    question: Annotated[str, typer.Argument(help="Et spørgsmål på dansk.")],
    dossier: Annotated[str | None, typer.Option("--dossier", help="Spørg kun i ét dossier; skriv dets navn.")] = None,
    data: DataOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Skriv svarene som JSON.")] = False,
) -> None:
    """Answer a question with cited lines; say so where the archive is silent."""
    if not question.strip():
        refuse("Skriv et spørgsmål.")
    open_data(data)
    from samraad.access.permissions import OPERATOR
    from samraad.archive.ask import EVERYWHERE, Scope, ask
    from samraad.archive.models import Dossier

    names = dict(Dossier.objects.values_list("slug", "name"))
    scope = EVERYWHERE
    if dossier is not None:
        slugs = [slug for slug, name in names.items() if dossier in (slug, name, stem(name))]
        if not slugs:
            refuse(f"Arkivet har intet dossier, der hedder {dossier}.")
        scope = Scope(dossiers=frozenset(slugs))
    reply = ask(OPERATOR, question, scope)
    if as_json:
        print_json(as_data(reply, names))
    else:
        _tell(reply, names)


def stem(name: str) -> str:
    """A dossier's name without the ending of its file."""
    path = PurePath(name)
    return path.stem if path.suffix.lower() in _FILES else name


def as_data(reply: Reply, names: dict[str, str]) -> dict[str, Any]:
    """The reply as the contract has it."""
    from samraad.archive.ask_words import looked_for, reason, where

    data: dict[str, Any] = {
        "question": reply.question,
        "answered": reply.answered,
        "answers": [_answer(each, names) for each in reply.answers],
    }
    if reply.silence is not None:
        data |= {
            "looked_for": looked_for(reply.silence),
            "code": reply.silence.code,
            "reason": reason(reply.silence),
            "where": where(reply.silence),
            "near": [_near(each, names) for each in reply.silence.near],
        }
    return data


def _answer(answer: Answer, names: dict[str, str]) -> dict[str, Any]:
    table = answer.source.table
    return {
        **_place(answer.source, answer.first_line, answer.last_line, names),
        "text": answer.text,
        "value": answer.value,
        "table": {"caption": table.caption or None, "header": list(table.header)} if table else None,
        "score": answer.score,
        "likewise": [_near(each, names) for each in answer.likewise],
    }


def _near(near: Near, names: dict[str, str]) -> dict[str, Any]:
    return _place(near.source, near.first_line, near.last_line, names)


def _place(source: Source, first: int, last: int, names: dict[str, str]) -> dict[str, Any]:
    from samraad.archive.links import source_name

    return {
        "dossier": stem(names[source.dossier]) if source.dossier in names else source_name(source),
        "document": source.document_title or None,
        "item": source.item or None,
        "first_line": first,
        "last_line": last,
        "page": source.page,
    }


def _tell(reply: Reply, names: dict[str, str]) -> None:
    """For a person at a terminal."""
    from samraad.archive.ask_words import looked_for, reason, where

    for answer in reply.answers:
        place = _place(answer.source, answer.first_line, answer.last_line, names)
        title = answer.source.document_title or answer.source.item_title
        typer.echo(f"{place['dossier']}, linje {answer.first_line}–{answer.last_line}{': ' + title if title else ''}")
        typer.echo("  " + answer.text.replace("\n", "\n  "))
    if reply.silence is not None:
        typer.echo(f"Arkivet svarer ikke. Der er søgt efter {looked_for(reply.silence)}.")
        typer.echo(f"{reason(reply.silence)} Svaret ville stå: {where(reply.silence)}")
