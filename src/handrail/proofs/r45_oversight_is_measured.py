"""R45: oversight is measured."""

from functools import partial

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from handrail.ledger.entry import Kind
from handrail.papers.signed import Act
from handrail.proofs.house import House
from handrail.proofs.registry import attack, database_refuses, evident, holds, refused, see
from handrail.proofs.source import LEVELS
from handrail.web.actions import my_data, review_draft
from handrail.web.records import ledger
from handrail.web.records.models import Judgement, LedgerFact, Staff


@holds(45)
def who_what_when(house: House) -> str:
    """Each act on a line is a row and a leaf; a changed mind is two; and the client sees how much was changed."""
    draft = house.draft
    lines = review_draft.open_draft(house.therapist, draft.pk).grounded.statements()
    review_draft.judge(house.therapist, draft.pk, lines[0].id, Act.STRUCK)
    house.judged(draft)
    review_draft.judge(house.therapist, draft.pk, lines[1].id, Act.EDITED, "Slept five hours.")
    rows = list(Judgement.objects.filter(draft=draft).order_by("at", "pk"))
    see(
        len(rows) == len(lines) + 2 and all(row.by_id == house.therapist.staff.pk and row.at for row in rows),
        "an act left no row",
    )
    facts = [ledger.facts_of(fact) for fact in _leaves(house)]
    see(
        sorted((one["statement"], one["act"]) for one in facts) == sorted((row.statement, row.act) for row in rows),
        "row and leaf differ",
    )
    mine = next(use for use in my_data.uses(house.account_of(house.chen)).rows if use.draft == draft.pk)
    see((mine.changed, mine.struck) == (1, 0), "the client does not see how much a human changed")
    return f"{len(rows)} acts on {len(lines)} lines kept who, what and when, each with its leaf; a changed mind is two acts"


@attack(45)
def acts_rewritten_and_people_rated(house: House) -> str:
    """Every column of an act changed; acts without a hand, in another's name, and taken from the ledger; tables that could rate."""
    draft = house.judged(house.draft)
    rows, row = Judgement.objects.filter(draft=draft), Judgement.objects.filter(draft=draft)[0]
    changes = {
        "act": Act.STRUCK.value,
        "by": house.supervisor.staff,
        "at": timezone.now(),
        "statement": "s99",
        "draft": house.summary,
    }
    for column, value in changes.items():
        database_refuses(partial(rows.filter(pk=row.pk).update, **{column: value}), f"an act with another {column}")
    database_refuses(partial(rows.filter(pk=row.pk).update, by=None), "an act of nobody")
    for account in (house.stranger, house.owner, house.supervisor, house.account_of(house.chen)):
        refused(partial(review_draft.judge, account, draft.pk, row.statement, Act.CONFIRMED), "an act by someone else")
    evident(LedgerFact.objects.filter(about=draft.pk, kind=Kind.STATEMENT_JUDGED).delete, ledger.verify_all, "what was done")
    about_people = [model for model in apps.get_app_config("records").get_models() if _names_staff(model)]
    fields = {field.name for model in about_people for field in model._meta.get_fields()}
    see(not fields & {*LEVELS, "edit_rate", "accept_rate", "speed", "rank"}, "a table could rate people")
    page = house.browser(house.owner).get("/practice/").content.decode().lower()
    see(
        "ada novak" in page and not any(word in page for word in ("confirmed", "edited", "struck", "minutes")),
        "the owner sees how someone judges",
    )
    return f"an act with any of {len(changes)} things changed, of nobody or by someone else was refused; no table and no page rates people"


def _leaves(house: House) -> list[LedgerFact]:
    return list(LedgerFact.objects.filter(about=house.draft.pk, kind=Kind.STATEMENT_JUDGED).order_by("pk"))


def _names_staff(model: type[Model]) -> bool:
    return model is Staff or any(field.related_model is Staff for field in model._meta.get_fields())
