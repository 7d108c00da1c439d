"""How much one dossier may be. Generous: the largest real bundles have some 400 pages and 100 MB."""

from __future__ import annotations

from samraad.reading.errors import ReadingError

MAX_PAGES = 5_000
MAX_BYTES = 500_000_000
MAX_TEXT_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 1_000_000_000
MAX_MEMBERS = 2_000


def check_size(size: int, name: str, limit: int = MAX_BYTES) -> None:
    """Refuse what is empty or larger than ``limit`` bytes."""
    if size == 0:
        raise ReadingError(f"{name} er tom: filen har intet indhold. Hent den igen, og prøv med den nye fil.")
    if size > limit:
        raise ReadingError(
            f"{name} er for stor: {_megabytes(size)} MB, og grænsen er {_megabytes(limit)} MB. Del den i mindre filer."
        )


def check_pages(pages: int, name: str) -> None:
    """Refuse more pages than one dossier may have."""
    if pages > MAX_PAGES:
        raise ReadingError(
            f"{name} er for lang: {_thousands(pages)} sider, og grænsen er {_thousands(MAX_PAGES)} sider."
            " Del den i mindre filer."
        )


def _megabytes(size: int) -> str:
    return _thousands(-(-size // 1_000_000))


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
