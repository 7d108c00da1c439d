"""Subcommands that are imported when they are asked for, so that each starts with only what it needs."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command


def lazy_group(commands: Mapping[str, str], hidden: frozenset[str] = frozenset()) -> type[TyperGroup]:
    """A group whose ``commands`` are ``module:name`` of a function or of another Typer application."""

    class LazyGroup(TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:
            return list(commands)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            if cmd_name not in commands:
                return None
            module, _, name = commands[cmd_name].partition(":")
            found = getattr(import_module(module), name)
            if isinstance(found, typer.Typer):
                command = get_command(found)
            else:
                alone = typer.Typer(add_completion=False)
                alone.command(cmd_name)(found)
                command = get_command(alone)
            command.name = cmd_name
            command.hidden = cmd_name in hidden
            return command

    return LazyGroup
