"""Schemes from a folder of YAML and CSV files, as the example council and the command line bring them."""

from __future__ import annotations

from pathlib import Path

from samraad.access.permissions import Actor
from samraad.rules.errors import RuleError
from samraad.rules.files import beside, text_of
from samraad.schemes.models import SchemeVersion
from samraad.schemes.publish_scheme import publish_scheme
from samraad.schemes.save_version import save_version


def load_folder(actor: Actor, folder: Path) -> list[SchemeVersion]:
    """Every scheme of the folder, saved and published; loaded again, nothing is doubled. Raises RuleError."""
    return [load_file(actor, path) for path in sorted(folder.glob("*.yaml"))]


def load_file(actor: Actor, path: Path) -> SchemeVersion:
    """One scheme with the CSV files beside it that it names."""
    text = text_of(path)
    read = beside(path)
    files = {}
    for other in sorted(path.parent.glob("*.csv")):
        if other.name in text:
            files[other.name] = read(other.name)
    try:
        version = save_version(actor, path.stem, text, files)
    except RuleError as error:
        raise RuleError(f"{path.name}: {error}") from None
    if version.scheme.published_at is None:
        publish_scheme(actor, version.scheme)
    return version
