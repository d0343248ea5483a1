"""R15: no way out by default."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from unittest.mock import patch

from django.utils import timezone

from handrail import wiring
from handrail.proofs.house import House
from handrail.proofs.registry import Fell, attack, holds, refused, see
from handrail.vault.seal import Sealer
from handrail.web.actions import import_session, walk_session
from handrail.web.records.models import WalkRequest


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
