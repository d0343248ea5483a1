"""R16: never for training."""

import re

from handrail.papers.errors import Tampered
from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import Fell, attack, holds, see
from handrail.vault.keys import Compartment
from handrail.web.records import keyring

TRAINERS = ("torch", "tensorflow", "keras", "transformers", "datasets", "accelerate", "peft", "trl", "mlflow", "wandb")


@holds(16)
def nothing_here_trains(house: House) -> str:
    """No training library is imported by the product, and no command trains."""
    found = source.importers(*TRAINERS)
    see(not found, f"{len(found)} files import a training library")
    calls = [place for place, text in source.texts(".py").items() if re.search(r"\.(fit|partial_fit|fine_tune)\(", text)]
    see(not calls, f"{len(calls)} files fit a model")
    return "no file of the product imports a training library or fits a model"


@attack(16)
def with_another_clients_key(house: House) -> str:
    """One client's sealed words, and another client's key."""
    mine = keyring.to_seal(str(house.tobias.pk), Compartment.RECORD)
    sealed = bytes(vars(house.chen)["person_sealed"])
    try:
        mine.decrypt(sealed[1:], b"")
    except Tampered:
        return "another client's key opens nothing of this client"
    raise Fell("one client's key opened another client's words")
