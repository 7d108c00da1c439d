"""What models call their choices is said in the reader's language on pages, and in Danish in calendar programs."""

from django.utils.translation import override

from samraad.access.roles import Role
from samraad.councils.models import OrganizationKind
from samraad.meetings.models import PublishedVersion
from samraad.meetings.models.live import DeadlineKind
from samraad.meetings.models.session import AttendanceState, ProposalKind
from samraad.meetings.models.version import VersionKind
from samraad.meetings.templatetags.label_words import LABELS, label_words, version_words
from samraad.rules.decisions import MAJORITIES
from samraad.rules.notices import UNITS

CHOICES = (DeadlineKind, VersionKind, AttendanceState, ProposalKind, OrganizationKind, Role)


def test_every_label_is_in_the_catalogue() -> None:
    labels = {str(label) for choices in CHOICES for label in choices.labels}
    units, majorities = ({each.danish for each in UNITS.values()}, {each.danish for each in MAJORITIES.values()})
    assert labels | units | majorities == LABELS
    with override("en"):
        assert label_words("Udsendelse af dagsorden") == "Dispatch of the agenda"
        assert label_words("Et ord for sig") == "Et ord for sig"


def test_a_version_is_named_in_both_languages() -> None:
    version = PublishedVersion(kind=VersionKind.AGENDA, number=2)
    assert version_words(version) == str(version) == "Dagsorden, tillæg 1"
    with override("en"):
        assert version_words(version) == "Agenda, supplement 1"
        assert version_words(PublishedVersion(kind=VersionKind.MINUTES, number=1)) == "Minutes, version 1"
