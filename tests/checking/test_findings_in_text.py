"""Each kind of finding in invented text: what does not add up is found, what only looks like it is left alone."""

from __future__ import annotations

import pytest

from samraad.checking.check import check
from samraad.checking.finding import Certainty, Finding, Severity
from samraad.reading.read import read

BEFORE = "NOTAT\n\nNotat om en ordning\n\n"


def findings(text: str, name: str = "prøve.txt") -> tuple[Finding, ...]:
    return check([read((BEFORE + text + "\n").encode(), name)])


def codes(text: str) -> list[str]:
    return [one.code for one in findings(text)]


WRONG = {
    "growth in per cent": (
        "growth",
        "Antallet af ture er steget med 12 pct. (fra 100 ture i 2020 til 150 ture i 2021).",
    ),
    "growth after the figures": (
        "growth",
        "Udgiften er steget fra 4,0 mio. kr. til 5,0 mio. kr., svarende til en stigning på 35 pct.",
    ),
    "a stated difference": (
        "growth",
        "Bidraget bliver nedsat fra 5,7 mio. kr. til 5,3 mio. kr., en reduktion på 1,4 mio. kr. i alt.",
    ),
    "the last figure taken for the growth": (
        "growth",
        "Udgiften er øget med over 700 pct. (fra 3.000 kr. om måneden i 2017 til 22.000 kr. i 2018).",
    ),
    "doubled to": (
        "factor",
        "I dag spildes 16 mio. timer i kø, og tallet bliver fordoblet til over 33 mio. timer i 2035.",
    ),
    "halved from": ("factor", "Der er sket en halvering af ventelisten fra 900 borgere til 720 borgere."),
    "parts and total": ("parts", "Der er 1.057 pladser fordelt på 412 pladser i skoler og 605 pladser i dagtilbud."),
    "of which more than all": ("parts", "Der er 40 pladser, heraf 25 pladser til børn og 22 pladser til unge."),
    "years and dates": (
        "period",
        "Ordningen træder i kraft den 1. juli 2023 og løber frem til udgangen af december 2027.\n"
        "Kommunerne bidrager med 200.000 kr. årligt i 5 år til projektet.",
    ),
    "years and years": ("period", "Parterne har indgået en 5-årig aftale for 2022-2025."),
    "a product": (
        "rate_amount",
        "Bidraget er 2,40 kr. pr. indbygger. Med 416.432 indbyggere giver det 909.437 kr. om året.",
    ),
    "a list longer than promised": (
        "promised_count",
        "Gruppen er kommet frem til følgende tre anbefalinger:\n– Flere vejledere\n– Bedre data\n– Fælles mål\n– Nye forløb",
    ),
    "a numbered list shorter than promised": (
        "promised_count",
        "Arbejdet består af fire indsatser:\n1. Flere vejledere i skolerne\n2. Bedre data om frafald\n3. Fælles mål for alle",
    ),
    "a promised total": (
        "text_and_table",
        "I 2024 fordeles 400 pladser mellem kommunerne.\n\nKommune 2023 2024\n\nEgedal 120 122\n\nFuresø 130 131\n\n"
        "Gribskov 144 145\n\nI alt 394 398",
    ),
    "a day that is none": ("impossible_day", "Svar skal være modtaget senest den 31. april 2024."),
    "a year that is none": ("impossible_year", "Aftalen blev indgået den 3. maj 2203."),
    "a weekday": ("weekday", "Mødet holdes mandag den 14. november 2023."),
    "a period backwards": ("period_backwards", "Midlerne er afsat i perioden 2027-2024."),
    "a stand-in": ("placeholder", "HER INDSÆTTES BELØB FOR DEN ENKELTE KOMMUNE."),
    "not confirmed": (
        "unconfirmed",
        "Oplægget holdes af en forsker fra universitetet (tbc), og derefter er der frokost.",
    ),
    "a paragraph twice": (
        "repeated_paragraph",
        "Resultatet af beregningen er følgende for kommunerne:\n– Flere elever\n"
        "Resultatet af beregningen er følgende for kommunerne:\n– Flere lærere",
    ),
    "a word twice": ("repeated_word", "Det bør overvejes, om studerende skal have merit merit for arbejdet."),
    "an attachment": ("attachment_reference", "Læs mere om de overordnede mål for fusionen i bilag 1.1."),
    "two figures for the same": (
        "contradiction",
        "Frem mod 2033 ventes der at blive 143.000 flere ældre over 80 år.\n\nDet presser velfærden.\n\n"
        "Kommunerne mangler hænder.\n\nFrem mod 2033 bliver vi altså 142.000 flere ældre over 80 år i landet.",
    ),
    "a share in words": (
        "contradiction",
        "Godt halvdelen af borgerne mener, at servicen vil være dårligere om fem år, viser målingen.\n\nDet er mange.\n\n"
        "Sådan svarede de.\n\nI alt 44 pct. mener, at servicen vil være dårligere om fem år i deres kommune.",
    ),
    "one amount, two rates": (
        "two_rates",
        "Regionen betaler 2,829 kr./indbygger, som svarer til 5.358.122 kr.\n\nDet er vedtaget.\n\n"
        "Regionens bidrag er fremover 2,820 kr./indbygger, som svarer til 5.358.122 kr.",
    ),
    "a list and a count": (
        "counted_list",
        "De 7 lokale klimaprojekter har været frivillige.\n\n"
        "De lokale klimaprojekterne handler om: Affald, Transport, Natur og Energi.",
    ),
}


