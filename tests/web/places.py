"""Every address by its name: what it is of, and the action of the permission table that seeing it and posting to it takes."""

from __future__ import annotations

from dataclasses import dataclass, field

SIGNED_IN = "whoever is signed in"
REFUSED_TO_ALL = "nobody, as the example has none of it or names none"


@dataclass(frozen=True)
class Page:
    """``of`` names what the address takes; ``see`` and ``do`` are None where GET or POST is not answered.

    Where the form ``sends`` something, who may do it must have it done: ``@person`` stands for the key of a person there is.
    """

    of: str = ""
    see: str | None = None
    do: str | None = None
    sends: dict[str, str] = field(default_factory=dict)


READ, EDIT = "archive.read", "meetings.edit"

PUBLIC = {
    **{
        name: Page("", READ) for name in ("front", "about", "search_help", "accessibility", "search", "ask", "dossiers")
    },
    **{name: Page("", READ) for name in ("councils", "schemes", "findings")},
    **{name: Page("", READ) for name in ("calculate_seats", "calculate_vote", "calculate_notice", "calculate_fare")},
    "login": Page("", None, READ),
    "account_login": Page("", None, READ),
    "logout": Page("", None, READ),
    "account_logout": Page("", None, READ),
    "account_inactive": Page("", READ),
    "set_language": Page("", None, READ),
    "choose_municipality": Page("", None, READ),
    "dossier_findings": Page("dossier", READ),
    "meeting_findings": Page("meeting", READ),
    "item_findings": Page("item", READ),
    "council": Page("council", READ),
    "meeting": Page("meeting", READ),
    "item": Page("item", READ),
    "dossier": Page("dossier", READ),
    "text": Page("dossier", READ),
    "lines": Page("lines", READ),
    "document": Page("document", READ),
    "original": Page("dossier", READ),
    "page_image": Page("page", REFUSED_TO_ALL),
    "scheme": Page("scheme", READ),
    "explain_row": Page("explain", REFUSED_TO_ALL),
    "scheme_chart": Page("scheme", READ),
    "scheme_download": Page("scheme file", READ),
    "try_scheme": Page("scheme", READ),
}

ACCOUNT = {
    "mfa_authenticate": Page("", SIGNED_IN),
    "mfa_index": Page("", SIGNED_IN),
    "account_reauthenticate": Page("", SIGNED_IN),
    "mfa_reauthenticate": Page("", SIGNED_IN),
    "mfa_activate_totp": Page("", SIGNED_IN),
    "mfa_deactivate_totp": Page("", REFUSED_TO_ALL),
    "mfa_view_recovery_codes": Page("", REFUSED_TO_ALL),
    "mfa_generate_recovery_codes": Page("", SIGNED_IN),
    "mfa_download_recovery_codes": Page("", REFUSED_TO_ALL),
}

ARCHIVE = {
    "upload": Page("", "archive.import", "archive.import"),
    "import_jobs": Page("", REFUSED_TO_ALL),
    "dossier_history": Page("dossier", "access.read_history"),
    "publish_dossier": Page("dossier", None, "archive.publish", {"act": "publish"}),
    "correct_row": Page("row", "archive.correct", "archive.correct"),
    "add_row": Page("target", "archive.correct", "archive.correct"),
    "remove_row": Page("row", None, "archive.correct"),
    "undo_correction": Page("correction", None, "archive.correct"),
    "review": Page("dossier", "meetings.accept"),
    "accept": Page("dossier", None, "meetings.accept"),
    "withdraw": Page("dossier", None, "meetings.accept"),
    "redact": Page("dossier", "archive.redact", "archive.redact"),
    "lift_redaction": Page("redaction", None, "archive.redact"),
    "erase": Page("dossier", "archive.erase", "archive.erase"),
    "finding": Page("finding", "archive.judge_findings"),
    "check_now": Page("", None, "archive.find_findings"),
    "judge_finding": Page("finding", None, "archive.judge_findings"),
    "pass_on_finding": Page("finding", "archive.judge_findings", "archive.judge_findings"),
    "publish_meeting": Page("meeting", None, "meetings.publish", {"act": "publish"}),
    "meeting_history": Page("meeting", "access.read_history"),
    "item_history": Page("item", "access.read_history"),
    "task_history": Page("task", "access.read_history"),
    "case_history": Page("case", "access.read_history"),
    "person_history": Page("person", "access.read_history"),
    "organization_history": Page("council", "access.read_history"),
    "add_scheme": Page("", "schemes.save", "schemes.save"),
    "save_tried": Page("scheme", None, "schemes.save"),
    "publish_scheme": Page("scheme", None, "schemes.publish", {"act": "publish"}),
}

