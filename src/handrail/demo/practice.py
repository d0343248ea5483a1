"""Make the demo practice and walk a session through it, with progress that a person can follow."""

import logging
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from handrail.papers.errors import Misconfigured
from handrail.wiring import deployment

PEOPLE = (
    ("ada", "Ada Novak, clinician"),
    ("sam", "Samuel Whitfield, clinician"),
    ("marcus-bell", "Marcus Bell, client"),
    ("bo", "Bo Lindqvist, supervisor"),
    ("helen", "Helen Marsh, practice owner"),
    ("maya-ortiz", "Maya Ortiz, client, reads Spanish"),
    ("jonah-price", "Jonah Price, client, 17 years old"),
    ("carol-price", "Carol Price, Jonah’s guardian"),
    ("priya-rao", "Priya Rao, client, in couple sessions"),
    ("daniel-rao", "Daniel Rao, Priya’s partner"),
)

LOOK = 0.2
"""Seconds between looks at how far the worker is."""


@dataclass(frozen=True, slots=True)
class Link:
    """How one of the demo's people signs in."""

    who: str
    address: str
    password: str


def throw_away() -> None:
    """Forget the demo practice: its database, keys and jobs. Never a folder that is not a demo's."""
    home = deployment().home
    if not home.exists():
        return
    if not (home / "demo").exists():
        raise Misconfigured(f"{home} was not made by a demo, so it stays; name another folder in HANDRAIL_HOME")
    shutil.rmtree(home)


def make(say: Callable[[str], None]) -> None:
    """Tables, people, and the walk of every session that its client allows."""
    from handrail.demo import seed
    from handrail.web.project import logs
    from handrail.web.records import roles
    from handrail.web.records.models import Client

    logs.configure(json=False, level=logging.WARNING)  # the sentences below are the progress; faults still show
    say("Tables and keys")
    roles.bring_up_to_date()
    (deployment().home / "demo").touch()
    say("The practice: synthetic people, written for Handrail")
    seed.seed()
    asked, briefs = seed.ask_for_walks(), seed.ask_for_briefs()
    say(
        f"{Client.objects.count()} clients; {asked} sessions go through the doors: consent, airlock, drafting, grounding; "
        f"{briefs} briefs are drawn for the hours to come"
    )
    _walk(say)
    say("A clinician reads, signs and releases one summary, as a person would")
    seed.sign_and_release_one()


def _walk(say: Callable[[str], None]) -> None:
    """Let a worker walk, and tell of each session as soon as it waits for a human."""
    from handrail.web.project import worker
    from handrail.web.records.models import WalkRequest

    told = set(WalkRequest.objects.filter(finished_at__isnull=False).values_list("pk", flat=True))
    working = threading.Thread(target=worker.run, kwargs={"until_idle": True}, name="worker")
    working.start()
    while True:
        last_look = not working.is_alive()
        finished = WalkRequest.objects.filter(finished_at__isnull=False).exclude(pk__in=told)
        for walk in finished.select_related("session__client").order_by("finished_at"):
            told.add(walk.pk)
            say(_sentence(walk))
        if last_look:
            return
        working.join(LOOK)


def _sentence(walk: object) -> str:
    from handrail.kinds import WORKING_PAPERS
    from handrail.papers import codec
    from handrail.papers.draft import GroundedDraft
    from handrail.papers.safe import SafeText
    from handrail.web.records.models import WalkRequest

    assert isinstance(walk, WalkRequest)
    who = f"{walk.session.client.called}, session {walk.session.number}"
    if walk.state != WalkRequest.State.DONE:
        return f"{who}: stopped at {walk.door}. {walk.reason}"
    draft = walk.drafts.order_by("made_at").first()
    if draft is None:
        return f"{who}: nothing to draft"
    if draft.kind in WORKING_PAPERS:
        return f"{who}: the brief for the next hour is ready, for the clinician alone"
    safe = codec.load(SafeText, walk.session.talk.safe_copy.get("safe"))
    grounded = codec.load(GroundedDraft, draft.get("body"))
    confirm = sum(bool(line.confirm) for line in grounded.statements())
    return (
        f"{who}: consent given; {len(safe.turns)} turns, {len(safe.spans)} identifiers replaced and sealed; "
        f"{len(grounded.statements())} lines with evidence, {confirm} to confirm, {len(grounded.struck)} removed; waits for a human"
    )


def links() -> Iterator[Link]:
    """A sign-in link for each persona."""
    from handrail.demo import seed
    from handrail.web.project.demo import token
    from handrail.web.records.models import Account

    origin = deployment().origin
    for key, who in PEOPLE:
        account = Account.objects.get(email=seed.email(key))
        yield Link(who, f"{origin}/demo/enter/{token(account)}/", seed.password(key))
