"""The names a scheme may use for what the archive knows: municipalities by their official name or a variant."""

from __future__ import annotations

from samraad.councils.models import Municipality
from samraad.rules.scheme_file import Names


def known_names() -> Names:
    """The municipalities; none are known before the start data is loaded, and then any name will do."""
    names: set[str] = set()
    for name, variants in Municipality.objects.values_list("name", "variants"):
        names.update([name, *variants])
    return {"municipality": frozenset(names)} if names else {}
