"""What members keep for themselves: notes, markings, and when they last looked."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from samraad.meetings.models.item import AgendaItem
from samraad.meetings.models.meeting import Meeting


class PrivateNote(models.Model):
    """What a user wrote for themselves on an item or an attachment; nobody else reads it, secretaries neither."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notes")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="notes")
    attachment = models.ForeignKey(
        "meetings.ItemAttachment", null=True, blank=True, on_delete=models.CASCADE, related_name="notes"
    )
    text = models.TextField()
    changed_at = models.DateTimeField(auto_now=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "item"], condition=models.Q(attachment=None), name="note_on_item_once"
            ),
            models.UniqueConstraint(
                fields=["user", "attachment"],
                condition=models.Q(attachment__isnull=False),
                name="note_on_attachment_once",
            ),
        ]

    def __str__(self) -> str:
        return f"note af {self.user_id}"


class Marking(models.Model):
    """Words a user marked in an item or an attachment, for themselves; ``lines`` are those of the attachment's text."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="markings")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="markings")
    attachment = models.ForeignKey(
        "meetings.ItemAttachment", null=True, blank=True, on_delete=models.CASCADE, related_name="markings"
    )
    section = models.CharField(max_length=20, blank=True, default="")
    quote = models.TextField(blank=True, default="")
    first_line = models.IntegerField(null=True, blank=True)
    last_line = models.IntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"markering af {self.user_id}"


class LastLook(models.Model):
    """When a user last looked at a meeting."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="looks")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "meeting"], name="look_once")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.at}"
