"""A worker in which one part shouts what was said, or dies, for the test of what is left on the disk. Run as a program.

Usage: failing_worker.py PART, where PART is a dotted name that raises with the canary's words, kill:NAME, or well.
"""

import importlib
import os
import signal
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.project.settings")

import django

django.setup()

from attacks.canary_client import TALK  # noqa: E402
from handrail.web.project import logs, worker  # noqa: E402


def fail(part: str) -> None:
    """Put the fault in its place."""
    if part == "well":
        return
    name = part.removeprefix("kill:")
    module, _, function = name.rpartition(".")

    def fault(*_: Any, **__: Any) -> Any:
        if part.startswith("kill:"):
            os.kill(os.getpid(), signal.SIGKILL)
        raise ValueError(TALK.decode())

    setattr(importlib.import_module(module), function, fault)


logs.configure(json=True)
fail(sys.argv[1])
worker.run(until_idle=True)
