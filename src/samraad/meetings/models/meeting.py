"""A meeting of an organization, its chapters, and the dossiers it was read from."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class MeetingOrigin(models.TextChoices):
    READ = "read", "Læst fra arkivet"
    WRITTEN = "written", "Skrevet her"


class Meeting(models.Model):
    """One meeting. ``date_inferred``: no dossier prints this meeting's date; it was inferred and then confirmed.

    Only a draft that is being written here may be without a date.
    """

    organization = models.ForeignKey("councils.Organization", on_delete=models.PROTECT, related_name="meetings")
    date = models.DateField(null=True, blank=True)
    date_inferred = models.BooleanField(default=False)
    name = models.CharField(max_length=200, blank=True, default="")
    place = models.CharField(max_length=200, blank=True, default="")
    origin = models.CharField(max_length=10, choices=MeetingOrigin.choices, default=MeetingOrigin.READ)
    published_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-date", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "date", "name"], name="meeting_once"),
        ]
        indexes = [models.Index(fields=["-date", "-id"], name="meeting_date")]

    def __str__(self) -> str:
        day = f"{self.date:%d-%m-%Y}" if self.date else "uden dato"
        return self.name or f"{self.organization}, {day}"


class MeetingDossier(models.Model):
    """A dossier that a secretary has confirmed to belong to a meeting, with the evidence that was shown then."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="dossiers")
    dossier = models.OneToOneField("archive.Dossier", on_delete=models.CASCADE, related_name="in_meeting")
    evidence = models.JSONField(default=list, blank=True)
    confirmed_at = models.DateTimeField(auto_now=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.dossier} hører til {self.meeting}"


class Chapter(models.Model):
    """A chapter of the agenda: ``3. Regionalpolitiske sager``."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="chapters")
    position = models.IntegerField()
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=300)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="chapter_number")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
