"""A real deployment for the browser: the demo practice, served with its worker, as a person would run it."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SCREENS = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}


@dataclass
class Served:
    """A running practice."""

    origin: str
    links: dict[str, str]
    home: Path


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`handrail demo`, then `handrail serve`."""
    home = tmp_path_factory.mktemp("practice") / "home"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    origin = f"http://127.0.0.1:{port}"
    env = {**os.environ, "HANDRAIL_HOME": str(home), "HANDRAIL_DEMO": "true", "HANDRAIL_ORIGIN": origin}
    env.pop("HANDRAIL_DATABASE_URL", None)
    handrail = [sys.executable, "-m", "handrail.cli"]
    told = subprocess.run([*handrail, "demo"], env=env, capture_output=True, text=True, check=False, timeout=300)
    assert told.returncode == 0, told.stderr[-2000:]
    links = dict(re.findall(r"^ {2}(\w+).*?(http\S+)$", told.stdout, flags=re.MULTILINE))
    server = subprocess.Popen([*handrail, "serve"], env=env, stderr=subprocess.DEVNULL)
    try:
        for _ in range(1200):  # two minutes: a busy machine starts slowly
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield Served(origin, links, home)
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = os.environ.get("HANDRAIL_TEST_CHROMIUM", "")
    if not path:
        pytest.skip("HANDRAIL_TEST_CHROMIUM names no browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=list(SCREENS))
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A fresh browser on a desktop and on a phone; any fault in the console or any request elsewhere fails the test."""
    context = chromium.new_context(viewport=SCREENS[request.param], reduced_motion="reduce")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda said: faults.append(said.text) if said.type == "error" and "status of 422" not in said.text else None
    )
    page.on(
        "request", lambda asked: None if "127.0.0.1" in asked.url or asked.url.startswith("data:") else faults.append(asked.url)
    )
    yield page
    context.close()
    assert faults == []
