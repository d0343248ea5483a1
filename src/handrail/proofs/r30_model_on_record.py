"""R30: the model is on record."""

from dataclasses import replace
from functools import partial
from unittest.mock import patch

from django.utils import timezone

from handrail import cards, wiring
from handrail.papers import codec
from handrail.papers.draft import GroundedDraft, ModelCard
from handrail.papers.errors import BadInput, Misconfigured
from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import Fell, attack, database_refuses, holds, refused, see
from handrail.vault.seal import Sealer
from handrail.web.actions import review_draft
from handrail.web.records import ledger
from handrail.web.records.models import Draft, LedgerFact


@holds(30)
def the_model_is_named(house: House) -> str:
    """Draft, ledger entry, and a card with every attribute that anyone can open."""
    draft, model = house.draft, wiring.parts().backend.model()
    see((draft.model_name, draft.model_version) == (model.name, model.version), "a draft names another model")
    facts = [ledger.facts_of(fact) for fact in LedgerFact.objects.filter(client_id=house.chen.pk)]
    see(any(one.get("model") == f"{model.name} {model.version}" for one in facts), "the ledger does not name the model")
    card = cards.card(model.card)
    see(all(card.attributes.get(key, "").strip() for key in cards.ATTRIBUTES), "the model's card has an empty line")
    for key in cards.cards():
        page = house.browser(house.therapist).get(f"/public/cards/{key}/")
        see(page.status_code == 200 and cards.card(key).title in page.content.decode(), f"the card {key} can't be opened")
    return f"draft and ledger name {model.name} {model.version}; its card and {len(cards.cards()) - 1} more answer all {len(cards.ATTRIBUTES)} questions"


@attack(30)
def without_a_name_or_a_card(house: House) -> str:
    """A nameless model server; a model, a draft and trained files without a card; a draft of no model; a card with a line taken out."""
    _not_set_up(wiring.Deployment(backend="openai", model_url="http://127.0.0.1:9/v1"), "a nameless model was set up")
    unknown = ModelCard("embedded", "5", "nobody")
    engine = wiring.Deployment(backend="embedded")
    with patch.object(type(wiring._backend(engine, Sealer.generate().verifier())), "model", lambda _: unknown):
        _not_set_up(engine, "a model without a card was set up")
    trained = [path.relative_to(source.ROOT).parts for path in source.ROOT.rglob("*.onnx")]
    see(trained and all(set(parts) & set(cards.cards()) for parts in trained), "a trained file lies in a room without a card")
    _unsigned(house, unknown)
    mine = Draft.objects.filter(pk=house.draft.pk)
    for column in ("model_name", "model_version"):
        database_refuses(partial(mine.update, **{column: None}), "a draft of no model")
    whole = {
        "title": "A",
        "title_es": "A",
        "version": "1",
        "plain": "A",
        "plain_es": "A",
        **dict.fromkeys(cards.ATTRIBUTES, "Not evaluated"),
    }
    see(cards._card("whole", dict(whole)).title == "A", "a whole card was refused")
    for missing in cards.ATTRIBUTES:
        _lacks({**whole, missing: " "})
    see(house.browser().get("/public/cards/nobody/").status_code in (404, 422), "a card that nobody wrote was shown")
    return f"a nameless server, a model and a draft without a card, and a draft of no model were refused, and a card with any of its {len(cards.ATTRIBUTES)} lines empty is none"


def _not_set_up(here: wiring.Deployment, otherwise: str) -> None:
    try:
        wiring._backend(here, Sealer.generate().verifier())
    except Misconfigured:
        return
    raise Fell(otherwise)


def _unsigned(house: House, unknown: ModelCard) -> None:
    """A draft whose model nobody described is neither opened nor, opened before, signed."""
    for draft, open_it in ((house.draft, True), (house.judged(house.summary), False)):
        draft.put(body=codec.dump(replace(codec.load(GroundedDraft, draft.get("body")), model=unknown)))
        draft.save(update_fields=["body_sealed"])
        act = partial(review_draft.open_draft if open_it else review_draft.sign, house.therapist, draft.pk)
        refused(act if open_it else partial(act, timezone.now()), "a draft of a model without a card", "R30")


def _lacks(body: dict[str, str]) -> None:
    try:
        cards._card("lacking", body)
    except BadInput:
        return
    raise Fell("a card with an empty line was taken")
