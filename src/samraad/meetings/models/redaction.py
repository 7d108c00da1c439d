"""Words that are struck out of what was written here: who did it, where and why, and what is needed to take it back."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from samraad.meetings.models.item import AgendaItem
from samraad.meetings.models.meeting import Meeting
from samraad.meetings.models.version import PublishedVersion


class MeetingRedaction(models.Model):
    """A redaction in a council: everywhere, in a meeting, or in an item.

    ``words`` is empty once it was lifted, or the words were erased for good; the row stays and tells of it.
    """

    organization = models.ForeignKey("councils.Organization", on_delete=models.PROTECT, related_name="redactions")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.CASCADE, related_name="redactions")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.CASCADE, related_name="redactions")
    words = models.TextField(blank=True)
    reason = models.CharField(max_length=500)
    places = models.IntegerField(default=0)
    at = models.DateTimeField(auto_now_add=True)
    by_name = models.CharField(max_length=200)
    erased = models.BooleanField(default=False)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by_name = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["organization", "meeting"], name="redaction_scope")]

    def __str__(self) -> str:
        return f"overstregning i {self.item or self.meeting or self.organization}"


class StruckText(models.Model):
    """What a field of a row was before and after words were struck out of it: to put it back where nobody changed it since."""

    redaction = models.ForeignKey(MeetingRedaction, on_delete=models.CASCADE, related_name="texts")
    model = models.CharField(max_length=60)
    key = models.BigIntegerField()
    field = models.CharField(max_length=40)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"{self.model} {self.key}: {self.field}"


class StruckDossier(models.Model):
    """A file of the archive that the redaction reached: struck out there (``in_archive``), or only taken from the public."""

    redaction = models.ForeignKey(MeetingRedaction, on_delete=models.CASCADE, related_name="dossiers")
    dossier = models.ForeignKey("archive.Dossier", on_delete=models.CASCADE, related_name="+")
    in_archive = models.ForeignKey(
        "archive.Redaction", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    unpublished = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.dossier}"


class VersionErasure(models.Model):
    """Words were erased from a published version: why its hash is another one since. The words themselves are nowhere."""

    version = models.ForeignKey(PublishedVersion, on_delete=models.PROTECT, related_name="erasures")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    before_sha256 = models.CharField(max_length=64)
    after_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.version}: {self.before_sha256[:12]} → {self.after_sha256[:12]}"
