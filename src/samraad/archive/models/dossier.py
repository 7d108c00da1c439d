"""A dossier: the file as it came, its lines, and how it was read; a tombstone where one was erased."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class DossierStatus(models.TextChoices):
    PROPOSED = "proposed", "Forslag"
    ACCEPTED = "accepted", "Godkendt"


class DossierKind(models.TextChoices):
    AGENDA = "agenda", "Dagsorden"
    MINUTES = "minutes", "Referat"
    ATTACHMENTS = "attachments", "Bilag"


class Dossier(models.Model):
    """One file (or folder) as it was handed in. Its bytes lie in ``originals/<sha256>`` of the data folder.

    ``council_name`` and ``meeting_date`` are what was read or corrected; ``organization`` is set where the name is a known one.
    ``outline`` holds ``separators``, ``chapters`` and ``warnings`` as the reading's JSON has them.
    ``changed_since_accepted``: corrected or read again since a secretary accepted it, so there is something to accept again.
    """

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=DossierKind.choices)
    pages = models.IntegerField(null=True, blank=True)
    line_count = models.IntegerField(default=0)
    reader = models.CharField(max_length=64)
    status = models.CharField(max_length=20, choices=DossierStatus.choices, default=DossierStatus.PROPOSED)

    council_name = models.CharField(max_length=200, blank=True, default="")
    council_inferred = models.BooleanField(default=True)
    council_evidence = models.JSONField(default=list, blank=True)
    organization = models.ForeignKey(
        "councils.Organization", null=True, blank=True, on_delete=models.PROTECT, related_name="dossiers"
    )
    meeting_date = models.DateField(null=True, blank=True)
    meeting_date_printed = models.BooleanField(default=False)
    meeting_date_evidence = models.JSONField(default=list, blank=True)
    outline = models.JSONField(default=dict, blank=True)

    imported_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField()
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    imported_for = models.ForeignKey(
        "councils.Organization", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    changed_since_accepted = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-meeting_date", "name"]
        indexes = [
            models.Index(fields=["organization", "-meeting_date"], name="dossier_council_date"),
            models.Index(fields=["status", "-imported_at"], name="dossier_status"),
            models.Index(fields=["-imported_at", "-id"], name="dossier_imported"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_public(self) -> bool:
        return self.published_at is not None

    @property
    def organization_slug(self) -> str | None:
        """The key by which rights in its organization are given."""
        return self.organization.slug if self.organization else None


class Reading(models.Model):
    """What the reader said, before any correction: the reading's JSON without facts and tables."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="reading", primary_key=True)
    as_read = models.JSONField()

    def __str__(self) -> str:
        return f"læsning af {self.dossier_id}"


class DossierLine(models.Model):
    """One line of the source: ``raw`` as it stands, ``text`` repaired; ``role`` and ``after`` are the reading's.

    ``number`` counts through the whole dossier; in a folder or zip ``file`` names the file it stands in.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="lines")
    number = models.IntegerField()
    raw = models.TextField(blank=True)
    text = models.TextField(blank=True)
    role = models.CharField(max_length=12)
    after = models.CharField(max_length=1, blank=True)
    page = models.IntegerField(null=True, blank=True)
    starts_page = models.BooleanField(default=False)
    size = models.FloatField(null=True, blank=True)
    bold = models.BooleanField(default=False)
    file = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="line_number")]

    def __str__(self) -> str:
        return f"L{self.number}: {self.raw[:60]}"


class Tombstone(models.Model):
    """What is left of an erased dossier: that it was here, who erased it and why. Its file is not taken in again."""

    slug = models.SlugField(max_length=120, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    reason = models.CharField(max_length=500)
    erased_at = models.DateTimeField(auto_now_add=True)
    erased_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-erased_at"]

    def __str__(self) -> str:
        return self.slug
