"""The JSON of a reading keeps the contract of ``schema.json``."""

from __future__ import annotations

import copy
import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from examples.build import built_files

from samraad.reading.read import read
from samraad.reading.to_json import to_json


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(resources.files("samraad.reading").joinpath("schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def _as_printed(path: Path, *, with_lines: bool = False) -> Any:
    return json.loads(json.dumps(to_json(read(path), with_lines=with_lines)))


@pytest.mark.parametrize("path", built_files(), ids=lambda path: path.name)
def test_examples_keep_the_schema(path: Path, validator: jsonschema.Draft202012Validator) -> None:
    validator.validate(_as_printed(path, with_lines=True))


@pytest.mark.dossiers
def test_real_dossiers_keep_the_schema(dossiers: Path, validator: jsonschema.Draft202012Validator) -> None:
    for path in sorted(dossiers.glob("*.txt")):
        validator.validate(_as_printed(path))


def test_a_bundle_names_its_files(tmp_path: Path, validator: jsonschema.Draft202012Validator) -> None:
    (tmp_path / "1 notat.txt").write_text("Notat om praktikpladser\n\nDer er 250 pladser til 2,4 mio. kr.\n", "utf-8")
    data = _as_printed(tmp_path)
    validator.validate(data)
    assert data["source"]["media_type"] == "inode/directory"
    assert {fact["file"] for fact in data["facts"]} == {"1 notat.txt"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), 2),
        (("kind",), "letter"),
        (("source", "sha256"), "abc"),
        (("meeting", "date"), "5. februar 2026"),
        (("items", 0, "first_line"), 0),
        (("items", 0, "decision", "outcome"), "vedtaget"),
        (("items", 0, "sections", 0, "name"), "Baggrund"),
        (("facts", 0, "type"), "figure"),
    ],
)
def test_the_schema_refuses_what_breaks_the_contract(
    path: tuple[str | int, ...], value: object, validator: jsonschema.Draft202012Validator
) -> None:
    minutes = next(path for path in built_files() if path.name.endswith("referat.pdf"))
    data = copy.deepcopy(_as_printed(minutes))
    target = data
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(data)


def test_every_part_of_the_contract_is_required(validator: jsonschema.Draft202012Validator) -> None:
    minutes = next(path for path in built_files() if path.name.endswith("referat.pdf"))
    data = _as_printed(minutes)
    for key in list(data):
        assert not validator.is_valid({k: v for k, v in data.items() if k != key}), key
    for key in list(data["items"][0]):
        item = {k: v for k, v in data["items"][0].items() if k != key}
        assert not validator.is_valid({**data, "items": [item]}), key
