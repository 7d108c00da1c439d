"""What was read in a dossier: documents, items, facts, tables and passages, each with the lines it stands on.

These rows follow from the reading and the corrections; they are written anew when either changes. What others point to keeps
its key: a Document is known by its ``anchor``, the line at which the reader first found it.
"""

from __future__ import annotations

from django.db import models

from samraad.archive.models.dossier import Dossier


class Document(models.Model):
    """One document of a dossier, or the whole of it where it is one."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="documents")
    position = models.IntegerField()
    anchor = models.IntegerField()
    title = models.TextField()
    kind = models.CharField(max_length=100, blank=True, default="")
    issuer = models.CharField(max_length=200, blank=True, default="")
    date = models.DateField(null=True, blank=True)
    item = models.CharField(max_length=20, blank=True, default="")
    item_kind = models.CharField(max_length=50, blank=True, default="")
    item_certain = models.BooleanField(default=False)
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    page = models.IntegerField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True, default="")
    corrected = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        indexes = [
            models.Index(fields=["dossier", "anchor"], name="document_anchor"),
            models.Index(fields=["dossier", "item"], name="document_item"),
        ]

    def __str__(self) -> str:
        return self.title


class ProposedItem(models.Model):
    """An agenda item as read: ``sections`` and ``decision`` are the reading's JSON."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="items")
    position = models.IntegerField()
    anchor = models.IntegerField()
    number = models.CharField(max_length=20)
    kind = models.CharField(max_length=50, blank=True, default="")
    title = models.TextField()
    case_number = models.CharField(max_length=50, blank=True, default="")
    added = models.BooleanField(default=False)
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    page = models.IntegerField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True, default="")
    sections = models.JSONField(default=list, blank=True)
    decision = models.JSONField(null=True, blank=True)
    corrected = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["dossier", "anchor"], name="item_anchor")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Fact(models.Model):
    """A figure, date, person, number or reference as printed, with its exact value as text."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="facts")
    type = models.CharField(max_length=20)
    text = models.TextField()
    value = models.TextField(blank=True, default="")
    low = models.CharField(max_length=60, blank=True, default="")
    high = models.CharField(max_length=60, blank=True, default="")
    hedge = models.CharField(max_length=40, blank=True, default="")
    unit = models.CharField(max_length=60, blank=True, default="")
    price_level = models.CharField(max_length=60, blank=True, default="")
    inferred = models.BooleanField(default=False)
    deadline = models.JSONField(null=True, blank=True)
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    page = models.IntegerField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ["dossier", "first_line", "id"]
        indexes = [models.Index(fields=["dossier", "first_line"], name="fact_line")]

    def __str__(self) -> str:
        return f"{self.type}: {self.text}"


class Table(models.Model):
    """A table's cells as printed, the label first."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="tables")
    caption = models.TextField(blank=True, default="")
    header = models.JSONField(default=list, blank=True)
    rows = models.JSONField(default=list, blank=True)
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    page = models.IntegerField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ["dossier", "first_line", "id"]
        indexes = [models.Index(fields=["dossier", "first_line"], name="table_line")]

    def __str__(self) -> str:
        return self.caption or f"tabel, linje {self.first_line}"


class Passage(models.Model):
    """A few consecutive lines, the unit that is searched and cited. ``text`` has its contacts masked."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="passages")
    document = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="passages")
    position = models.IntegerField()
    item = models.CharField(max_length=20, blank=True, default="")
    section = models.CharField(max_length=20, blank=True, default="")
    heading = models.TextField(blank=True, default="")
    text = models.TextField()
    has_contact = models.BooleanField(default=False)
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    page = models.IntegerField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ["dossier", "position"]
        constraints = [models.UniqueConstraint(fields=["dossier", "position"], name="passage_position")]
        indexes = [models.Index(fields=["dossier", "item"], name="passage_item")]

    def __str__(self) -> str:
        return f"L{self.first_line}–{self.last_line}"
