"""What a language model's lines may not do even when they are true: retell safety language, speak over a client's head, change the style."""

import json
from collections.abc import Iterator
from typing import Any

import model_server
import pytest
from conformance import PERMIT, SEALER, sealed
from model_server import ModelServer, reply

from handrail import flow, kinds, wiring
from handrail.backends import backed as backed_room
from handrail.backends.backed import Backed
from handrail.backends.embedded import Embedded
from handrail.backends.openai import OpenAICompatible, Settings
from handrail.papers.draft import RawDraft, Reply, Task
from handrail.papers.kind import Kind
from handrail.papers.safe import SafeText
from handrail.papers.style import Density, Quotes, Style, Tense
from handrail.papers.transcript import Role

SAFE = sealed(
    (Role.THERAPIST, "How are the nights?"),
    (Role.CLIENT, "On Tuesday night I thought about killing myself. I had burned the dinner for my sister, too."),
    (Role.THERAPIST, "Have you had thoughts of hurting yourself since then?"),
    (Role.CLIENT, "On Friday, when the letter about the rent came and nobody was home."),
    (Role.THERAPIST, "And the sleep?"),
    (Role.CLIENT, "I wake at three most nights and I lie there for about an hour worrying about the rent."),
    (Role.THERAPIST, "So this week you will walk three evenings. Does that fit?"),
    (Role.CLIENT, "Yes, I'll walk three evenings."),
)
SUMMARY, DAP = kinds.kind("client-summary"), kinds.kind("dap")
SLEEP = {
    "text": "Client reported waking at three most nights and lying there for about an hour, worrying about the rent.",
    "from": [6],
}
WALK = {"text": "Client will walk three evenings.", "from": [8]}
QUIET = sealed(*((turn.role, turn.text) for turn in SAFE.turns[4:]))
CALM = [{**line, "from": [line["from"][0] - 4]} for line in (SLEEP, WALK)]  # type: ignore[index,operator]  # the same, four turns earlier
THINGS = "heron fox hare kite stoat wren newt toad crow lamb horse goat swan duck rook bull".split()
LONG = sealed(
    *((turn.role, turn.text) for turn in QUIET.turns),
    *(
        (Role.CLIENT, f"On day {day} I walked past the mill and saw a {thing} by the long road to the river.")
        for day, thing in enumerate(THINGS * 3, 1)
    ),
)
RETOLD = [
    {"text": f"Client walked past the mill on day {day} and saw a {thing} by the long road to the river.", "from": [day + 4]}
    for day, thing in enumerate(THINGS, 1)
]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A running server."""
    with model_server.running() as server:
        yield server


def told(server: ModelServer, kind: Kind, *lines: dict[str, Any], safe: SafeText = SAFE, style: Style | None = None) -> Reply:
    """What stands when the model answers its first question with these lines and the others with nothing."""
    server.answer(content=reply(*lines))
    server.answer(content=reply())
    return backed(server).draft(Task(kind, safe, PERMIT, style or Style(), flags=flow.notice(safe).flags))


def backed(server: ModelServer) -> Backed:
    """The model server with the engine behind it."""
    writer = OpenAICompatible(Settings(base_url=server.url, model="llama", retries=0), SEALER.verifier(), sleep=lambda _: None)
    return Backed(writer, Embedded(SEALER.verifier()), wiring._judge)


def texts(told: Reply) -> list[str]:
    """Its lines, and those that are left to grounding."""
    return [said.text for said in (*told.said, *told.doubtful)]


def words(told: Reply) -> int:
    """How long it is."""
    return sum(len(said.text.split()) for said in told.said)


# Safety language (R37), and a client's own paper


BESIDE = [
    {"text": "You said that you thought about killing yourself on Tuesday night.", "from": [2]},
    {"text": "You said that you had burned the dinner for your sister.", "from": [2]},
    {"text": "You said that the letter about the rent came on Friday.", "from": [4]},
    {"text": "You said that nobody was home when the letter came.", "from": [4]},
]


@pytest.mark.parametrize("line", BESIDE, ids=["safety words", "in the same turn", "an answer to them", "the answer again"])
def test_nothing_beside_safety_language_goes_home(server: ModelServer, line: dict[str, Any]) -> None:
    """R37, attacked: each is true, easy and well formed, and the engine alone would keep it out."""
    assert wiring._judge(SAFE, backed_room_said(server, SUMMARY, line))[0].refused is None
    assert line["text"] not in texts(told(server, SUMMARY, line))


def backed_room_said(server: ModelServer, kind: Kind, line: dict[str, Any]) -> tuple[Any, ...]:
    """The line as the model alone says it."""
    server.answers = []
    server.answer(content=reply(line))
    server.answer(content=reply())
    said = backed(server).writer.draft(Task(kind, SAFE, PERMIT)).said
    server.answers = []
    return said


WIDER = sealed(
    *((turn.role, turn.text) for turn in QUIET.turns),
    (Role.THERAPIST, "Anything else?"),
    (Role.CLIENT, "I have been cutting again, only on the arms, mostly on Sunday."),
)


def by_model(told: Reply) -> list[str]:
    """The lines that the model wrote."""
    return [said.text for said in (*told.said, *told.doubtful) if "The language model llama" in said.why.clinician]


@pytest.mark.parametrize(
    ("kind", "who"), [(SUMMARY, "You said that you have"), (DAP, "Client reported that they have")], ids=["client", "record"]
)
def test_what_noticing_flags_is_not_retold_either(server: ModelServer, kind: Kind, who: str) -> None:
    """R37, attacked: words that no short list knows, and that noticing does."""
    line = {"text": f"{who} been cutting again, only on the arms, mostly on Sunday.", "from": [6]}
    assert not by_model(told(server, kind, line, safe=WIDER))
    server.answers = []
    server.answer(content=reply(line))
    server.answer(content=reply())
    assert by_model(backed(server).draft(Task(kind, WIDER, PERMIT))) == [line["text"]], "unflagged, it would stand"


def test_what_stands_elsewhere_does_go_home(server: ModelServer) -> None:
    """The rest of such an hour is still the client's."""
    line = {"text": "You said that you wake at three most nights and worry about the rent.", "from": [6]}
    assert line["text"] in texts(told(server, SUMMARY, line))


