"""A meeting that is prepared and held here: how far it has come, its deadlines, who sees its draft, the council's template."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from samraad.access.roles import Role
from samraad.meetings.models.item import AgendaItem
from samraad.meetings.models.meeting import Meeting


class State(models.TextChoices):
    """In the order in which a meeting passes through them."""

    PLANNED = "planned", "Planlagt"
    DRAFT = "draft", "Kladde"
    PUBLISHED = "published", "Dagsorden offentliggjort"
    RUNNING = "running", "Mødet er i gang"
    HELD = "held", "Mødet er holdt"
    COMMENT = "comment", "Referat til kommentering"
    MINUTES = "minutes", "Referat offentliggjort"
    APPROVED = "approved", "Referat godkendt"


class LiveMeeting(models.Model):
    """What a meeting held here has besides its date and items. ``version`` counts changes of these fields and of the order."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="live", primary_key=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    numbering = models.CharField(max_length=10, default="chapter")
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    current_item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    comment_until = models.DateField(null=True, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["state"], name="live_meeting_state")]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.get_state_display()}"


class DeadlineKind(models.TextChoices):
    AGENDA = "agenda", "Frist for punkter til dagsordenen"
    COMMENT = "comment", "Frist for bemærkninger til udkastet"
    DISPATCH = "dispatch", "Udsendelse af dagsorden"


class MeetingDeadline(models.Model):
    """A day that is due before the meeting, and why that day."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="deadlines")
    kind = models.CharField(max_length=20, choices=DeadlineKind.choices)
    day = models.DateField()
    because = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["meeting", "kind"], name="deadline_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.day}"


class DraftShare(models.Model):
    """Somebody who may read the draft: a user, or all who have a role in the council."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="shares")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    role = models.CharField(max_length=20, choices=Role.choices, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "user"], condition=models.Q(role=""), name="share_user_once"),
            models.UniqueConstraint(fields=["meeting", "role"], condition=models.Q(user=None), name="share_role_once"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.user or self.get_role_display()}"


class CouncilSetup(models.Model):
    """A council's own template of an agenda and its rule of decision, as YAML; empty where the common ones hold."""

    organization = models.OneToOneField(
        "councils.Organization", on_delete=models.CASCADE, related_name="setup", primary_key=True
    )
    template = models.TextField(blank=True, default="")
    rule = models.TextField(blank=True, default="")
    version = models.IntegerField(default=1)

    def __str__(self) -> str:
        return f"opsætning af {self.organization}"
