"""An archive of one's own for each test, and a small invented dossier to put in it."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from samraad.access.models import Grant, User

MINUTES = """KKR Sjælland
Referat
Møde i KKR Sjælland den 8. februar 2024

1. Godkendelse af dagsorden

1.1. Godkendelse af dagsorden
SAG-2024-00017 abcd

Indstilling
Det indstilles, at KKR Sjælland godkender dagsordenen.

Beslutning
KKR Sjælland godkendte indstillingen.

3. Regionalpolitiske sager

3.1. Fælles indkøb af drivhuse
SAG-2024-00017 abcd

Baggrund
Kommunerne har i to år undersøgt, om drivhuse kan købes i fællesskab til ældrecentrene.
Et fælles udbud ventes at spare kommunerne for 1.250.000 kr. om året.
Kontakt Berta Blomkvist på mail berta.blomkvist@eksempel.dk eller telefon 12 34 56 78.

Indstilling
Det indstilles, at KKR Sjælland
- godkender udbuddet
- udpeger en styregruppe

Sagsfremstilling
Udbuddet omfatter 17 kommuner og gennemføres inden udgangen af juni 2024.

Beslutning
KKR Sjælland godkendte indstillingen.

3.2. Fælles cykelstier
SAG-2024-00018 abcd

Baggrund
Regionen har bedt kommunerne om et svar om cykelstier inden sommer.

Indstilling
Det indstilles, at KKR Sjælland tager orienteringen til efterretning.

Beslutning
KKR Sjælland tog orienteringen til efterretning.

7. Eventuelt

7.1. Eventuelt

Beslutning
Intet at bemærke.
"""


@pytest.fixture(autouse=True)
def data_folder(settings: LazySettings, tmp_path: Path) -> Path:
    """The data folder of this test."""
    settings.SAMRAAD_DATA = tmp_path / "data"
    return tmp_path / "data"


@pytest.fixture
def minutes_file(tmp_path: Path) -> Path:
    """Minutes of an invented meeting."""
    path = tmp_path / "Referat KKR Sjælland.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return path


@pytest.fixture
def secretary(db: None) -> User:
    """A user who may do what secretaries may."""
    user = User.objects.create_user("sekretær", first_name="Sigrid", last_name="Sekretær")
    Grant.objects.create(user=user, role="secretary")
    return user


@pytest.fixture
def member(db: None) -> User:
    """A user who may only read."""
    user = User.objects.create_user("medlem")
    Grant.objects.create(user=user, role="member")
    return user