def test_a_line_that_is_hard_to_read_does_not_go_home(server: ModelServer) -> None:
    """True, and above a client's head: it would block the release after the signature."""
    hard = {
        "text": "You reported awakening at three most nights, approximately an hour of preoccupation regarding accommodation.",
        "from": [6],
    }
    assert hard["text"] not in texts(told(server, SUMMARY, hard))


PARAPHRASES = [
    {"text": "Client thought about killing themselves on Tuesday night.", "from": [2]},
    {
        "text": "Client reported that on Tuesday night they thought about killing themselves after the dinner burned.",
        "from": [2],
    },
    {"text": "Client reported that the letter about the rent came on Friday when nobody was home.", "from": [4]},
]


@pytest.mark.parametrize("line", PARAPHRASES, ids=["few words", "many words", "the answer to a question about it"])
def test_a_paraphrase_of_safety_language_gives_way_to_the_quotation(server: ModelServer, line: dict[str, Any]) -> None:
    """R37, attacked: whatever words the two share."""
    found = texts(told(server, DAP, line))
    assert line["text"] not in found
    assert any("“On Tuesday night I thought about killing myself" in text for text in found)
    assert any("“On Friday, when the letter about the rent came" in text for text in found)


def test_what_was_said_beside_safety_language_is_told_by_the_engine_and_says_why(server: ModelServer) -> None:
    """Each line's reason is true."""
    (quoted,) = [said for said in told(server, DAP, SLEEP).said if "killing myself" in said.text]
    assert backed_room.AS_SAID in quoted.why.clinician


# Reasons


def test_a_line_of_a_section_that_was_not_asked_says_so(server: ModelServer) -> None:
    """The model is not said to have left out what it was never asked."""
    server.answer(content=reply(SLEEP))
    server.answer(500)
    found = backed(server).draft(Task(DAP, SAFE, PERMIT))
    plan = [said for said in found.said if said.section == "Plan"]
    assert SLEEP["text"] in texts(found) and plan
    assert all("answered with status 500" in said.why.clinician for said in plan)


def test_a_line_that_the_model_did_not_say_says_that(server: ModelServer) -> None:
    """And only that."""
    retold = [said for said in told(server, DAP, safe=QUIET).said if "“" not in said.text]
    assert retold and all(backed_room.NOT_SAID in said.why.clinician for said in retold)


