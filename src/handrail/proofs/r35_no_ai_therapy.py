"""R35: no AI therapy."""

from handrail.papers import codec
from handrail.papers.draft import GroundedDraft
from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, refused, see
from handrail.web.actions import release_document, request_walk, review_draft


@holds(35)
def signed_words_alone(house: House) -> str:
    """What a client can open was signed and released."""
    browser = house.browser(house.account_of(house.chen))
    before = browser.get("/me/").content.decode()
    see(
        not any(line.text in before for line in codec.load(GroundedDraft, house.summary.get("body")).statements()),
        "the client saw a draft",
    )
    release_document.release_document(house.therapist, house.signed(house.summary).pk)
    see(browser.get("/me/").status_code == 200, "the client's page broke")
    return "before the release the client saw no line of the draft"


@attack(35)
def a_clients_way_to_a_model(house: House) -> str:
    """A client asks for a draft; and the law of each region is asked."""
    account = house.account_of(house.chen)
    refused(lambda: request_walk.request_walk(account, house.walk.session_id, ["dap"]), "a client who asks for a draft")
    refused(lambda: review_draft.open_draft(account, house.draft.pk), "a client who opens a draft")
    rooms = [place for place in source.texts(".py") if place.startswith("web/client/")]
    asking = [
        place for place in rooms if any("walk_session" in name or "request_walk" in name for name in source.imports(place))
    ]
    see(not asking, "a client's page can start a walk")
    return f"a client can neither ask for nor open a draft; none of {len(rooms)} files of their rooms can start one"
