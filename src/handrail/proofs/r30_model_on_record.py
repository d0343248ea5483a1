"""R30: the model is on record."""

from functools import partial

from handrail import cards, wiring
from handrail.papers.errors import BadInput, Misconfigured
from handrail.proofs.house import House
from handrail.proofs.registry import Fell, attack, database_refuses, holds, see
from handrail.vault.seal import Sealer
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
    """A nameless model server; a draft of no model; a card with a line taken out, or none."""
    nameless = wiring.Deployment(backend="openai", model_url="http://127.0.0.1:9/v1")
    try:
        wiring._backend(nameless, Sealer.generate().verifier())
    except Misconfigured:
        pass
    else:
        raise Fell("a nameless model was set up")
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
    return f"a nameless server and a draft of no model were refused, and a card with any of its {len(cards.ATTRIBUTES)} lines empty is none"


def _lacks(body: dict[str, str]) -> None:
    try:
        cards._card("lacking", body)
    except BadInput:
        return
    raise Fell("a card with an empty line was taken")
