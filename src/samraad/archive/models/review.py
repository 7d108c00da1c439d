"""What people changed in what was read: corrections, which outlive every later reading, and redactions."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from samraad.archive.models.dossier import Dossier


class CorrectionTarget(models.TextChoices):
    DOSSIER = "dossier", "Sagsmappe"
    DOCUMENT = "document", "Dokument"
    ITEM = "item", "Punkt"


class CorrectionAct(models.TextChoices):
    SET = "set", "Rettet"
    ADD = "add", "Tilføjet"
    REMOVE = "remove", "Fjernet"


class Correction(models.Model):
    """One field (or one whole document or item) as a person says it is.

    The target is found again after a new reading by its ``line``, else by the raw text of that line (``anchor_text``),
    since the lines of a PDF may be counted anew. ``unmatched``: it was not found; a person must look.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="corrections")
    target = models.CharField(max_length=10, choices=CorrectionTarget.choices)
    act = models.CharField(max_length=10, choices=CorrectionAct.choices, default=CorrectionAct.SET)
    line = models.IntegerField(default=0)
    anchor_text = models.TextField(blank=True, default="")
    field = models.CharField(max_length=40, blank=True, default="")
    value = models.JSONField(null=True, blank=True)
    unmatched = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "target", "act", "line", "field"], name="correction_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.target} L{self.line} {self.field}"


class Redaction(models.Model):
    """Words that are struck out everywhere in a dossier. The original file is not changed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="redactions")
    words = models.TextField()
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"overstregning i {self.dossier_id}: {self.reason}"
