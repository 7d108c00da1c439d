"""The meeting itself, page by page: 58 come, one leaves, items in turn by the keyboard, and all that is said for the record."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect
from tests.meetings.pages.cycle_agenda import COUNCIL, GREENHOUSES, PATHS, PLOT, SEATS, open_add_form, told

ADDED = "Hastesag om sne"
SAID = "Partiet kunne ikke støtte indkøbet."
REASON = "Ejer et drivhusfirma"
TASK = "Send udbuddet ud"


def open_the_meeting(page: Page) -> None:
    page.goto("/moeder/")
    page.get_by_role("link", name="Hold mødet").first.click()
    expect(page.locator(".steps__next")).to_contain_text("Åbn mødet, når det begynder (4. februar 2027).")
    page.get_by_role("button", name="Åbn mødet").click()
    told(page, "Mødet er åbnet.")
    expect(page.locator("main")).to_contain_text("0 af 58 stemmeberettigede til stede")


def everybody_comes(page: Page) -> None:
    """Whoever is expected is marked already: one click for 58."""
    expect(page.locator("input[name=person]:checked")).to_have_count(58)
    page.fill("#klokken", "13:00")
    page.get_by_role("button", name="Markerede er mødt").click()
    told(page, "Fremmødet er gemt.")
    expect(page.locator("main")).to_contain_text("58 af 58 stemmeberettigede til stede")
    expect(page.locator(".people .is-present")).to_have_count(58)


def somebody_leaves(page: Page, name: str) -> None:
    """With 58 on the list the name is looked up in it."""
    page.get_by_role("link", name="På mødet").first.click()
    page.get_by_label("Find i listen").fill(name)
    row = page.locator(".people li:visible")
    expect(row).to_have_count(1)
    row.locator("summary").click()
    row.get_by_label(f"Klokkeslæt for {name}").fill("14:10")
    row.get_by_role("button", name="Gik").click()
    told(page, "Fremmødet er gemt.")
    expect(page.locator(".people li", has_text=name)).to_contain_text("13.00–14.10")
    expect(page.locator("main")).to_contain_text("57 af 58 stemmeberettigede til stede")


def press(page: Page, key: str) -> None:
    """Once the page has its scripts."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def come_to(page: Page, title: str) -> None:
    """From item to item with one key."""
    press(page, "n")
    expect(page.locator("h1")).to_contain_text(title)
    expect(page.get_by_text("Nu", exact=True)).to_be_visible()


def decide_by_key(page: Page, key: str, outcome: str) -> None:
    """The usual decision, one key away, saved as it is written."""
    press(page, key)
    form = page.locator("#beslutning")
    expect(form.locator("[data-saved]")).to_contain_text("Gemt kl.")
    expect(form.locator("#outcome option:checked")).to_have_text(outcome)


def the_first_items(page: Page) -> None:
    page.get_by_role("link", name="Godkendelse af dagsorden").click()
    expect(page.get_by_text("Nu", exact=True)).to_be_visible()
    decide_by_key(page, "g", "Godkendt")
    come_to(page, "Siden sidst")
    press(page, "e")  # and on at once: what is not sent yet goes along
    come_to(page, GREENHOUSES.title)
    page.get_by_role("link", name="← 2.1").click()
    arrives(page, "Taget til efterretning")
    page.go_back()


def arrives(page: Page, outcome: str) -> None:
    """What was sent when the page was left reaches the server on its own time."""
    shown = page.locator("#outcome option:checked")
    for _try in range(20):
        if shown.text_content() == outcome:
            break
        page.reload()
    expect(shown).to_have_text(outcome)


def an_alternative_is_voted_down(page: Page) -> None:
    form = open_add_form(page, "Nyt forslag")
    form.get_by_label("Slags").select_option("Ændringsforslag")
    form.get_by_label("Stillet af").fill("Enhedslisten")
    form.get_by_label("Tekst").fill("At sagen udsættes")
    form.get_by_role("button", name="Gem forslaget").click()
    told(page, "Forslaget er gemt.")
    form = open_add_form(page, "Ny afstemning")
    expect(form).to_contain_text("56 kan stemme.")
    form.get_by_label("Om").select_option("Ændringsforslag fra Enhedslisten")
    for label, votes in (("For", "5"), ("Imod", "50"), ("Undlod", "1")):
        form.get_by_label(label, exact=True).fill(votes)
    form.get_by_role("button", name="Gem afstemningen").click()
    told(page, "Afstemningen er gemt.")
    row = section(page, "afstemninger").locator(".share")
    expect(row).to_contain_text("5 for, 50 imod, 1 undlod")
    expect(row).to_contain_text("Forkastet")
    proposal = section(page, "forslag").locator("form.box").first
    proposal.get_by_label("Udfald").select_option("Forkastet")
    proposal.get_by_role("button", name="Gem").click()
    told(page, "Gemt.")


