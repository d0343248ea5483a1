"""Chapter C, de-identification, security, privacy (R13 to R16, R18, R26). Locks and access are in `access`."""

import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from unittest.mock import patch

from django.apps import apps
from django.utils import timezone

from handrail import kinds, wiring
from handrail.airlock import Airlock
from handrail.papers import codec
from handrail.papers.draft import Task
from handrail.papers.errors import AirlockRefused, SealBroken, Tampered
from handrail.papers.permit import Permit
from handrail.papers.safe import NameMap, SafeText
from handrail.papers.transcript import Source, Transcript
from handrail.proofs import source
from handrail.proofs.house import NAMES, House
from handrail.proofs.registry import Absent, Fell, attack, holds, refused, see
from handrail.vault.keys import Compartment
from handrail.vault.seal import Sealer
from handrail.web.actions import import_session, permits, walk_session
from handrail.web.project import logs
from handrail.web.records import keyring
from handrail.web.records.models import LedgerLeaf, SafeCopy, Talk, WalkRequest

TRAINERS = ("torch", "tensorflow", "keras", "transformers", "datasets", "accelerate", "peft", "trl", "mlflow", "wandb")


def safe_of(house: House) -> SafeText:
    """What left the airlock of the walked session."""
    return codec.load(SafeText, SafeCopy.objects.get(talk__session=house.walk.session).get("safe"))


def permit_of(house: House) -> Permit:
    """Leave for the walked session, now."""
    return permits.permit(house.walk.session, permits.purposes_for(["dap"], Source.TRANSCRIPT))


@holds(13)
def sealed_and_nameless(house: House) -> str:
    """No name of the session in what left, and the seal fits."""
    safe = safe_of(house)
    text = " ".join(turn.text for turn in safe.turns)
    see(not [name for name in NAMES if re.search(rf"\b{name}\b", text)], "a name left the airlock")
    see(wiring.parts().airlock.seal_fits(safe), "what left carries no valid seal")
    return f"{len(safe.turns)} turns left with {len(safe.spans)} replacements, none of {len(NAMES)} names, and a seal that fits"


@attack(13)
def without_the_seal(house: House) -> str:
    """Unsealed words handed to the model; a recognizer that fails."""
    safe, permit = safe_of(house), permit_of(house)
    words = replace(safe.turns[0], text="Wei Chen came in.")
    forged = replace(safe, turns=(words, *safe.turns[1:]))
    try:
        wiring.parts().backend.draft(Task(kinds.kind("dap"), forged, permit))
    except SealBroken:
        pass
    else:
        raise Fell("the model read a text without a valid seal")
    broken = Airlock({"people": _fails}, Sealer.generate())  # type: ignore[dict-item]
    transcript = codec.load(Transcript, Talk.objects.get(session=house.walk.session).get("transcript"))
    try:
        broken.out(transcript, known=[], names=NameMap(), permit=permit, now=permit.given_at)
    except AirlockRefused:
        return "the model refused a text whose seal did not fit; with a failing recognizer nothing left"
    raise Fell("a text left although a recognizer failed")


def _fails(*_: object, **__: object) -> list[object]:
    raise ValueError("Wei Chen")


@holds(14)
def no_name_in_the_ledger(house: House) -> str:
    """All entries of the walk."""
    leaves = b" ".join(bytes(entry) for entry in LedgerLeaf.objects.values_list("entry", flat=True))
    see(not [name for name in NAMES if name.encode() in leaves], "a name stands in the ledger")
    safe = safe_of(house)
    see("Wei" not in str(safe), "a name stands in what the model reads")
    return f"{LedgerLeaf.objects.count()} ledger entries and the model's input hold none of {len(NAMES)} names"


