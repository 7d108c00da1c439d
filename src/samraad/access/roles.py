"""The roles a person can have; the public has none."""

from django.db import models


class Role(models.TextChoices):
    """Names as in the design; who is not signed in is PUBLIC, which is never granted."""

    SECRETARY = "secretary", "Sekretariat"
    CHAIR = "chair", "Formandskab"
    MEMBER = "member", "Medlem"
    OFFICIAL = "official", "Embedsmandsudvalg"
    MUNICIPALITY = "municipality", "Kommunens kontaktperson"
    PUBLIC = "public", "Offentligheden"