def section(page: Page, name: str) -> Locator:
    """A part of the page of an item, by the anchor of its heading."""
    return page.locator("section", has=page.locator(f"h2#{name}"))


def somebody_is_disqualified(page: Page, name: str) -> None:
    form = open_add_form(page, "Notér en inhabil")
    form.get_by_label("Hvem").select_option(label=name)
    form.get_by_label("Hvorfor").fill(REASON)
    form.get_by_role("button", name="Gem").click()
    told(page, "er noteret som inhabil.")


def decide_point_by_point(page: Page) -> None:
    """A key within a point is the point's."""
    page.locator(".by-point > summary").click()
    for number, key, outcome in ((1, "g", "Godkendt"), (2, "d", "Drøftet")):
        point = page.locator(f"#punkt-{number}")
        point.locator("[data-phrases] button").first.focus()
        page.keyboard.press(key)
        expect(point.locator("[data-saved]")).to_contain_text("Gemt kl.")
        expect(point.locator("select option:checked")).to_have_text(outcome)


def a_statement_is_recorded(page: Page) -> None:
    form = open_add_form(page, "Ny protokoltilførsel")
    form.get_by_label("Parti").fill("Enhedslisten")
    form.get_by_label("Tekst").fill(SAID)
    form.get_by_role("button", name="Gem protokoltilførslen").click()
    told(page, "Protokoltilførslen er gemt.")


def a_task_follows(page: Page, person: str) -> None:
    form = open_add_form(page, "Ny opgave")
    form.get_by_label("Hvad skal gøres").fill(TASK)
    form.get_by_label("Person", exact=True).select_option(label=person)
    form.get_by_label("Frist").fill("2027-03-01")
    form.get_by_role("button", name="Gem opgaven").click()
    told(page, "Opgaven er gemt.")


def two_are_appointed(page: Page, labels: tuple[str, str]) -> None:
    come_to(page, SEATS.title)
    for label in labels:
        form = section(page, "udpegninger").locator("details form")
        form.get_by_label("Person").select_option(label=label)
        form.get_by_label("Til", exact=True).fill("Drivhusudvalget")
        form.get_by_role("button", name="Udpeg").click()
        told(page, "Udpegningen er gemt.")
    expect(section(page, "udpegninger").locator(".rows li")).to_have_count(2)
    expect(page.locator("#outcome option:checked")).to_have_text("Udpeget")


def an_item_is_added(page: Page) -> None:
    page.locator(".kicker a").click()
    form = open_add_form(page, "Sæt et punkt på under mødet")
    form.get_by_label("Titel").fill(ADDED)
    form.get_by_label("Kapitel").select_option(label="4. Sager til beslutning og orientering")
    form.get_by_label("Slags").select_option("Orienteringssag")
    form.get_by_role("button", name="Sæt på dagsordenen").click()
    told(page, "Punkt 4.4 er sat på dagsordenen.")
    page.get_by_role("link", name="Før punktet til referat").click()
    decide_by_key(page, "e", "Taget til efterretning")


def hold(page: Page, biased: str, leaver: str, appointed: tuple[str, str], responsible: str) -> None:
    """The whole meeting."""
    open_the_meeting(page)
    everybody_comes(page)
    the_first_items(page)
    somebody_leaves(page, leaver)
    page.get_by_role("link", name=GREENHOUSES.title).click()
    somebody_is_disqualified(page, biased)
    an_alternative_is_voted_down(page)
    decide_point_by_point(page)
    a_statement_is_recorded(page)
    a_task_follows(page, responsible)
    come_to(page, PATHS.title)
    decide_by_key(page, "e", "Taget til efterretning")
    come_to(page, PLOT.title)
    page.select_option("#outcome", "approved")
    page.fill("#decision-text", f"{COUNCIL} godkendte købet for 4 mio. kr.")
    expect(page.locator("#beslutning [data-saved]")).to_contain_text("Gemt kl.")
    page.keyboard.press("Escape")  # out of the field, so that the keys work again
    two_are_appointed(page, appointed)
    an_item_is_added(page)
    close_the_meeting(page)


def close_the_meeting(page: Page) -> None:
    page.locator(".kicker a").click()
    expect(page.locator("main")).to_contain_text("Endnu ikke ført til referat: 6.1, 7.1")
    page.get_by_role("button", name="Luk mødet").click()
    told(page, "Mødet er lukket. Nu kan referatet samles.")
    expect(page.locator(".steps [aria-current=step]")).to_have_text("Referat")
