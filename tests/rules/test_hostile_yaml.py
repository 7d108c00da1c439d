"""A scheme's file cannot be made to swell or to run anything."""

import pytest

from samraad.rules.errors import RuleError
from samraad.rules.yaml_fields import root_of

BOMB = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]" for n in range(12))


@pytest.mark.parametrize("text", [BOMB, "a: &a [x]\nb: *a", "&a [*a]"])
def test_references_are_refused_with_their_line(text: str) -> None:
    with pytest.raises(RuleError, match=r"ond\.yaml, linje \d+: en henvisning med \*"):
        root_of(text, "ond.yaml")


@pytest.mark.parametrize("text", ["[" * 5000, "{a: " * 5000, "\x00", "a: b: c", ""])
def test_what_is_no_yaml_or_too_deep_is_refused(text: str) -> None:
    with pytest.raises(RuleError, match=r"ond\.yaml"):
        root_of(text, "ond.yaml")


def test_a_tag_of_python_is_only_a_word() -> None:
    assert root_of("!!python/object/apply:os.system [id]", "ond.yaml").file == "ond.yaml"
