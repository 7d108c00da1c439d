"""Minutes on their way: comments on the draft, corrections, approval at the next meeting, and members' confirmations."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from samraad.meetings.models.item import AgendaItem
from samraad.meetings.models.meeting import Meeting
from samraad.meetings.models.version import PublishedVersion


class MinutesComment(models.Model):
    """What somebody says to a draft of minutes, on an item or the whole; ``answer`` is what was done with it."""

    draft = models.ForeignKey(PublishedVersion, on_delete=models.PROTECT, related_name="comments")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=200)
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.by_name}: {self.text[:60]}"


class MinutesApproval(models.Model):
    """The minutes of ``meeting`` were approved in ``item`` of a later one, as ``version`` has them, with ``corrections``."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="approval", primary_key=True)
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.SET_NULL, related_name="approves")
    version = models.ForeignKey(PublishedVersion, on_delete=models.PROTECT, related_name="+")
    corrections = models.JSONField(default=list, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"referat af {self.meeting} godkendt"


class MinutesConfirmation(models.Model):
    """A member has confirmed a version of the minutes."""

    version = models.ForeignKey(PublishedVersion, on_delete=models.PROTECT, related_name="confirmations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["version", "user"], name="confirmed_once")]

    def __str__(self) -> str:
        return f"{self.name}: {self.version}"
