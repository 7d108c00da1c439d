"""The index follows the archive, whatever happens to it, and the public finds only what is published."""

import shutil
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from samraad.access.models import User
from samraad.access.permissions import OPERATOR, Actor
from samraad.archive import write_lock
from samraad.archive.erase import erase
from samraad.archive.import_dossier import import_dossier
from samraad.archive.indexing import _open, apply_pending, open_index, rebuild_index, scopes_of, waiting
from samraad.archive.models import Dossier, IndexJob, Passage
from samraad.archive.publish import publish, unpublish
from samraad.archive.redact import redact
from samraad.search import Index, IndexNeedsRebuildError
from samraad.search.model import SearchRequest

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()


def found(query: str, actor: Actor = PUBLIC) -> int:
    return open_index().search(SearchRequest(query, scopes=scopes_of(actor))).total


@pytest.fixture
def dossier(secretary: User, minutes_file: Path) -> Dossier:
    return import_dossier(secretary, minutes_file).dossier


def test_a_search_sees_what_was_just_done(secretary: User, dossier: Dossier) -> None:
    assert found("drivhuse") == 0
    assert found("drivhuse", OPERATOR) > 0
    publish(secretary, dossier)
    assert found("drivhuse") > 0
    redact(secretary, dossier, "drivhuse", "prøve")
    assert found("drivhuse", OPERATOR) == 0
    unpublish(secretary, dossier)
    assert found("cykelstier") == 0


def test_an_erased_dossier_leaves_the_index(secretary: User, dossier: Dossier) -> None:
    assert found("drivhuse", OPERATOR) > 0
    erase(secretary, dossier, "prøve")
    assert found("drivhuse", OPERATOR) == 0
    assert open_index().passages == 0


def test_contacts_cannot_be_found(secretary: User, dossier: Dossier) -> None:
    publish(secretary, dossier)
    assert found("Blomkvist") > 0
    assert found("berta.blomkvist@eksempel.dk") == 0 or "eksempel.dk" not in "".join(
        hit.passage.text
        for group in open_index().search(SearchRequest("berta.blomkvist@eksempel.dk")).groups
        for hit in group.hits
    )
    assert found('"12 34 56 78"') == 0


def test_every_passage_is_in_the_index_once(secretary: User, dossier: Dossier) -> None:
    open_index()
    apply_pending()
    assert open_index().passages == Passage.objects.count()
    rebuild_index()
    assert open_index().passages == Passage.objects.count()


def test_a_missing_index_is_built_again(dossier: Dossier, data_folder: Path) -> None:
    open_index()
    shutil.rmtree(data_folder / "index")
    assert found("drivhuse", OPERATOR) > 0


def test_an_older_index_put_back_is_built_again(secretary: User, dossier: Dossier, data_folder: Path) -> None:
    open_index()
    shutil.copytree(data_folder / "index", data_folder / "sikkerhedskopi")
    redact(secretary, dossier, "drivhuse", "prøve")
    assert found("drivhuse", OPERATOR) == 0
    shutil.rmtree(data_folder / "index")
    shutil.move(data_folder / "sikkerhedskopi", data_folder / "index")
    apply_pending()
    assert found("drivhuse", OPERATOR) == 0


def test_an_index_ahead_of_the_archive_is_built_again(dossier: Dossier) -> None:
    open_index()
    IndexJob.objects.all().delete()
    Passage.objects.all().delete()
    apply_pending()
    assert open_index().passages == 0


def test_a_crash_between_index_and_database_only_repeats_work(dossier: Dossier) -> None:
    open_index()
    IndexJob.objects.update(applied=False)
    assert apply_pending() == 1
    assert open_index().passages == Passage.objects.count()
    assert apply_pending() == 0


def test_while_somebody_else_writes_a_search_answers_from_the_index_as_it_was(
    secretary: User, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samraad.archive.indexing._PATIENCE", 0.05)
    publish(secretary, dossier)
    open_index()
    IndexJob.objects.update(applied=False)
    release, holding = threading.Event(), threading.Event()

    def hold() -> None:
        with write_lock.held("index"):
            holding.set()
            release.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    holding.wait(10)
    try:
        assert found("drivhuse") > 0
        assert waiting() == (dossier.slug,)
        left_out = SearchRequest("drivhuse", scopes=scopes_of(OPERATOR), without=waiting())
        assert open_index().search(left_out).total == 0
    finally:
        release.set()
        thread.join()


def test_an_index_of_another_version_is_built_again(
    secretary: User, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(secretary, dossier)
    assert found("drivhuse") > 0
    monkeypatch.setattr("samraad.search.store.VERSION", "en anden")
    with pytest.raises(IndexNeedsRebuildError, match="outdated"):
        Index.open(settings.SAMRAAD_DATA / "index")
    _open.clear()
    assert found("drivhuse") > 0
    assert Index.open(settings.SAMRAAD_DATA / "index").passages == Passage.objects.count()
