"""Decisions in the idioms of other councils: what became of the matter, clauses that a heading governs, what comes back."""

from __future__ import annotations

import pytest

from samraad.reading.minutes.decision import find_decision
from samraad.reading.minutes.outcome import grammar, outcomes_in
from samraad.reading.minutes.rows import rows_of
from samraad.reading.model import Decision, Line, Point, Role, Span


def decision_of(text: str, points: tuple[Point, ...] = ()) -> Decision:
    lines = tuple(
        Line(number, raw, raw.strip(), Role.BODY if raw.strip() else Role.BLANK)
        for number, raw in enumerate(text.split("\n"), 1)
    )
    found = find_decision(rows_of(lines), "Sag", points, ())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Forslaget faldt. For stemte 6, imod stemte 11.", "rejected"),
        ("Ændringsforslaget faldt herefter, og indstillingen blev godkendt.", "approved"),
        ("Indstillingen fik ikke flertal.", "rejected"),
        ("Der var ikke tilslutning til forslaget.", "rejected"),
        ("Et flertal i KKR Midtjylland stemte imod indstillingen.", "rejected"),
        ("Et flertal bestående af Venstre, SF og Radikale Venstre tiltrådte indstillingen.", "adopted"),
        ("Ikke tiltrådt.", "rejected"),
        ("Nyder ikke fremme.", "rejected"),
        ("Punktet udgik.", "postponed"),
        ("Sagen bortfaldt.", "postponed"),
        ("Forslaget blev trukket.", "postponed"),
        ("Sagen genoptages på næste møde.", "postponed"),
        ("Sagen blev sendt tilbage til fornyet behandling i embedsmandsudvalget.", "postponed"),
        ("Enstemmigt godkendt.", "approved"),
        ("Indstillingen blev taget til følge.", "adopted"),
        ("Indstillingerne følges.", "adopted"),
        ("KKR Midtjylland tog orienteringen ad notam.", "noted"),
        ("KKR Midtjylland kvitterede for orienteringen.", "noted"),
        ("Formandskabet skrev høringssvaret, som i øvrigt blev godkendt.", "approved"),
        ("Der var en god drøftelse af oplægget.", "discussed"),
    ],
)
def test_the_idiom_tells_the_outcome(text: str, outcome: str) -> None:
    assert decision_of(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("KKR Midtjylland drøftede sagen. Sagen tages op på næste møde.", "discussed"),
        ("KKR Midtjylland drøftede sagen og anbefalede kommunerne at gå sammen.", "discussed"),
        ("Temaet blev drøftet. KKR gav formandskabet mandat til det videre arbejde.", "discussed"),
        ("Indstillingen blev godkendt, mens Venstre stemte imod.", "approved"),
        ("Fordelingen faldt på plads, og planen blev drøftet.", "discussed"),
        ("Budgettet faldt med 3 pct.", None),
        ("Ingen bemærkninger.", None),
    ],
)
def test_what_is_said_beside_the_decision_does_not_outweigh_it(text: str, outcome: str | None) -> None:
    assert decision_of(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("at godkende regnskabet med de bemærkninger, der faldt.", "approved"),
        ("at tage orienteringen til efterretning.", "noted"),
        ("KKR Sjælland besluttede\n- at godkende planen, og\n- at udsætte evalueringen.", "approved"),
        ("Drøftelsen viste blandt andet,\nat kommunerne skal godkende planerne.", None),
        ("Venstre ønskede,\nat udsætte sagen.", None),
    ],
)
def test_a_heading_or_lead_governs_clauses(text: str, outcome: str | None) -> None:
    assert decision_of(text).outcome == outcome


def test_an_outcome_within_a_longer_form_of_itself_counts_once() -> None:
    sentence = "KKR Sjælland tog indstillingens punkt 2 til efterretning."
    assert [outcome.name for outcome in outcomes_in(sentence, grammar(), False)] == ["noted"]
    points = tuple(
        Point(text, Span(1, 1)) for text in ("godkender målet", "tager status til efterretning", "drøfter målet")
    )
    decided = decision_of("KKR Sjælland godkendte punkt 1 og tog indstillingens punkt 2 til efterretning.", points)
    assert [(point.point, point.outcome) for point in decided.points] == [(1, "approved"), (2, "noted")]
