"""What follows a meeting, page by page: minutes commented, published, confirmed, approved at the next; the task; the public."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.meetings.pages.cycle_agenda import FIRST, GREENHOUSES, PLOT, SECOND, begin_the_draft, publish, told
from tests.meetings.pages.cycle_meeting import ADDED, REASON, SAID, TASK, decide_by_key, everybody_comes, press

COMMENT = "Der mangler et komma i punkt 4.1."
CORRECTION = "Tilføjet et komma i punkt 4.1."
OUTCOME = "Udbuddet er sendt ud i februar."


def to_minutes(page: Page) -> None:
    """By the menu and the list of meetings, as one comes in from outside."""
    page.goto("/moeder/")
    page.locator(".work-row", has_text=FIRST).get_by_role("link", name="referat").or_(
        page.locator(".work-row", has_text=FIRST).get_by_role("link", name="bemærkninger")
    ).click()


def send_for_comment(page: Page) -> None:
    to_minutes(page)
    main = page.locator("main")
    for said in (SAID, REASON, "5 for, 50 imod, 1 undlod", "13.00–14.10", "tog orienteringen til efterretning"):
        expect(main).to_contain_text(said)
    page.get_by_role("button", name="Send udkastet").click()
    told(page, "Udkastet er sendt til kommentering.")


def comment(page: Page, meeting: str) -> None:
    """A member, on a tablet."""
    page.goto(meeting)
    page.get_by_role("link", name="Referat og bekræftelser").click()
    page.select_option("#om-punkt", label=f"4.1 {GREENHOUSES.title}")
    page.fill("#bemaerkning", COMMENT)
    page.get_by_role("button", name="Send bemærkningen").click()
    told(page, "Sekretariatet har fået din bemærkning.")


def answer_and_publish(page: Page) -> None:
    to_minutes(page)
    expect(page.locator(".steps__next")).to_contain_text("Svar på 1 bemærkning.")
    said = page.locator(".comment")
    expect(said).to_contain_text(COMMENT)
    said.get_by_label("Hvad gjorde I ved den?").fill("Rettes på næste møde.")
    said.get_by_role("button", name="Svar").click()
    told(page, "Svaret er gemt.")
    page.get_by_role("button", name="Offentliggør referatet").click()
    told(page, "Referatet er offentliggjort, og medlemmerne får en mail.")
    expect(page.locator(".steps [aria-current=step]")).to_have_text("Godkendelse")


def confirm(page: Page, meeting: str) -> None:
    """One click."""
    page.goto(meeting)
    page.get_by_role("link", name="Referat og bekræftelser").click()
    expect(page.locator(".comment")).to_contain_text("Rettes på næste møde.")
    page.get_by_role("button", name="Bekræft referatet").click()
    told(page, "Du har bekræftet referatet.")


def see_who_confirmed(page: Page, name: str) -> None:
    to_minutes(page)
    expect(page.locator("main")).to_contain_text("1 har bekræftet.")
    expect(page.locator("main")).to_contain_text(name)
    expect(page.locator("summary", has_text="57 mangler")).to_be_visible()


def approve_at_the_next(page: Page) -> None:
    """The draft has the minutes of the last meeting on it by itself."""
    begin_the_draft(page, SECOND)
    approval = page.locator(".agenda-row", has_text="Godkendelse af referat")
    expect(approval.locator(".item-row__number")).to_have_text("1.2")
    approval.get_by_role("link", name="Godkendelse af referat", exact=True).click()
    expect(page.locator("#afsnit-background .editor__text")).to_contain_text(f"Referatet af mødet den {FIRST}")
    page.locator(".kicker a").click()
    publish(page, told_members=58)
    page.get_by_role("link", name="Arbejd med mødet").click()
    page.get_by_role("link", name="På mødet").first.click()
    page.get_by_role("button", name="Åbn mødet").click()
    everybody_comes(page)
    page.get_by_role("link", name="Godkendelse af dagsorden").click()
    decide_by_key(page, "g", "Godkendt")
    press(page, "n")
    page.get_by_label("Rettelser").fill(CORRECTION)
    page.get_by_role("button", name="Godkend referatet").click()
    told(page, "Referatet er godkendt.")
    expect(page.locator("#outcome option:checked")).to_have_text("Godkendt med ændring")
    page.locator(".kicker a").click()
    page.get_by_role("button", name="Luk mødet").click()
    told(page, "Mødet er lukket.")


def close_the_task(page: Page, person: str) -> None:
    page.goto("/moeder/")
    page.get_by_role("link", name="Opgaver", exact=True).first.click()
    page.get_by_role("link", name="Person", exact=True).click()
    expect(page.locator("main h2", has_text=person)).to_be_visible()
    row = page.locator("main .rows > li", has_text=TASK)
    expect(row).to_contain_text(GREENHOUSES.title)
    row.get_by_label("Hvad kom der ud af det?").fill(OUTCOME)
    row.get_by_role("button", name="Løst").click()
    told(page, "Opgaven er gemt.")
    expect(page.locator("main")).to_contain_text("Ingen åbne opgaver.")
    page.get_by_role("link", name="Løste").click()
    expect(page.locator("main")).to_contain_text(OUTCOME)


def the_public_reads(page: Page, meeting: str) -> None:
    """Nobody is signed in: the minutes are there, the closed item is not, and search finds the decision."""
    page.goto(meeting)
    main = page.locator("main")
    for said in ("Referat, version 2", CORRECTION, ADDED, GREENHOUSES.title):
        expect(main).to_contain_text(said)
    expect(main).not_to_contain_text(PLOT.title)
    expect(main).not_to_contain_text("Arbejd med mødet")
    expect(page.locator(".participants li")).to_have_count(58)
    for name in ("PDF Referat, version 2", "PDF Dagsorden, tillæg 1"):
        href = page.get_by_role("link", name=name, exact=True).get_attribute("href")
        taken = page.request.get(href or "no such link")
        assert (taken.headers["content-type"], taken.body()[:5]) == ("application/pdf", b"%PDF-")
    page.goto("/")
    page.get_by_role("searchbox").first.fill("udbuddet drivhuse godkendte")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=GREENHOUSES.title).first.click()
    expect(page.locator("h1")).to_have_text(f"4.1 {GREENHOUSES.title}")
    decision = page.locator("section.decision")
    for said in ("godkendte indstillingens punkt 1", "5 for, 50 imod, 1 undlod", SAID):
        expect(decision).to_contain_text(said)
    page.goto("/soeg/?q=fortrolighed")
    expect(page.locator("main")).to_contain_text("Intet fundet med »fortrolighed«")


def a_member_finds_the_closed_item(page: Page) -> None:
    page.goto("/soeg/?q=fortrolighed")
    page.get_by_role("link", name=PLOT.title).first.click()
    expect(page.locator("section.decision")).to_contain_text("godkendte købet for 4 mio. kr.")
