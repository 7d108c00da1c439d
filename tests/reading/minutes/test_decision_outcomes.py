"""What the sentences of a decision say was decided, and what does not count as a decision."""

from __future__ import annotations

import pytest

from samraad.reading.minutes.decision import find_decision
from samraad.reading.minutes.rows import rows_of
from samraad.reading.model import Decision, Line, Point, Role, Span


def decision_of(text: str, title: str = "Sag", points: tuple[str, ...] = ()) -> Decision:
    lines = [
        Line(number, raw, raw.strip(), Role.BODY if raw.strip() else Role.BLANK)
        for number, raw in enumerate(text.split("\n"), 1)
    ]
    found = find_decision(rows_of(lines), title, tuple(Point(point, Span(1, 1)) for point in points), ())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("KKR Sjælland godkendte indstillingen.", "approved"),
        ("Godkendt.", "approved"),
        ("Tiltrådt.", "adopted"),
        ("Taget til efterretning.", "noted"),
        ("Drøftet.", "discussed"),
        ("Udsat.", "postponed"),
        ("Indstillingen godkendt", "approved"),
        ("Indstillingen blev tiltrådt.", "adopted"),
        ("Orienteringen blev taget til efterretning.", "noted"),
        ("Orienteringen taget til efterretning", "noted"),
        ("Dagsordenen godkendtes.", "approved"),
        ("Dagsorden blev godkendt uden bemærkninger.", "approved"),
        ("Sagen blev udsat til næste møde.", "postponed"),
        ("Punktet udsættes til mødet i april.", "postponed"),
        ("KKR Midtjylland besluttede at udsætte sagen.", "postponed"),
        ("KKR forkastede forslaget.", "rejected"),
        ("Indstillingen blev ikke godkendt.", "rejected"),
        ("KKR kunne ikke tiltræde indstillingen.", "rejected"),
        ("Forslaget blev afvist.", "rejected"),
        ("KKR Syddanmark kunne tiltræde indstillingen.", "adopted"),
        ("KKR Nordjylland tilsluttede sig indstillingen.", "adopted"),
        (
            "KKR drøftede sagen og godkendte indstillingen med den tilføjelse, at økonomien genberegnes.",
            "approved with addition",
        ),
        ("Indstillingen blev godkendt med følgende ændringer: Punkt 2 udgår.", "approved with adjustment"),
        ("Med de faldne rettelser blev referatet godkendt.", "approved with adjustment"),
        (
            "KKR Sjælland tiltrådte indstillingen, suppleret med et ønske om en halvårlig status.",
            "adopted with supplement",
        ),
        ("KKR godkendte strategien i justeret form.", "approved with adjustment"),
        ("KKR godkendte den justerede strategi.", "approved"),
        ("KKR Hovedstaden tog orienteringen om de foreslåede ændringer i planen til efterretning.", "noted"),
        (
            "Anna Berg orienterede om, at bestyrelsen havde godkendt budgettet. KKR Sjælland drøftede oplægget.",
            "discussed",
        ),
        (
            "Anna Berg bemærkede, at planen skulle godkendes i kommunerne.\nKKR tog orienteringen til efterretning.",
            "noted",
        ),
        ("Regionsrådet godkendte planen i september. KKR tog orienteringen til efterretning.", "noted"),
        ("Planen er godkendt af Regionsrådet. KKR drøftede status.", "discussed"),
        ("Bo Holm oplyste, at Movia tiltrådte budgettet.", None),
        ("Der blev orienteret om status.", None),
        ("Intet.", None),
        ("Efter en drøftelse godkendte KKR Midtjylland indstillingen.", "approved"),
        ("Herefter tiltrådte KKR indstillingen.", "adopted"),
        ("Efter at direktøren havde præsenteret planen, godkendte KKR Fyn den.", "approved"),
        ("KKR-formandskabet godkendte brevet.", "approved"),
        ("Formandskabet orienterede om status. Rådet tog orienteringen til efterretning.", "noted"),
        ("Der var enighed om at godkende indstillingen.", "approved"),
        ("Det blev besluttet at udsætte punktet.", "postponed"),
        ("Det blev besluttet, at sagen udsættes.", "postponed"),
        ("KKR besluttede, at sekretariatet arbejder videre.", "adopted"),
        ("KKR Hovedstaden:\n– godkendte budgettet\n– tog status til efterretning", "approved"),
        ("KKR Hovedstaden\n– tog status til efterretning\n– drøftede planen", "noted"),
        ("Fællesrådet Øst godkendte indstillingen.", "approved"),
        (
            "Rådet drøftede sagen. Enhedslisten kunne ikke godkende indstillingen. Et flertal godkendte indstillingen.",
            "approved",
        ),
        ("Indstillingens punkt 1 og 2 blev godkendt, mens punkt 3 blev udsat.", "approved"),
        ("1. Godkendt\n2. Taget til efterretning", "approved"),
        ("Ad 1: Drøftet\nAd 2: Godkendt", "approved"),
        ("Punkt 1: KKR godkendte forslaget. Punkt 2: KKR tog orienteringen til efterretning.", "approved"),
        ("Oplægget blev drøftet.", "discussed"),
        ("KKR havde en drøftelse af den kommende rammeaftale.", "discussed"),
        ("Medlemmerne drøftede oplægget, og flere pegede på, at planen burde godkendes.", "discussed"),
        ("KKR Sjælland indstillede, at regionen arbejder videre. KKR tog sagen til efterretning.", "noted"),
        ("KKR noterede sig orienteringen.", "noted"),
        ("KKR tog ikke stilling til forslaget. Sagen genoptages på næste møde.", "postponed"),
        ("KKR Nordjylland bakkede op om indstillingen.", "adopted"),
        ("KKR Nordjylland bakkede op om, at projektet fortsætter, og godkendte budgettet.", "approved"),
        ("Beslutning: Godkendt som indstillet.", "approved"),
        ("Godkendt som indstillet, idet Venstre tog forbehold.", "approved"),
        ("Tiltrådt med følgende tilføjelse: Status forelægges igen i juni.", "adopted with addition"),
        ("KKR tiltrådte indstillingen med bemærkning om, at tidsplanen er stram.", "adopted"),
        ("KKR tiltræder indstillingen.", "adopted"),
        ("KKR godkender indstillingen.", "approved"),
        ("KKR tager orienteringen til efterretning.", "noted"),
        ("Den af regeringen vedtagne plan blev drøftet.", "discussed"),
        ("Referatet blev godkendt på mødet den 3. maj. KKR drøftede opfølgningen.", "approved"),
        ("Indstillingerne blev godkendt.", "approved"),
        ("KKR vedtog høringssvaret.", "adopted"),
        ("Resultatkontrakten blev godkendt.", "approved"),
        ("Forslaget blev ved afstemning forkastet med 8 stemmer for og 14 imod.", "rejected"),
        ("KKR forkastede ændringsforslaget og godkendte indstillingen.", "approved"),
        ("KKR tog orienteringen til efterretning, idet KKR bemærkede, at budgettet først skal godkendes.", "noted"),
        ("Punktet blev drøftet, og orienteringen blev taget til efterretning.", "noted"),
        ("KKR gav formandskabet mandat til at godkende den endelige aftale.", None),
        (
            "KKR Hovedstaden bemyndigede formandskabet til at godkende den endelige tekst og tog orienteringen til efterretning.",
            "noted",
        ),
        ("Til efterretning.", "noted"),
        ("KKR Syddanmark drøftede og tog orienteringen til efterretning.", "noted"),
        ("KKR Midtjylland drøftede og godkendte forslaget.", "approved"),
        ("KKR godkendte ikke forslaget.", "rejected"),
        ("Kommunerne godkendte i 2021 strategien. KKR drøftede status.", "discussed"),
        ("KKR Sjælland anbefalede, at kommunerne godkender aftalen.", None),
        ("KKR Sjælland anbefalede kommunerne at tiltræde aftalen.", None),
        ("KKR Sjælland tog sagen til orientering.", "noted"),
        ("KKR udpegede formandskabet til styregruppen.", "appointed"),
        ("Der var bred opbakning til indstillingen.", "adopted"),
        ("Indstillingen blev fulgt.", "adopted"),
        ("Udsættes.", "postponed"),
        ("Tages til efterretning.", "noted"),
        ("KKR traf beslutning om at godkende planen.", "approved"),
        ("KKR støttede forslaget.", "adopted"),
        ("KKR Sjælland tiltrådte indstillingen, og Anna Berg tilføjede, at det haster.", "adopted"),
        ("KKR Midtjylland pegede på behovet for flere pladser og tog orienteringen til efterretning.", "noted"),
        ("Dagsorden og referat blev godkendt.", "approved"),
        (
            "Kommunaldirektør Anna Berg præsenterede planen, som bestyrelsen godkendte i maj. KKR drøftede planen og tog den til efterretning.",
            "noted",
        ),
        ("KKR Fyn drøftede, hvordan planen kan godkendes.", "discussed"),
        ("Formanden konkluderede, at indstillingen var godkendt.", "approved"),
        ("Formanden konkluderede, at KKR godkender indstillingen.", "approved"),
        ("KKR-formanden konstaterede, at der var opbakning til indstillingen.", "adopted"),
        (
            "KKR Hovedstaden tiltrådte indstillingen med følgende justering: Der afsættes 2 mio. kr.",
            "adopted with adjustment",
        ),
        ("KKR Hovedstaden godkendte indstillingen og tilføjede et punkt om evaluering.", "approved"),
        ("KKR drøftede sagen, der genoptages. Sagen blev udsat.", "postponed"),
    ],
)
def test_the_outcome_follows_the_verb_of_the_council(text: str, outcome: str | None) -> None:
    assert decision_of(text).outcome == outcome


