"""Taking a file in: once, whole, with its original; or a clear refusal and nothing stored."""

from pathlib import Path

import pytest

from samraad.access import history
from samraad.access.models import User
from samraad.access.permissions import OPERATOR, NotAllowed
from samraad.archive import import_dossier as verb
from samraad.archive.errors import CannotImport
from samraad.archive.import_dossier import Outcome, import_dossier
from samraad.archive.import_many import import_many
from samraad.archive.models import Dossier, DossierLine, IndexJob, Passage
from samraad.archive.originals import may_read_original, original_path

pytestmark = pytest.mark.django_db


def test_a_file_becomes_a_dossier_with_lines_items_and_passages(secretary: User, minutes_file: Path) -> None:
    imported = import_dossier(secretary, minutes_file)
    dossier = imported.dossier
    assert imported.outcome is Outcome.NEW
    assert dossier.slug == "referat-kkr-sjaelland"
    assert dossier.kind == "minutes"
    assert [item.number for item in dossier.items.all()] == ["1.1", "3.1", "3.2", "7.1"]
    raw = list(dossier.lines.values_list("raw", flat=True))
    assert raw == minutes_file.read_text(encoding="utf-8").splitlines()
    assert dossier.passages.exists()
    assert not dossier.is_public
    assert [change.action for change in history.of(dossier)] == ["archive.import.new"]


def test_the_original_is_kept_byte_for_byte(secretary: User, minutes_file: Path) -> None:
    dossier = import_dossier(secretary, minutes_file).dossier
    assert original_path(dossier).read_bytes() == minutes_file.read_bytes()
    assert may_read_original(secretary, dossier)


def test_the_same_content_is_taken_in_once_whatever_its_name(secretary: User, minutes_file: Path) -> None:
    first = import_dossier(secretary, minutes_file).dossier
    jobs = IndexJob.objects.count()
    other = minutes_file.with_name("kopi.txt")
    other.write_bytes(minutes_file.read_bytes())
    again = import_dossier(secretary, other)
    assert (again.outcome, again.dossier.pk) == (Outcome.UNCHANGED, first.pk)
    assert IndexJob.objects.count() == jobs


def test_a_newer_reader_reads_again_without_doubling(
    secretary: User, minutes_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = import_dossier(secretary, minutes_file).dossier
    before = (
        DossierLine.objects.count(),
        Passage.objects.count(),
        list(dossier.documents.values_list("pk", flat=True)),
    )
    monkeypatch.setattr(verb, "reader_version", lambda: "newer")
    again = import_dossier(secretary, minutes_file)
    assert again.outcome is Outcome.REREAD
    assert again.dossier.pk == dossier.pk
    after = (DossierLine.objects.count(), Passage.objects.count(), list(dossier.documents.values_list("pk", flat=True)))
    assert after == before


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\nnot a pdf", b"\x7fELF" + bytes(400), b"PK\x03\x04 broken zip"], ids=repr
)
def test_what_cannot_be_read_is_refused_and_leaves_nothing(
    secretary: User, tmp_path: Path, data_folder: Path, content: bytes
) -> None:
    path = tmp_path / "dårlig.pdf"
    path.write_bytes(content)
    with pytest.raises(CannotImport) as refusal:
        import_dossier(secretary, path)
    assert str(refusal.value).endswith(".")
    assert not Dossier.objects.exists()
    assert list((data_folder / "originals").iterdir()) == []


def test_what_is_not_there_and_empty_folders_are_refused(secretary: User, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    for path in (tmp_path / "findes-ikke.txt", tmp_path / "tom"):
        with pytest.raises(CannotImport):
            import_dossier(secretary, path)
    assert not Dossier.objects.exists()


def test_zero_bytes_and_odd_signs_in_text_can_be_stored(secretary: User, tmp_path: Path) -> None:
    path = tmp_path / "mærkelig.txt"
    path.write_bytes("Møde i KKR Sjælland\n".encode() * 30 + b"a\x00b \xff\xfe slut\n")
    try:
        dossier = import_dossier(secretary, path).dossier
    except CannotImport:
        assert not Dossier.objects.exists()
    else:
        assert all("\0" not in line.raw for line in dossier.lines.all())


def test_a_folder_is_one_dossier(secretary: User, minutes_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "møde"
    folder.mkdir()
    (folder / "1 referat.txt").write_bytes(minutes_file.read_bytes())
    (folder / "2 bilag.txt").write_text("Notat om drivhuse\n\nDrivhuse er dyre.\n", encoding="utf-8")
    dossier = import_dossier(secretary, folder).dossier
    assert {line.file for line in dossier.lines.all()} == {"1 referat.txt", "2 bilag.txt"}
    assert (original_path(dossier) / "2 bilag.txt").exists()
    assert import_dossier(secretary, folder).outcome is Outcome.UNCHANGED


def test_two_names_alike_get_two_slugs(secretary: User, minutes_file: Path, tmp_path: Path) -> None:
    import_dossier(secretary, minutes_file)
    other = tmp_path / "andet" / minutes_file.name
    other.parent.mkdir()
    other.write_text(minutes_file.read_text(encoding="utf-8") + "\nSlut.\n", encoding="utf-8")
    assert import_dossier(secretary, other).dossier.slug == "referat-kkr-sjaelland-2"


def test_only_a_secretary_may(member: User, minutes_file: Path) -> None:
    with pytest.raises(NotAllowed):
        import_dossier(member, minutes_file)


def test_a_crash_while_writing_leaves_nothing_half(
    secretary: User, minutes_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall_over(*_: object) -> None:
        raise RuntimeError("strømmen gik")

    with monkeypatch.context() as broken:
        broken.setattr("samraad.archive.write_reading.write_passages", fall_over)
        with pytest.raises(RuntimeError):
            import_dossier(secretary, minutes_file)
    assert not Dossier.objects.exists()
    assert not DossierLine.objects.exists()
    assert not IndexJob.objects.exists()
    assert import_dossier(secretary, minutes_file).outcome is Outcome.NEW


@pytest.mark.django_db(transaction=True)
def test_many_files_are_read_in_parallel_and_a_bad_one_stops_nothing(minutes_file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "tom.txt"
    bad.write_bytes(b"")
    other = tmp_path / "andet.txt"
    other.write_text(minutes_file.read_text(encoding="utf-8").replace("drivhuse", "cykler"), encoding="utf-8")
    results = {result.path: result for result in import_many(OPERATOR, [minutes_file, bad, other], workers=2)}
    assert results[bad].error
    assert Dossier.objects.count() == 2
    again = list(import_many(OPERATOR, [minutes_file, other], workers=2))
    assert all(result.imported and result.imported.outcome is Outcome.UNCHANGED for result in again)
