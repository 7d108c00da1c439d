"""Meetings with their items and decisions, whether they were read from a file or written here."""

from samraad.meetings.models.case import Case, CaseDocument, CaseItem
from samraad.meetings.models.decision import Appointment, Decision, PointDecision, Statement
from samraad.meetings.models.item import AgendaItem, ItemSection, ItemSource, RecommendationPoint
from samraad.meetings.models.live import CalendarReset, CouncilSetup, DraftShare, LiveMeeting, Logo, MeetingDeadline
from samraad.meetings.models.meeting import Chapter, Meeting, MeetingDossier
from samraad.meetings.models.minutes import MinutesApproval, MinutesComment, MinutesConfirmation
from samraad.meetings.models.private import LastLook, Marking, PrivateNote, ReadingPlace, SeenVersion
from samraad.meetings.models.redaction import MeetingRedaction, StruckDossier, StruckText, VersionErasure
from samraad.meetings.models.session import Attendance, Disqualification, Presence, Proposal, Vote
from samraad.meetings.models.task import Task
from samraad.meetings.models.version import ItemAttachment, OutboxMail, PublishedVersion

__all__ = [
    "AgendaItem",
    "Appointment",
    "Attendance",
    "CalendarReset",
    "Case",
    "CaseDocument",
    "CaseItem",
    "Chapter",
    "CouncilSetup",
    "Decision",
    "Disqualification",
    "DraftShare",
    "ItemAttachment",
    "ItemSection",
    "ItemSource",
    "LastLook",
    "LiveMeeting",
    "Logo",
    "Marking",
    "Meeting",
    "MeetingDeadline",
    "MeetingDossier",
    "MeetingRedaction",
    "MinutesApproval",
    "MinutesComment",
    "MinutesConfirmation",
    "OutboxMail",
    "PointDecision",
    "Presence",
    "PrivateNote",
    "Proposal",
    "PublishedVersion",
    "ReadingPlace",
    "RecommendationPoint",
    "SeenVersion",
    "Statement",
    "StruckDossier",
    "StruckText",
    "Task",
    "VersionErasure",
    "Vote",
]
