"""Keep the search index in step with the archive: apply what has changed, rebuild it where it is missing or not of this archive.

The index is derived. Changes wait as IndexJob rows until somebody applies them: whoever imports, the server when it
starts, and every search before it answers; so a crash can delay the index, but not leave it silently behind.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils.module_loading import import_string

from samraad.access.permissions import Actor
from samraad.archive import write_lock
from samraad.archive.models import IndexJob
from samraad.search.errors import IndexBusyError, IndexNeedsRebuildError
from samraad.search.index import Index
from samraad.search.model import Passage

log = logging.getLogger(__name__)
_LOT = 50
_PATIENCE = 2.0
_open: dict[Path, Index] = {}


def open_index() -> Index:
    """The index, in step with the archive. Where another process has been writing for long, as it was before."""
    if IndexJob.objects.filter(applied=False).exists() or not _is_usable():
        try:
            apply_pending(within=_PATIENCE)
        except (write_lock.LockBusy, IndexBusyError):
            log.warning("The search index is being written; this search sees it as it was")
    return _opened()


def scopes_of(actor: Actor) -> tuple[str, ...]:
    """The scopes of ``actor``: what passages the index may give her."""
    return tuple(dict.fromkeys(scope for source in _sources("scopes_of") for scope in source(actor)))


def waiting() -> tuple[str, ...]:
    """What has changed since it was indexed, where it could not be applied: it may say what may no longer be read."""
    return tuple(IndexJob.objects.filter(applied=False).order_by().values_list("dossier_slug", flat=True).distinct())


def apply_pending(within: float | None = None) -> int:
    """Apply what has changed since last time; says how many dossiers. Raises LockBusy where ``within`` seconds are given."""
    changed = 0
    with write_lock.held("index", within):
        index = _current_or_none()
        if index is None:
            changed += _rebuild()
        while jobs := list(IndexJob.objects.filter(applied=False).order_by("id")[:_LOT]):
            index = _opened()
            slugs = sorted({job.dossier_slug for job in jobs})
            index.apply(max(index.revision, jobs[-1].pk), _passages(slugs), deleted_dossiers=slugs)
            IndexJob.objects.filter(pk__in=[job.pk for job in jobs]).update(applied=True)
            changed += len(slugs)
    return changed


def rebuild_index() -> int:
    """Build the index anew from the archive; readers keep the old one until it is complete. Says how many dossiers."""
    with write_lock.held("index"):
        return _rebuild()


def _rebuild() -> int:
    slugs = [key for source in _sources("keys") for key in source()]
    pending = list(IndexJob.objects.filter(applied=False).values_list("pk", flat=True))
    revision = IndexJob.objects.aggregate(last=Max("pk"))["last"] or 0
    _open[_folder()] = Index.rebuild(_folder(), revision, _passages(slugs))
    IndexJob.objects.filter(pk__in=pending).update(applied=True)
    return len(slugs)


def _passages(slugs: Iterable[str]) -> Iterator[Passage]:
    """The passages of what is still there; what is gone has none, and so leaves the index."""
    sources = _sources("passages")
    for slug in slugs:
        for source in sources:
            yield from source(slug)


def _sources(name: str) -> list[Callable[..., Any]]:
    """The function of that name of every module that search is fed from."""
    return [import_string(f"{module}.{name}") for module in settings.SAMRAAD_PASSAGES]


def _current_or_none() -> Index | None:
    """The index if it is this archive's: neither older than what was applied to it, nor ahead of what there is."""
    try:
        index = _opened()
        revision = index.revision
    except IndexNeedsRebuildError:
        return None
    applied = IndexJob.objects.filter(applied=True).aggregate(last=Max("pk"))["last"] or 0
    newest = IndexJob.objects.aggregate(last=Max("pk"))["last"] or 0
    return index if applied <= revision <= newest else None


def _is_usable() -> bool:
    try:
        return _opened().revision >= 0
    except IndexNeedsRebuildError:
        return False


def _opened() -> Index:
    folder = _folder()
    if folder not in _open:
        _open[folder] = Index.open(folder)
    return _open[folder]


def _folder() -> Path:
    folder: Path = settings.SAMRAAD_DATA / "index"
    return folder
