"""`handrail serve`."""

import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from urllib.parse import urlsplit

import click

from handrail.cli.django import set_up
from handrail.papers.errors import BadInput

LEAVES, LOOK = 5.0, 0.2
"""Seconds that a server that is being stopped is given to leave its port, and between looks."""


def look() -> str:
    """The address to serve, over tables of this version and a ledger that is whole (R20): a practice must hear of a change before
    it writes on top of it. Nothing is changed where somebody serves there already: they may be of an older version.
    """
    from handrail.wiring import deployment

    origin = deployment().origin
    nobody_serves_at(port_of(origin))
    set_up()
    from django.db import connection

    from handrail.web.records import ledger, roles

    roles.bring_up_to_date()
    ledger.verify_tree()
    connection.close()
    return origin


def port_of(origin: str) -> int:
    """Where this machine serves what the world sees at `origin`."""
    return urlsplit(origin).port or 8000


def nobody_serves_at(port: int, patience: float = LEAVES) -> None:
    """`BadInput` where something answers there, or nobody of this account may: the server shares a port without a word, and half the pages would be an older version's.

    `patience`: seconds that one that is being stopped is given to leave.
    """
    until = time.monotonic() + patience
    while not _is_free(port):
        if time.monotonic() >= until:
            raise BadInput(
                f"something answers at 127.0.0.1:{port} already: stop it first, or name another port in HANDRAIL_ORIGIN"
            )
        time.sleep(LOOK)


def _is_free(port: int) -> bool:
    with socket.socket() as here:
        here.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            here.bind(("127.0.0.1", port))
        except PermissionError:
            raise BadInput(f"port {port} is not this account's to open: name one above 1023 in HANDRAIL_ORIGIN") from None
        except OSError:
            return False
    return True


@click.command("serve")
@click.option("--worker/--no-worker", default=True, help="Also work in the background, in a process of its own.")
@click.option("--processes", default=1, show_default=True, help="Web processes.")
def command(worker: bool, processes: int) -> None:
    """Serve the web pages at HANDRAIL_ORIGIN, on this machine alone unless a proxy stands in front."""
    with ProcessPoolExecutor(1, get_context("spawn")) as beside:  # this process waits for hours: it stays small
        port = port_of(beside.submit(look).result())
    env = {
        name: value for name, value in os.environ.items() if name != "HANDRAIL_DATABASE_OWNER_URL"
    }  # who serves owns nothing
    side = subprocess.Popen([sys.executable, "-m", "handrail.cli", "work"], env=env) if worker else None
    web = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", str(processes), "--blocking-threads", "4", "--backpressure", "64", "--no-ws", "--log-level", "warning",
        "handrail.web.project.wsgi:application",
    ]  # fmt: skip
    child = subprocess.Popen(web, env=env)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda number, _: child.send_signal(number))
    try:
        code = child.wait()
    finally:
        if side is not None:
            side.terminate()
            side.wait(timeout=20)
    raise SystemExit(0 if code in (0, -signal.SIGINT, -signal.SIGTERM) else os.EX_SOFTWARE)