def test_a_half_character_in_a_model_s_line_can_be_sealed(server: ModelServer) -> None:
    """It would have ended the whole walk where the draft is stored."""
    server.answer(content=reply({**SLEEP, "text": SLEEP["text"] + " \ud83d"}))
    said = backed(server).draft(Task(DAP, SAFE, PERMIT)).said
    assert SLEEP["text"] in [one.text for one in said]
    json.dumps([one.text for one in said], ensure_ascii=False).encode()


# The clinician's style


def filled(server: ModelServer, style: Style) -> Reply:
    """What stands of a long walk when the model retells every bit of it."""
    server.answers = []
    server.answer(content=reply(*RETOLD[:10]))
    server.answer(content=reply(*RETOLD[10:]))
    return backed(server).draft(Task(DAP, LONG, PERMIT, style))


def test_a_lean_draft_is_shorter_than_a_usual_one(server: ModelServer) -> None:
    """A model that writes on does not fill what the clinician wants short."""
    lean, usual, full = (words(filled(server, Style(density=density))) for density in Density)
    assert lean < usual <= full


def test_a_model_finds_room_for_what_the_engine_left_out(server: ModelServer) -> None:
    """A bound is no ban, even where the clinician wants it short."""
    assert {line["text"] for line in RETOLD} & set(texts(filled(server, Style(density=Density.LEAN))))


@pytest.mark.parametrize(("density", "most"), [(Density.LEAN, 420), (Density.STANDARD, 420), (Density.FULL, 567)])
def test_no_model_makes_a_note_longer_than_a_note_may_be(server: ModelServer, density: Density, most: int) -> None:
    """Attacked with long lines of a long walk: 25 lines and 420 words, and only a full note more words."""
    said = [
        f"On day {day} I walked past the mill and the old school with my neighbour, and we saw a {thing} by the long road to the river."
        for day, thing in enumerate(THINGS * 3, 1)
    ]
    told_again = [
        {
            "text": text.replace("I walked", "client walked").replace("my", "their").replace("we saw", "they saw"),
            "from": [place],
        }
        for place, text in enumerate(said, 1)
    ]
    server.answer(content=reply(*told_again[:10]))
    server.answer(content=reply(*told_again[10:20]))
    walks = sealed(*((Role.CLIENT, text) for text in said))
    found = backed(server).draft(Task(DAP, walks, PERMIT, Style(density=density)))
    assert by_model(found) and len(found.said) <= DAP.longest and words(found) <= most


def test_a_note_that_the_engine_fills_still_takes_a_model_s_line_in_place_of_its_own(server: ModelServer) -> None:
    """The bound is on the whole, not on the model."""
    server.answers = []
    server.answer(content=reply(*CALM, *RETOLD[:8]))
    server.answer(content=reply(*RETOLD[8:]))
    found = backed(server).draft(Task(DAP, LONG, PERMIT))
    assert CALM[0]["text"] in texts(found) and words(found) <= 420


def test_who_wants_the_client_s_own_words_gets_no_retelling(server: ModelServer) -> None:
    """Quotes wherever the client is heard: a model's paraphrase is none."""
    assert not {line["text"] for line in RETOLD} & set(texts(filled(server, Style(quotes=Quotes.MANY))))


def test_a_model_s_lines_call_people_as_the_clinician_does(server: ModelServer) -> None:
    """Whatever it was told, its heads are the clinician's."""
    style = Style("Ct", "Writer", Tense.PRESENT)
    found = texts(told(server, DAP, *CALM, safe=QUIET, style=style))
    assert CALM[0]["text"].replace("Client reported", "Ct reports") in found  # type: ignore[attr-defined]  # a text
    assert not [text for text in found if "Client" in text or "Therapist" in text]


def test_the_wording_is_judged_as_it_stands(server: ModelServer) -> None:
    """R27: grounding keeps the very line that the clinician reads."""
    task = Task(DAP, QUIET, PERMIT, Style("Pt", "Clinician"))
    answer = told(server, DAP, *CALM, safe=QUIET, style=task.style)
    draft = flow.ground(RawDraft(DAP, QUIET.id, answer.said, answer.model), QUIET, flow.notice(QUIET))
    assert [line.text for line in draft.statements()] == [said.text for said in answer.said]
    assert any(text.startswith("Pt reported waking") for text in texts(answer))
