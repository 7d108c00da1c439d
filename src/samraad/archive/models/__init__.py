"""What the archive keeps: dossiers with their lines, what was read in them, what people changed, and work to be done."""

from samraad.archive.models.dossier import Dossier, DossierLine, DossierStatus, Reading, Tombstone
from samraad.archive.models.jobs import ImportJob, ImportState, IndexJob
from samraad.archive.models.proposals import Document, Fact, Passage, ProposedItem, Table
from samraad.archive.models.review import Correction, Redaction

__all__ = [
    "Correction",
    "Document",
    "Dossier",
    "DossierLine",
    "DossierStatus",
    "Fact",
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
