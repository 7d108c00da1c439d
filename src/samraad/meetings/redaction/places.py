"""Where words that people wrote here are stored: each kind of row with its fields, and how it belongs to item, meeting and council."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypedDict

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samraad.archive.mask import Mask
from samraad.archive.models import Dossier
from samraad.councils.models import Organization
from samraad.meetings import models
from samraad.meetings.content.strike import strike_html
from samraad.meetings.models.meeting import MeetingOrigin


@dataclass(frozen=True, slots=True)
class Scope:
    """Everywhere in the council, or only in a meeting or an item of it."""

    organization: Organization
    meeting: models.Meeting | None = None
    item: models.AgendaItem | None = None

    def __str__(self) -> str:
        return str(self.item or self.meeting or self.organization)


@dataclass(frozen=True, slots=True)
class Place:
    """``meeting`` and ``item`` are the lookups from a row to these; without them it has none.

    ``is_private``: never shown to others. ``repeats_items``: what an item says stands in the rows of its meeting too.
    """

    kind: type[Model]
    danish: Promise
    fields: tuple[str, ...]
    meeting: str = ""
    item: str = ""
    organization: str = ""
    only: Q = field(default_factory=Q)
    is_private: bool = False
    repeats_items: bool = False

    def rows(self, scope: Scope) -> QuerySet[Any]:
        """The rows of the scope; none where such rows belong to something larger."""
        found = self.kind._default_manager.filter(self.only).order_by("pk")
        if scope.item is not None:
            if self.repeats_items:
                return found.filter(**{self.meeting: scope.item.meeting_id})
            return found.filter(**{self.item: scope.item.pk}) if self.item else found.none()
        if scope.meeting is not None:
            return found.filter(**{self.meeting: scope.meeting.pk}) if self.meeting else found.none()
        return found.filter(**{self.organization or f"{self.meeting}__organization": scope.organization.pk})


def struck_value(mask: Mask, name: str, value: Any) -> Any:
    """The value of a field with the words struck out."""
    return strike_html(mask, value) if name == "html" else mask.json(value)


def _written(meeting: str) -> Q:
    return Q(**{f"{meeting}__origin": MeetingOrigin.WRITTEN})


class _Belongs(TypedDict, total=False):
    """How rows of a kind belong: what many a ``Place`` has in common."""

    meeting: str
    item: str
    organization: str
    only: Q


_OF_ITEM: _Belongs = {"meeting": "item__meeting", "item": "item", "only": _written("item__meeting")}
_OF_DECISION: _Belongs = {
    "meeting": "decision__item__meeting",
    "item": "decision__item",
    "only": Q(decision__dossier=None) & _written("decision__item__meeting"),
}
_OF_MEETING: _Belongs = {"meeting": "meeting", "only": _written("meeting")}
_MEETING_ITSELF: _Belongs = {"meeting": "pk", "organization": "organization", "only": Q(origin=MeetingOrigin.WRITTEN)}

PLACES = (
    Place(models.Meeting, _("Mødets oplysninger"), ("name", "place"), **_MEETING_ITSELF),
    Place(models.LiveMeeting, _("Aflysning"), ("cancelled_because",), **_OF_MEETING),
    Place(models.Chapter, _("Kapitler"), ("title",), **_OF_MEETING),
    Place(models.AgendaItem, _("Punkters titler"), ("title", "case_number"), **_OF_MEETING | {"item": "pk"}),
    Place(
        models.ItemSection,
        _("Punkters tekst"),
        ("text", "html"),
        **_OF_ITEM | {"only": Q(dossier=None) & _written("item__meeting")},
    ),
    Place(
        models.RecommendationPoint,
        _("Indstillingens punkter"),
        ("text",),
        meeting="section__item__meeting",
        item="section__item",
        only=Q(section__dossier=None) & _written("section__item__meeting"),
    ),
    Place(
        models.Decision,
        _("Beslutninger"),
        ("text", "html"),
        **_OF_ITEM | {"only": Q(dossier=None) & _written("item__meeting")},
    ),
    Place(models.PointDecision, _("Beslutninger om enkelte punkter"), ("text", "proposed_by"), **_OF_DECISION),
    Place(models.Statement, _("Protokoltilførsler"), ("party", "text"), **_OF_DECISION),
    Place(models.Appointment, _("Udpegninger"), ("name", "party", "municipality", "body", "role"), **_OF_DECISION),
    Place(models.Proposal, _("Forslag"), ("proposed_by", "text"), **_OF_ITEM),
    Place(models.Vote, _("Afstemninger"), ("reasons",), **_OF_ITEM),
    Place(models.Disqualification, _("Inhabilitet"), ("reason",), **_OF_ITEM),
    Place(models.Attendance, _("Deltagere"), ("name", "party", "municipality", "role"), **_OF_MEETING),
    Place(models.ItemAttachment, _("Bilags titler og filnavne"), ("title", "name"), **_OF_ITEM),
    Place(models.PublishedVersion, _("Bemærkninger til versioner"), ("note",), **_OF_MEETING),
    Place(
        models.MinutesComment,
        _("Bemærkninger til referatudkast"),
        ("text", "answer", "by_name"),
        meeting="draft__meeting",
        item="item",
    ),
    Place(models.MinutesApproval, _("Rettelser ved godkendelsen"), ("corrections",), meeting="meeting"),
    Place(models.MinutesConfirmation, _("Bekræftelser"), ("name",), meeting="version__meeting"),
    Place(
        models.Task,
        _("Opgaver"),
        ("what", "note", "about"),
        meeting="meeting",
        item="item",
        organization="organization",
    ),
    Place(models.Case, _("Sager"), ("title", "responsible"), organization="organization"),
    Place(models.CaseItem, _("Sagers punkter"), ("note",), item="item", meeting="item__meeting"),
    Place(models.CaseDocument, _("Sagers dokumenter"), ("note",), organization="case__organization"),
    Place(models.OutboxMail, _("Mails"), ("subject", "body"), meeting="meeting", repeats_items=True),
    Place(models.PrivateNote, _("Medlemmers egne noter"), ("text",), **_OF_ITEM, is_private=True),
    Place(models.Marking, _("Medlemmers egne markeringer"), ("quote", "before", "after"), **_OF_ITEM, is_private=True),
)


def meetings_of(scope: Scope) -> QuerySet[models.Meeting]:
    """The meetings written here that the scope reaches."""
    if scope.meeting is not None:
        return models.Meeting.objects.filter(pk=scope.meeting.pk)
    return models.Meeting.objects.filter(organization=scope.organization, origin=MeetingOrigin.WRITTEN)


def versions_of(scope: Scope) -> QuerySet[models.PublishedVersion]:
    return models.PublishedVersion.objects.filter(meeting__in=meetings_of(scope)).select_related(
        "meeting__organization"
    )


def dossiers_of(scope: Scope) -> list[Dossier]:
    """The files of the archive: those that are or were attached; everywhere in a council also its own dossiers."""
    attached = models.ItemAttachment.objects.filter(item__meeting__in=meetings_of(scope))
    if scope.item is not None:
        attached = attached.filter(item=scope.item)
    asked = Q(attached_to__in=attached) | Q(slug__in=_once_attached(scope))
    if scope.meeting is None:
        asked |= Q(organization=scope.organization)
    return list(Dossier.objects.filter(asked).select_related("organization").distinct().order_by("pk"))


def _once_attached(scope: Scope) -> set[str]:
    items: Iterable[dict[str, Any]] = (
        item
        for content in versions_of(scope).values_list("content", flat=True)
        for item in content["items"]
        if scope.item is None or item["key"] == scope.item.pk
    )
    return {each["dossier"] for item in items for each in item["attachments"] if each.get("dossier")}
