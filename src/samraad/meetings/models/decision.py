"""What the council decided on an item: whole or point by point, with statements for the record and appointments."""

from __future__ import annotations

from django.db import models

from samraad.meetings.models.item import AgendaItem


class Decision(models.Model):
    """The decision on one item. ``outcome`` is the reading contract's: ``approved``, ``adopted with addition`` …"""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=40, blank=True, default="")
    text = models.TextField(blank=True)
    html = models.TextField(blank=True, default="")
    version = models.IntegerField(default=1)
    dossier = models.ForeignKey(
        "archive.Dossier", null=True, blank=True, on_delete=models.CASCADE, related_name="decisions"
    )
    first_line = models.IntegerField(null=True, blank=True)
    last_line = models.IntegerField(null=True, blank=True)
    page = models.IntegerField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "dossier"], name="decision_once"),
            models.UniqueConstraint(fields=["item"], condition=models.Q(dossier=None), name="decision_written_once"),
        ]
        indexes = [models.Index(fields=["outcome"], name="decision_outcome")]

    def __str__(self) -> str:
        return f"{self.item}: {self.outcome}"


class PointDecision(models.Model):
    """The decision on one point of the recommendation (``point`` is its number)."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="points")
    point = models.IntegerField()
    outcome = models.CharField(max_length=40, blank=True, default="")
    proposed_by = models.CharField(max_length=200, blank=True, default="")
    text = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["point", "id"]

    def __str__(self) -> str:
        return f"{self.point}: {self.outcome}"


class Statement(models.Model):
    """A statement for the record; ``party`` as printed."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="statements")
    position = models.IntegerField()
    party = models.CharField(max_length=200)
    person = models.ForeignKey(
        "councils.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )
    text = models.TextField()
    version = models.IntegerField(default=1)
    first_line = models.IntegerField(null=True, blank=True)
    last_line = models.IntegerField(null=True, blank=True)
    page = models.IntegerField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.party}: {self.text[:60]}"


class Appointment(models.Model):
    """Someone appointed or nominated; ``name``, ``party`` and ``municipality`` as printed, ``person`` who that is.

    ``body`` and ``role`` tell to what and as what, where it was entered here.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="appointments")
    position = models.IntegerField()
    name = models.CharField(max_length=200)
    party = models.CharField(max_length=50, blank=True, default="")
    municipality = models.CharField(max_length=100, blank=True, default="")
    person = models.ForeignKey(
        "councils.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="appointments"
    )
    body = models.CharField(max_length=200, blank=True, default="")
    role = models.CharField(max_length=50, blank=True, default="")
    first_line = models.IntegerField(null=True, blank=True)
    last_line = models.IntegerField(null=True, blank=True)
    page = models.IntegerField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name
