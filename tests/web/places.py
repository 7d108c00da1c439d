"""Every address by its name: what it is of, and the action of the permission table that seeing it and posting to it takes."""

from __future__ import annotations

from dataclasses import dataclass, field

SIGNED_IN = "whoever is signed in"
REFUSED_TO_ALL = "nobody, as the example has none of it or names none"


@dataclass(frozen=True)
class Page:
    """``of`` names what the address takes; ``see`` and ``do`` are None where GET or POST is not answered."""

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
    "lift_redaction": Page("redaction", None, REFUSED_TO_ALL),
    "erase": Page("dossier", "archive.erase", "archive.erase"),
    "finding": Page("finding", "archive.judge_findings"),
    "check_now": Page("", None, "archive.find_findings"),
    "judge_finding": Page("finding", None, "archive.judge_findings"),
    "pass_on_finding": Page("finding", "archive.judge_findings", "archive.judge_findings"),
    "publish_meeting": Page("meeting", None, "meetings.publish", {"act": "publish"}),
    "meeting_history": Page("meeting", "access.read_history"),
    "add_scheme": Page("", "schemes.save", "schemes.save"),
    "save_tried": Page("scheme", None, "schemes.save"),
    "publish_scheme": Page("scheme", None, "schemes.publish", {"act": "publish"}),
}

LIVE = {
    "workspace": Page("", SIGNED_IN),
    "new_meeting": Page("", EDIT, EDIT),
    "clean_paste": Page("", None, SIGNED_IN),
    "edit_meeting": Page("draft", EDIT, EDIT),
    "draft": Page("draft", EDIT),
    "begin_draft": Page("draft", None, EDIT),
    "add_item": Page("draft", None, REFUSED_TO_ALL),
    "order_items": Page("draft", None, EDIT),
    "add_chapter": Page("draft", None, EDIT),
    "share_draft": Page("draft", None, EDIT),
    "unshare_draft": Page("share", None, EDIT),
    "change_chapter": Page("chapter", None, EDIT),
    "edit_item": Page("live item", EDIT),
    "save_item": Page("live item", None, EDIT),
    "set_number": Page("live item", None, EDIT),
    "save_section": Page("section", None, EDIT),
    "remove_point": Page("live item", None, EDIT),
    "move_item": Page("live item", None, EDIT),
    "remove_item": Page("live item", EDIT, EDIT),
    "attach": Page("live item", None, EDIT),
    "change_attachment": Page("attachment", None, EDIT),
    "attachment": Page("attachment", EDIT),
    "publish_agenda": Page("draft", "meetings.publish", "meetings.publish"),
    "versions": Page("written", READ),
    "version": Page("version", READ),
    "compare_versions": Page("two versions", READ),
    "version_pdf": Page("version", READ),
    "version_docx": Page("version", READ),
    "version_bundle": Page("version", READ),
    "item_pdf": Page("version item", READ),
}

AT_THE_MEETING = {
    "hold": Page("written", EDIT),
    **{name: Page("written", None, EDIT) for name in ("course", "arrivals", "add_guest")},
    **{name: Page("written item", None, EDIT) for name in ("come_to", "decide", "add_statement", "add_proposal")},
    **{name: Page("written item", None, EDIT) for name in ("appoint", "vote")},
    "disqualify": Page("written item", None, REFUSED_TO_ALL),
    "decide_point": Page("written point", None, EDIT),
    **{name: Page("none yet", None, REFUSED_TO_ALL) for name in ("attendance", "change_statement", "change_proposal")},
    **{name: Page("none yet", None, REFUSED_TO_ALL) for name in ("lift_disqualification", "remove_appointment")},
    "remove_vote": Page("none yet", None, REFUSED_TO_ALL),
}

MINUTES = {
    "minutes": Page("written", "minutes.comment"),
    "send_minutes": Page("written", None, EDIT),
    "publish_minutes": Page("written", None, "meetings.publish"),
    "comment_minutes": Page("written", None, REFUSED_TO_ALL),
    "answer_comment": Page("none yet", None, REFUSED_TO_ALL),
    "confirm_minutes": Page("none yet", None, REFUSED_TO_ALL),
    "approve_minutes": Page("written item", None, EDIT),
    "tasks": Page("", "tasks.read"),
    "change_task": Page("task", None, "tasks.edit"),
    "add_task": Page("item", None, "tasks.edit"),
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
    "news": Page("", SIGNED_IN),
    "seen": Page("written", None, SIGNED_IN),
    "save_note": Page("item", None, NOTES, {"text": "Husk dette."}),
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
}

YEAR = {
    "calendar": Page("", READ),
    "calendar_feed": Page("", READ),
    "own_calendar_feed": Page("feed key", READ),
    "plan_year": Page("", "meetings.plan", "meetings.plan"),
}

PAGES = {**PUBLIC, **ACCOUNT, **ARCHIVE, **LIVE, **AT_THE_MEETING, **MINUTES, **MEMBERS, **PEOPLE, **YEAR}
