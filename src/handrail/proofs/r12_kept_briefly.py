"""R12: kept briefly."""

from datetime import datetime, timedelta

from django.apps import apps

from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, refused, see
from handrail.proofs.sound import not_taken
from handrail.vault.keys import Compartment
from handrail.web.actions import sweep
from handrail.web.actions.read_document import read_document
from handrail.web.records import keyring
from handrail.web.records.models import Document, SafeCopy, Talk
from handrail.wiring import deployment

SECOND = timedelta(seconds=1)


@holds(12)
def gone_on_its_day(house: House) -> str:
    """A session's words go on their day after the signature, the signed note stays; and there is no place for sound."""
    document = house.signed(house.draft)
    sweep.sweep(_day(document) + SECOND)
    see(not _words(house), "a transcript outlived its time")
    house.forget()
    see(read_document(house.therapist, document.pk), "the signed note went with the words")
    fields = [field.name for model in apps.get_app_config("records").get_models() for field in model._meta.get_fields()]
    see(not [name for name in fields if "audio" in name or "voice" in name], "a table has a place for sound")
    days = deployment().transcript_days
    return f"{days} days after the signature the session's words and their keys were gone, the signed note was not; no table has a place for sound"


@attack(12)
def a_clock_that_jumps(house: House) -> str:
    """The clock a second early, years back and forth again; and sound under a transcript's name."""
    document = house.signed(house.draft)
    talk = Talk.objects.get(session=house.walk.session)
    for early in (_day(document) - SECOND, _day(document) - timedelta(days=3650)):
        sweep.sweep(early)
        house.forget()
        see(_words(house) and talk.transcript, "words went before their day")
    sweep.sweep(_day(document) + timedelta(days=365))
    house.forget()
    for back in (_day(document), _day(document) - timedelta(days=3650)):
        sweep.sweep(back)
        see(not _words(house), "a clock set back brought words back")
    refused(lambda: keyring.to_open(str(house.chen.pk), Compartment.WORDS, str(talk.pk)), "the key of words whose time is over")
    refused(lambda: talk.transcript, "an old copy of words whose time is over")
    not_taken(house, "hour.vtt")
    left = [path for path in house.home.rglob("*") if path.is_file() and b"WAVEfmt" in path.read_bytes()]
    see(not left, "bytes of a refused sound file lie in the deployment")
    return (
        "a clock a second early or ten years back destroyed nothing, and one set back brought nothing back; sound left no byte"
    )


def _day(document: Document) -> datetime:
    return document.signed_at + timedelta(days=deployment().transcript_days)


def _words(house: House) -> bool:
    talks = Talk.objects.filter(session=house.walk.session)
    return talks.exists() or SafeCopy.objects.filter(talk__session=house.walk.session).exists()
