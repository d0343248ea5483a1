"""R2: one question, one answer."""

from functools import partial

from handrail.papers.purpose import Purpose
from handrail.proofs.house import House
from handrail.proofs.registry import attack, database_refuses, holds, see
from handrail.web.records.models import ConsentDecision


@holds(2)
def one_decision_one_purpose(house: House) -> str:
    """Every stored decision names one purpose and a person's act."""
    rows = ConsentDecision.objects.all()
    see(rows.exists() and all(row.purpose in set(Purpose) for row in rows), "a decision names no single purpose")
    see(all(row.source in ConsentDecision.Source.values for row in rows), "a decision came from no person")
    return f"{rows.count()} decisions, each with one purpose, a person and the way it was given"


@attack(2)
def two_at_once(house: House) -> str:
    """Two purposes in one act, and an act of nobody, sent to the table."""
    party = house.chen.parties.get(role="client")
    row = ConsentDecision.objects.filter(party=party).first()
    assert row is not None
    for column, value in (("purpose", "ai_note_draft session_prep"), ("source", "scrolled_on")):
        database_refuses(
            partial(ConsentDecision.objects.filter(pk=row.pk).update, **{column: value}), f"a decision with {column} {value!r}"
        )
    return "the table refuses two purposes in one decision and a decision that no person made"
