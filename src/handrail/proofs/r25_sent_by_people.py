"""R25: sent by people."""

from functools import partial

from handrail.papers import codec
from handrail.papers.signed import Signed
from handrail.proofs.house import House
from handrail.proofs.registry import attack, database_refuses, holds, refused, see
from handrail.web.actions import release_document
from handrail.web.records.models import Account, Release


@holds(25)
def what_was_signed_arrives(house: House) -> str:
    """The released words are the signed words, under a human's name."""
    document = house.signed(house.summary)
    release = release_document.release_document(house.therapist, document.pk)
    signed = [line.text for line in codec.load(Signed, document.get("body")).lines]
    arrived = [line["text"] for line in release.get("body")["lines"]]
    see(arrived == [text for text in signed if text in arrived] and arrived, "other words arrived than were signed")
    see(release.released_by_id == house.therapist.staff.pk, "nobody's name stands under what was sent")
    return f"{len(arrived)} lines arrived as they were signed, released by a named human"


@attack(25)
def sent_by_nobody(house: House) -> str:
    """A release without a human, past the program; and by people who may not."""
    document = house.signed(house.summary)
    for account in (house.supervisor, house.owner, house.stranger, house.account_of(house.chen)):
        refused(
            partial(release_document.release_document, Account.objects.get(pk=account.pk), document.pk),
            "a release by someone else",
        )
    release = release_document.release_document(house.therapist, document.pk)
    database_refuses(lambda: Release.objects.filter(pk=release.pk).update(released_by=None), "a release by nobody")
    return "four others could not send it, and the database takes no release without a human"
