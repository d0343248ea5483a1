"""A canary client: everything about them is a made-up word that may be nowhere in clear, and all places where it could be."""

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import connection
from django.utils import timezone

from handrail.papers.purpose import Purpose
from handrail.papers.safe import Label
from handrail.web.actions import import_session
from handrail.web.records.models import Account, Care, Client, Identifier, Party, WalkRequest
from tests_support import personas

NAME, FAMILY, SISTER, FRIEND = "Zebulon", "Quickwater", "Philippa", "Ottoline"
PHONE, RECORD, STREET = "503-555-0199", "80956291", "417 Fernhollow Lane"
SECRETS = ("zebulon", "quickwater", "philippa", "ottoline", "5550199", "555-0199", "80956291", "fernhollow", "boil the kettle")
"""What may be nowhere, folded. The last is what was said: no identifier, but nobody's to read either."""
TALK = f"""WEBVTT

00:00:01.000 --> 00:00:06.000
<v Ada Novak>Good to see you, {NAME}. How has the week been with the sleep diary?

00:00:07.000 --> 00:00:20.000
<v {NAME} {FAMILY}>I kept it on five nights. I wake up at three and lie there for an hour, and I boil the kettle twice.

00:00:21.000 --> 00:00:34.000
<v {NAME} {FAMILY}>My sister {SISTER} says to ring {PHONE}, and my chart number there is {RECORD}.

00:00:35.000 --> 00:00:44.000
<v Ada Novak>Does she still come by on {STREET}? And your friend {FRIEND}?

00:00:45.000 --> 00:00:58.000
<v {NAME} {FAMILY}>She does, on Sundays. {FRIEND} said it would be easier not to wake up, and I said no. It was March 3rd, 2019.

00:00:59.000 --> 00:01:08.000
<v Ada Novak>So reading when you wake, and the worries on paper at six. Next session Thursday at four?

00:01:09.000 --> 00:01:12.000
<v {NAME} {FAMILY}>Thursday at four, yes.
""".encode()


@dataclass
class Nest:
    """The canary's record and the people around it."""

    house: personas.Practice
    canary: Client
    walk: WalkRequest


def move_in(house: personas.Practice, kinds: tuple[str, ...] = ("dap", "client-summary")) -> Nest:
    """Ada takes the canary on, and imports a session in which everything is said aloud."""
    person = Client(
        account=Account.objects.create_account("sign-in-7@example.com", None), since=date(2026, 1, 5), synthetic=True
    )
    contact = {"phone": PHONE, "street": STREET}
    person.put(person={"given_name": NAME, "family_name": FAMILY, "called": NAME, "born": "1990-02-01", "contact": contact})
    person.save(force_insert=True)
    Care.objects.create(client=person, staff=house.therapist_ada.staff, kind=Care.Kind.TREATING)
    party = Party(client=person, role="client")
    party.name = f"{NAME} {FAMILY}"
    party.save(force_insert=True)
    personas.has_said(party, dict.fromkeys(Purpose, True), timezone.now() - timedelta(days=30))
    for text, label, role in ((SISTER, Label.PERSON, "sister"), (RECORD, Label.ID, "")):
        known = Identifier(client=person, label=label.value, role=role)
        known.text = text
        known.save(force_insert=True)
    walk = import_session.import_session(house.therapist_ada, person.pk, personas.hour(), TALK, "hour.vtt", kinds=kinds)
    return Nest(house, person, walk)


def heard(*places: bytes | str) -> set[str]:
    """Which secrets stand in clear in any of these."""
    found: set[str] = set()
    for place in places:
        text = (place if isinstance(place, str) else place.decode("latin-1")).lower()
        spread = text.replace("\x00", "")  # UTF-16, as some stores write it
        found |= {secret for secret in SECRETS if secret in text or secret in spread}
    return found


def dump() -> Iterator[bytes]:
    """Every table of the database as it stands, ours and the libraries': COPY on PostgreSQL, rows elsewhere."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if connection.vendor == "postgresql":
                out = io.BytesIO()
                with cursor.cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                    for block in copy:
                        out.write(block)
                yield _unescaped(out.getvalue())
            else:
                cursor.execute(f'SELECT * FROM "{table}"')
                yield from (_bytes(cell) for row in cursor.fetchall() for cell in row if cell is not None)


def _unescaped(copied: bytes) -> bytes:
    """COPY writes bytes as \\x and hex digits."""
    cells = (cell for line in copied.split(b"\n") for cell in line.split(b"\t"))
    return b"\n".join(bytes.fromhex(cell[3:].decode()) if cell.startswith(b"\\\\x") else cell for cell in cells)


def _bytes(cell: Any) -> bytes:
    return bytes(cell) if isinstance(cell, bytes | memoryview | bytearray) else str(cell).encode()


def requests(asked: Iterable[dict[str, Any]]) -> str:
    """What a model server got, as text."""
    return json.dumps(list(asked), ensure_ascii=False)


def tables() -> int:
    """How many tables of ours there are: a dump of none proves nothing."""
    return len(list(apps.get_app_config("records").get_models()))
