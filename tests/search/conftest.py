"""What the search tests share: a way to make passages without naming every field."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from samraad.search import PUBLIC, Index, Passage

PLAIN = Passage(
    id=1,
    dossier="2022-11",
    council="KKR Vestkysten",
    year=2022,
    meeting="KKR Vestkysten 2022-11-25",
    document="2022-11/1",
    document_title="Notat om cykelstier",
    document_kind="notat",
    organization="Vejforum",
    item="3.1",
    item_title="Cykelstier langs kysten",
    item_kind="Beslutningssag",
    section=None,
    decided=False,
    date=None,
    first_line=1,
    last_line=4,
    page=None,
    text="",
    scopes=(PUBLIC,),
)


@pytest.fixture(scope="session")
def passage() -> Callable[..., Passage]:
    """Makes a passage with the given fields, the rest plain."""

    def make(number: int, text: str, **fields: object) -> Passage:
        return replace(PLAIN, id=number, text=text, **fields)  # type: ignore[arg-type]

    return make


@pytest.fixture
def make_index(tmp_path: Path) -> Callable[..., Index]:
    """Makes an index of the given passages at revision 1."""
    return lambda *passages: Index.rebuild(tmp_path / "index", 1, passages)
