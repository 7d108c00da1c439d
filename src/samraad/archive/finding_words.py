"""What each kind of finding is called where people read, in the order in which a list of kinds shows them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

KINDS = {
    "table_total": gettext_lazy("Sum i en tabel"),
    "table_total_rounded": gettext_lazy("Sum i en tabel, afrunding"),
    "table_derived": gettext_lazy("Beregnet tal i en tabel"),
    "shares": gettext_lazy("Andele, der skal give 100"),
    "shares_rounded": gettext_lazy("Andele, afrunding"),
    "text_and_table": gettext_lazy("Tekst og tabel er uenige"),
    "growth": gettext_lazy("Vækst i procent"),
    "factor": gettext_lazy("Fordobling og lignende"),
    "parts": gettext_lazy("Dele og sum i teksten"),
    "rate_amount": gettext_lazy("Sats og beløb"),
    "two_rates": gettext_lazy("Samme beløb, to satser"),
    "period": gettext_lazy("Periode og datoer"),
    "period_backwards": gettext_lazy("Periode, der slutter før den begynder"),
    "promised_count": gettext_lazy("Antal lovet og antal nævnt"),
    "counted_list": gettext_lazy("Antal og liste"),
    "contradiction": gettext_lazy("Modstridende tal"),
    "point_reference": gettext_lazy("Henvisning til et punkt, der mangler"),
    "point_about_other": gettext_lazy("Henvisning til et andet punkt"),
    "item_number": gettext_lazy("Punkternes numre"),
    "attachment_reference": gettext_lazy("Henvisning til et bilag, der mangler"),
    "attachment_absent": gettext_lazy("Bilag på listen, der mangler"),
    "deadline_past": gettext_lazy("Frist, der er udløbet"),
    "deadline_before_decision": gettext_lazy("Frist før beslutningen"),
    "impossible_day": gettext_lazy("Dag, der ikke findes"),
    "impossible_year": gettext_lazy("Årstal, der ikke kan passe"),
    "weekday": gettext_lazy("Ugedag og dato"),
    "placeholder": gettext_lazy("Tekst, der mangler"),
    "unconfirmed": gettext_lazy("Ikke bekræftet"),
    "repeated_paragraph": gettext_lazy("Gentaget afsnit"),
    "repeated_word": gettext_lazy("Gentaget ord"),
    "scheme_differs": gettext_lazy("Beregning, der ikke giver det trykte"),
    "scheme_check": gettext_lazy("Beregning, der ikke går op"),
}
SEVERITIES = {
    "error": gettext_lazy("Fejl"),
    "warning": gettext_lazy("Bør ses efter"),
    "note": gettext_lazy("Bemærkning"),
}
LOOKS = {"error": "error", "warning": "warning", "note": "info"}
CERTAINTIES = {
    "certain": gettext_lazy("Sikkert: følger af det trykte alene."),
    "likely": gettext_lazy("Sandsynligt: afhænger af, hvordan teksten skal læses."),
    "possible": gettext_lazy("Muligt: der kan være en god grund."),
}
STATES = {
    "open": gettext_lazy("Ikke vurderet"),
    "confirmed": gettext_lazy("Bekræftet"),
    "passed_on": gettext_lazy("Sendt videre"),
    "dismissed": gettext_lazy("Afvist"),
}


def kind_words(code: str) -> str:
    """What a kind is called; one we have no words for yet, by its code."""
    return str(KINDS.get(code, code.replace("_", " ").capitalize()))
