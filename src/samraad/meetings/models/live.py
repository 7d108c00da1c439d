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
    """What a meeting held here has besides its date and items. ``version`` counts changes of these fields and of the order.

    A meeting that is cancelled keeps its state, so that it can be taken back. ``sequence`` counts what calendar programs must
    hear of (RFC 5545): another date, time, place or deadline, and that it was cancelled or taken back.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="live", primary_key=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    numbering = models.CharField(max_length=10, default="chapter")
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    current_item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    comment_until = models.DateField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=1000, blank=True, default="")
    sequence = models.IntegerField(default=0)
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
    """A day that is due before the meeting, and why that day. One set ``by_hand`` stays when the others are computed anew."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="deadlines")
    kind = models.CharField(max_length=20, choices=DeadlineKind.choices)
    day = models.DateField()
    because = models.CharField(max_length=200, blank=True, default="")
    by_hand = models.BooleanField(default=False)
    version = models.IntegerField(default=1)

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


class Logo(models.Model):
    """An image that stands on a council's papers, named by its hash; kept for the papers that were published with it."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    says = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.says


class CouncilSetup(models.Model):
    """A council's own template of an agenda and its rule of decision, as YAML; empty where the common ones hold.

    ``accent`` is the colour of its papers, such as ``#1a4d7a``.
    """

    organization = models.OneToOneField(
        "councils.Organization", on_delete=models.CASCADE, related_name="setup", primary_key=True
    )
    template = models.TextField(blank=True, default="")
    rule = models.TextField(blank=True, default="")
    accent = models.CharField(max_length=7, blank=True, default="")
    logo = models.ForeignKey(Logo, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.IntegerField(default=1)

    def __str__(self) -> str:
        return f"opsætning af {self.organization}"


class CalendarReset(models.Model):
    """How often a user has taken a new address for their own calendar; the addresses before it no longer hold."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", primary_key=True)
    count = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.user}: {self.count}"
