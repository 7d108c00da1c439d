"""A case (*sag*): what one matter is called across meetings, and the items in which it came up."""

from __future__ import annotations

from django.db import models

from samraad.meetings.models.item import AgendaItem


class CaseState(models.TextChoices):
    OPEN = "open", "Åben"
    CLOSED = "closed", "Afsluttet"


class Case(models.Model):
    """A matter that lives across meetings. ``responsible`` is the officer, by name as the council writes it."""

    organization = models.ForeignKey("councils.Organization", on_delete=models.PROTECT, related_name="cases")
    number = models.CharField(max_length=50)
    title = models.TextField()
    responsible = models.CharField(max_length=200, blank=True, default="")
    state = models.CharField(max_length=10, choices=CaseState.choices, default=CaseState.OPEN)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-opened_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["organization", "number"], name="case_number_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class CaseItem(models.Model):
    """An item, live or archived, in which the case came up; ``note`` says how (»dette blev besluttet i 2022«)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="links")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="cases")
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "item"], name="case_item_once")]

    def __str__(self) -> str:
        return f"{self.case}: {self.item}"


class CaseDocument(models.Model):
    """A document of the archive that belongs to the case without being an attachment of an item."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey("archive.Document", on_delete=models.CASCADE, related_name="cases")
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "document"], name="case_document_once")]

    def __str__(self) -> str:
        return f"{self.case}: {self.document}"
