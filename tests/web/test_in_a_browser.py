"""A secretary's whole way in a real browser, the keyboard of the review, lines that are pointed at, and life without scripts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.web.texts import MINUTES

from samraad.access.models import User
from samraad.archive import upload
from samraad.archive.models import Document, Dossier
from samraad.meetings.models import Meeting

PASSWORD = "en-lang-adgangskode"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def context(browser: Browser, live_server: Any) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=live_server.url, locale="da-DK", viewport={"width": 1280, "height": 900})
    made.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which no script may fail."""
    failed: list[str] = []
    shown = context.new_page()
    shown.on("pageerror", lambda error: failed.append(str(error)))
    shown.on("console", lambda said: failed.append(said.text) if "Content Security" in said.text else None)
    yield shown
    assert not failed


def sign_in(page: Page, user: User) -> None:
    page.goto(reverse("login"))
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.click("main button[type=submit]")
    expect(page.locator(".site-tools__name")).to_have_text("Signe Holm")


def test_from_upload_to_a_cited_line(
    page: Page, secretary: User, start_data: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upload, "start_worker", lambda: None)
    file = tmp_path / "Referat fra KKR Sjælland.txt"
    file.write_text(MINUTES, encoding="utf-8")
    sign_in(page, secretary)

    page.click("text=Læg et dossier ind")
    page.set_input_files("#files", file)
    page.click("main button[type=submit]")
    expect(page.locator("main")).to_contain_text("venter")
    upload.import_waiting()
    page.click("text=Se igennem og godkend")  # it came by itself: the page asks how far the job is

    expect(page.locator("#rows-item [data-row]")).to_have_count(4)
    page.click("text=Godkend det læste")
    expect(page.locator(".alert-success")).to_contain_text("Godkendt")
    page.click("text=Offentliggør mødet")
    expect(page.locator(".alert-success")).to_contain_text("offentliggjort")
    page.click("text=Log ud")

    page.goto(reverse("front"))
    page.fill("#q", "drivhus")
    page.keyboard.press("Enter")
    expect(page.locator(".found").first).to_contain_text("drivhuse")
    page.click("text=Råd og møder")
    page.click("main >> text=KKR Sjælland")
    page.click("main >> text=8. februar 2024")
    page.click("main >> text=Fælles indkøb af drivhuse")
    expect(page.locator(".decision")).to_contain_text("godkendte indstillingen")
    page.locator(".decision h2 .source-link").click()
    expect(page).to_have_url(re.compile(r"linjer=\d+-\d+#L\d+-L\d+$"))
    expect(page.locator(".doc-text .is-target").first).to_be_in_viewport()
    expect(page.locator(".doc-text .is-target").first).to_contain_text("KKR Sjælland godkendte")


def test_a_refused_file_is_explained(
    page: Page, secretary: User, start_data: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upload, "start_worker", lambda: None)
    file = tmp_path / "tom.txt"
    file.write_bytes(b"")
    sign_in(page, secretary)
    page.goto(reverse("upload"))
    page.set_input_files("#files", file)
    page.click("main button[type=submit]")
    expect(page.locator(".form-error-message")).to_contain_text("er tom")


def test_lines_are_pointed_at_and_cited(page: Page, meeting: Meeting, minutes: Dossier) -> None:
    page.goto(reverse("text", args=[minutes.slug]))
    numbers = page.locator(".doc-num a")
    first, last = numbers.nth(3), numbers.nth(5)
    start, end = first.inner_text(), last.inner_text()
    first.click()
    expect(page).to_have_url(re.compile(rf"#L{start}$"))
    last.click(modifiers=["Shift"])
    expect(page).to_have_url(re.compile(rf"#L{start}-L{end}$"))
    page.click("text=Kopiér henvisning")
    expect(page.locator("[data-cite-said]")).to_contain_text("kopieret")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Referat af møde i KKR Sjælland 8. februar 2024, linje ")
    assert copied.endswith(f"?linjer={start}-{end}#L{start}-L{end}")
    page.goto("about:blank")
    page.goto(copied.rsplit(" ", 1)[1])
    expect(page.locator(f".doc-text [data-line='{start}']")).to_have_class("is-target")


