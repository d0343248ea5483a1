"""From the printed sign-in link to a signed note, and on to what the client reads: on a desktop and on a phone."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests_support.personas import SESSION

pytestmark = pytest.mark.browser
PASSWORD = "handrail-demo-ada-words"


def enter(page: Page, link: str) -> None:
    """Follow a sign-in link."""
    page.goto(link)


def review_and_sign(page: Page) -> None:
    """Do everything that the bar asks for, then sign and prove who signs."""
    for box in page.locator("form.own:not(details.added form)").all():
        name = box.locator("label").inner_text()
        area = page.locator(f"#{box.locator('textarea').get_attribute('id')}")
        area.fill(f"{name}: in my own words.")
        box.locator("button").click()
        expect(box.locator(".kept")).to_be_visible()
    for _ in range(40):
        waiting = page.locator(".line.is-open form.check button")
        if waiting.count() == 0:
            break
        before = waiting.count()
        waiting.first.click()
        expect(page.locator(".line.is-open form.check button")).to_have_count(before - 1)
    if page.locator("#left-out-read").count():
        page.locator("#left-out-read").click()
        expect(page.locator("#left-out-read")).to_have_count(0)
    page.locator("#sign").click()
    page.wait_for_load_state()
    if page.locator("input[type=password]").count():
        page.locator("input[type=password]").fill(PASSWORD)
        page.get_by_role("button", name="It is me").click()
        page.wait_for_load_state()


def add_words(page: Page) -> None:
    """Write a line of one's own below what was drafted."""
    page.locator("details.added summary").first.click()
    added = page.locator("details.added").first
    added.locator("textarea").fill("He came ten minutes late.")
    added.locator("button").click()
    expect(page.locator("details.added").first.locator(".kept")).to_be_visible()


