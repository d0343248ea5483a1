"""The door outwards: permit, surrogates, one map for a client's file, the seal."""

from dataclasses import replace
from datetime import timedelta

import pytest
from airlock_house import KNOWN, NOW, PERMIT, SEALER, masked, out, safe, session

from handrail.papers.errors import Refused, SealBroken
from handrail.papers.purpose import Purpose
from handrail.papers.safe import KnownIdentifier, Label, NameMap
from handrail.papers.transcript import Role


def test_it_works():
    """Names, places and numbers become surrogates that keep the role."""
    texts = safe("Hi Inés, Ada here.", "I told my sister Catherine to call 503-555-0177.", known=KNOWN)
    assert texts == ["Hi [Client], [Therapist] here.", "I told my sister [Sister] to call [Phone 1]."]


def test_the_seal_fits_the_text():
    """R13: the verifier of the airlock's key accepts what came out."""
    SEALER.verifier().check(out(session("Hello Keisha.")).safe)


def test_a_changed_text_breaks_the_seal():
    """R13: one letter more after sealing is found."""
    sealed = out(session("Hello Keisha.")).safe
    forged = replace(sealed, turns=(replace(sealed.turns[0], text=sealed.turns[0].text + "!"),))
    with pytest.raises(SealBroken):
        SEALER.verifier().check(forged)


def test_without_a_permit_for_ai_nothing_leaves():
    """R1: leave to record is no leave to send to a model."""
    with pytest.raises(Refused, match="R1"):
        out(session("Hello."), permit=replace(PERMIT, purposes=frozenset({Purpose.RECORDING})))


def test_an_expired_permit_lets_nothing_leave():
    """R1: a permit is leave for now only."""
    with pytest.raises(Refused, match="R1"):
        out(session("Hello."), permit=replace(PERMIT, expires_at=NOW - timedelta(seconds=1)))


def test_spans_name_the_surrogates():
    """Each span's slice of the safe turn is its surrogate."""
    done = out(session("Keisha met Dmitri in Tacoma.", "They called 503-555-0177."))
    for span in done.safe.spans:
        assert done.safe.turns[span.turn].text[span.start : span.end] == span.surrogate
    assert [span.label for span in done.safe.spans] == [Label.PERSON, Label.PERSON, Label.LOCATION, Label.PHONE]


def test_one_person_has_one_surrogate_in_all_spellings():
    """Accents, case, possessive: one entity."""
    assert safe("Inés came.", "ines's coat. Inés!", known=KNOWN) == ["[Client] came.", "[Client]'s coat. [Client]!"]


def test_a_second_session_keeps_the_surrogates():
    """The map that came out goes in again: the same person keeps the number, a new one gets the next."""
    first = out(session("I told Keisha."))
    second = out(session("Dmitri and Keisha came."), names=first.names)
    assert second.safe.turns[0].text == "[Person 2] and [Person 1] came."


def test_a_name_met_once_is_known_in_the_whole_session():
    """R13: a rare name that only one turn gives away is replaced in all turns."""
    assert safe("my friend velmaro came", "then velmaro velmaro again")[1] == "then [Friend] [Friend] again"


def test_numbering_is_the_same_every_time():
    """The same words give the same surrogates."""
    words = ("Keisha, Dmitri and Siobhan.", "We moved from Tacoma to Boise.")
    assert safe(*words) == safe(*words)


def test_speakers_names_are_identifiers():
    """Names in the transcript's margin never leave, and roles do not suffer."""
    transcript = session("So, Zubin.", "Yes, Odile?", speakers=(("Odile Marsh", Role.THERAPIST), ("Zubin", Role.CLIENT)))
    assert [turn.text for turn in out(transcript).safe.turns] == ["So, [Client].", "Yes, [Therapist]?"]


def test_role_words_as_speakers_are_no_names():
    """ "Therapist" and "Speaker 2" in the margin do not hide the words in the talk."""
    transcript = session(
        "The therapist asked the client.", speakers=(("Therapist", Role.THERAPIST), ("Speaker 2", Role.CLIENT))
    )
    assert out(transcript).safe.turns[0].text == "The therapist asked the client."


def test_a_role_that_could_name_someone_makes_no_surrogate():
    """R14: only words from the closed list stand in brackets."""
    done = masked("Ask Velmaro.", (KnownIdentifier("Velmaro", Label.PERSON, "Inés Okafor's teacher"),))
    assert done == "Ask [Person 1]."


def test_the_same_name_in_two_files_tells_nothing():
    """R14: a surrogate is numbered by its own file, so that two clients' files can't be linked by it."""
    assert out(session("Dmitri met Keisha.")).safe.turns[0].text == "[Person 1] met [Person 2]."
    assert out(session("Keisha met Siobhan.")).safe.turns[0].text == "[Person 1] met [Person 2]."


def test_relations_without_names_stay():
    """ "My sister" identifies no one."""
    text = "My mom and my sister called on Sunday at three in the morning."
    assert masked(text) == text


def test_an_empty_session_goes_through():
    """No turns, no spans, still sealed."""
    assert out(session()).safe.turns == ()


def test_the_map_holds_every_spelling_met():
    """What was replaced can be looked for later."""
    done = out(session("Keisha, KEISHA and keisha."), names=NameMap())
    assert {"Keisha", "KEISHA", "keisha"} <= set(done.names.forms())


def test_a_word_begun_twice_is_nobody():
    """A stutter of plain words stops no session and is masked nowhere."""
    said = "I mean that's-that-that's a life, b-because i-it was, that's the one."
    assert safe(said) == [said]


@pytest.mark.parametrize("said", ["And then Velma-Velma came in.", "my sister V-Velma came in.", "so ve-velma velma said no"])
def test_a_name_begun_twice_is_somebody(said):
    """A stutter hides no name."""
    assert "velma" not in safe("My friend Velma drove.", said)[1].lower()
