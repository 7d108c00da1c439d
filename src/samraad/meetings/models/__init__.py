"""Meetings with their items and decisions, whether they were read from a file or written here."""

from samraad.meetings.models.decision import Appointment, Decision, PointDecision, Statement
from samraad.meetings.models.item import AgendaItem, ItemSection, ItemSource, RecommendationPoint
from samraad.meetings.models.meeting import Chapter, Meeting, MeetingDossier

__all__ = [
    "AgendaItem",
    "Appointment",
    "Chapter",
    "Decision",
    "ItemSection",
    "ItemSource",
    "Meeting",
    "MeetingDossier",
    "PointDecision",
    "RecommendationPoint",
    "Statement",
]
