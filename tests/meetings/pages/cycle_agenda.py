"""The secretary's way to a published agenda, page by page: plan the year, begin, write, order, share, publish, add a supplement."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

COUNCIL = "KKR Hovedstaden"
YEAR = ("2027-02-04", "2027-04-08", "2027-06-10", "2027-09-16", "2027-11-18")
FIRST = "4. februar 2027"
SECOND = "8. april 2027"


@dataclass(frozen=True)
class Written:
    """An item as the secretary writes it."""

    chapter: str
    title: str
    kind: str
    background: str
    points: tuple[str, ...] = ()
    closed: bool = False


GREENHOUSES = Written(
    "Sager til beslutning og orientering",
    "Fælles indkøb af drivhuse",
    "Beslutningssag",
    "Kommunerne har i to år undersøgt et fælles indkøb.",
    ("godkender udbuddet", "drøfter den videre proces"),
)
PLOT = Written(
    "Sager til beslutning og orientering",
    "Køb af en grund",
    "Beslutningssag",
    "Sælgeren ønsker fortrolighed.",
    ("godkender købet",),
    closed=True,
)
PATHS = Written(
    "Sager til beslutning og orientering", "Status for cykelstier", "Orienteringssag", "Der er bygget ni kilometer."
)
SEATS = Written(
    "Udpegninger",
    "Udpegning til Drivhusudvalget",
    "Udpegningssag",
    "Udvalget har to pladser.",
    ("udpeger to medlemmer",),
)


def told(page: Page, said: str) -> None:
    """The page says what was done."""
    expect(page.locator(".alert[role=status]")).to_contain_text(said)


def open_add_form(page: Page, words: str) -> Locator:
    """The form behind »+ …«."""
    opened = page.locator("details.add-item", has=page.locator("summary", has_text=words))
    opened.locator("summary").click()
    return opened


def plan_the_year(page: Page) -> None:
    page.goto("/moeder/")
    page.get_by_role("link", name="Planlæg året").click()
    page.select_option("#organization", label=COUNCIL)
    page.fill("#id_place", "Rådhuset, Sal 1")
    page.fill("#id_starts", "13:00")
    page.fill("#id_ends", "16:00")
    for place, day in enumerate(YEAR, 1):
        page.fill(f"#date-{place}", day)
    page.get_by_role("button", name="Beregn fristerne").click()
    rows = page.locator("main table tbody tr")
    expect(rows).to_have_count(5)
    expect(rows.first).to_contain_text("torsdag 4. februar 2027")
    for due in (
        "Frist for punkter til dagsordenen: tor 31. december 2026",
        "Udsendelse af dagsorden: tor 14. januar 2027",
    ):
        expect(rows.first).to_contain_text(due)
    page.get_by_role("button", name="Planlæg 5 møder").click()
    told(page, "5 møder er planlagt.")
    expect(page.locator("main .rows > li", has_text="Udsendelse af dagsorden")).to_have_count(5)


def begin_the_draft(page: Page, day: str) -> None:
    page.goto("/moeder/")
    page.locator(".work-row", has_text=day).get_by_role("link", name="Begynd dagsordenen").click()
    expect(page.locator(".steps [aria-current=step]")).to_have_text("Dagsorden")
    page.get_by_role("button", name="Begynd dagsordenen").click()
    told(page, "Dagsordenen er begyndt med de faste punkter.")


def write_an_item(page: Page, item: Written, attachment: Path | None = None) -> None:
    """From the agenda to the written item and back."""
    form = open_add_form(page, f"Sæt et punkt på under »{item.chapter}«").locator("form").first
    form.get_by_label("Titel").fill(item.title)
    form.get_by_label("Slags").select_option(item.kind)
    if item.closed:
        form.get_by_label("Lukket punkt").check()
    form.get_by_role("button", name="Sæt på dagsordenen").click()
    told(page, "er sat på dagsordenen.")
    type_section(page, "background", item.background)
    if item.points:
        write_points(page, item.points)
    if attachment:
        page.set_input_files("#files", attachment)
        page.get_by_role("button", name="Læg på").click()
        told(page, "1 bilag er lagt på.")
        expect(page.locator("section[aria-labelledby=bilag] li")).to_contain_text("Læst i arkivet")
    page.locator(".kicker a").click()
    expect(page.locator("#agenda")).to_contain_text(item.title)


def type_section(page: Page, name: str, words: str) -> None:
    """As one types, it is saved."""
    form = page.locator(f"#afsnit-{name}")
    form.locator(".editor__text").click()
    page.keyboard.insert_text(words)
    expect(form.locator("[data-saved]")).to_contain_text("Gemt kl.")


def write_points(page: Page, points: tuple[str, ...]) -> None:
    form = page.locator("#afsnit-recommendation")
    form.locator(".editor__text").click()
    page.keyboard.insert_text(f"Det indstilles, at {COUNCIL}")
    for point in points:
        form.locator("[data-points] textarea").last.fill(point)
    form.get_by_role("button", name="Gem", exact=True).click()
    expect(form.locator("[data-saved]")).to_contain_text("Gemt kl.")
    page.reload()
    shown = form.locator("[data-points] textarea")
    expect(shown).to_have_count(len(points) + 1)
    for place, point in enumerate(points):
        expect(shown.nth(place)).to_have_value(point)


def number_of(page: Page, title: str) -> Locator:
    return page.locator(".agenda-row", has_text=title).locator(".item-row__number")


def move_up(page: Page, title: str) -> None:
    page.locator(".agenda-row", has_text=title).locator("[data-up]").click()


def put_in_order(page: Page) -> None:
    """The bicycle paths come before the plot of land; the numbers follow."""
    expect(number_of(page, PATHS.title)).to_have_text("4.3")
    move_up(page, PATHS.title)
    expect(number_of(page, PATHS.title)).to_have_text("4.2")
    expect(number_of(page, PLOT.title)).to_have_text("4.3")


def share_with_officials(page: Page) -> None:
    page.select_option("#del-rolle", label="Embedsmandsudvalg")
    page.locator("form", has=page.locator("#del-rolle")).get_by_role("button", name="Del").click()
    told(page, "Kladden er delt.")
    expect(page.locator(".share")).to_contain_text("Embedsmandsudvalg")


def publish(page: Page, told_members: int, note: str = "") -> None:
    page.get_by_role("link", name="Gennemse og offentliggør").last.click()
    expect(page.locator("main")).to_contain_text("Alt, der skal være der, er der.")
    expect(page.locator("main")).to_contain_text(f"{told_members} medlemmer får en mail.")
    page.fill("#note", note)
    page.get_by_role("button", name="Offentliggør dagsordenen").click()
    told(page, "er offentliggjort, og medlemmerne får en mail.")


def publish_a_supplement(page: Page) -> None:
    """The economy comes late; the supplement tells of that and nothing else."""
    page.get_by_role("link", name="Arbejd med mødet").click()
    page.locator(".agenda-row", has_text=GREENHOUSES.title).get_by_role(
        "link", name=GREENHOUSES.title, exact=True
    ).click()
    type_section(page, "economy", "Det koster 1.250.000 kr.")
    page.locator(".kicker a").click()
    page.get_by_role("link", name="Offentliggør et tillæg (1)").click()
    expect(page.locator(".changes > li")).to_have_count(1)
    expect(page.locator(".changes")).to_contain_text("Økonomi i punkt 4.1 er tilføjet")
    page.fill("#note", "Økonomien er tilføjet.")
    page.get_by_role("button", name="Offentliggør tillægget").click()
    told(page, "tillæg 1 er offentliggjort")
    page.get_by_role("link", name="Alle versioner og ændringer").click()
    expect(page.locator("main .rows > li")).to_have_count(2)
    page.get_by_role("link", name="Dagsorden, version 1", exact=True).click()
    expect(page.locator("main")).not_to_contain_text("1.250.000 kr.")
