"""A worker whose doors take a moment and are written down, for the test of taking turns. Run as a program; not a test itself.

Usage: waiting_worker.py PLACE SHAPE [KILLED_AT]. PLACE is a file: each walk adds `in ID` and `out ID`. The first run makes the
practice and prints the walks as they are asked for: three of one clinician, then one of another. Killed as hard as a power cut
when so many have gone in; otherwise its last line is how each walk ended.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.project.settings")

import django

django.setup()

from handrail.web.actions import import_session, request_walk, walk_session  # noqa: E402
from handrail.web.project import worker  # noqa: E402
from handrail.web.records import roles  # noqa: E402
from handrail.web.records.models import Care, WalkRequest  # noqa: E402
from tests_support import personas  # noqa: E402

PLACE, KILLED_AT = Path(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else 0
WRITING = threading.Lock()
WENT_IN: list[bool] = []


def ask() -> None:
    """Three walks of Ada's, then one of Dee's."""
    roles.bring_up_to_date()
    house = personas.practice()
    Care.objects.create(client=house.chen, staff=house.stranger_dee.staff, kind=Care.Kind.TREATING)
    ada = house.therapist_ada
    walks = [import_session.import_session(ada, house.chen.pk, personas.hour(), personas.SESSION, "s.vtt", kinds=("dap",))]
    walks += [request_walk.ask(walks[0].session, ["dap"], asked_by=account.staff) for account in (ada, ada, house.stranger_dee)]
    sys.stdout.write("".join(f"{walk.pk}\n" for walk in walks))
    sys.stdout.flush()


def note(word: str, walk_id: str) -> None:
    """One line, and the end where it is due."""
    with WRITING, PLACE.open("a") as file:
        file.write(f"{word} {walk_id}\n")
        file.flush()
        WENT_IN.append(word == "in")
        if KILLED_AT and sum(WENT_IN) == KILLED_AT:
            os.kill(os.getpid(), signal.SIGKILL)


def door(walk_id: str) -> bool:
    """The airlock's, as slow as a real one."""
    WalkRequest.objects.filter(pk=walk_id).update(state=WalkRequest.State.WALKING)
    note("in", walk_id)
    time.sleep(0.5)
    note("out", walk_id)
    return True


worker.SHAPE = sys.argv[2]
walk_session.airlock_door = door
walk_session.draft_door = lambda *_: True
if not PLACE.exists():
    ask()
worker.run(until_idle=True)
sys.stdout.write(" ".join(WalkRequest.objects.order_by("asked_at").values_list("state", flat=True)))
