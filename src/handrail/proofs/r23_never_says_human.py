"""R23: never passes for a human."""

from handrail import wiring
from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import attack, holds, see
from handrail.proofs.source import CLAIMS


@holds(23)
def nothing_to_talk_to(house: House) -> str:
    """The client's rooms know no model."""
    rooms = [place for place in source.texts(".py") if place.startswith(("web/client/", "web/public/"))]
    see(
        not [
            place
            for place in rooms
            if any("backends" in name or "wiring" in name or "drafting" in name for name in source.imports(place))
        ],
        "a client's room reaches a model",
    )
    return f"none of {len(rooms)} files of the client's and the public rooms can reach a model"


@attack(23)
def claims_to_be_a_person(house: House) -> str:
    """The engine's own phrases and all texts of the product."""
    texts = source.texts(".py", ".html", ".po", ".json")
    found = [place for place, text in texts.items() if not place.startswith("demo/") and CLAIMS.search(text)]
    see(not found, f"{len(found)} files let AI speak as a person")
    model = wiring.parts().backend.model()
    see(not CLAIMS.search(f"{model.name} {model.card}"), "the model's name claims a person")
    return f"{len(texts)} files hold no sentence in which AI speaks as a person"
