"""Chapter F, explainable (R27 to R30)."""

from handrail import grounding, wiring
from handrail.papers import codec
from handrail.papers.draft import GroundedDraft
from handrail.papers.errors import Misconfigured
from handrail.proofs.house import House
from handrail.proofs.privacy import safe_of
from handrail.proofs.registry import Fell, attack, holds, see
from handrail.vault.seal import Sealer
from handrail.web.actions import release_document
from handrail.web.records import ledger
from handrail.web.records.models import LedgerFact

TURN = "I kept the sleep diary on five of the seven nights"


def grounds(house: House) -> grounding.Grounds:
    """The walked session as ground for statements."""
    return grounding.Grounds(safe_of(house))


@holds(27)
def every_line_points(house: House) -> str:
    """Each line of the walked draft resolves, character by character."""
    safe, grounded = safe_of(house), codec.load(GroundedDraft, house.draft.get("body"))
    lines = grounded.statements()
    see(lines and all(line.evidence for line in lines), "a line rests on nothing")
    for line in lines:
        for item in line.evidence:
            see(safe.turns[item.turn].text[item.start : item.end] == item.quote, f"{line.id} points at other words")
    return f"{len(lines)} lines rest on {sum(len(line.evidence) for line in lines)} passages, each there character by character"


@attack(27)
def swapped_and_invented(house: House) -> str:
    """A negation, a number, a speaker's act, and a pure invention."""
    here = grounds(house)
    see(here.check("Client kept the sleep diary on five of the seven nights.", None).kept, "a true line was struck")
    false = (
        "Client kept the sleep diary on two of the seven nights.",
        "Client did not keep the sleep diary.",
        "Client takes one hundred milligrams every morning.",
        "Client moved to Boston with a new partner.",
    )
    kept = [line for line in false if here.check(line, None).kept]
    see(not kept, f"{len(kept)} of {len(false)} false lines were kept")
    return f"a true line was kept; {len(false)} with a swapped number, negation, dose or nothing behind them were struck"


@holds(28)
def quotes_are_exact(house: House) -> str:
    """A quote as it was said is kept."""
    verdict = grounds(house).check(f"Client said: “{TURN}.”", None)
    see(verdict.kept, "an exact quote was struck")
    return "a quote that equals its passage was kept"


@attack(28)
def one_word_changed(house: House) -> str:
    """A quote with one word changed, and a denial that nobody said."""
    here = grounds(house)
    see(not here.check(f"Client said: “{TURN.replace('five', 'six')}.”", None).kept, "a changed quote was kept")
    see(not here.check("Client denies alcohol use.", None).kept, "a denial that nobody said was kept")
    see(not here.check("Client denies any hallucinations.", None).kept, "a denial that nobody said was kept")
    return "a quote with one word changed and two denials that nobody said were struck"


@holds(29)
def what_the_ai_saw(house: House) -> str:
    """The client's page behind a released summary shows the text that left."""
    release = release_document.release_document(house.therapist, house.signed(house.summary).pk)
    page = house.browser(house.account_of(house.chen)).get(f"/me/summaries/{release.pk}/what-the-ai-saw/")
    see(page.status_code == 200 and b"sleep diary" in page.content, "the client can't read what the AI saw")
    return "behind a released summary the client read the very text that left the airlock"


@attack(29)
def another_client_looks(house: House) -> str:
    """The same address as another client."""
    release = release_document.release_document(house.therapist, house.signed(house.summary).pk)
    page = house.browser(house.account_of(house.tobias)).get(f"/me/summaries/{release.pk}/what-the-ai-saw/")
    see(page.status_code == 404, "another client read it")
    return "another client met the page of what is not there"


@holds(30)
def the_model_is_named(house: House) -> str:
    """Draft, ledger entry, card."""
    draft, model = house.draft, wiring.parts().backend.model()
    see(
        (draft.model_name, draft.model_version) == (model.name, model.version) and model.card,
        "a draft names another model, or none with a card",
    )
    facts = [ledger.facts_of(fact) for fact in LedgerFact.objects.filter(client_id=house.chen.pk)]
    see(any(one.get("model") == f"{model.name} {model.version}" for one in facts), "the ledger does not name the model")
    return f"draft and ledger name {model.name} {model.version}, whose card is {model.card}"


@attack(30)
def a_server_without_a_model(house: House) -> str:
    """A model server that is set up without saying which model."""
    nameless = wiring.Deployment(backend="openai", model_url="http://127.0.0.1:9/v1")
    try:
        wiring._backend(nameless, Sealer.generate().verifier())
    except Misconfigured:
        return "a model server without a model's name is refused before its first word"
    raise Fell("a nameless model was set up")
