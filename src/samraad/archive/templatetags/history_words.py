"""The history and the corrections in words: what was done, to what, and the values before and after."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext, gettext_lazy

from samraad.access.models import Change
from samraad.archive.models import Correction

register = template.Library()

ACTS = {
    "archive.import.new": gettext_lazy("lagt ind"),
    "archive.import.reread": gettext_lazy("læst på ny"),
    "archive.correct.set": gettext_lazy("rettet"),
    "archive.correct.add": gettext_lazy("tilføjet"),
    "archive.correct.remove": gettext_lazy("fjernet"),
    "archive.correct.undo": gettext_lazy("rettelse fortrudt"),
    "archive.publish": gettext_lazy("offentliggjort"),
    "archive.unpublish": gettext_lazy("trukket tilbage"),
    "archive.redact": gettext_lazy("overstreget"),
    "archive.redact.lift": gettext_lazy("overstregning fjernet"),
    "archive.erase": gettext_lazy("slettet"),
    "archive.find_findings": gettext_lazy("kontrolleret"),
    "archive.confirm_finding": gettext_lazy("fund bekræftet"),
    "archive.dismiss_finding": gettext_lazy("fund afvist"),
    "archive.pass_on_finding": gettext_lazy("fund sendt videre"),
    "archive.reopen_finding": gettext_lazy("fund genåbnet"),
    "meetings.accept": gettext_lazy("godkendt"),
    "meetings.withdraw": gettext_lazy("godkendelse fortrudt"),
    "meetings.publish": gettext_lazy("møde offentliggjort"),
    "meetings.unpublish": gettext_lazy("møde trukket tilbage"),
    "meetings.redact": gettext_lazy("ord overstreget"),
    "meetings.redact.lift": gettext_lazy("overstregning af ord fjernet"),
    "meetings.erase_words": gettext_lazy("ord slettet for altid"),
    "meetings.create": gettext_lazy("møde oprettet"),
    "meetings.edit": gettext_lazy("møde rettet"),
    "meetings.remove": gettext_lazy("møde fjernet"),
    "meetings.start_draft": gettext_lazy("dagsorden begyndt"),
    "meetings.plan": gettext_lazy("møde planlagt"),
    "meetings.deadlines": gettext_lazy("frister ændret"),
    "meetings.setup": gettext_lazy("rådets opsætning ændret"),
    "meetings.open": gettext_lazy("møde åbnet"),
    "calendar.reset": gettext_lazy("kalenderadresse skiftet"),
    "meetings.cancel": gettext_lazy("møde aflyst"),
    "meetings.revive": gettext_lazy("aflysning ophævet"),
    "meetings.close": gettext_lazy("møde lukket"),
    "meetings.reopen": gettext_lazy("møde genåbnet"),
    "agenda.add_item": gettext_lazy("punkt sat på"),
    "agenda.edit_item": gettext_lazy("punkt rettet"),
    "agenda.set_number": gettext_lazy("nummer sat"),
    "agenda.move_item": gettext_lazy("punkt flyttet"),
    "agenda.order": gettext_lazy("rækkefølge ændret"),
    "agenda.remove_item": gettext_lazy("punkt fjernet"),
    "agenda.withdraw_item": gettext_lazy("punkt udgået"),
    "agenda.section": gettext_lazy("afsnit rettet"),
    "agenda.points": gettext_lazy("indstillingens punkter rettet"),
    "agenda.add_chapter": gettext_lazy("kapitel tilføjet"),
    "agenda.rename_chapter": gettext_lazy("kapitel omdøbt"),
    "agenda.remove_chapter": gettext_lazy("kapitel fjernet"),
    "agenda.share": gettext_lazy("kladde delt"),
    "agenda.unshare": gettext_lazy("deling ophævet"),
    "agenda.attach": gettext_lazy("bilag vedhæftet"),
    "agenda.attachment_title": gettext_lazy("bilag omdøbt"),
    "agenda.attachment_order": gettext_lazy("bilag ordnet"),
    "agenda.detach": gettext_lazy("bilag taget af"),
    "agenda.publish": gettext_lazy("dagsorden offentliggjort"),
    "attendance.state": gettext_lazy("fremmøde noteret"),
    "attendance.clear": gettext_lazy("fremmøde slettet"),
    "attendance.guest": gettext_lazy("gæst noteret"),
    "session.decide": gettext_lazy("beslutning skrevet"),
    "session.undecide": gettext_lazy("beslutning fjernet"),
    "session.statement": gettext_lazy("protokoltilførsel skrevet"),
    "session.remove_statement": gettext_lazy("protokoltilførsel fjernet"),
    "session.propose": gettext_lazy("forslag stillet"),
    "session.edit_proposal": gettext_lazy("forslag rettet"),
    "session.remove_proposal": gettext_lazy("forslag fjernet"),
    "session.disqualify": gettext_lazy("inhabilitet noteret"),
    "session.lift_disqualification": gettext_lazy("inhabilitet fjernet"),
    "session.appoint": gettext_lazy("udpegning noteret"),
    "session.remove_appointment": gettext_lazy("udpegning fjernet"),
    "session.vote": gettext_lazy("afstemning noteret"),
    "session.remove_vote": gettext_lazy("afstemning fjernet"),
    "minutes.send": gettext_lazy("referat sendt til kommentering"),
    "minutes.comment": gettext_lazy("bemærkning skrevet"),
    "minutes.answer": gettext_lazy("bemærkning besvaret"),
    "minutes.publish": gettext_lazy("referat offentliggjort"),
    "minutes.approve": gettext_lazy("referat godkendt"),
    "minutes.confirm": gettext_lazy("referat bekræftet"),
    "tasks.add": gettext_lazy("opgave oprettet"),
    "tasks.edit": gettext_lazy("opgave rettet"),
    "tasks.close": gettext_lazy("opgave afsluttet"),
    "tasks.reopen": gettext_lazy("opgave genåbnet"),
    "tasks.remind": gettext_lazy("påmindelse sendt"),
    "cases.add": gettext_lazy("sag oprettet"),
    "cases.edit": gettext_lazy("sag rettet"),
    "cases.link": gettext_lazy("knyttet til sagen"),
    "cases.unlink": gettext_lazy("løsnet fra sagen"),
    "councils.add_person": gettext_lazy("person oprettet"),
    "councils.edit_person": gettext_lazy("person rettet"),
    "councils.add_membership": gettext_lazy("medlemskab oprettet"),
    "councils.edit_membership": gettext_lazy("medlemskab rettet"),
    "councils.add_organization": gettext_lazy("organisation oprettet"),
    "councils.edit_organization": gettext_lazy("organisation rettet"),
    "councils.municipalities": gettext_lazy("deltagerkommuner ændret"),
    "councils.population": gettext_lazy("folketal gemt"),
    "schemes.save": gettext_lazy("beregning gemt"),
    "schemes.publish": gettext_lazy("beregning offentliggjort"),
    "schemes.unpublish": gettext_lazy("beregning trukket tilbage"),
    "access.grant": gettext_lazy("rolle givet"),
    "access.revoke": gettext_lazy("rolle frataget"),
}
KEYS = {
    "meeting": gettext_lazy("møde"),
    "organization": gettext_lazy("råd"),
    "date": gettext_lazy("dato"),
    "reader": gettext_lazy("læser"),
    "reason": gettext_lazy("begrundelse"),
    "places": gettext_lazy("steder"),
    "published_at": gettext_lazy("offentliggjort"),
    "value": "",
    "new_findings": gettext_lazy("nye fund"),
    "gone": gettext_lazy("findes ikke længere"),
    "passed_to": gettext_lazy("sendt til"),
    "note": gettext_lazy("bemærkning"),
}
#: what the words for the act already say
SAID = {"target", "act", "line", "field", "state"}
TARGETS = {
    "dossier": gettext_lazy("Dossieret"),
    "document": gettext_lazy("Dokument, linje %(line)s"),
    "item": gettext_lazy("Punkt, linje %(line)s"),
}
FIELDS = {
    "council_name": gettext_lazy("råd"),
    "meeting_date": gettext_lazy("mødedato"),
    "kind": gettext_lazy("slags"),
    "title": gettext_lazy("titel"),
    "issuer": gettext_lazy("afsender"),
    "date": gettext_lazy("dato"),
    "item": gettext_lazy("punkt"),
    "item_kind": gettext_lazy("slags punkt"),
    "number": gettext_lazy("nummer"),
    "case_number": gettext_lazy("sagsnummer"),
    "added": gettext_lazy("tilføjet på mødet"),
    "first_line": gettext_lazy("første linje"),
    "last_line": gettext_lazy("sidste linje"),
    "sections": gettext_lazy("afsnit"),
    "decision": gettext_lazy("beslutning"),
}


@register.filter
def act_words(change: Change) -> str:
    """What a change is called, with what it was done to where that is a part of the record."""
    words = str(ACTS.get(change.action, change.action))
    told = next((each for each in (change.after, change.before) if isinstance(each, dict) and "target" in each), None)
    return f"{words}: {_place(told['target'], told.get('line', 0), told.get('field', ''))}" if told else words


@register.filter
def shown_values(values: Any) -> list[tuple[str, str]]:
    """The values of a change as text, those left out that are empty or said already."""
    if not isinstance(values, dict):
        return [] if values in (None, "") else [("", _short(values))]
    shown = [(key, value) for key, value in values.items() if key not in SAID and value not in (None, "", [], {})]
    return [(str(KEYS.get(key, key)), _short(value)) for key, value in shown]


@register.filter
def correction_words(correction: Correction) -> str:
    """What a correction is about: ``Dokument, linje 12: titel``."""
    what = _place(correction.target, correction.line, correction.field)
    if correction.act == "add":
        return gettext("%(what)s: tilføjet") % {"what": what}
    if correction.act == "remove":
        return gettext("%(what)s: fjernet") % {"what": what}
    return what


@register.filter
def correction_value(correction: Correction) -> str:
    """What it says now, in short."""
    return "–" if correction.value in (None, "") else _short(correction.value)


def _place(target: str, line: int, field: str) -> str:
    what = str(TARGETS.get(target, target)) % {"line": line}
    return f"{what}: {FIELDS.get(field, field)}" if field else what


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("title") or value.get("text") or "…")
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nej")
    return str(value) if not isinstance(value, list) else "…"
