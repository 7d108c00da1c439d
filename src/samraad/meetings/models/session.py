"""At the meeting: who was there and when, who was disqualified, what was proposed, and how they voted."""

from __future__ import annotations

from django.db import models

from samraad.meetings.models.item import AgendaItem
from samraad.meetings.models.meeting import Meeting


class AttendanceState(models.TextChoices):
    EXPECTED = "expected", "Forventet"
    PRESENT = "present", "Til stede"
    LEFT = "left", "Gået"
    EXCUSED = "excused", "Afbud"


class Attendance(models.Model):
    """A participant of one meeting, with name, party and municipality as they were then."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey("councils.Person", null=True, on_delete=models.SET_NULL, related_name="attendances")
    name = models.CharField(max_length=200)
    party = models.CharField(max_length=50, blank=True, default="")
    municipality = models.CharField(max_length=100, blank=True, default="")
    role = models.CharField(max_length=50, default="medlem")
    votes = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=AttendanceState.choices, default=AttendanceState.EXPECTED)
    substitute_for = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="substitute"
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once")]

    def __str__(self) -> str:
        return self.name


class Presence(models.Model):
    """From when to when somebody was there; ``left`` is empty while they are."""

    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="times")
    arrived = models.TimeField()
    left = models.TimeField(null=True, blank=True)

    class Meta:
        ordering = ["arrived", "id"]

    def __str__(self) -> str:
        return f"{self.attendance}: {self.arrived:%H.%M}–{f'{self.left:%H.%M}' if self.left else ''}"


class Disqualification(models.Model):
    """Somebody took no part in an item (*inhabil*)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="disqualified")
    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="disqualified")
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "attendance"], name="disqualified_once")]

    def __str__(self) -> str:
        return f"{self.attendance} i {self.item}"


class ProposalKind(models.TextChoices):
    ALTERNATIVE = "alternative", "Ændringsforslag"
    SUPPLEMENTARY = "supplementary", "Supplerende forslag"


class Proposal(models.Model):
    """A proposal made at the meeting by a party group. ``outcome`` is empty while it is not decided."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="proposals")
    position = models.IntegerField()
    kind = models.CharField(max_length=15, choices=ProposalKind.choices)
    proposed_by = models.CharField(max_length=200)
    text = models.TextField()
    outcome = models.CharField(max_length=40, blank=True, default="")
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} fra {self.proposed_by}"


class Vote(models.Model):
    """A vote by show of hands on an item, one of its points, or a proposal; without one the council agreed."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="votes")
    point = models.IntegerField(null=True, blank=True)
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.CASCADE, related_name="votes")
    ballots = models.JSONField(default=dict)
    votes_for = models.IntegerField()
    votes_against = models.IntegerField()
    abstained = models.IntegerField(default=0)
    present = models.IntegerField()
    carried = models.BooleanField()
    reasons = models.JSONField(default=list, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.item}: {self.votes_for}–{self.votes_against}"