@pytest.mark.parametrize(("code", "text"), WRONG.values(), ids=WRONG.keys())
def test_what_does_not_add_up_is_found(code: str, text: str) -> None:
    assert code in codes(text)


RIGHT = {
    "growth that fits": "Antallet af ture er steget med knap 50 pct. (fra 101 ture i 2020 til 150 ture i 2021).",
    "growth of rounded figures": "Udgiften er steget fra 4,0 mio. kr. til 5,0 mio. kr., svarende til en stigning på 26 pct.",
    "growth a year": "Antallet er steget med 5 pct. om året (fra 100 ture i 2015 til 150 ture i 2023).",
    "a share of something else": "Bevillingen er øget fra 4 mio. kr. til 5 mio. kr., svarende til 2 pct. af budgettet.",
    "points called per cent": "Andelen er steget fra 12 pct. til 15 pct., en stigning på 3 pct.",
    "years are no figures": "Fra 2019 til 2023 er udgiften steget med 12 pct. til 40 mio. kr.",
    "more than doubled": "Det er mere end en fordobling i forhold til 2008, fra 139.000 ansatte til 302.000 ansatte.",
    "doubled, roughly": "Antallet er fordoblet fra 1.010 borgere til 2.150 borgere.",
    "parts that fit": "Der er 1.057 pladser fordelt på 452 pladser i skoler og 605 pladser i dagtilbud.",
    "at least": "Målet om mindst 9.000 elever blev nået med en fordeling på 5.753 elever i syd og 3.496 elever i nord.",
    "of which less than all": "Der er 40 pladser, heraf 15 pladser til børn og 22 pladser til unge.",
    "years that fit": (
        "Ordningen træder i kraft den 1. januar 2023 og løber frem til udgangen af december 2027.\n"
        "Kommunerne bidrager med 200.000 kr. årligt i 5 år til projektet."
    ),
    "years of something else": "Parterne har en femårig aftale for 2022-2026, og de 60-årige er steget i 2008-2021.",
    "a product that fits": "Bidraget er 2,40 kr. pr. indbygger. Med 416.432 indbyggere giver det 999.437 kr. om året.",
    "a rounded rate": "Udgiften er 45,20 kr./indbygger, svarende til 2.345.678 kr.",
    "a list as promised": "Analysen har fire spor:\n– Miljø og klima\n– Mobilitet i regionen\n– Uddannelse\n– Kultur for alle",
    "a list after a wider gap": (
        "Rådet har udpeget tre medlemmer til udvalget:\n\n– Anna Bro (A)\n\n– Bo Dam (B)\n\n– Carl Eg (C)\n\n\n– To fra kommunerne."
    ),
    "a number that promises nothing": "De fem kommuner har svaret, at de ønsker:\n– Flere midler\n– Mere tid",
    "a weekday that fits": "Mødet holdes tirsdag den 14. november 2023 og igen onsdag den 15. november 2023.",
    "a leap day": "Fristen er den 29. februar 2024.",
    "a count after a date": "Pr. 1. januar 2500 elever og pr. 1. maj 2200 elever var i gang.",
    "words Danish doubles": "Det er noget, som dem der der bor der, har sagt ja ja til, og det det handler om.",
    "an attachment to a law": "Kravene fremgår af bilag 2 til bekendtgørelsen.",
    "an attachment that is there": "Tallene fremgår af bilag 2.\n\nBilag 2: Udviklingen i antal ture\n\nTurene er blevet flere.",
    "other years": (
        "I 2021 var der 143.000 flere ældre over 80 år.\n\nTallet stiger.\n\nDet ses tydeligt.\n\n"
        "I 2022 var der 142.000 flere ældre over 80 år."
    ),
    "other bodies": (
        "Derfor betaler Region Sjælland 1,5 mio. kr. om året til det fælles kontor.\n\nSådan er det.\n\nOg videre.\n\n"
        "Derfor betaler Region Nordjylland 1,6 mio. kr. om året til det fælles kontor."
    ),
    "a hedge that covers": (
        "Frem mod 2033 kommer der ca. 143.000 flere ældre over 80 år.\n\nDet presser.\n\nKommunerne mangler hænder.\n\n"
        "Frem mod 2033 bliver vi 142.000 flere ældre over 80 år."
    ),
    "a list and its count": (
        "De 4 lokale klimaprojekter har været frivillige.\n\nDe lokale klimaprojekterne handler om: Affald, Transport, Natur og Energi."
    ),
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())
def test_what_is_right_or_may_be_is_left_alone(text: str) -> None:
    assert findings(text) == ()


