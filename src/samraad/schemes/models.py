"""Stored rules: a scheme, and its versions, each dated and never overwritten."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Scheme(models.Model):
    """A rule that parties share. What it says stands in its versions; title and kind are the newest version's."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    council = models.CharField(max_length=200, blank=True, default="")
    kind = models.CharField(max_length=20)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["council", "title"]

    def __str__(self) -> str:
        return self.title


class SchemeVersion(models.Model):
    """``text`` is the scheme's YAML, ``files`` the CSV files it names, by name."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    files = models.JSONField(default=dict)
    note = models.CharField(max_length=300, blank=True, default="")
    saved_at = models.DateTimeField(auto_now_add=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["scheme", "number"], name="scheme_version_once")]

    def __str__(self) -> str:
        return f"{self.scheme} (version {self.number})"
