"""In words why the archive is silent: what was looked for, what is missing, and where the answer would stand."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samraad.search.answering import Kind, Silence


def looked_for(silence: Silence) -> str:
    """What was looked for: the kind of thing, and what it is about."""
    kind = _kind(silence.kind)
    about = ", ".join(f"»{word}«" for word in silence.about)
    return _("%(kind)s om %(about)s") % {"kind": kind, "about": about} if about else kind


def reason(silence: Silence) -> str:
    """Why there is no answer, in one sentence."""
    words = _listed(silence.missing)
    sentences = {
        "unknown": _("%(words)s står ikke i det, der er søgt i."),
        "nothing": _("Intet i det, der er søgt i, handler om det."),
        "no_vote": _("Emnet er omtalt, men ingen afstemning om det."),
        "no_decision": _("Emnet er omtalt, men der er ingen beslutning om det."),
        "apart": _("%(words)s er nævnt, men ikke sammen med resten af spørgsmålet."),
        "no_value": _("Emnet er omtalt, men svaret på det, der spørges om, står ikke dér."),
        "unsure": _("Emnet er omtalt, men intet sted svarer tydeligt på spørgsmålet."),
    }
    return sentences[silence.code] % {"words": words}


def where(silence: Silence) -> str:
    """Where the answer would stand."""
    nearest = silence.near[0].source if silence.near else None
    if silence.code in ("no_vote", "no_decision") or silence.kind is Kind.DECISION:
        if nearest is not None and nearest.kind != "minutes" and nearest.date is not None:
            return _("I referatet af mødet %(day)s.") % {"day": date_format(nearest.date, "DATE_FORMAT")}
        return _("I referatet af det møde, hvor sagen blev behandlet.")
    if nearest is not None:
        title = nearest.document_title or nearest.item_title
        return _("I eller ved »%(title)s«.") % {"title": title} if title else _("Ved de nærmeste linjer.")
    return _("I et bilag eller referat, som arkivet ikke har.")


def _kind(kind: Kind) -> str:
    return {
        Kind.DATE: _("en dato eller frist"),
        Kind.DURATION: _("en periode"),
        Kind.FREQUENCY: _("hvor ofte"),
        Kind.WHO: _("en person eller et organ"),
        Kind.PLACE: _("et sted"),
        Kind.MUNICIPALITY: _("en kommune"),
        Kind.MONEY: _("et beløb"),
        Kind.SHARE: _("en andel"),
        Kind.COUNT: _("et antal"),
        Kind.FIGURE: _("et tal"),
        Kind.DECISION: _("en beslutning"),
        Kind.REASON: _("en begrundelse"),
        Kind.TEXT: _("en oplysning"),
    }[kind]


def _listed(words: tuple[str, ...]) -> str:
    quoted = [f"»{word}«" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return _("%(first)s og %(last)s") % {"first": ", ".join(quoted[:-1]), "last": quoted[-1]}
