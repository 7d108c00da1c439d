"""English for every Danish string, and nothing that the build needs gettext for."""

from pathlib import Path

from babel.messages.pofile import read_po

from samraad.web.build.messages import collect_messages, compile_catalogues, untranslated

PACKAGE = Path(__file__).parents[2] / "src" / "samraad"
ENGLISH = PACKAGE / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"


def key(message_id: object) -> object:
    return message_id[0] if isinstance(message_id, tuple | list) else message_id


def test_every_string_has_its_english() -> None:
    with ENGLISH.open("rb") as handle:
        catalogue = read_po(handle)
    known = {key(message.id) for message in catalogue}
    marked = {key(message.id) for message in collect_messages(PACKAGE)}
    run = "run python -m samraad.web.build.update_messages and translate what it names"
    assert not marked - known, run
    assert not untranslated(catalogue), run


def test_placeholders_are_the_same_in_both_languages() -> None:
    with ENGLISH.open("rb") as handle:
        for message in read_po(handle):
            if not message.id:
                continue
            english = message.string if isinstance(message.string, tuple | list) else [message.string]
            danish = message.id if isinstance(message.id, tuple | list) else [message.id]
            names = {part.split(")")[0] for text in danish for part in text.split("%(")[1:]}
            assert all({p.split(")")[0] for p in text.split("%(")[1:]} <= names for text in english), message.id
            assert not any("{" in text for text in english) or any("{" in text for text in danish), message.id


def test_a_catalogue_is_compiled_once(tmp_path: Path) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_bytes(ENGLISH.read_bytes())
    assert compile_catalogues(tmp_path) == 1
    assert (folder / "django.mo").stat().st_size > 1000
    assert compile_catalogues(tmp_path) == 0