def test_a_hash_alone_is_enough(page: Page, meeting: Meeting, minutes: Dossier) -> None:
    line = minutes.lines.get(raw__startswith="Udbuddet omfatter").number
    page.goto(reverse("text", args=[minutes.slug]) + f"#L{line}-L{line + 1}")
    expect(page.locator(f".doc-text [data-line='{line}']")).to_be_in_viewport()
    expect(page.locator(f".doc-text [data-line='{line}']")).to_have_class("is-target")


def test_the_review_by_keyboard_alone(page: Page, secretary: User, minutes: Dossier) -> None:
    sign_in(page, secretary)
    page.goto(reverse("review", args=[minutes.slug]))
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("[data-row]:focus strong")).to_have_text("Godkendelse af dagsorden")
    page.keyboard.press("j")
    page.keyboard.press("e")
    title = page.locator("[data-editing] #id_title")
    expect(page.locator("[data-editing] #id_number")).to_be_focused()
    title.fill("Fælles indkøb af væksthuse")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]:focus strong")).to_have_text("Fælles indkøb af væksthuse")
    assert minutes.items.get(number="3.1").title == "Fælles indkøb af væksthuse"
    page.keyboard.press("b")
    expect(page.locator("[data-editing] #outcome")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-row]:focus strong")).to_have_text("Fælles indkøb af væksthuse")
    expect(page.locator("[data-editing]")).to_have_count(0)


def test_a_refused_correction_keeps_what_was_typed(page: Page, secretary: User, minutes: Dossier) -> None:
    sign_in(page, secretary)
    page.goto(reverse("review", args=[minutes.slug]))
    page.locator("#rows-item [data-edit]").first.click()
    page.fill("[data-editing] #id_first_line", "900000")
    page.fill("[data-editing] #id_last_line", "900001")
    page.fill("[data-editing] #id_title", "Noget nyt")
    page.click("[data-editing] button[type=submit]")
    expect(page.locator("[data-editing] .form-error-message").first).to_be_visible()
    expect(page.locator("[data-editing] #id_title")).to_have_value("Noget nyt")
    expect(page.locator("#rows-item [data-row]")).to_have_count(4)


def test_searching_live(page: Page, meeting: Meeting) -> None:
    page.goto(reverse("search"))
    page.locator("#q").press_sequentially("drivhuse", delay=20)
    expect(page.locator(".found").first).to_be_visible()
    expect(page).to_have_url(re.compile("q=drivhuse"))
    page.locator("label", has_text="2024").click()
    expect(page).to_have_url(re.compile("aar=2024"))
    expect(page.locator(".filters__all > summary")).to_contain_text("Afgræns (1)")


def test_reading_and_searching_without_scripts(
    browser: Browser, live_server: Any, meeting: Meeting, minutes: Dossier, attachments: Dossier
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="da-DK")
    page = context.new_page()
    page.goto("/")
    page.fill("#q", "drivhuse")
    page.keyboard.press("Enter")
    page.locator("label", has_text="2024").click()
    page.click("main [role=search] .searchbox button")
    assert "aar=2024" in page.url
    page.locator(".found__place").first.click()
    assert re.search(r"#L\d+-L\d+$", page.url)
    expect(page.locator(".is-target").first).to_be_in_viewport()
    expect(page.locator("[data-cite-copy]")).to_be_hidden()
    document = Document.objects.filter(dossier=attachments).last()
    assert document
    page.goto(reverse("document", args=[attachments.slug, document.pk]))
    page.locator(".segmented a", has_text=re.compile("^Original$")).click()
    assert "vis=original" in page.url
    page.click("text=English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    context.close()
