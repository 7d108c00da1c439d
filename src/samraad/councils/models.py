"""Organizations, municipalities, regions, people and who sits where, each with the days it holds.

A ``first_day`` or ``last_day`` that is empty is not known to have a limit. Names follow OParl (Organization, Person, Membership).
"""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Region(models.Model):
    """A Danish region. ``code`` is the official one, empty while none is known."""

    code = models.CharField(max_length=10, blank=True, default="")
    name = models.CharField(max_length=100, unique=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A municipality by its official code; ``variants`` are other ways its name is written."""

    code = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=100, unique=True)
    variants = models.JSONField(default=list, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "municipalities"

    def __str__(self) -> str:
        return self.name


class MunicipalityRegion(models.Model):
    """The region a municipality lies in, from day to day."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="regions")
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="municipalities")
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "region"], name="municipality_region_once"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} i {self.region}"


class Population(models.Model):
    """How many lived in a municipality on a day, and who counted them."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="populations")
    day = models.DateField()
    inhabitants = models.PositiveIntegerField()
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["municipality", "day"], name="population_once")]

    def __str__(self) -> str:
        return f"{self.municipality}, {self.day}: {self.inhabitants}"


class OrganizationKind(models.TextChoices):
    COUNCIL = "council", "Råd"
    CHAIR_GROUP = "chair_group", "Formandskab"
    COMMITTEE = "committee", "Embedsmandsudvalg"
    GROUP = "group", "Gruppe"
    ASSOCIATION = "association", "Forening"
    BOARD = "board", "Bestyrelse eller nævn"
    OTHER = "other", "Andet"


class Organization(models.Model):
    """A council, committee, group, association or board. ``variants`` are other names it is known by in print."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=50, blank=True, default="")
    variants = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=20, choices=OrganizationKind.choices, default=OrganizationKind.COUNCIL)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True, default="")
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Party(models.Model):
    """A municipality that takes part in an organization (a *deltagerkommune*), from day to day; again where it comes back."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="parties")
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="organizations")
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "parties"
        indexes = [models.Index(fields=["organization", "municipality"], name="party_of")]

    def __str__(self) -> str:
        return f"{self.municipality} i {self.organization}"


class Person(models.Model):
    """A person with party letter and municipality as last known. ``from_reading``: known only from what was read.

    ``user`` is who signs in as this person; ``email`` is where agendas and minutes are sent, and is never public.
    """

    name = models.CharField(max_length=200)
    party = models.CharField(max_length=50, blank=True, default="")
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    from_reading = models.BooleanField(default=False)
    email = models.EmailField(blank=True, default="")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="person"
    )
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"
        indexes = [models.Index(fields=["name"], name="person_name")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Someone's seat: role, days, and for a substitute whose."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=50, default="medlem")
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    substitute_for = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="substitutes"
    )
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["organization", "last_day"], name="membership_of")]

    def __str__(self) -> str:
        return f"{self.person}, {self.role} i {self.organization}"
