"""R37: words about safety go to people."""

from datetime import timedelta
from functools import partial
from unittest.mock import patch

from django.db import DatabaseError
from django.test import Client as Browser
from django.utils import timezone

from handrail.ledger.entry import Kind
from handrail.papers import codec
from handrail.papers.notice import Flag
from handrail.proofs.house import House, staff
from handrail.proofs.registry import attack, database_refuses, holds, refused, see
from handrail.proofs.source import LEVELS
from handrail.web.actions import disposition_flag, escalate_flags, read_words, rights, see_flag
from handrail.web.records.models import Care, LedgerFact, RightsRequest, SafetyFlag, Staff
from handrail.wiring import deployment

RIGHTS = "/me/rights/"
WRITTEN = "The note is wrong. I would rather not wake up."


@holds(37)
def a_human_has_the_last_word(house: House) -> str:
    """A flag's whole life: raised word for word, put before its clinician, handed on when late, seen, and what was done; what a client writes."""
    flags = list(SafetyFlag.objects.filter(client=house.chen).order_by("pk"))
    see(
        any("not to wake up" in codec.load(Flag, flag.get("body")).quote for flag in flags),
        "words about not waking up raised no flag",
    )
    page = house.browser(house.therapist).get("/clinic/").content.decode()
    see("easier not to wake up" in page, "the words are not on the clinician's page")
    _cover(house)
    late = timezone.now() + timedelta(hours=deployment().flag_hours, seconds=1)
    see(escalate_flags.escalate(late) == len(flags), "words that nobody saw went to nobody")
    for flag in flags:
        see_flag.see_flag(house.therapist, flag.pk)
        disposition_flag.disposition_flag(house.therapist, flag.pk, "Asked about a plan; there is none. Called her sister.")
    see(
        "easier not to wake up" not in house.browser(house.therapist).get("/clinic/").content.decode(),
        "a closed flag stayed on the page",
    )
    told = list(LedgerFact.objects.filter(about__in=[flag.pk for flag in flags]).values_list("kind", flat=True))
    for kind in (Kind.FLAG_ESCALATED, Kind.FLAG_SEEN, Kind.FLAG_DISPOSITIONED):
        see(told.count(kind) == len(flags), f"the ledger does not say {kind} of every flag")
    _a_client_writes(house)
    return (
        f"{len(flags)} flags quoted the client, went to the cover when late, were seen and closed by a human's words, all in the "
        "ledger; what a client wrote opened the help page at once and stood first until a human had read it"
    )


@attack(37)
def rated_or_closed(house: House) -> str:
    """A level; closing unseen, without words, by a stranger, by time or past the program; written words that nobody answers, or
    that could not be sent; the crisis page without a database."""
    names = {field.name for field in (*SafetyFlag._meta.get_fields(), *RightsRequest._meta.get_fields())}
    names |= set(Flag.__dataclass_fields__)
    see(not names & set(LEVELS), "a flag has a level")
    flag = SafetyFlag.objects.filter(client=house.chen)[0]
    close = partial(disposition_flag.disposition_flag, house.therapist, flag.pk)
    refused(partial(close, "Talked about it."), "a flag closed before anyone saw it", "R37")
    mine, now = SafetyFlag.objects.filter(pk=flag.pk), timezone.now()
    for change in (
        {"seen_at": now},
        {"dispositioned_at": now},
        {"dispositioned_at": now, "dispositioned_by": house.therapist.staff},
        {"seen_at": now, "seen_by": house.therapist.staff, "dispositioned_at": now, "dispositioned_by": house.therapist.staff},
    ):
        database_refuses(partial(mine.update, **change), "a flag closed past the program")
    for act in (see_flag.see_flag, partial(disposition_flag.disposition_flag, text="Done.")):
        refused(partial(act, house.stranger, flag.pk), "a stranger who closes a flag")
    see_flag.see_flag(house.therapist, flag.pk)
    refused(partial(close, "  "), "a flag closed without words")
    database_refuses(partial(mine.update, seen_at=None, seen_by=None), "a flag made unseen")
    escalate_flags.escalate(now + timedelta(days=3650))
    see(
        SafetyFlag.objects.filter(client=house.chen, dispositioned_at__isnull=True).count() == house.walk.session.flags.count(),
        "time closed a flag",
    )
    _past_written_words(house)
    with patch("django.db.backends.base.base.BaseDatabaseWrapper.cursor", side_effect=DatabaseError):
        page = Browser(headers={"host": "127.0.0.1"}).get("/public/help/")
    see(page.status_code == 200 and b"988" in page.content, "without a database there is no crisis page")
    return (
        "no flag has a level; unseen, wordless, by a stranger, by time or past the program none was closed; no written words were "
        "lost to a form, a stranger or time; without a database the crisis page stood"
    )


def _a_client_writes(house: House) -> None:
    """A request of a client who said no to all AI: kept whole, answered with help, read by their clinician."""
    tobias = house.browser(house.account_of(house.tobias))
    page = tobias.post(RIGHTS, {"kind": "amend", "text": WRITTEN}, follow=True).content
    see(b"tel:988" in page and b"stands first on your therapist" in page, "words about safety were met with no help page")
    row = RightsRequest.objects.get(client=house.tobias)
    see(row.text == WRITTEN, "what a client wrote was not kept as it was")
    today = house.browser(house.therapist).get("/clinic/").content.decode()
    see(WRITTEN in today, "what a client wrote is not on the clinician's page")
    read_words.read_words(house.therapist, row.pk)
    see(not read_words.waiting(house.therapist), "words that a human read still wait")
    told = LedgerFact.objects.filter(about=row.pk, kind=Kind.FLAG_SEEN).count()
    see(told == 1, "the ledger does not say who read what a client wrote")


def _past_written_words(house: House) -> None:
    """A disagreement, which waits for no answer; one without its paper, which can't be sent; a stranger; ten years."""
    account = house.account_of(house.chen)
    page = house.browser(account).post(RIGHTS, {"kind": "disagree", "text": WRITTEN})
    see(page.status_code == 422 and b"not sent yet" in page.content, "words that could not be sent were met with no help")
    row = rights.ask(account, "disagree", WRITTEN, house.signed(house.draft).pk)
    for stranger in (house.stranger, house.owner, house.supervisor, account):
        refused(partial(read_words.read_words, stranger, row.pk), "a stranger who takes written words away")
    escalate_flags.escalate(timezone.now() + timedelta(days=3650))
    see(read_words.waiting(house.therapist) == [row], "words that wait for no answer went unread")


def _cover(house: House) -> None:
    cora, now = staff("Cora Ames", Staff.Role.CLINICIAN), timezone.now()
    since, until = now - timedelta(days=1), now + timedelta(days=30)
    Care.objects.create(client=house.chen, staff=cora.staff, kind=Care.Kind.COVERING, since=since, until=until)
