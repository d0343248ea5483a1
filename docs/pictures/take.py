"""Take every picture of README and docs afresh, from a demo practice of its own. Run by `make pictures`."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
CHROMIUM = os.environ.get("HANDRAIL_TEST_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
SCREENS = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}


def main() -> None:
    """A fresh practice, a server, and a walk through the pages with a camera."""
    with tempfile.TemporaryDirectory(prefix="handrail-pictures-") as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        origin = f"http://127.0.0.1:{probe.getsockname()[1]}"
        probe.close()
        env = {**os.environ, "HANDRAIL_HOME": home, "HANDRAIL_DEMO": "true", "HANDRAIL_ORIGIN": origin}
        handrail = [sys.executable, "-m", "handrail.cli"]
        told = subprocess.run([*handrail, "demo"], env=env, check=True, capture_output=True, text=True).stdout
        links = dict(re.findall(r"^ {2}(\w+).*?(http\S+)$", told, flags=re.MULTILINE))
        server = subprocess.Popen([*handrail, "serve"], env=env)
        try:
            _wait(origin)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                for screen, size in SCREENS.items():
                    for scheme in ("light", "dark"):
                        context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                        _album(context.new_page(), links, f"{screen}-{scheme}")
                        context.close()
                browser.close()
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait(origin: str) -> None:
    host, port = origin.removeprefix("http://").split(":")
    for _ in range(150):
        with socket.socket() as tried:
            if tried.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("the server did not start")


def _album(page: Page, links: dict[str, str], suffix: str) -> None:
    def take(name: str) -> None:
        page.screenshot(path=HERE / f"{name}-{suffix}.png")

    page.goto(links["Ada"])
    take("today")
    page.get_by_role("link", name="Clients").click()
    page.get_by_role("link", name="Marcus Bell").first.click()
    take("client")
    page.goto(links["Ada"])
    page.locator("#drafts li a").first.click()
    take("review")
    page.context.clear_cookies()
    page.goto(links["Marcus"])
    take("home")
    page.get_by_role("link", name=re.compile("session on|read", re.IGNORECASE)).first.click()
    take("summary")


if __name__ == "__main__":
    main()
