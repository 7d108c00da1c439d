"""Who may do what (users and their grants), and what was done (changes)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models

from samraad.access.roles import Role


class User(AbstractUser):
    """Someone who can sign in. What they may do follows from their grants alone."""

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Grant(models.Model):
    """A role given to a user, everywhere or in one organization (its slug) or for one municipality (its code).

    Organizations are named by their key and not by a foreign key, because this room stands below theirs.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=[choice for choice in Role.choices if choice[0] != Role.PUBLIC])
    organization = models.SlugField(max_length=100, blank=True, default="")
    municipality = models.CharField(max_length=10, blank=True, default="")
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "organization", "municipality"], name="grant_once"),
        ]

    def __str__(self) -> str:
        where = self.organization or self.municipality or "alle"
        return f"{self.user}: {self.get_role_display()} ({where})"


class Change(models.Model):
    """One thing that was done: who, when, to what, before and after. Rows are only ever added.

    The subject is named by its type and key as text, so that the history outlives what it tells of.
    """

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="changes"
    )
    actor_name = models.CharField(max_length=200)
    action = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    subject_name = models.CharField(max_length=300, blank=True, default="")
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "-id"], name="change_subject")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action} {self.subject_name or self.subject_id}"
