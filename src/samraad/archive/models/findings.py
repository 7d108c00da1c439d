"""What was found not to add up: each finding with its places and a person's judgement of it; and who has been checked.

A finding is known by its ``key``, which follows from the words it rests on. So a new reading that moves the lines finds the same
row again, and the judgement stays.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from samraad.archive.models.dossier import Dossier


class Severity(models.TextChoices):
    ERROR = "error", "Fejl"
    WARNING = "warning", "Bør ses efter"
    NOTE = "note", "Bemærkning"


class Certainty(models.TextChoices):
    CERTAIN = "certain", "Sikkert"
    LIKELY = "likely", "Sandsynligt"
    POSSIBLE = "possible", "Muligt"


class FindingState(models.TextChoices):
    OPEN = "open", "Ikke vurderet"
    CONFIRMED = "confirmed", "Bekræftet"
    DISMISSED = "dismissed", "Afvist"
    PASSED_ON = "passed_on", "Sendt videre"


class Finding(models.Model):
    """``figures`` are as printed, ``computed`` is what was computed from them.

    ``across``: only its places in several dossiers together make it, as when two papers contradict each other. ``scheme``: the
    stored rule (its slug) whose printed table does not reproduce; named by its key, because that room stands above this one.
    ``still_found`` is false when the last check did not find it; its places are then those where it stood last.
    """

    key = models.CharField(max_length=40, unique=True)
    code = models.CharField(max_length=40)
    severity = models.CharField(max_length=10, choices=Severity.choices)
    certainty = models.CharField(max_length=10, choices=Certainty.choices)
    message = models.TextField()
    figures = models.JSONField(default=list, blank=True)
    computed = models.TextField(blank=True, default="")
    across = models.BooleanField(default=False)
    scheme = models.SlugField(max_length=100, blank=True, default="")
    first_seen = models.DateTimeField(auto_now_add=True)
    still_found = models.BooleanField(default=True)

    state = models.CharField(max_length=10, choices=FindingState.choices, default=FindingState.OPEN)
    reason = models.CharField(max_length=500, blank=True, default="")
    passed_to = models.CharField(max_length=200, blank=True, default="")
    note = models.TextField(blank=True, default="")
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["state", "still_found"], name="finding_state"),
            models.Index(fields=["scheme"], name="finding_scheme"),
        ]

    def __str__(self) -> str:
        return f"Fund {self.pk}"


class FindingPlace(models.Model):
    """Lines of a dossier on which a finding rests, in the finding's own order."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="places")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="finding_places")
    position = models.IntegerField()
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    page = models.IntegerField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ["finding", "position", "id"]
        indexes = [models.Index(fields=["dossier", "first_line"], name="finding_place_line")]

    def __str__(self) -> str:
        return f"{self.finding_id}: L{self.first_line}–{self.last_line}"


class DossierCheck(models.Model):
    """How far a dossier has been checked: ``wanted`` counts its changes, ``done`` is the count at the last check.

    ``failed``: the checker itself broke on it; it is tried again when the dossier or the checker has changed.
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="checked", primary_key=True)
    wanted = models.IntegerField(default=1)
    done = models.IntegerField(default=0)
    checker = models.CharField(max_length=64, blank=True, default="")
    checked_at = models.DateTimeField(null=True, blank=True)
    failed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"kontrol af {self.dossier_id}"
