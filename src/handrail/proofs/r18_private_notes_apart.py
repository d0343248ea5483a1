"""R18: private notes lie apart."""

import re
from functools import partial

from django.db import DatabaseError, connection, transaction

from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import attack, database_refuses, holds, refused, see
from handrail.vault.keys import Compartment
from handrail.web.actions import private_notes, take_copy, walk_session
from handrail.web.records import keyring, wall
from handrail.web.records.models import ClientKey

WORDS = "My own countertransference about the lilac kettle."


@holds(18)
def for_its_author_alone(house: House) -> str:
    """Its author writes and reads it; everyone else is denied; it has a key that no common door opens."""
    private_notes.write_private_note(house.therapist, house.chen.pk, WORDS)
    _, notes = private_notes.read_private_notes(house.therapist, house.chen.pk)
    see([words for _, words in notes] == [WORDS], "its author can't read a private note")
    others = (house.supervisor, house.owner, house.stranger, house.account_of(house.chen))
    for account in others:
        refused(partial(private_notes.read_private_notes, account, house.chen.pk), "a private note read by someone else")
    see(
        ClientKey.objects.filter(compartment=Compartment.PSYCHOTHERAPY_NOTES).count() == 1,
        "private notes have no key of their own",
    )
    client = str(house.chen.pk)
    refused(lambda: keyring.to_open(client, Compartment.PSYCHOTHERAPY_NOTES), "opening the private compartment", "R18")
    refused(lambda: keyring.to_seal(client, Compartment.PSYCHOTHERAPY_NOTES), "sealing into the private compartment", "R18")
    return f"its author read a private note, {len(others)} others were denied, and its key opens for no common door"


@attack(18)
def every_way_of_ai_to_a_note(house: House) -> str:
    """As AI's worker past the program; AI's words in a note; a row in AI's name; copy, pages and the code of AI's path."""
    private_notes.write_private_note(house.therapist, house.chen.pk, WORDS)
    see(_in_reach() == 1, "the attack looks at nothing")
    with wall.behind():
        see(not _in_reach(), "the worker's connection reads a private note")
        write = partial(private_notes.write_private_note, house.therapist, house.chen.pk)
        database_refuses(partial(write, WORDS), "a private note from the worker's connection")
    said = max((line.text for line in walk_session.original(house.draft)[0].statements()), key=len)
    refused(partial(write, f"A thought.\n{said}"), "AI's words in a private note", "R18")
    database_refuses(partial(_sql, "UPDATE records_privatenote SET author_kind = 'ai'"), "a private note in AI's name")
    copy = take_copy.gather(house.chen)
    see("countertransference" not in str(copy), "a private note is in the client's copy")
    page = house.browser(house.therapist).get(f"/clinic/clients/{house.chen.pk}/").content.decode()
    see("countertransference" not in page, "a private note stands on the client's page")
    rooms = ("airlock", "drafting", "noticing", "grounding", "backends", "interop", "release", "flow.py")
    word, texts = re.compile("psychotherapy_notes|private_note", re.IGNORECASE), source.texts(".py")
    paths = [place for place in texts if place.startswith(rooms) or place.endswith(("walk_session.py", "request_walk.py"))]
    see(not [place for place in paths if word.search(texts[place])], "a room of AI knows the private compartment")
    return f"behind the wall no note is read or written; AI's words and name are refused; copy, page and {len(paths)} files know nothing"


def _in_reach() -> int:
    try:
        with transaction.atomic():
            return len(_sql("SELECT words_sealed FROM records_privatenote"))
    except DatabaseError:
        return 0


def _sql(statement: str) -> list[tuple[object, ...]]:
    """Past the program; the statements are constants of this file."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if statement.startswith("SELECT") else []
