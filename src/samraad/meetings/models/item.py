"""An agenda item with its sections and recommendation points, and the lines of the archive each stands on.

Agenda, attachments and minutes of one meeting may each tell of the same item. What each of them says is kept apart by its
dossier, so that one can be withdrawn or unpublished without the others; what was written here has no dossier.
"""

from __future__ import annotations

from django.db import models

from samraad.meetings.models.meeting import Chapter, Meeting


class AgendaItem(models.Model):
    """One item. ``number`` is shown; ``read_number`` is what the dossiers call it, empty for an item written here.

    ``fixed_number``: set by hand or published, so that moving others does not change it. ``withdrawn``: published, and taken
    off since; its number is not used again. ``standing``: which standing item of the template it is. ``about_meeting``: the
    meeting whose minutes it approves.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    chapter = models.ForeignKey(Chapter, null=True, blank=True, on_delete=models.SET_NULL, related_name="items")
    position = models.IntegerField()
    number = models.CharField(max_length=20)
    read_number = models.CharField(max_length=20, blank=True, default="")
    kind = models.CharField(max_length=50, blank=True, default="")
    title = models.TextField()
    case_number = models.CharField(max_length=50, blank=True, default="")
    added = models.BooleanField(default=False)
    closed = models.BooleanField(default=False)
    fixed_number = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)
    standing = models.CharField(max_length=30, blank=True, default="")
    about_meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="approval_items"
    )
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="item_number")]
        indexes = [models.Index(fields=["case_number"], name="item_case_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class ItemSource(models.Model):
    """The lines at which a dossier tells of an item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="sources")
    dossier = models.ForeignKey("archive.Dossier", on_delete=models.CASCADE, related_name="item_sources")
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    page = models.IntegerField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ["dossier", "first_line"]

    def __str__(self) -> str:
        return f"{self.item}: L{self.first_line}–{self.last_line}"


class SectionName(models.TextChoices):
    BACKGROUND = "background", "Baggrund"
    RECOMMENDATION = "recommendation", "Indstilling"
    PRESENTATION = "presentation", "Sagsfremstilling"
    ECONOMY = "economy", "Økonomi"
    ATTACHMENTS = "attachments", "Bilag"
    DECISION = "decision", "Beslutning"


class ItemSection(models.Model):
    """The text of one section, paragraphs apart by a line break; ``html`` is the same as it was written here."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="sections")
    position = models.IntegerField()
    name = models.CharField(max_length=20, choices=SectionName.choices)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True, default="")
    version = models.IntegerField(default=1)
    dossier = models.ForeignKey(
        "archive.Dossier", null=True, blank=True, on_delete=models.CASCADE, related_name="item_sections"
    )
    first_line = models.IntegerField(null=True, blank=True)
    last_line = models.IntegerField(null=True, blank=True)
    page = models.IntegerField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "name"], condition=models.Q(dossier=None), name="section_written_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_name_display()}"


class RecommendationPoint(models.Model):
    """One point of a recommendation; the council may decide each apart."""

    section = models.ForeignKey(ItemSection, on_delete=models.CASCADE, related_name="points")
    number = models.IntegerField()
    text = models.TextField()
    first_line = models.IntegerField(null=True, blank=True)
    last_line = models.IntegerField(null=True, blank=True)
    page = models.IntegerField(null=True, blank=True)
    file = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["section", "number"], name="point_number")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:60]}"
