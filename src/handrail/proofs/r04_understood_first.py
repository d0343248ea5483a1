"""R4: understood before it counts."""

from functools import partial

from django.utils import timezone

from handrail.papers.purpose import Purpose
from handrail.proofs.house import House, seat, understood
from handrail.proofs.registry import attack, database_refuses, holds, refused, see
from handrail.web.actions import ask_consent, decide_consent
from handrail.web.records.models import ConsentAsking, ConsentDecision


@holds(4)
def after_the_check(house: House) -> str:
    """Text, five facts told back, yes: only then does a purpose open."""
    party = seat(house.chen, "partner", "Pat Doyle", yes=False)
    asking = understood(party, Purpose.AI_NOTE_DRAFT, timezone.now())
    see(
        asking.state == ConsentAsking.State.TEACHBACK_PASSED and len(asking.facts) == 5,
        "five told facts did not pass the check",
    )
    kept = decide_consent.keep(party, Purpose.AI_NOTE_DRAFT, True, source=ConsentDecision.Source.CLIENT_CLICK, asking=asking)
    see(kept.copies.exists(), "no copy was handed over")
    return "a yes became active after its text and five facts told back, and a copy was handed over"


@attack(4)
def past_the_check(house: House) -> str:
    """Without any asking, before the text, after wrong answers alone, with someone else's check; and past the program."""
    party = seat(house.chen, "partner", "Pat Doyle", yes=False)
    purpose, click = Purpose.AI_NOTE_DRAFT, ConsentDecision.Source.CLIENT_CLICK
    asking = ask_consent.lay_out(party, purpose, "en")
    say_yes = partial(decide_consent.keep, party, purpose, True, source=click)
    refused(say_yes, "a yes without a check", "R4")
    refused(partial(say_yes, asking=asking), "a yes before its text", "R4")
    asking = ask_consent.explain(asking)
    for question in ask_consent.shown(asking.text).questions:
        for option in question.options:
            if option.key != question.right:
                see(not ask_consent.tell_back(asking, question.fact, option.key), "a wrong answer was taken for right")
    refused(partial(say_yes, asking=asking), "a yes after wrong answers", "R4")
    other = understood(house.tobias.parties.get(), purpose, timezone.now())
    refused(partial(say_yes, asking=other), "a yes on someone else's check", "R2")
    database_refuses(partial(ConsentDecision.objects.filter(given=True).update, asking=None), "a yes that no asking led to")
    return "no short cut: without text, without the check, after wrong answers or on another's check there is no yes"