def test_what_rounding_alone_explains_is_a_note_that_says_so() -> None:
    (one,) = findings("Antallet er øget med knap 500 pct. (fra 30 ture om måneden i 2017 til 180 ture i 2018).")
    assert (one.severity, one.certainty) == (Severity.NOTE, Certainty.POSSIBLE)
    assert "Afrunding" in one.message


def test_an_amount_without_a_whole_base_is_doubted_beside_others_that_have_one() -> None:
    others = "Den ene betaler 3,125 kr./indbygger, som svarer til 5.693.750 kr. Den anden betaler 1,528 kr./indbygger, som svarer til 1.275.761 kr. "
    doubted = "Den tredje betaler 2,829 kr./indbygger, som svarer til 5.358.122 kr."
    (one,) = findings(others + doubted)
    assert (one.code, one.figures) == ("rate_amount", ("2,829 kr./indbygger", "5.358.122 kr."))
    assert "1.893.998" in one.message
    assert findings(doubted) == ()


def test_the_same_text_in_two_bundles_is_compared() -> None:
    a = read((BEFORE + "Regionen betaler 2,829 kr./indbygger, som svarer til 5.358.122 kr.\n").encode(), "a.txt")
    b = read((BEFORE + "Regionen giver 2,820 kr./indbygger, som svarer til 5.358.122 kr.\n").encode(), "b.txt")
    (one,) = check([a, b])
    assert one.code == "two_rates"
    assert [place.dossier for place in one.places] == ["a.txt", "b.txt"]


def test_two_papers_that_tell_alike_of_two_things_do_not_contradict_each_other() -> None:
    said = "Projektet om {0} har et budget på {1} mio. kr. og løber over tre år i alle kommuner fra 2024.\n"
    a = read((BEFORE + said.format("cykelstier", "2,3")).encode(), "a.txt")
    b = read((BEFORE + said.format("busser", "2,5")).encode(), "b.txt")
    c = read((BEFORE + "Frem mod 2033 kommer der 143.000 flere ældre over 80 år i hele landet.\n").encode(), "c.txt")
    d = read((BEFORE + "Frem mod 2033 bliver der 142.000 flere ældre over 80 år i hele landet.\n").encode(), "d.txt")
    assert [one.code for one in check([a, b, c, d])] == ["contradiction"]


def test_a_form_that_is_filled_in_three_times_does_not_contradict_itself() -> None:
    said = "Kommunen har {0} pladser til unge med særlige behov for støtte.\n\nDer er venteliste.\n\nDet koster.\n\n"
    assert findings("".join(said.format(count) for count in (140, 150, 160))) == ()


def test_a_finding_names_its_lines_and_figures() -> None:
    (one,) = findings(WRONG["growth in per cent"][1])
    assert [(place.dossier, place.span.first_line, place.span.last_line) for place in one.places] == [
        ("prøve.txt", 5, 5)
    ]
    assert one.figures == ("100 ture", "150 ture", "12 pct.")
    assert one.computed == "50 pct."
    assert one.message == "Fra 100 ture til 150 ture er en ændring på 50 pct., men der står 12 pct."


@pytest.mark.parametrize(("code", "text"), WRONG.values(), ids=WRONG.keys())
def test_a_key_survives_that_lines_move(code: str, text: str) -> None:
    before = {one.key for one in findings(text) if one.code == code}
    moved = f"BREV\n\nIndledningen er kommet til siden sidst.\n\n{BEFORE}{text}\n"
    assert before == {one.key for one in check([read(moved.encode(), "ny.txt")]) if one.code == code}


def test_findings_of_the_same_words_have_keys_of_their_own() -> None:
    text = "AFVENTER RAMMEAFTALEN\n\nMålet er et andet her i teksten.\n\n\n\n\nAFVENTER RAMMEAFTALEN\n\nOg teksten går videre."
    keys = [one.key for one in findings(text)]
    assert len(keys) == len(set(keys)) == 2
