"""A worker that kills itself at one place, for the test of being killed. Run as a program; not a test itself.

Usage: killed_worker.py PLACE, where PLACE is before:DOOR, inside:DOOR, after:DOOR or never. DOOR is airlock, draft or review;
inside is after the work and before it is stored.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.project.settings")

import django

django.setup()

from handrail import flow  # noqa: E402
from handrail.web.actions import walk_session  # noqa: E402
from handrail.web.project import worker  # noqa: E402

INSIDE = {"airlock": (flow, "go_out"), "draft": (flow, "ground")}


def die_at(place: str) -> None:
    """Make one door a place to be killed at, as hard as a power cut."""
    if place == "never":
        return
    when, door = place.split(":")
    owner, name = INSIDE[door] if when == "inside" else (walk_session, f"{door}_door")
    passing = getattr(owner, name)

    def door_of_death(*args: Any) -> Any:
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = passing(*args)
        os.kill(os.getpid(), signal.SIGKILL)
        return result

    killing: Callable[..., Any] = door_of_death
    setattr(owner, name, killing)


die_at(sys.argv[1])
worker.run(until_idle=True)
