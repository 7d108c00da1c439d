"""A small invented archive of passages, asked without a database."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from samraad.search.answering import Archive, Reply, Source, TableView, answer, understand
from samraad.search.answering.words import Senses
from samraad.search.danish import Analyser
from samraad.search.index import Index
from samraad.search.model import PUBLIC, Passage

Ask = Callable[[str], Reply]


@pytest.fixture(scope="session")
def senses() -> Senses:
    """Printed words, read with the Danish word list."""
    return Senses(Analyser())


def source(number: int, text: str, title: str, section: str = "", table: TableView | None = None) -> Source:
    """A passage whose lines are those of the text, numbered from ten times its own number."""
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    numbers = tuple(number * 10 + at for at in range(len(starts)))
    return Source(
        id=number,
        dossier="prøve",
        document="",
        document_title="" if section else title,
        item="3.1" if section else "",
        item_title=title if section else "",
        section=section,
        heading="",
        council="KKR Fjordlandet",
        date=None,
        kind="minutes" if section else "attachments",
        page=None,
        text=text,
        starts=tuple(starts),
        numbers=numbers,
        people=tuple(name for name in ("Rosa Lundgaard", "Anton Brix") if name in text),
        table=table,
        rank=1.0,
    )


def passage(given: Source) -> Passage:
    """The same as the index takes it."""
    return Passage(
        id=given.id,
        dossier=given.dossier,
        council=given.council,
        year=None,
        meeting=None,
        document=f"{given.dossier}/{given.document_title}",
        document_title=given.document_title or given.item_title,
        document_kind=None,
        organization=None,
        item=given.item or None,
        item_title=given.item_title or None,
        item_kind=None,
        section=given.section or None,
        decided=given.section == "decision",
        date=None,
        first_line=given.numbers[0],
        last_line=given.numbers[-1],
        page=None,
        text=given.text,
        scopes=(PUBLIC,),
    )


def asker(folder: Path, sources: Iterable[Source]) -> Ask:
    """Asks these sources."""
    by_id = {each.id: each for each in sources}
    index = Index.rebuild(folder, 1, [passage(each) for each in by_id.values()])
    archive = Archive(index.snapshot, index.analyser)
    senses = Senses(index.analyser)

    def ask(text: str) -> Reply:
        question = understand(text, senses, archive.rarity)
        known = frozenset(term.printed for term in question.terms if archive.knows(term))
        found = archive.search(question, 40)
        return answer(question, [by_id[passage.id] for _, passage in found], senses, known)

    return ask
