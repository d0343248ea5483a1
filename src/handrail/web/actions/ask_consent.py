"""From a text to a yes (R4): draft, explained, teachback_passed, active. No step can be skipped, each is a request of its own.

The check holds our words to account, not the person: any number of tries, no wrong answer is kept, nothing is counted, and
nothing that AI works with reads it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format

from handrail import consent
from handrail.consent import text
from handrail.papers.errors import BadInput, Refused
from handrail.papers.purpose import Purpose
from handrail.web.actions import access, parties, permits, terms
from handrail.web.records import locks
from handrail.web.records.models import (
    Account,
    Care,
    Client,
    ConsentAsking,
    ConsentTemplate,
    ConsentText,
    Party,
)
from handrail.wiring import deployment

State = ConsentAsking.State
ONE_SITTING = timedelta(hours=24)
"""A fact told back within a day for one purpose need not be told back for the next, where its words are the same."""


def begin(account: Account, party_id: UUID, purpose: Purpose, language: str) -> ConsentAsking:
    """A person turns to one purpose: the text is laid out for them. Nothing is agreed to yet."""
    return lay_out(parties.own_party(account, party_id), purpose, language)


@transaction.atomic
def lay_out(party: Party, purpose: Purpose, language: str, now: datetime | None = None) -> ConsentAsking:
    """Fill today's text for this purpose and open an asking with it; an older one that led nowhere is left."""
    now = now or timezone.now()
    law = terms.home_law(party.client)
    reason = permits.off(terms.usual_law(party.client), language).get(purpose)
    if reason:
        raise Refused(reason, "R35")
    locks.held(Party.objects.all()).get(pk=party.pk)  # two tabs open one asking
    ConsentAsking.objects.filter(party=party, purpose=purpose.value, state__in=ConsentAsking.OPEN).update(state=State.LEFT)
    return ConsentAsking.objects.create(
        client_id=party.client_id,
        party=party,
        purpose=purpose.value,
        text=keep_text(purpose, language, facts(party.client, language, now)),
        terms=terms.terms(law)[purpose],
        opened_at=now,
    )


def explained(account: Account, asking_id: UUID) -> ConsentAsking:
    """They have had the whole text before them and go on to the check."""
    return explain(_own_open(account, asking_id))


@transaction.atomic
def explain(asking: ConsentAsking, now: datetime | None = None) -> ConsentAsking:
    """Draft -> explained. What was told back today for another purpose, in the same words, is not asked again."""
    asking = _locked(asking)
    if asking.state == State.DRAFT:
        now = now or timezone.now()
        asking.state, asking.explained_at = State.EXPLAINED, now
        asking.facts = _told_back_today(asking, now)
        asking.save(update_fields=["state", "explained_at", "facts"])
    return asking


def answer(account: Account, asking_id: UUID, fact: str, picked: str) -> bool:
    """One answer of the check; True when it says the fact. A wrong one leaves no trace, and may be followed by any other."""
    return tell_back(_own_open(account, asking_id), fact, picked)


@transaction.atomic
def tell_back(asking: ConsentAsking, fact: str, picked: str, now: datetime | None = None) -> bool:
    """Explained -> teachback_passed, with the fifth fact."""
    asking = _locked(asking)
    if asking.state == State.DRAFT:
        raise Refused("the check comes after the text", "R4")
    question = next((one for one in shown(asking.text).questions if one.fact == fact), None)
    if question is None or picked not in {option.key for option in question.options}:
        raise BadInput("the check has no such question or answer")
    if picked != question.right:
        return False
    if asking.state == State.EXPLAINED:
        now = now or timezone.now()
        asking.facts = {**asking.facts, fact: now.isoformat()}
        if set(asking.facts) == set(text.FACTS):
            asking.state, asking.passed_at = State.TEACHBACK_PASSED, now
        asking.save(update_fields=["facts", "state", "passed_at"])
    return True


def read_it_with_me(account: Account, asking_id: UUID) -> ConsentAsking:
    """They would rather have a person read it with them: their clinician sees it, and nothing is agreed to."""
    asking = _own_open(account, asking_id)
    asking.read_with_staff = True
    asking.save(update_fields=["read_with_staff"])
    return asking


