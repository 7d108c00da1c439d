"""Subcommands that are imported when they are asked for, so that each starts with only what it needs."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command


def lazy_group(commands: Mapping[str, tuple[str, str]], hidden: frozenset[str] = frozenset()) -> type[TyperGroup]:
    """A group of ``commands``: where each is, as ``module:name`` of a function or a Typer application, and its Danish help."""

    class LazyGroup(TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:
            return list(commands)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            if cmd_name not in commands:
                return None
            target, said = commands[cmd_name]
            module, _, name = target.partition(":")
            found = getattr(import_module(module), name)
            if isinstance(found, typer.Typer):
                command = get_command(found)
            else:
                alone = typer.Typer(add_completion=False)
                alone.command(cmd_name, help=said)(found)
                command = get_command(alone)
            command.name = cmd_name
            command.help = said
            command.hidden = cmd_name in hidden
            return command

    return LazyGroup
