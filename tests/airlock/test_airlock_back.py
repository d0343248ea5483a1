"""The door inwards: names come back, and every quote is the original's own words."""

from dataclasses import replace

import pytest
from airlock_house import KNOWN, out, session

from handrail.airlock import names_back, restore
from handrail.papers.draft import Evidence, GroundedDraft, ModelCard, Omission, Part, Statement, Struck, Weight, Why
from handrail.papers.errors import Tampered
from handrail.papers.ids import StatementId
from handrail.papers.kind import Author, Content, Kind, Section, Voice  # fmt: skip
from handrail.papers.notice import Flag, Moment, Notices, Safety
from handrail.papers.purpose import Purpose
from handrail.papers.safe import KnownIdentifier, Label, NameMap
from handrail.papers.transcript import Role

TALK = session("How is Catherine?", "Well, Inés's sister Catherine said 👩‍👧 she can't sleep since Tacoma.")
DONE = out(TALK, KNOWN)
SAFE = DONE.safe.turns[1].text
KIND = Kind(
    "dap", "DAP note", "", Purpose.AI_NOTE_DRAFT, Voice.CLINICAL, (Section("Data", Author.AI, "", (Content.REPORT,)),), "record"
)


def grounded(start, end, text="[Sister] can't sleep."):
    """A draft whose one statement rests on `SAFE[start:end]`."""
    evidence = (Evidence(1, start, end, SAFE[start:end]),)
    why = Why("[Sister] said it", "You said it about [Sister]", (Weight("[Sister]", 1.0),))
    return GroundedDraft(
        kind=KIND,
        safe_id=DONE.safe.id,
        parts=(Part("Data", Author.AI, (Statement(StatementId("s1"), text, evidence, 0.9, why),)),),
        not_assessed=(),
        omissions=(Omission(1, start, end, SAFE[start:end], "left out: [Sister]"),),
        struck=(Struck("[Sister] slept", "Data", "no support", "R27", (*evidence, Evidence(99, 0, 1, "x"))),),
        notices=Notices(
            flags=(Flag(1, start, end, SAFE[start:end], Safety.PLAN, (), "words of [Sister]"),),
            moments=(Moment(1, "silence", "after [Sister]"),),
        ),
        model=ModelCard("m", "1", "card"),
    )


def back(start, end, **changes):
    """The same draft with names."""
    return names_back(replace(grounded(start, end), **changes), TALK, DONE.way, DONE.names)


def test_it_works():
    """Statement, reasons and weights carry the name again."""
    statement = back(0, len(SAFE)).statements()[0]
    assert statement.text == "Catherine can't sleep."
    assert statement.why.clinician == "Catherine said it"
    assert statement.why.weights[0].words == "Catherine"
    assert "[" not in statement.evidence[0].quote


@pytest.mark.parametrize("start", range(0, len(SAFE), 3))
@pytest.mark.parametrize("length", [1, 7, 40])
def test_every_quote_is_its_slice_of_the_original(start, length):
    """Evidence, omission, flag and struck evidence, wherever they begin and end."""
    draft = back(start, min(len(SAFE), start + length))
    quotes = [draft.statements()[0].evidence[0], draft.omissions[0], draft.notices.flags[0], draft.struck[0].evidence[0]]
    assert all(quote.quote == TALK.turns[quote.turn].text[quote.start : quote.end] for quote in quotes)


BELLS = session("What did he shout?", "Keep moving, Bell, keep moving. And later: good night, Marcus Bell.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Client: “Keep moving, [Client], keep moving.”", "Client: “Keep moving, Bell, keep moving.”"),
        ("Client: “And later: good night, [Client].”", "Client: “And later: good night, Marcus Bell.”"),
        ("Client: “[Client] left.”", "Client: “Marcus Bell left.”"),
        ("[Client]: “Keep moving.”", "Marcus Bell: “Keep moving.”"),
        ("Client: “[Person 9] came.”", "Client: “[Person 9] came.”"),
    ],
)
def test_within_quotation_marks_a_name_is_as_it_was_said(text, told):
    """A quotation holds the words that were said, no fuller name; outside of it the client has theirs."""
    done = out(BELLS, (KnownIdentifier("Marcus Bell", Label.PERSON, "client"),))
    said = done.safe.turns[1].text
    draft = replace(grounded(0, 1, text), safe_id=done.safe.id)
    evidence = (Evidence(1, 0, len(said), said),)
    part = replace(draft.parts[0], statements=(replace(draft.statements()[0], evidence=evidence),))
    draft = replace(draft, parts=(part,), omissions=(), struck=(), notices=Notices())
    assert names_back(draft, BELLS, done.way, done.names).statements()[0].text == told


