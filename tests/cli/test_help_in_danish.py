"""Help speaks Danish, one style: every command and every option of every command."""

import re
from collections.abc import Iterator

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_command

from samraad.cli.main import app

ENGLISH = re.compile(r"\b(the|of|and|with|print|file|folder|is|to|it|from|where)\b", re.IGNORECASE)


def commands() -> Iterator[tuple[str, typer.core.TyperCommand | TyperGroup]]:
    waiting = [("samraad", get_command(app))]
    while waiting:
        path, command = waiting.pop()
        yield path, command  # type: ignore[misc]
        if isinstance(command, TyperGroup):
            context = typer.Context(command)
            for name in command.list_commands(context):
                found = command.get_command(context, name)
                assert found is not None
                waiting.append((f"{path} {name}", found))


@pytest.mark.parametrize(("path", "command"), list(commands()), ids=lambda each: each if isinstance(each, str) else "")
def test_every_command_and_option_says_in_danish_what_it_does(path: str, command: TyperGroup) -> None:
    said = [command.help, *(getattr(each, "help", None) for each in command.params)]
    for text in said:
        assert text, path
        assert not ENGLISH.search(text), (path, text)
        assert text.endswith((".", "?")), (path, text)


def test_no_command_offers_to_change_the_shell() -> None:
    for path, command in commands():
        assert "install_completion" not in {each.name for each in command.params}, path
