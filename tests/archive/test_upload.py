"""Files handed in through the browser: each is a job that can be followed to its end, good or bad."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samraad.access.models import User
from samraad.access.permissions import NotAllowed
from samraad.archive import upload, write_lock
from samraad.archive.errors import CannotImport
from samraad.archive.models import Dossier, ImportJob, ImportState
from samraad.archive.read_apart import read_apart, read_safely
from samraad.reading.errors import ReadingError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "read_apart", read_safely)


def hand_in(actor: Any, name: str, content: bytes) -> ImportJob:
    return upload.take_upload(actor, SimpleUploadedFile(name, content))


def test_a_good_file_becomes_a_dossier_under_its_own_name(
    secretary: User, minutes_file: Path, data_folder: Path
) -> None:
    job = hand_in(secretary, "../../Referat februar.txt", minutes_file.read_bytes())
    assert (job.state, job.name) == (ImportState.WAITING, "Referat februar.txt")
    assert upload.import_waiting() == 1
    job.refresh_from_db()
    assert (job.state, job.unchanged) == (ImportState.DONE, False)
    assert job.dossier is not None
    assert job.dossier.name == "Referat februar.txt"
    assert job.dossier.imported_by == secretary
    assert list((data_folder / "uploads").iterdir()) == []


def test_a_known_file_is_unchanged(secretary: User, minutes_file: Path) -> None:
    for _ in range(2):
        job = hand_in(secretary, "referat.txt", minutes_file.read_bytes())
    assert upload.import_waiting() == 2
    job.refresh_from_db()
    assert job.unchanged
    assert Dossier.objects.count() == 1


def test_a_bad_file_fails_with_its_own_name_and_the_next_goes_on(secretary: User, minutes_file: Path) -> None:
    bad = hand_in(secretary, "dårlig.pdf", b"%PDF-1.7 intet")
    good = hand_in(secretary, "referat.txt", minutes_file.read_bytes())
    upload.import_waiting()
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, good.state) == (ImportState.FAILED, ImportState.DONE)
    assert "dårlig.pdf" in bad.message
    assert str(bad.key) not in bad.message


def test_what_an_interrupted_worker_left_is_taken_up_again(secretary: User, minutes_file: Path) -> None:
    job = hand_in(secretary, "referat.txt", minutes_file.read_bytes())
    ImportJob.objects.update(state=ImportState.RUNNING, stage="read")
    upload.import_waiting()
    job.refresh_from_db()
    assert job.state == ImportState.DONE


def test_empty_and_too_large_files_are_refused_at_once(secretary: User, settings: Any) -> None:
    settings.SAMRAAD_MAX_UPLOAD = 10
    for content in (b"", b"x" * 11):
        with pytest.raises(CannotImport):
            hand_in(secretary, "fil.txt", content)
    assert not ImportJob.objects.exists()


def test_only_a_secretary_may(member: User) -> None:
    with pytest.raises(NotAllowed):
        hand_in(member, "fil.txt", b"x")


def test_one_worker_at_a_time_and_the_next_is_not_even_started(
    secretary: User, minutes_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(upload.subprocess, "Popen", lambda *of, **how: started.append(of))
    hand_in(secretary, "referat.txt", minutes_file.read_bytes())
    with write_lock.held(upload.WORKER):
        upload.start_worker()
        assert upload.import_waiting() == 0
    assert started == []
    upload.start_worker()
    assert len(started) == 1
    assert upload.import_waiting() == 1


def test_what_is_handed_in_while_the_worker_is_about_to_end_is_taken_in_too(
    secretary: User, minutes_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(secretary, "referat.txt", minutes_file.read_bytes())
    take_all = upload._import_all

    def with_a_late_one() -> int:
        done = take_all()
        if not ImportJob.objects.filter(name="sent.txt").exists():
            hand_in(secretary, "sent.txt", minutes_file.read_bytes() + b"\nEt punkt til.\n")
        return done

    monkeypatch.setattr(upload, "_import_all", with_a_late_one)
    assert upload.import_waiting() == 2


def test_an_error_of_ours_fails_its_own_file_only(
    secretary: User, minutes_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in = upload.import_dossier

    def broken(*of: Any, **how: Any) -> Any:
        if how["name"] == "uheld.txt":
            raise RuntimeError
        return take_in(*of, **how)

    monkeypatch.setattr(upload, "import_dossier", broken)
    bad = hand_in(secretary, "uheld.txt", b"x")
    good = hand_in(secretary, "referat.txt", minutes_file.read_bytes())
    assert upload.import_waiting() == 2
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, good.state) == (ImportState.FAILED, ImportState.DONE)
    assert "uheld.txt" in bad.message


def test_a_file_that_takes_too_long_to_read_is_refused(minutes_file: Path, tmp_path: Path, settings: Any) -> None:
    settings.SAMRAAD_READING_SECONDS = 0.05
    long = tmp_path / "lang.txt"
    long.write_bytes(minutes_file.read_bytes() * 400)
    with pytest.raises(ReadingError, match="for lang tid"):
        read_apart(long, "lang.txt")
    settings.SAMRAAD_READING_SECONDS = 120
    assert read_apart(minutes_file, "referat.txt").items
