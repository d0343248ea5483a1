"""A record begun by hand: who the client is, who is around them, and what would name them (R13). Staff write; no AI is asked."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from handrail.consent.text import LANGUAGES
from handrail.papers.errors import BadInput
from handrail.papers.safe import Label
from handrail.web.actions import access
from handrail.web.actions.decide_consent import stop_what_runs
from handrail.web.actions.renew_consents import PLACE
from handrail.web.records import ledger, locks
from handrail.web.records.models import Account, Care, Client, Identifier, Party

CONTACT = ("phone", "email", "street", "town", "postcode")
AROUND = ("guardian", "partner", "family member", "group member", "interpreter")
"""Who may come to sessions or decide beside a client, and answers for themselves (R7)."""
KNOWN = {
    "person": Label.PERSON,
    "place": Label.LOCATION,
    "organization": Label.ORG,
}
"""What else names a client: people they speak of, places, their work or school."""
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Details:
    """What a clinician writes down about a client. Only a given name is needed; the rest helps the airlock and the law."""

    given_name: str
    family_name: str = ""
    called: str = ""
    pronouns: str = ""
    born: date | None = None
    phone: str = ""
    email: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""
    language: str = "en"

    def person(self) -> dict[str, Any]:
        """As the record keeps it. Raises `BadInput`."""
        if not _line(self.given_name):
            raise BadInput("write at least a given name")
        if self.born is not None and not date(1900, 1, 1) <= self.born <= timezone.localdate():
            raise BadInput("the birth date lies in the future, or too long ago")
        contact = {part: _line(getattr(self, part)) for part in CONTACT}
        return {
            **{part: _line(getattr(self, part)) for part in ("given_name", "family_name", "called", "pronouns")},
            "born": self.born.isoformat() if self.born else "",
            "contact": {part: words for part, words in contact.items() if words},
        }


@transaction.atomic
def add_client(account: Account, details: Details, region: str = "") -> Client:
    """A clinician takes someone into care. A trainee's supervisor supervises it from the first moment."""
    member = access.clinician(account)
    person = details.person()
    if details.language not in LANGUAGES:
        raise BadInput("choose the language that they read")
    region = region.strip().upper()
    if region and not PLACE.fullmatch(region):
        raise BadInput("write the place as ISO 3166-2 does, such as US-OR or ES-MD")
    client = Client(language=details.language, region=region, since=timezone.localdate())
    client.put(person=person)
    client.save(force_insert=True)
    Care.objects.create(client=client, staff=member, kind=Care.Kind.TREATING)
    if member.supervised_by is not None:
        Care.objects.create(client=client, staff=member.supervised_by, kind=Care.Kind.SUPERVISING)
    party = Party(client=client, role="client")
    party.name = client.name
    party.save(force_insert=True)
    ledger.note(ledger.Kind.RECORD_BEGUN, client.pk, {"by": str(member.pk)})
    return client


@transaction.atomic
def change_details(account: Account, client_id: UUID, details: Details) -> Client:
    """Put right what the record says of the client. Where they are is changed with their choices: it can change the law."""
    client = locks.client(access.treated(account, client_id).pk)
    person = details.person()
    if details.language not in LANGUAGES:
        raise BadInput("choose the language that they read")
    older = str(client.about.get("born") or "")
    client.put(person={**client.about, **person})
    client.language = details.language
    if person["born"] != older:
        stop_what_runs(client.pk, rule="R7")  # whose yes counts may be another's now
    client.save(update_fields=["person_sealed", "name_mark", "language"])
    for party in locks.held(Party.objects.filter(client=client, role="client")):
        party.name = client.name
        party.save(update_fields=["name_sealed"])
    ledger.note(ledger.Kind.DETAILS_CHANGED, client.pk, {"by": str(access.staff(account).pk)})
    return client


@transaction.atomic
def add_person(account: Account, client_id: UUID, name: str, role: str, *, in_the_room: bool = False) -> Party:
    """Someone beside the client. Where their answer counts from now on, what runs without it stops (R7)."""
    client = locks.client(access.treated(account, client_id).pk)
    name = _line(name)
    if role not in AROUND or not name:
        raise BadInput("write their name, and choose what they are to the client")
    party = Party(client=client, role=role, in_the_room=in_the_room)
    party.name = name
    if in_the_room or role == "guardian":
        stop_what_runs(client.pk, rule="R7")
    party.save(force_insert=True)
    facts = {"party": str(party.pk), "role": role, "by": str(access.staff(account).pk)}
    ledger.note(ledger.Kind.PERSON_ADDED, client.pk, facts)
    return party


@transaction.atomic
def add_known(account: Account, client_id: UUID, text: str, what: str, role: str = "") -> Identifier:
    """Words that would name the client or someone they speak of: the airlock hides them in every text from now on."""
    client = locks.client(access.treated(account, client_id).pk)
    text = _line(text)
    if what not in KNOWN or len(text) < 2:
        raise BadInput("write the words, and choose whether they name a person, a place or an organisation")
    row = Identifier(client=client, label=KNOWN[what].value, role=_line(role)[:40])
    row.text = text
    row.save(force_insert=True)
    ledger.note(ledger.Kind.DETAILS_CHANGED, client.pk, {"by": str(access.staff(account).pk)})
    return row


def details_of(client: Client) -> Details:
    """What the record says now, for the form."""
    about = client.about
    contact = about.get("contact") or {}
    born = re.fullmatch(r"\d{4}-\d\d-\d\d", str(about.get("born") or "")[:10])
    return Details(
        **{part: about.get(part) or "" for part in ("given_name", "family_name", "called", "pronouns")},
        born=date.fromisoformat(born.group()) if born else None,
        **{part: contact.get(part) or "" for part in CONTACT},
        language=client.language,
    )


def _line(words: str) -> str:
    """In one line, and no longer than a line."""
    words = " ".join(words.split())
    if len(words) > LONGEST:
        raise BadInput(f"one of the fields is longer than {LONGEST} characters")
    return words
