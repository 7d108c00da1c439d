"""What members keep for themselves: notes, markings, where they are in an agenda, and what they have looked at."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from samraad.meetings.models.item import AgendaItem
from samraad.meetings.models.meeting import Meeting
from samraad.meetings.models.version import PublishedVersion


class PrivateNote(models.Model):
    """What a user wrote for themselves on an item or on one of its papers; nobody else reads it, secretaries neither.

    ``sha256`` is the paper's file, empty for the item itself; ``line`` the first line of the document in a file of several.
    Not a key to the paper, so that the note outlives an attachment that is taken off, and a file that is read again.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notes")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="notes")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    line = models.IntegerField(default=0)
    text = models.TextField()
    changed_at = models.DateTimeField(auto_now=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "item", "sha256", "line"], name="note_once"),
        ]

    def __str__(self) -> str:
        return f"note af {self.user_id}"


class Marking(models.Model):
    """What a user marked for themselves: words of a section, or lines of a paper (``sha256``, as in PrivateNote).

    ``quote`` are the words, ``before`` and ``after`` some of what stands around them, to tell one place from another. Of a
    paper no words are kept, as its lines do not change. ``removed_at``: taken off, and can still be put back.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="markings")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="markings")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    section = models.CharField(max_length=20, blank=True, default="")
    quote = models.TextField(blank=True, default="")
    before = models.CharField(max_length=100, blank=True, default="")
    after = models.CharField(max_length=100, blank=True, default="")
    first_line = models.IntegerField(null=True, blank=True)
    last_line = models.IntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"markering af {self.user_id}"


class LastLook(models.Model):
    """When a user last said that they have looked at all of a meeting."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="looks")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "meeting"], name="look_once")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.at}"


class SeenVersion(models.Model):
    """What of a published version a user has opened: one of its items by the item's key, or with 0 the whole of it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(PublishedVersion, on_delete=models.CASCADE, related_name="+")
    item = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "version", "item"], name="seen_once")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.version_id}/{self.item}"


class ReadingPlace(models.Model):
    """The item at which a user is in the agenda of a meeting."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "meeting"], name="place_once")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.item_id}"