LIVE = {
    "workspace": Page("", SIGNED_IN),
    "new_meeting": Page("", EDIT, EDIT, {"organization": "@council", "date": "2027-09-09"}),
    "clean_paste": Page("live item", None, EDIT, {"html": "<p>Et afsnit</p>"}),
    "edit_meeting": Page("draft", EDIT, EDIT, {"date": "2027-04-09", "version": "@draft version"}),
    "draft": Page("draft", EDIT),
    "begin_draft": Page("planned", None, EDIT),
    "add_item": Page("draft", None, EDIT, {"title": "Et punkt", "chapter": "@chapter"}),
    "order_items": Page("draft", None, EDIT, {"order": "@order", "version": "@draft version"}),
    "add_chapter": Page("draft", None, EDIT, {"title": "Et kapitel"}),
    "share_draft": Page("draft", None, EDIT, {"role": "official"}),
    "unshare_draft": Page("share", None, EDIT),
    "change_chapter": Page("chapter", None, EDIT, {"title": "Et andet navn"}),
    "edit_item": Page("live item", EDIT),
    "save_item": Page("live item", None, EDIT, {"title": "Væksthuse", "version": "@item version"}),
    "set_number": Page("live item", None, EDIT, {"number": "4.7", "version": "@item version"}),
    "save_section": Page("section", None, EDIT, {"html": "<p>Et afsnit</p>"}),
    "remove_point": Page("live item", None, EDIT, {"point": "1", "version": "@points version"}),
    "move_item": Page("live item", None, EDIT, {"to": "up", "version": "@item version"}),
    "remove_item": Page("live item", EDIT, EDIT, {"version": "@item version"}),
    "attach": Page("live item", None, EDIT),
    "change_attachment": Page("attachment", None, EDIT, {"act": "remove"}),
    "attachment": Page("attachment", EDIT),
    "publish_agenda": Page("draft", "meetings.publish", "meetings.publish"),
    "redact_words": Page(
        "council",
        "meetings.redact",
        "meetings.redact",
        {"words": "drivhuse", "where": "", "reason": "Ønsket", "act": "redact"},
    ),
    "lift_words": Page("struck", None, "meetings.redact"),
    "versions": Page("written", READ),
    "version": Page("version", READ),
    "compare_versions": Page("two versions", READ),
    "version_pdf": Page("version", READ),
    "version_docx": Page("version", READ),
    "version_bundle": Page("version", READ),
    "version_attachment": Page("version file", REFUSED_TO_ALL),
    "item_pdf": Page("version item", READ),
    "item_docx": Page("version item", READ),
}

AT_THE_MEETING = {
    "hold": Page("written", EDIT),
    "course": Page("running", None, EDIT, {"act": "close"}),
    "expect_members": Page("written", None, EDIT),
    "arrivals": Page("running", None, EDIT, {"person": "@absent", "at": "13:00"}),
    "add_substitute": Page("running", None, EDIT, {"attendance": "@absent", "person": "@stand-in"}),
    "add_guest": Page("running", None, EDIT, {"name": "Gitte Gæst"}),
    "attendance": Page("there", None, EDIT, {"act": "leave", "at": "14:00"}),
    "come_to": Page("undecided item", None, EDIT),
    "decide": Page("undecided item", None, EDIT, {"outcome": "approved"}),
    "decide_point": Page("undecided point", None, EDIT, {"outcome": "rejected"}),
    "add_statement": Page("running item", None, EDIT, {"party": "Venstre", "text": "Vi er imod."}),
    "change_statement": Page("statement", None, EDIT, {"party": "Venstre", "text": "Vi er for.", "version": "1"}),
    "add_proposal": Page(
        "running item", None, EDIT, {"kind": "supplementary", "proposed_by": "SF", "text": "At vente."}
    ),
    "change_proposal": Page("proposal", None, EDIT, {"text": "To drivhuse.", "version": "1"}),
    "disqualify": Page("undecided item", None, EDIT, {"attendance": "@there", "reason": "Ejer et drivhus"}),
    "lift_disqualification": Page("disqualified", None, EDIT),
    "appoint": Page("undecided item", None, EDIT, {"person": "@person", "body": "Drivhusudvalget"}),
    "remove_appointment": Page("appointment", None, EDIT),
    "vote": Page("undecided item", None, EDIT, {"for-0": "1"}),
    "remove_vote": Page("vote", None, EDIT),
}