def test_a_session_becomes_a_signed_note_and_the_client_reads_a_summary(page: Page, served: object, tmp_path: Path) -> None:
    """Import, doors, review, step-up, signature; then the summary, its release, and the client's own page."""
    links, origin = served.links, served.origin  # type: ignore[attr-defined]
    enter(page, links["Ada"])
    page.goto(f"{origin}/clinic/clients/")
    page.get_by_role("link", name="Marcus Bell").first.click()
    client = page.url
    page.goto(f"{client}import/")
    transcript = tmp_path / "hour.vtt"
    transcript.write_bytes(SESSION.replace(b"Wei Chen", b"Marcus Bell").replace(b", Wei.", b", Marcus."))
    page.locator("input[type=file]").set_input_files(transcript)
    taken = page.locator("input[name=starts_at]")
    taken.fill("2026-01-05T10:00" if (page.viewport_size or {})["width"] > 600 else "2026-01-05T12:00")  # two hours, never one
    page.locator("input[name=summary]").check()
    page.get_by_role("button", name="Take it in").click()
    hour = page.locator("a[href*='/clinic/sessions/']").first.get_attribute("href")
    page.wait_for_url(re.compile(r"/clinic/drafts/"), timeout=60_000)
    expect(page.get_by_text("AI draft, not reviewed").locator("visible=true").first).to_be_visible(timeout=15_000)
    add_words(page)
    review_and_sign(page)
    page.wait_for_url(re.compile(r"/clinic/documents/"))
    expect(page.get_by_text("He came ten minutes late.").first).to_be_visible()
    expect(page.get_by_text("reviewed and signed by Ada Novak, LCSW").first).to_be_visible()

    page.goto(f"{origin}{hour}")
    page.locator("main a[href*='/clinic/drafts/']").first.click()
    review_and_sign(page)
    page.wait_for_url(re.compile(r"/clinic/documents/"))
    page.get_by_role("button", name=re.compile("Show it to Marcus")).click()
    page.context.clear_cookies()
    enter(page, links["Marcus"])
    page.get_by_role("link", name=re.compile("Summary of your session")).first.click()
    expect(page.get_by_text("reviewed and signed by Ada Novak, LCSW").first).to_be_visible()
    page.get_by_text("Where this is from").first.click()
    expect(page.locator(".proof mark").first).to_be_visible()


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_keys_move_confirm_and_explain_one_line(page: Page, served: object) -> None:
    """j moves, c confirms this line only, ? shows the keys; nothing confirms two."""
    enter(page, served.links["Ada"])  # type: ignore[attr-defined]
    page.locator("#drafts li a").first.click()  # just after midnight no session of today is over yet
    before = page.locator(".line.is-open").count()
    page.locator(".line").first.focus()
    page.keyboard.press("n")
    page.keyboard.press("c")
    expect(page.locator(".line.is-open")).to_have_count(before - 1)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def test_what_could_not_be_saved_is_told_on_the_page(chromium: Browser, served: object) -> None:
    """A server that is away, then one that refuses: told where everyone sees it, with the words still in their field; saved, it is gone."""
    page = chromium.new_page(viewport={"width": 1440, "height": 900})  # its own: here faults in the console are meant
    enter(page, served.links["Ada"])  # type: ignore[attr-defined]
    page.locator("#drafts li a").first.click()
    field, save = page.locator("form.own textarea").first, page.locator("form.own button").first
    for answer in (lambda route: route.abort(), lambda route: route.fulfill(status=422, body="no")):
        page.route("**/sections/", answer)
        field.fill("Typed by hand.")
        save.click()
        expect(page.locator("#failed")).to_contain_text("That was not saved")
        expect(field).to_have_value("Typed by hand.")
        page.unroute("**/sections/")
    other = page.locator("form.own textarea").nth(1)
    other.fill("Another section.")
    with page.expect_response("**/sections/"):
        page.locator("form.own button").nth(1).click()
    expect(other).to_have_js_property("defaultValue", "Another section.")
    expect(page.locator("#failed")).to_be_visible()  # what else is saved hides nothing
    page.route("**/sections/", lambda route: route.abort())
    other.fill("Not saved either.")
    page.locator("form.own button").nth(1).click()
    expect(page.locator("#failed")).to_contain_text("did not answer")
    page.unroute("**/sections/")
    for place, words in ((1, "Not saved either."), (0, "Typed by hand.")):
        expect(page.locator("#failed")).to_be_visible()  # of two, each stays told
        page.locator("form.own textarea").nth(place).fill(words)
        page.locator("form.own button").nth(place).click()
        expect(page.locator("form.own textarea").nth(place)).to_have_js_property("defaultValue", words)
    expect(page.locator("#failed")).to_be_hidden()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_fault_of_accessibility(page: Page, served: object, scheme: str) -> None:
    """axe, WCAG 2.2 AA: no violations on the pages of clinician, client, practice and public."""
    links, origin = served.links, served.origin  # type: ignore[attr-defined]
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(links["Ada"])
    addresses = [("Ada", "/clinic/"), ("Ada", "/clinic/clients/")]
    page.goto(f"{origin}/clinic/clients/")
    client = page.get_by_role("link", name="Maya Ortiz").first.get_attribute("href") or ""
    page.goto(f"{origin}{client}")
    draft = page.locator("a[href*='/clinic/drafts/']").first.get_attribute("href") or ""
    document = page.locator("a[href*='/clinic/documents/']").first.get_attribute("href") or ""
    addresses += [("Ada", path) for path in (client, draft, document, f"{client}import/", f"{client}notes/")]
    addresses += [("Marcus", "/me/"), ("Helen", "/practice/"), ("Bo", "/practice/")]
    addresses += [("", "/public/"), ("", "/public/help/"), ("", "/public/ledger/"), ("", "/account/login/")]
    found: dict[str, list[str]] = {}
    for who, path in addresses:
        page.context.clear_cookies()
        if who:
            page.goto(links[who])
        page.goto(origin + path)
        page.evaluate("document.querySelectorAll('details.edit').forEach(fold => { fold.open = true })")
        faults = Axe().run(page).response["violations"]
        if faults:
            found[path] = [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in faults]
    assert found == {}