@attack(14)
def words_thrown_at_the_log(house: House) -> str:
    """An error full of words, and keys that nobody allowed."""
    thrown = {
        "event": "door",
        "door": "airlock",
        "client": "Wei Chen",
        "words": "sertraline",
        "exc_info": ValueError("Wei Chen took it"),
    }
    line = repr(dict(logs.only_allowed(None, "", thrown)))
    see("ValueError" in line and not re.search("Wei|Chen|sertraline", line), "a client's word reached the log")
    see(
        NAMES[0] not in house.browser(house.therapist).get(f"/clinic/clients/{house.chen.pk}/").request["PATH_INFO"],
        "a name stands in an address",
    )
    return "an error that held a client's name and words left a line with its class and places alone"


@holds(15)
def a_walk_without_a_network(house: House) -> str:
    """Every connection beyond the process fails; the walk is done all the same."""
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=1))
    walk = import_session.type_notes(
        house.therapist, house.chen.pk, hour, "He slept for six hours on most nights.", kinds=("dap",)
    )
    assert walk is not None
    with _no_network():
        walk_session.walk_through(str(walk.pk))
    walk.refresh_from_db()
    see(walk.state == WalkRequest.State.DONE, f"without a network the walk ended as {walk.state}")
    return "a whole walk was done while every attempt to connect anywhere would have failed it"


@attack(15)
def a_remote_model_unattested(house: House) -> str:
    """Each attestation left out in turn, and http in place of https."""
    whole = {"baa_reference": "BAA-1", "zero_retention": True, "no_training": True}
    remote = {"backend": "openai", "model_url": "https://models.example.org/v1", "model_name": "m"}
    for missing in whole:
        said = {name: value for name, value in whole.items() if name != missing}
        refused(partial(_backend, {**remote, **said}), f"a model without {missing}", "R15")
    refused(partial(_backend, {**remote, **whole, "model_url": "http://models.example.org/v1"}), "plain http", "R15")
    return "a remote model is refused without agreement, without zero retention, without no-training, and over plain http"


def _backend(settings: Mapping[str, object]) -> object:
    return wiring._backend(wiring.Deployment.model_validate(settings), Sealer.generate().verifier())


@contextmanager
def _no_network() -> Iterator[None]:
    def cut(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise Fell("the walk tried to connect somewhere")

    with patch.object(socket.socket, "connect", cut):
        yield


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


@holds(18)
def a_key_that_opens_nothing_else(house: House) -> str:
    """The compartment can't be opened by what the house does every day."""
    client = str(house.chen.pk)
    refused(lambda: keyring.to_open(client, Compartment.PSYCHOTHERAPY_NOTES), "opening the private compartment", "R18")
    refused(lambda: keyring.to_seal(client, Compartment.PSYCHOTHERAPY_NOTES), "sealing into the private compartment", "R18")
    return "the compartment for private notes opens for nobody outside its own page"


@attack(18)
def no_path_for_ai(house: House) -> str:
    """Rooms, backends, exports and the walk know nothing of it."""
    rooms = ("airlock", "drafting", "noticing", "grounding", "backends", "interop", "release", "flow.py")
    word = re.compile("psychotherapy_notes|private_note", re.IGNORECASE)
    texts = source.texts(".py")
    paths = [place for place in texts if place.startswith(rooms) or place.endswith(("walk_session.py", "request_walk.py"))]
    see(not [place for place in paths if word.search(texts[place])], "a room of AI knows the private compartment")
    return f"{len(paths)} files on AI's path, and every export, never name the compartment"


@holds(26)
def no_such_program(house: House) -> str:
    """No field could hold such a record's label, so none can be taken for one."""
    fields = [field.name for model in apps.get_app_config("records").get_models() for field in model._meta.get_fields()]
    see(not [name for name in fields if "part2" in name or "part_2" in name or name == "sud"], "a table knows such programs")
    return Absent("not built: no table marks a substance-use program, so no record can be taken for one of its")


@attack(26)
def no_disclosure(house: House) -> str:
    """Nothing sends a record to a court or a payer."""
    texts = source.texts(".py")
    words = re.compile(r"def \w*(subpoena|court_order|payer|insurer|claim)\w*\(")
    see(not [place for place, text in texts.items() if words.search(text)], "a function discloses to a court or a payer")
    return Absent("not built: no action discloses a record to a court, a payer or an insurer")
