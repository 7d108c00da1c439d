"""Invented agendas, minutes and attachments, as texts."""

HEAD = "KKR Sjælland\n{kind}\nMøde i KKR Sjælland den {day}\n\n"
ITEMS = """1. Godkendelse af dagsorden

1.1. Godkendelse af dagsorden
SAG-2024-00017 abcd

Indstilling
Det indstilles, at KKR Sjælland godkender dagsordenen.
{approved}
3. Regionalpolitiske sager

3.1. {first}
SAG-2024-00018 abcd

Baggrund
Kommunerne har i to år undersøgt sagen om {first} sammen med regionen.

Indstilling
Det indstilles, at KKR Sjælland
- godkender udbuddet
- drøfter den videre proces
{approved}
3.2. {second}
SAG-2024-00019 abcd

Baggrund
Regionen har bedt kommunerne om et svar om {second} inden sommer.

Indstilling
Det indstilles, at KKR Sjælland tager orienteringen til efterretning.
{noted}
4. Udpegninger

4.1. Udpegning til Det Fælles Råd
SAG-2024-00020 abcd

Indstilling
Det indstilles, at KKR Sjælland udpeger to medlemmer.
{appointed}
"""
DECIDED = {
    "approved": "\nBeslutning\nKKR Sjælland godkendte indstillingen.\n",
    "noted": "\nBeslutning\nKKR Sjælland tog orienteringen til efterretning.\n",
    "appointed": "\nBeslutning\nKKR Sjælland udpegede:\n\nBerta Blomkvist (C), Holbæk Kommune\nJens Testperson (A), Greve Kommune\n",
}
UNDECIDED = dict.fromkeys(DECIDED, "")
GREENHOUSES = {"first": "Fælles indkøb af drivhuse", "second": "Færgefart på Isefjorden"}
ATTACHMENTS = """{gap}3.1 {first}
{gap}Notat om drivhuse

Dato: 2. januar 2024

Drivhusene er beregnet til 17 kommuner, og de koster 1.250.000 kr. om året i drift.
{gap}3.2 {second}
{gap}Rapport om færgefart

Rapporten viser, at 42.000 passagerer hvert år sejler over fjorden.
"""


def agenda(day: str, **titles: str) -> str:
    return (HEAD + ITEMS).format(kind="Dagsorden", day=day, **titles, **UNDECIDED)


def minutes(day: str, **titles: str) -> str:
    return (HEAD + ITEMS).format(kind="Referat", day=day, **titles, **DECIDED)


def attachments(**titles: str) -> str:
    return ATTACHMENTS.format(gap="\n" * 15, **titles)
