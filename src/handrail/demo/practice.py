"""Make the demo practice and walk a session through it, with progress that a person can follow."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from handrail.papers.errors import Misconfigured
from handrail.wiring import deployment

PEOPLE = (
    ("ada", "Ada Novak, clinician"),
    ("marcus-bell", "Marcus Bell, client"),
    ("bo", "Bo Lindqvist, supervisor"),
    ("helen", "Helen Marsh, practice owner"),
)


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
    from django.core.management import call_command

    from handrail.demo import seed
    from handrail.web.project import worker
    from handrail.web.records.models import Client, WalkRequest

    say("Tables and keys")
    call_command("migrate", verbosity=0)
    (deployment().home / "demo").touch()
    say("The practice: synthetic people, written for Handrail")
    seed.seed()
    asked = seed.ask_for_walks()
    say(f"{Client.objects.count()} clients; {asked} sessions go through the doors: consent, airlock, drafting, grounding")
    worker.run(until_idle=True)
    for walk in WalkRequest.objects.select_related("session__client").order_by("asked_at"):
        say(_sentence(walk))
    say("A clinician reads, signs and releases one summary, as a person would")
    seed.sign_and_release_one()


def _sentence(walk: object) -> str:
    from handrail.papers import codec
    from handrail.papers.draft import GroundedDraft
    from handrail.web.records.models import WalkRequest

    assert isinstance(walk, WalkRequest)
    who = walk.session.client.called
    if walk.state != WalkRequest.State.DONE:
        return f"{who}: stopped at {walk.door}. {walk.reason}"
    draft = walk.drafts.order_by("made_at").first()
    if draft is None:
        return f"{who}: nothing to draft"
    grounded = codec.load(GroundedDraft, draft.get("body"))
    lines = grounded.statements()
    confirm = sum(bool(line.confirm) for line in lines)
    return (
        f"{who}: {walk.session.talk.turns} turns; {len(lines)} lines with evidence, {confirm} to confirm, "
        f"{len(grounded.struck)} removed, {len(grounded.omissions)} left out; waits for a human"
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