def test_an_edge_inside_a_surrogate_widens_to_the_whole_name():
    """Half a surrogate is the whole original span."""
    place = SAFE.index("[Sister]")
    evidence = back(place + 2, place + 5).statements()[0].evidence[0]
    assert evidence.quote == "Catherine"


def test_edges_beside_a_surrogate_do_not_widen():
    """What ends where a surrogate begins leaves the name out."""
    place = SAFE.index("[Sister]")
    assert back(place - 7, place).statements()[0].evidence[0].quote == "sister "
    assert back(place + 8, place + 13).statements()[0].evidence[0].quote == " said"


def test_names_come_back_once():
    """A draft that has its names is returned as it is."""
    draft = back(0, 5)
    assert names_back(draft, TALK, DONE.way, DONE.names) is draft


def test_the_way_back_of_another_text_is_refused():
    """Offsets of one session are never used on another."""
    with pytest.raises(Tampered):
        back(0, 5, safe_id="another")


def test_struck_evidence_that_points_nowhere_is_left_out():
    """A struck statement may have pointed at a turn that does not exist."""
    assert [evidence.turn for evidence in back(0, 5).struck[0].evidence] == [1]


@pytest.mark.parametrize("text", ["", "plain words", "[laughs] and [inaudible]", "a [b [c] d", "[Person 9]"])
def test_restoring_leaves_other_brackets(text):
    """What stands for nobody stays."""
    assert restore(text, DONE.names) == text


def test_words_that_look_like_a_surrogate_come_back_as_they_were():
    """A client who really said "[Person 1]" is not given Keisha's name."""
    talk = session("I wrote [Person 1] for Keisha, and [laughs] went on.")
    done = out(talk)
    text = done.safe.turns[0].text
    assert text == "I wrote [As said 1] for [Person 1], and [laughs] went on."
    assert restore(text, done.names) == talk.turns[0].text


def test_an_empty_map_changes_nothing():
    """No names, no change."""
    assert restore("[Sister] came", NameMap()) == "[Sister] came"


MINE = session("What did the doctor say?", "I can't sleep when I think of it. We all can't.")
GIVEN = out(MINE, KNOWN)
ALONE = "I can't sleep when I think of it."


def told(talk, done, model="embedded", **changes):
    """The text of a line about the client with the pronouns that they gave."""
    quote = done.safe.turns[1].text[: len(ALONE)]
    line = Statement(
        StatementId("s1"),
        "Client reported: can't sleep when they think of it.",
        (Evidence(1, 0, len(quote), quote),),
        0.9,
        Why("w", "w"),
    )
    draft = replace(
        grounded(0, 4), safe_id=done.safe.id, parts=(Part("Data", Author.AI, (line,)),), omissions=(), struck=(),
        notices=Notices((), ()), model=ModelCard(model, "1", "card"), pronouns="she/her", **changes
    )  # fmt: skip
    return names_back(draft, talk, done.way, done.names).statements()[0].text


def test_the_pronouns_of_the_record_come_back_with_the_names():
    """The engine writes "they"; who gave "she" is told of so."""
    assert told(MINE, GIVEN) == "Client reported: can't sleep when she thinks of it."


def test_what_a_language_model_wrote_keeps_its_they():
    """The attack: it may mean anyone by it."""
    assert told(MINE, GIVEN, model="llama") == "Client reported: can't sleep when they think of it."


def test_where_two_clients_speak_nobody_is_taken_for_the_other():
    """A couple's hour has two who may be meant."""
    couple = replace(MINE, turns=(*MINE.turns, replace(MINE.turns[1], index=2, role=Role.CLIENT_2)))
    assert "they think" in told(couple, GIVEN)