def test_an_item_told_to_be_added_makes_the_agenda_approved_with_addition() -> None:
    text = "Dagsordenen blev godkendt. Punkt 3.7 om beredskab blev tilføjet."
    assert decision_of(text, "Godkendelse af dagsorden").outcome == "approved with addition"


def test_an_appointment_outweighs_the_approval_only_in_an_item_about_appointments() -> None:
    text = "KKR Sjælland godkendte indstillingen og udpegede Anna Berg (A), Faxe Kommune, til styregruppen."
    assert decision_of(text, "Rammeaftale 2025").outcome == "approved"
    assert decision_of(text, "Udpegning til styregruppen").outcome == "appointed"


def test_points_named_by_number_are_decided_separately() -> None:
    text = "Indstillingens punkt 1 og 3 blev godkendt. Punkt 2 blev udsat."
    points = ("drøfter budgettet", "godkender planen", "tager status til efterretning")
    decided = decision_of(text, points=points).points
    assert [(p.point, p.outcome) for p in decided] == [(1, "approved"), (2, "postponed"), (3, "approved")]


def test_points_named_by_their_words_are_decided_separately() -> None:
    text = (
        "KKR Fyn tiltrådte indstillingen om beredskabsplanen med en justering. "
        "KKR Fyn tog endvidere orienteringen om cykelstier til efterretning."
    )
    points = ("Godkender beredskabsplanen for 2025", "Tager orienteringen om cykelstier til efterretning")
    found = decision_of(text, points=points)
    assert found.outcome == "adopted with adjustment"
    assert [(p.point, p.outcome) for p in found.points] == [(1, "adopted with adjustment"), (2, "noted")]


def test_who_proposed_an_addition_is_kept() -> None:
    text = (
        "KKR Fyn tiltrådte indstillingen med en supplerende indstilling på anmodning fra den radikale gruppe: "
        "Med indstillingspunkt 2 følger en status hvert halve år."
    )
    found = decision_of(text, points=("godkender planen", "godkender tidsplanen"))
    assert found.outcome == "adopted with supplement"
    assert [(p.point, p.proposed_by) for p in found.points] == [(2, "den radikale gruppe")]


def test_a_recommendation_decided_as_a_whole_has_no_separate_points() -> None:
    text = "KKR drøftede udkastet til rammeaftale og godkendte indstillingen."
    assert decision_of(text, points=("drøfter udkastet til rammeaftale", "godkender budgettet")).points == ()


def test_an_empty_section_holds_no_decision() -> None:
    assert find_decision((), "Sag", (), ()) is None
