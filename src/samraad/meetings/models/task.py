"""Tasks that follow from decisions: who does what by when."""

from __future__ import annotations

from django.db import models

from samraad.meetings.models.item import AgendaItem
from samraad.meetings.models.meeting import Meeting


class Task(models.Model):
    """One task. ``about`` names its meeting and item in words, so that it outlives an archived item that is withdrawn.

    ``reminded_soon``, ``reminded_late``: the day that was due when somebody was reminded before it, and after it.
    """

    organization = models.ForeignKey("councils.Organization", on_delete=models.PROTECT, related_name="tasks")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.SET_NULL, related_name="tasks")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.SET_NULL, related_name="tasks")
    about = models.CharField(max_length=400)
    what = models.TextField()
    person = models.ForeignKey("councils.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="tasks")
    responsible = models.ForeignKey(
        "councils.Organization", null=True, blank=True, on_delete=models.PROTECT, related_name="tasks_to_do"
    )
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True, default="")
    reminded_soon = models.DateField(null=True, blank=True)
    reminded_late = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = [models.F("due").asc(nulls_last=True), "id"]
        indexes = [models.Index(fields=["organization", "done_on", "due"], name="task_open")]

    def __str__(self) -> str:
        return self.what[:100]