def shown(kept: ConsentText) -> text.Shown:
    """The text as it was shown, made again from what is stored; `Refused` if it is not the same to the letter (R3)."""
    whole = text.digest(kept.template.source) == kept.template_id  # first: an edited template may not even be one
    again = text.fill(kept.template.source, kept.filled_with) if whole else None
    if again is None or again.sha256 != kept.sha256:
        raise Refused("a stored consent text is not the one that was shown: a row was edited by hand", "R20")
    return again


def keep_text(purpose: Purpose, language: str, filled_with: Mapping[str, str]) -> ConsentText:
    """Store a text by its hash, once."""
    template = text.source(purpose, language)
    ConsentTemplate.objects.get_or_create(
        sha256=text.digest(template), defaults={"purpose": purpose.value, "language": language, "source": template}
    )
    made = text.fill(template, filled_with)
    kept, _ = ConsentText.objects.get_or_create(
        sha256=made.sha256, defaults={"template_id": text.digest(template), "filled_with": dict(filled_with)}
    )
    return kept


def facts(client: Client, language: str, now: datetime) -> dict[str, str]:
    """What a text is filled with: the deployment's truth of this moment. Nothing about the client stands in it."""
    here, works, law = deployment(), terms.works(), terms.home_law(client)
    until = parties.answers_until(client, law, now + consent.LASTS, now)
    # ordered, so that one text has one filling
    care = Care.objects.filter(client=client, kind=Care.Kind.TREATING, until__isnull=True).select_related("staff")
    therapist = next((row.staff for row in care.order_by("since", "pk")), None)
    nobody = {"en": "your therapist", "es": "tu terapeuta"}[language]
    with translation.override(language):
        day, end = (date_format(timezone.localtime(moment), "DATE_FORMAT") for moment in (now, until))
    return {
        "practice": here.called or {"en": "your practice", "es": "tu consultorio"}[language],
        "therapist": str(therapist) if therapist else nobody,
        "who": therapist.name.split()[0] if therapist else nobody,
        "model": {"en": "Handrail’s built-in drafter", "es": "el programa propio de Handrail"}[language]
        if works.model == "embedded"
        else works.model,
        "version": works.version,
        "where": "remote" if works.host else "here",
        "host": works.host,
        "notices": " ".join(sorted(law.notices)),
        "authority": "eu" if "european_union" in law.key.split("+") else "us",
        "audio_days": str(here.audio_days),
        "transcript_days": str(here.transcript_days),
        "day": day,
        "until": end,
    }


def titles(client: Client, language: str) -> dict[Purpose, str]:
    """What each use of AI is called in the words that ask for it."""
    words = facts(client, language, timezone.now())
    return {purpose: text.fill(text.source(purpose, language), words).title for purpose in Purpose}


def own_asking(account: Account, asking_id: UUID) -> ConsentAsking:
    """A question that is open and this person's own, to look at."""
    return _own_open(account, asking_id)


def purpose_of(asking: ConsentAsking) -> Purpose:
    """What it asks about."""
    return Purpose(asking.purpose)


def _own_open(account: Account, asking_id: UUID) -> ConsentAsking:
    asking = ConsentAsking.objects.select_related("party__client", "text__template").filter(pk=asking_id).first()
    if asking is None:
        raise access.Denied
    parties.own_party(account, asking.party_id)
    if asking.state not in ConsentAsking.OPEN:
        raise BadInput("this question is closed; open the choice again")
    return asking


def _locked(asking: ConsentAsking) -> ConsentAsking:
    rows = ConsentAsking.objects.select_related("party__client", "text__template")
    asking = locks.held(rows).get(pk=asking.pk)
    if asking.state not in ConsentAsking.OPEN:
        raise BadInput("this question is closed; open the choice again")
    return asking


def _told_back_today(asking: ConsentAsking, now: datetime) -> dict[str, str]:
    """Facts that this person told back within a day, for another purpose and in the same words. Never the purpose's own."""
    mine = {question.fact: question.same for question in shown(asking.text).questions}
    found: dict[str, str] = {}
    others = ConsentAsking.objects.filter(party=asking.party, explained_at__gt=now - ONE_SITTING)
    for other in others.exclude(purpose=asking.purpose).select_related("text__template"):
        words = {question.fact: question.same for question in shown(other.text).questions}
        for fact, at in other.facts.items():
            if fact != text.OWN_FACT and words.get(fact) == mine.get(fact) and at > (now - ONE_SITTING).isoformat():
                found[fact] = at
    return found
