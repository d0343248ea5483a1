"""A walk that someone asks for, and that would be stored whole, while a withdrawal is half-way. A program, not a test itself.

The withdrawal has looked for what runs, and has not been kept yet; at that moment a clinician asks for a draft of the same
session and a worker walks it. Prints what became of the asking, and how many drafts lie open after the no.
"""

import os
import sys
import threading
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.web.project.settings"
django.setup()


def main() -> None:
    """Two threads, each with a connection of its own."""
    from django.core.management import call_command
    from django.db import connections

    from handrail import flow
    from handrail.papers.errors import HandrailError
    from handrail.papers.purpose import Purpose
    from handrail.web.actions import decide_consent, import_session, request_walk, walk_session
    from handrail.web.records import ledger
    from handrail.web.records.models import Draft, WalkRequest
    from tests_support import personas

    call_command("migrate", verbosity=0)
    house = personas.practice()
    session = personas.session_of(house)
    people = import_session.people(house.chen, house.therapist_ada.staff)
    talk = flow.take_in(personas.SESSION, "s.vtt", people)
    import_session.attach(house.therapist_ada, session, talk, kinds=())
    half_way, told = threading.Event(), list[str]()

    def ask() -> None:
        half_way.wait(30)
        try:
            walk = request_walk.request_walk(house.therapist_ada, session.pk, ("dap",))
            walk_session.walk_through(str(walk.pk))
            told.append("walked")
        except HandrailError as error:
            told.append(type(error).__name__)
        finally:
            connections.close_all()

    other = threading.Thread(target=ask, daemon=True)  # a fault in the other one must end the program
    real = decide_consent.stop_what_runs

    def stop_and_wait(*args: Any, **more: Any) -> None:
        real(*args, **more)
        half_way.set()
        other.join(3)  # it has three seconds to slip through; then the no is kept

    decide_consent.stop_what_runs = stop_and_wait
    other.start()
    party = house.chen.parties.get(role="client")
    decide_consent.say_no(house.client_chen, party.pk, Purpose.AI_NOTE_DRAFT)
    other.join(60)
    ledger.verify_all()
    opened = Draft.objects.filter(state__in=Draft.OPEN).count()
    sys.stdout.write(f"{told} {opened} {WalkRequest.objects.count()}\n")


main()
