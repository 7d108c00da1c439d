"""What the archive keeps: dossiers with their lines, what was read and found in them, what people changed, work to be done."""

from samraad.archive.models.dossier import Dossier, DossierLine, DossierStatus, Reading, Tombstone
from samraad.archive.models.findings import DossierCheck, Finding, FindingPlace, FindingState
from samraad.archive.models.jobs import ImportJob, ImportState, IndexJob
from samraad.archive.models.proposals import Document, Fact, Passage, ProposedItem, Table
from samraad.archive.models.review import Correction, Redaction

__all__ = [
    "Correction",
    "Document",
    "Dossier",
    "DossierCheck",
    "DossierLine",
    "DossierStatus",
    "Fact",
    "Finding",
    "FindingPlace",
    "FindingState",
    "ImportJob",
    "ImportState",
    "IndexJob",
    "Passage",
    "ProposedItem",
    "Reading",
    "Redaction",
    "Table",
    "Tombstone",
]
