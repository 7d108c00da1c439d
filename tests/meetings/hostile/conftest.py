"""The council, its secretary and the data folder of the other tests of meetings."""

from __future__ import annotations

import pytest
from tests.meetings.conftest import council, data_folder, secretary

from samraad.archive.read_apart import read_safely

__all__ = ["council", "data_folder", "secretary"]


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attachments are read in this process: starting another takes longer than the test."""
    monkeypatch.setattr("samraad.meetings.agenda.attach.read_apart", read_safely, raising=False)
