"""Invented minutes and attachments of one meeting."""

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
SAG-2024-00018 abcd

Baggrund
Kommunerne har i to år undersøgt, om drivhuse kan købes i fællesskab til ældre-
centrene. Et fælles udbud ventes at spare kommunerne for 1.250.000 kr. om året.
Kontakt Berta Blomkvist på telefon 12 34 56 78 eller berta.blomkvist@eksempel.dk.

Indstilling
Det indstilles, at KKR Sjælland
- godkender udbuddet
- drøfter den videre proces

Sagsfremstilling
Udbuddet omfatter 17 kommuner og gennemføres inden udgangen af juni 2024.

Beslutning
KKR Sjælland godkendte indstillingen.
Enhedslisten ønskede at få ført til referat, at partiet helst havde set et udbud uden drivhuse.

3.2. Fælles cykelstier <i>og broer</i>
SAG-2024-00019 abcd

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

_GAP = "\n" * 14

ATTACHMENTS = f"""{_GAP}3.1 Fælles indkøb af drivhuse
{_GAP}Notat om drivhuse til ældrecentre

Dato: 2. januar 2024

Drivhusene er beregnet til 17 kommuner i KKR Sjælland, og de koster 1.250.000 kr. om året i drift.
Ordningen deles efter en fordelingsnøgle.

Kommune 2023 2024
Faxe 12 14
Greve 10 11
Holbæk 22 21
Køge 18 19
I alt 62 65
{_GAP}3.2 Fælles cykelstier
{_GAP}Rapport om cykelstier

Rapporten viser, at 42.000 cyklister hver dag kører over Isefjorden til mødet den 8. februar 2024.
"""
