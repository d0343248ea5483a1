"""Every backend on the shelf goes through the one suite."""

from collections.abc import Iterator
from pathlib import Path

import model_server
import pytest
from conformance import NAMES, PERMIT, SAFE, Conformance

from handrail import backends, kinds
from handrail.backends.embedded import Embedded
from handrail.backends.openai import OpenAICompatible, Settings
from handrail.papers.draft import Backend, Task

HELPERS = {"backed", "call", "egress", "form", "passages", "probe", "reading", "wire", "witness"}


class TestEmbedded(Conformance):
    """The built-in engine."""

    @pytest.fixture
    def backend(self) -> Iterator[Backend]:
        """In this process."""
        yield Embedded(self.verifier())


class TestOpenAICompatible(Conformance):
    """A model server, spoken to over a real socket."""

    @pytest.fixture
    def server(self) -> Iterator[model_server.ModelServer]:
        """An obedient one."""
        with model_server.running() as server:
            yield server

    @pytest.fixture
    def backend(self, server: model_server.ModelServer) -> Iterator[Backend]:
        """Over that server."""
        yield OpenAICompatible(Settings(base_url=server.url, model="llama"), self.verifier())

    def test_the_server_hears_no_name(self, server: model_server.ModelServer, backend: Backend) -> None:
        """R13, R14: known names stay inside; what is sent is what was sealed."""
        backend.draft(Task(kinds.kind("dap"), SAFE, PERMIT))
        heard = repr(server.asked) + repr(server.headers)
        assert not [name for name in NAMES if name.lower() in heard.lower()]
        heard = " ".join(passage["text"] for passage in server.session())
        assert heard == " ".join(turn.text for turn in SAFE.turns)


def test_every_backend_is_listed_and_goes_through_the_suite() -> None:
    """A file beside the others that is no helper is a backend: listed, and tested here."""
    folder = Path(backends.__file__).parent
    found = {path.stem for path in folder.iterdir() if not path.name.startswith("_")} - HELPERS
    assert found == set(backends.BACKENDS)
    assert len(Conformance.__subclasses__()) == len(backends.BACKENDS)
