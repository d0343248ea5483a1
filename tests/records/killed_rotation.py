"""A rotation that kills itself on the way: `killed_rotation.py PLACE`; with `never` it finishes and retires the old key.

It begins by opening every record, and says how many keys there are and how many keysets are behind.
"""

import os
import signal
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.web.project.settings"
django.setup()


def main(place: str) -> None:
    """`key file`: right after the practice's key was replaced. `rewrap`: after the second batch."""
    from handrail.vault import practice
    from handrail.web.records import rotation

    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def said(done: int) -> None:
        if done >= 4 and place == "rewrap":
            die()

    say()
    rotation.BATCH = 2
    if place == "key file":
        practice._settle = die
    rotation.rotate_practice(said)
    say()
    rotation.retire()
    say()


def say() -> None:
    """Everything opens and the ledger is whole; the state in one line, out at once."""
    from handrail.web.records import keyring, ledger, rotation
    from handrail.web.records.models import Client, Party

    keyring.forget_all()
    names = sorted(client.name for client in Client.objects.all())
    if len(names) != 8 or names != sorted(party.name for party in Party.objects.all()):
        raise SystemExit("something does not open")
    ledger.verify_all()
    now = rotation.state()
    sys.stdout.write(f"{now.keys} {now.behind}\n")
    sys.stdout.flush()


main(sys.argv[1])
