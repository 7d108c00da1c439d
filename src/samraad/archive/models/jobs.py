"""Work to be done, as rows: files to take in, and dossiers whose place in the search index must follow."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from samraad.archive.models.dossier import Dossier


class IndexJob(models.Model):
    """The dossier with this slug has changed, or is gone. Written in the same transaction as the change.

    The slug and not a foreign key: the job for an erased dossier must outlive it.
    """

    dossier_slug = models.SlugField(max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)
    applied = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["applied", "id"], name="index_job_pending")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.dossier_slug}"


class ImportState(models.TextChoices):
    WAITING = "waiting", "Venter"
    RUNNING = "running", "I gang"
    DONE = "done", "Færdig"
    FAILED = "failed", "Ikke læst"


class ImportStage(models.TextChoices):
    STORE = "store", "Gemmer originalen"
    READ = "read", "Læser"
    WRITE = "write", "Skriver"
    INDEX = "index", "Gør søgbar"


class ImportJob(models.Model):
    """A file handed in through the browser, and how far it has come.

    ``path`` is where it waits, in the data folder; ``organization`` the slug of the council it is handed in for, if one was named.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=255)
    path = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.WAITING)
    stage = models.CharField(max_length=10, choices=ImportStage.choices, blank=True, default="")
    message = models.TextField(blank=True, default="")
    unchanged = models.BooleanField(default=False)
    dossier = models.ForeignKey(Dossier, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    organization = models.SlugField(max_length=100, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "id"], name="import_job_state")]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_state_display()}"
