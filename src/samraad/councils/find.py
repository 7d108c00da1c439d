"""Who is meant by a printed name: organizations and municipalities by name, short name or variant."""

from __future__ import annotations

import re
import unicodedata

from django.utils.text import slugify

from samraad.councils.models import Municipality, Organization

_KEEP = re.compile(r"[^0-9a-zæøå]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ü": "u", "é": "e", "ß": "ss"})


def name_key(name: str) -> str:
    """A name as it is compared: small letters, without spaces and signs, aa and å alike."""
    return _KEEP.sub("", unicodedata.normalize("NFC", name).casefold().replace("aa", "å"))


def slug_of(name: str, longest: int = 80) -> str:
    """A name as a key in addresses: ``KKR Sjælland`` → ``kkr-sjaelland``; never empty."""
    return (
        slugify(unicodedata.normalize("NFC", name).casefold().translate(_LETTERS))[:longest].strip("-") or "unavngivet"
    )


def find_organization(name: str) -> Organization | None:
    """The organization of that name, short name or variant, also in the genitive, if exactly one has it."""
    wanted = name_key(name)
    if not wanted:
        return None
    known = [
        (
            organization,
            {name_key(form) for form in (organization.name, organization.short_name, *organization.variants)},
        )
        for organization in Organization.objects.all()
    ]
    found = [organization for organization, keys in known if wanted in keys or wanted.removesuffix("s") in keys]
    return found[0] if len(found) == 1 else None


def municipalities_by_name() -> dict[str, Municipality]:
    """Every municipality by ``name_key`` of its name and variants, with and without ``Kommune``."""
    return {
        name_key(form): municipality
        for municipality in Municipality.objects.all()
        for name in (municipality.name, *municipality.variants)
        for form in (name, f"{name} Kommune", f"{name}s Kommune")
    }
