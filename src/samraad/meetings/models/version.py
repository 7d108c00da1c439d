"""What was published, frozen; and the mail that tells of it, waiting to be sent."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from samraad.meetings.models.item import AgendaItem
from samraad.meetings.models.meeting import Meeting


class ItemAttachment(models.Model):
    """A file attached to an item. Its bytes and its reading are the archive's; name and hash outlive an erased dossier."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="attachments")
    position = models.IntegerField()
    title = models.CharField(max_length=300)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    pages = models.IntegerField(null=True, blank=True)
    dossier = models.ForeignKey(
        "archive.Dossier", null=True, blank=True, on_delete=models.SET_NULL, related_name="attached_to"
    )
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["item", "sha256"], name="attachment_once")]

    def __str__(self) -> str:
        return self.title


class VersionKind(models.TextChoices):
    AGENDA = "agenda", "Dagsorden"
    MINUTES_DRAFT = "minutes_draft", "Udkast til referat"
    MINUTES = "minutes", "Referat"


class PublishedVersion(models.Model):
    """One published version: ``content`` is what was published, ``sha256`` the hash of it. It is never changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="versions")
    kind = models.CharField(max_length=15, choices=VersionKind.choices)
    number = models.IntegerField()
    note = models.TextField(blank=True, default="")
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["meeting", "kind", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "kind", "number"], name="version_number")]

    def __str__(self) -> str:
        supplement = self.kind == VersionKind.AGENDA and self.number > 1
        return f"{self.get_kind_display()}, {f'tillæg {self.number - 1}' if supplement else f'version {self.number}'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise ValueError("Det, der er offentliggjort, ændres ikke. Offentliggør en ny version.")
        super().save(*args, **kwargs)


class OutboxMail(models.Model):
    """A mail to be sent, written in the transaction of what it tells of; a command sends it."""

    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="mails")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.IntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["sent_at", "id"], name="mail_waiting")]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"