MINUTES = {
    "minutes": Page("minuted", "minutes.comment"),
    "send_minutes": Page("held", None, EDIT, {"until": "2100-01-01"}),
    "publish_minutes": Page("held", None, "meetings.publish"),
    "comment_minutes": Page("commented", None, "minutes.comment", {"draft": "@minutes draft", "text": "Fint."}),
    "answer_comment": Page("comment", None, EDIT, {"answer": "Sat ind."}),
    "confirm_minutes": Page("minutes version", None, "minutes.confirm"),
    "approve_minutes": Page("approval item", None, EDIT),
    "tasks": Page("", "tasks.read"),
    "tasks_table": Page("", "tasks.read"),
    "edit_task": Page("task", "tasks.edit", "tasks.edit", {"what": "Skriv igen", "person": "@person", "version": "1"}),
    "change_task": Page("task", None, "tasks.edit", {"act": "close", "note": "Gjort.", "version": "1"}),
    "add_task": Page("item", None, "tasks.edit", {"what": "Skriv", "person": "@person"}),
}

NOTES = "meetings.keep_notes"
MEMBERS = {
    "cases": Page("", READ),
    "case": Page("case", READ),
    "case_findings": Page("case", READ),
    "add_case": Page("", "cases.edit", "cases.edit"),
    "change_case": Page("case", "cases.edit", "cases.edit"),
    "link_case": Page("case", None, "cases.edit"),
    "unlink_case": Page("case item", None, "cases.edit"),
    "add_to_case": Page("case", "cases.edit"),
    "link_case_document": Page("case", None, "cases.edit", {"document": "1"}),
    "unlink_case_document": Page("case document", None, "cases.edit"),
    "item_case": Page("item", "cases.edit", "cases.edit", {"act": "new", "title": "En ny sag"}),
    "news": Page("", SIGNED_IN),
    "seen": Page("written", None, SIGNED_IN),
    "save_note": Page("item", None, NOTES, {"text": "Husk dette."}),
    "mark": Page("item", NOTES, NOTES),
    "unmark": Page("marking of another", None, REFUSED_TO_ALL),
    "put_back": Page("marking of another", None, REFUSED_TO_ALL),
    "read_paper": Page("paper", NOTES),
    "save_paper_note": Page("paper", None, NOTES, {"text": "Husk dette."}),
    "mark_lines": Page("paper", None, NOTES),
    "own_notes": Page("meeting", NOTES),
}

KEEP = "councils.edit"
PEOPLE = {
    "directory": Page("", READ),
    "organization": Page("council", READ),
    "person": Page("person", READ),
    "add_member": Page("council", KEEP, KEEP),
    "edit_organization": Page("board", KEEP, KEEP),
    "add_below": Page("council", KEEP, KEEP),
    "edit_person": Page("person", KEEP, KEEP),
    "edit_seat": Page("membership", KEEP, KEEP),
    "municipalities": Page("", READ),
    "municipality": Page("municipality", READ),
    "municipality_history": Page("municipality", "access.read_history"),
    "population": Page("", KEEP, KEEP),
    "parties": Page("council", READ),
    "set_parties": Page("council", KEEP, KEEP),
    "inhabitants_csv": Page("council", READ),
    "import_members": Page("council", KEEP, KEEP),
    "members_csv": Page("council", "councils.read_contacts"),
}

YEAR = {
    "calendar": Page("", READ),
    "calendar_feed": Page("", READ),
    "own_calendar_feed": Page("feed key", READ),
    "plan_year": Page("", "meetings.plan", "meetings.plan"),
    "new_calendar_address": Page("", SIGNED_IN, SIGNED_IN),
    "deadlines": Page("draft", "meetings.plan", "meetings.plan"),
    "set_deadline": Page("draft deadline", None, "meetings.plan", {"day": "2027-01-04"}),
    "cancel_meeting": Page("draft", EDIT, EDIT),
    "revive_meeting": Page("draft", None, EDIT),
    "remove_meeting": Page("draft", None, EDIT),
    **{
        name: Page("council", EDIT, EDIT) for name in ("setup", "setup_text", "setup_reset", "setup_rule", "setup_look")
    },
    "setup_history": Page("council", EDIT),
    "setup_logo": Page("council", EDIT),
    "setup_restore": Page("setup change", None, EDIT, {"version": "@setup version"}),
    "draft_pdf": Page("draft", EDIT),
    "draft_docx": Page("draft", EDIT),
}

#: whoever may do these must have them done: the example has all that they need
DONE = {**LIVE, **AT_THE_MEETING, **MINUTES}
PAGES = {**PUBLIC, **ACCOUNT, **ARCHIVE, **LIVE, **AT_THE_MEETING, **MINUTES, **MEMBERS, **PEOPLE, **YEAR}
