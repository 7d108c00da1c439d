"""What an agenda or minutes say, as values: what is frozen when they are published, shown, printed and compared.

Later versions of Samråd may add fields, each with a default, so that what was frozen before can always be read.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """``name`` is background, recommendation, presentation or economy; ``points`` are the recommendation's.

    ``title`` is what the council called it, empty where it uses the common word.
    """

    name: str
    html: str = ""
    text: str = ""
    points: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """``key`` is the ItemAttachment, ``dossier`` the archive's slug, empty where it is erased."""

    key: int
    title: str
    name: str
    sha256: str
    size: int
    media_type: str
    pages: int | None = None
    dossier: str = ""


@dataclass(frozen=True, slots=True)
class PointDecision:
    point: int
    outcome: str
    text: str = ""
    proposed_by: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    party: str
    text: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    name: str
    party: str = ""
    municipality: str = ""
    body: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """``kind``: alternative or supplementary. ``outcome`` is empty where it was not decided."""

    kind: str
    proposed_by: str
    text: str
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """``about`` in words: ``indstillingen``, ``punkt 2``, ``ændringsforslaget fra Venstre``."""

    about: str
    votes_for: int
    votes_against: int
    abstained: int
    carried: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disqualified:
    name: str
    party: str
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """``outcome`` is the reading contract's."""

    outcome: str = ""
    html: str = ""
    text: str = ""
    points: tuple[PointDecision, ...] = ()
    statements: tuple[Statement, ...] = ()
    appointments: tuple[Appointment, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """``key`` is the AgendaItem, ``chapter`` the chapter's number."""

    key: int
    number: str
    title: str
    chapter: str = ""
    kind: str = ""
    case_number: str = ""
    added: bool = False
    closed: bool = False
    withdrawn: bool = False
    standing: str = ""
    sections: tuple[Section, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    decision: Decision | None = None
    proposals: tuple[Proposal, ...] = ()
    votes: tuple[Vote, ...] = ()
    disqualified: tuple[Disqualified, ...] = ()

    @property
    def shown_number(self) -> str:
        """``3.9 (tilføjet)`` for an item added at the meeting."""
        return f"{self.number} (tilføjet)" if self.added else self.number

    def section(self, name: str) -> Section | None:
        return next((section for section in self.sections if section.name == name), None)


@dataclass(frozen=True, slots=True)
class Chapter:
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Participant:
    """``state``: expected, present, left or excused; ``times`` as ``HH:MM`` from and to (empty: to the end)."""

    name: str
    party: str
    municipality: str
    role: str
    state: str
    substitute_for: str = ""
    times: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """The whole of it. Dates are ISO, times ``HH:MM``; ``corrections`` are those recorded when minutes were approved.

    ``accent`` and ``logo`` are the look of the council's papers then: a colour, and the key of a stored image.
    """

    kind: str
    council: str
    organization: str
    meeting: int
    name: str
    date: str
    place: str
    starts: str
    ends: str
    chapters: tuple[Chapter, ...]
    items: tuple[Item, ...]
    opened: str = ""
    closed: str = ""
    participants: tuple[Participant, ...] = ()
    corrections: tuple[str, ...] = ()
    accent: str = ""
    logo: str = ""

    @property
    def there(self) -> tuple[Participant, ...]:
        """Who was at the meeting, also those who left early."""
        return tuple(each for each in self.participants if each.state in ("present", "left"))

    @property
    def excused(self) -> tuple[Participant, ...]:
        return tuple(each for each in self.participants if each.state == "excused")

    def of_chapter(self, number: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.chapter == number)

    def item(self, key: int) -> Item | None:
        return next((item for item in self.items if item.key == key), None)
