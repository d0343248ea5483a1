"""One client with a phone in one hand: say yes with the check, take it back, look at the data, delete, read the receipt."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
RIGHT = ("A computer program", "A person.", "Nothing bad", "and I.", "decides about my care")
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A fresh browser of a phone's size; a fault in the console fails the test."""
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert faults == []


def fits(page: Page) -> None:
    """axe finds nothing, nothing runs off the side, and both ways to call for help are whole."""
    assert Axe().run(page).response["violations"] == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    for way in page.locator(".help-acts a").all():
        box = way.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"], page.url


def test_a_client_decides_looks_and_deletes(phone: Page, served: object) -> None:
    """Choices with the check, the withdrawal, My data, the two steps and the receipt; each page fits the phone."""
    phone.goto(served.links["Jonah"])  # type: ignore[attr-defined]
    phone.get_by_role("link", name="My choices").click()
    phone.locator("#plan_draft").get_by_role("button", name="Yes").click()
    phone.get_by_role("button", name="Go on to the check").click()
    phone.get_by_role("button", name="A second therapist").click()
    fits(phone)
    for answer in RIGHT:
        phone.get_by_role("button", name=answer).first.click()
    phone.get_by_role("button", name="Yes").click()
    expect(phone.get_by_role("heading", name="Your copy")).to_be_visible()
    phone.get_by_role("link", name="My choices").first.click()
    phone.locator("#plan_draft").get_by_role("button", name="No").click()
    expect(phone.locator("#plan_draft").get_by_role("button", name="No")).to_have_attribute("aria-pressed", "true")
    fits(phone)
    phone.get_by_role("link", name="My data").click()
    phone.get_by_role("link", name="See what the AI saw").first.click()
    expect(phone.get_by_role("heading", name="What the AI saw")).to_be_visible()
    phone.goto(f"{served.origin}/me/delete/")  # type: ignore[attr-defined]
    phone.locator("input[value=ai]").check()
    phone.get_by_role("button", name="Go to step 2").click()
    phone.get_by_role("button", name="Delete now").click()
    expect(phone.get_by_role("heading", name="It is deleted")).to_be_visible()
    fits(phone)


def test_the_help_bar_is_whole_in_spanish(phone: Page, served: object) -> None:
    """Spanish words are longer; the second way to reach a person once ran off the screen."""
    phone.goto(served.links["Maya"])  # type: ignore[attr-defined]
    expect(phone.get_by_text("Envía AYUDA al 988")).to_be_visible()
    fits(phone)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_anyone_checks_a_code(phone: Page, served: object, scheme: Literal["light", "dark"]) -> None:
    """No sign-in, nothing stored: a code that holds, and one from elsewhere; axe finds nothing in any answer."""
    phone.emulate_media(color_scheme=scheme)
    code = phone.request.get(f"{served.origin}/handrail-ledger/checkpoint").text()  # type: ignore[attr-defined]
    phone.goto(f"{served.origin}/public/ledger/check/")  # type: ignore[attr-defined]
    fits(phone)
    for text, answer in ((code, "It matches"), ("somebody.example/log\n5\nAAAA\n", "This is not from here")):
        phone.get_by_label("What you kept").fill(text)
        phone.get_by_role("button", name="Check it").click()
        expect(phone.get_by_role("heading", name=answer)).to_be_visible()
        fits(phone)
