"""What `handrail doctor --model` finds out: servers that cut, wander, think or take too long are named in plain sentences."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import model_server
import pytest
from click.testing import CliRunner
from conformance import PERMIT, SEALER, sealed
from model_server import ModelServer, asked_for, says, session_of, streamed

from handrail import kinds, wiring
from handrail.backends.passages import excerpt
from handrail.backends.probe import FACTS, TINY, long_session, probe
from handrail.cli import main
from handrail.papers.draft import Task
from handrail.papers.transcript import Role
from handrail.wiring import Deployment

CONTEXT = 4096
WORDS = [word for word, _ in FACTS.values()]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A running server that tells what it reads."""
    with model_server.running() as server:
        server.tells = telling()
        yield server


def telling(*, first: int = 0, last: int = 0, shift: int = 0) -> Callable[[Any], bytes]:
    """A model that tells every fact it reads, of the `first` or the `last` so many characters of the page alone, or of all of it."""

    def tells(request: dict[str, Any]) -> bytes:
        page = request["messages"][-1]["content"].partition("as data:\n")[2]
        page = page[:first] if first else page[-last:] if last else page
        seen = [passage for passage in session_of(request) if f"{passage['number']} client: {passage['text']}" in page]
        facts = [one for one in seen if any(word in one["text"] for word in WORDS)]
        small = [one for one in seen if "three" in one["text"] and asked_for(request) == "Data"]
        lines = [
            {"text": f"Client said: “{one['text']}”", "from": [one["number"] + shift * (one in facts)]}
            for one in facts or small
        ]
        return streamed(json.dumps({"statements": lines}))

    return tells


def set_up(server: ModelServer, monkeypatch: pytest.MonkeyPatch, seconds: float = 60.0) -> None:
    """As an operator would."""
    monkeypatch.setenv("HANDRAIL_MODEL_URL", server.url)
    monkeypatch.setenv("HANDRAIL_MODEL_NAME", "llama")
    monkeypatch.setenv("HANDRAIL_MODEL_CONTEXT", str(CONTEXT))
    monkeypatch.setenv("HANDRAIL_MODEL_SECONDS", str(seconds))


def probed(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> tuple[bool, str]:
    """The verdict on it and all sentences, through the same door as the command."""
    set_up(server, monkeypatch)
    fit, sentences = wiring.probe_model()
    return fit, " ".join(sentences)


def test_a_server_that_reads_to_both_ends_is_fit(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """All three facts told, each with its own passage."""
    fit, told = probed(server, monkeypatch)
    assert fit, told
    assert "read to both ends" in told and "It can draft." in told


@pytest.mark.parametrize(
    ("sees", "lost"),
    [
        ({"last": 3000}, "at the beginning and the middle"),
        ({"last": 4500}, "at the beginning"),
        ({"first": 3000}, "at the middle and the end"),
        ({"first": 4500}, "at the end"),
    ],
    ids=["the last half", "the last part", "the first half", "the first part"],
)
def test_a_server_that_cuts_without_a_word_is_found_out(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch, sees: dict[str, int], lost: str
) -> None:
    """It answers every question in good form, and never saw the rest."""
    server.tells = telling(**sees)
    fit, told = probed(server, monkeypatch)
    assert not fit and f"does not tell what was said {lost}." in told and "HANDRAIL_MODEL_CONTEXT" in told


def test_facts_with_other_passages_numbers_are_not_good_enough(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """R27: who counts wrongly in a long session shows a clinician the wrong words."""
    server.tells = telling(shift=-1)
    fit, told = probed(server, monkeypatch)
    assert not fit and "cites other passages" in told and "Set HANDRAIL_MODEL_CONTEXT" not in told


def test_a_window_that_takes_a_note_s_whole_time_is_too_slow(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each section is a question of its own: two of three seconds are more than five."""
    set_up(server, monkeypatch, seconds=5.0)
    ticks = iter(range(0, 1000, 3))
    writer = wiring.model_server(Deployment(backend="openai"), SEALER.verifier())
    short, long = (wiring._invented(text, SEALER) for text in (TINY, long_session(5000)))
    verdict = probe(writer, short, wiring._judge, long, clock=lambda: float(next(ticks)))
    assert not verdict.fit and "more than the 5 s that HANDRAIL_MODEL_SECONDS allows" in " ".join(verdict.sentences)


def test_a_model_that_thinks_its_answer_away_is_named(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its operator hears what to switch off."""
    server.answer(content=says("", finish="length", reasoning_content="Hmm."))
    fit, told = probed(server, monkeypatch)
    assert not fit and "whole answer thinking" in told


def test_a_section_that_breaks_off_is_named(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that can't end a tiny note should not draft."""
    obedient = telling()

    def tells(request: dict[str, Any]) -> bytes:
        return obedient(request) if asked_for(request) == "Data" else b"data: <html>\n\n"

    server.tells = tells
    fit, told = probed(server, monkeypatch)
    assert not fit and "Its section Plan is not finished" in told


@pytest.mark.parametrize("context", [4096, 8192, 32_768])
def test_the_long_session_fills_the_window_and_fits_it(context: int) -> None:
    """Nothing of it is left out of the question, and little room is left."""
    characters = wiring._window(Deployment(model_context=context))
    roles = {"Therapist": Role.THERAPIST, "Client": Role.CLIENT}
    said = [line.split(": ", 1) for line in long_session(characters).splitlines()]
    task = Task(kinds.kind("dap"), sealed(*((roles[who], text) for who, text in said)), PERMIT)
    shown = excerpt(task.kind.sections[0], task.safe, (), characters).shown
    assert 0.9 * characters < sum(len(passage.text) + 14 for passage in shown) <= characters
    places = [at / len(shown) for at, passage in enumerate(shown) if any(word in passage.text for word in WORDS)]
    assert [round(place, 1) for place in places] == [0.0, 0.5, 1.0]


@pytest.mark.parametrize(("last", "code"), [(0, 0), (3000, 1)], ids=["well", "cuts"])
def test_the_command_says_it_and_its_exit_code_agrees(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch, last: int, code: int
) -> None:
    """`handrail doctor --model`."""
    server.tells = telling(last=last)
    set_up(server, monkeypatch)
    done = CliRunner().invoke(main, ["doctor", "--model"])
    assert done.exit_code == code and ("both ends" in done.output) is (code == 0)
