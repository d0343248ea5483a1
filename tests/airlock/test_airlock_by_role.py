"""A couple's or family's note: each party by role, never by name (R7; handbook 4.6). An individual's note has its names."""

import doctest

import pytest
from airlock_house import out

from handrail.airlock import by_role, names_back, whose
from handrail.kinds import kind
from handrail.papers.draft import Evidence, GroundedDraft, ModelCard, Part, Statement, Why
from handrail.papers.ids import StatementId
from handrail.papers.kind import Author
from handrail.papers.notice import Notices
from handrail.papers.safe import KnownIdentifier, Label
from handrail.papers.transcript import Role, Source, Transcript, Turn

KNOWN = (
    KnownIdentifier("Inés Okafor", Label.PERSON, "client"),
    KnownIdentifier("Ada Lindqvist", Label.PERSON, "clinician"),
    KnownIdentifier("Will Okafor", Label.PERSON, "husband"),
    KnownIdentifier("Catherine", Label.PERSON, "sister"),
    KnownIdentifier("Tobias", Label.PERSON, "son"),
)
TALK = Transcript(
    Source.TRANSCRIPT,
    (
        Turn(0, Role.THERAPIST, "Tobias, what did you hear?"),
        Turn(1, Role.OTHER, "Nothing."),
        Turn(2, Role.CLIENT, "My husband Will shouted at Catherine. Will's mother and Rosalind rang, and Tobias cried."),
    ),
    (("Rosalind", Role.OTHER), ("Inés", Role.CLIENT)),
)
DONE = out(TALK, KNOWN)
OF = {entity.forms[0]: entity.surrogate for entity in DONE.names.entities}
HUSBAND, SON, SISTER, OTHER = OF["Will Okafor"], OF["Tobias"], OF["Catherine"], OF["Rosalind"]


def brought_back(text: str, key: str = "couple") -> Statement:
    """A line of this hour when names come back."""
    turn = DONE.safe.turns[2].text
    line = Statement(StatementId("s1"), text, (Evidence(2, 0, len(turn), turn),), 0.9, Why(text, text))
    draft = GroundedDraft(
        kind(key), DONE.safe.id, (Part("Focus", Author.AI, (line,)),), (), (), (), Notices((), ()), ModelCard("m", "1", "card")
    )
    return names_back(draft, TALK, DONE.way, DONE.names).statements()[0]


def test_it_works() -> None:
    """The partner by role; the client, and who was only told of, by name."""
    text = f"{OF['Inés Okafor']} said that {HUSBAND} shouted at {SISTER}."
    assert brought_back(text).text == "Inés Okafor said that their husband shouted at Catherine."
    assert doctest.testmod(by_role).failed == 0


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        (f"{HUSBAND}'s mother rang.", "Their husband's mother rang."),
        (f"Client reported: husband {HUSBAND} shouted.", "Client reported: husband shouted."),
        (f"Client told mother {HUSBAND} was late.", "Client told mother their husband was late."),
        (f"Client told her mother, {HUSBAND} shouted.", "Client told her mother, their husband shouted."),
        (f"Therapist asked “{HUSBAND}, what did you hear?”", "Therapist asked “[their husband], what did you hear?”"),
        (f"Client said that {SON} cried.", "Client said that their son cried."),
        (f"Client told client {OTHER} so.", "Client told client another person present so."),
        (f"Client said that {OTHER} rang.", "Client said that another person present rang."),
    ],
)
def test_no_party_is_named(text: str, reads: str) -> None:
    """R7: as a possessive, beside the same word, in quoted words, spoken to by name, or a speaker whom nobody knows."""
    assert brought_back(text).text == reads


def test_no_reason_names_a_party() -> None:
    """What is kept beside a line says no more than the line."""
    why = brought_back(f"Client said that {HUSBAND} shouted.").why
    assert "Will" not in why.clinician + why.client


def test_a_quotation_has_who_is_told_of_by_role_and_everyone_else_as_said() -> None:
    """R28: "Inés" stays "Inés", and doesn't become her full name; her husband is in brackets."""
    talk = Transcript(Source.TRANSCRIPT, (Turn(0, Role.THERAPIST, "Will, I'll see Inés alone, then you, Will."),))
    done = out(talk, KNOWN)
    words = done.safe.turns[0].text
    line = Statement(StatementId("s1"), f"Therapist: “{words}”", (Evidence(0, 0, len(words), words),), 0.9, Why("", ""))
    draft = GroundedDraft(
        kind("couple"),
        done.safe.id,
        (Part("Focus", Author.AI, (line,)),),
        (),
        (),
        (),
        Notices((), ()),
        ModelCard("m", "1", "card"),
    )
    text = names_back(draft, talk, done.way, done.names).statements()[0].text
    assert text == "Therapist: “[their husband], I'll see Inés alone, then you, [their husband].”"


def test_the_second_client_is_called_so() -> None:
    """As the lines that tell their own words call them."""
    talk = Transcript(Source.TRANSCRIPT, (Turn(0, Role.CLIENT, "Marek shouted."),), (("Marek", Role.CLIENT_2),))
    done = out(talk, KNOWN)
    assert set(by_role.roles(done.names, talk).values()) == {"their husband", "the second client"}


@pytest.mark.parametrize("which", ["first", "ex", "late", "former"])
def test_a_former_partner_is_not_the_one_in_the_room(which: str) -> None:
    """Attacked: "my first wife" told as "their wife" would be the wife who sits there."""
    told = f"My {which} wife, Annika, went to her mother's for a weekend."
    talk = Transcript(Source.TRANSCRIPT, (Turn(0, Role.CLIENT_2, told),), (("Marek", Role.CLIENT_2),))
    done = out(talk, KNOWN[1:2])
    assert "[Former wife]" in done.safe.turns[0].text
    assert "their wife" not in by_role.roles(done.names, talk).values()
    assert doctest.testmod(whose).failed == 0


def test_the_evidence_stays_as_it_was_said() -> None:
    """R28: the words beside a line are the hour's own."""
    (evidence,) = brought_back(f"Client said that {HUSBAND} shouted.").evidence
    assert evidence.quote == TALK.turns[2].text


def test_an_individual_s_note_has_its_names() -> None:
    """Who a client tells of in their own hour is named as ever."""
    assert brought_back(f"Client said that {HUSBAND} shouted.", "dap").text == "Client said that Will Okafor shouted."
