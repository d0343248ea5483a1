"""Two people with one name, roles that the brackets keep, and files that can't be linked."""

import pytest
from airlock_house import out, session

from handrail.airlock import restore
from handrail.airlock.nouns import alike, noun
from handrail.papers.safe import KnownIdentifier, Label, NameMap

SARAHS = (
    KnownIdentifier("Sarah Miller", Label.PERSON, "sister"),
    KnownIdentifier("Sarah Jones", Label.PERSON, "boss"),
    KnownIdentifier("Mina Miller", Label.PERSON, "client"),
)


def told(*texts, known=SARAHS):
    """The safe texts of a session."""
    return [turn.text for turn in out(session(*texts), known).safe.turns]


def test_two_sarahs_are_told_apart_by_the_words_beside_them():
    """ "My sister Sarah", "Sarah, my boss"."""
    assert told("My sister Sarah called.", "Sarah, my boss, did not.") == [
        "My sister [Sister] called.",
        "[Boss], my boss, did not.",
    ]


def test_a_full_name_needs_no_other_words():
    """Family names tell."""
    assert told("Sarah Jones and Sarah Miller.") == ["[Boss] and [Sister]."]


def test_a_bare_name_is_whoever_was_spoken_of_last():
    """Within the session, in the order of the turns."""
    texts = told("My boss Sarah was there.", "What did Sarah say?", "My sister Sarah came.", "And Sarah?")
    assert texts[1::2] == ["What did [Boss] say?", "And [Sister]?"]


def test_a_namesake_whom_nobody_knew_gets_a_surrogate_of_their_own():
    """A friend with the sister's name."""
    known = (KnownIdentifier("Sarah", Label.PERSON, "sister"),)
    assert told("My friend Sarah is not my sister Sarah.", known=known) == ["My friend [Friend] is not my sister [Sister]."]


def test_both_come_back_by_the_same_name():
    """The way back is exact whichever it was."""
    done = out(session("My sister Sarah.", "My boss Sarah."), SARAHS)
    assert [restore(turn.text, done.names)[:9] for turn in done.safe.turns] == ["My sister", "My boss S"]


def test_one_person_with_two_words_for_them_stays_one():
    """A partner in the record is the husband of a speaker's words."""
    known = (KnownIdentifier("Tom", Label.PERSON, "partner"),)
    assert told("My husband Tom left.", known=known) == ["My husband [Partner] left."]


@pytest.mark.parametrize(
    ("label", "role", "form", "wanted"),
    [
        (Label.PERSON, "friend, former colleague", "Dani", "Friend"),
        (Label.PERSON, "sister's husband", "Tom", "Sister's husband"),
        (Label.PERSON, "former manager", "Greg", "Former manager"),
        (Label.ORG, "niece's school", "Whitcomb", "Niece's school"),
        (Label.ORG, "former employer, short name", "Larkin", "Former workplace"),
        (Label.LOCATION, "", "Oregon", "Region"),
        (Label.LOCATION, "", "Bend", "Town"),
        (Label.PERSON, "Inés Okafor's teacher", "X", "Person"),
        (Label.PERSON, "the one from Bend", "X", "Person"),
    ],
)
def test_a_surrogate_keeps_the_role_in_words_of_the_closed_lists(label, role, form, wanted):
    """R14: no word of a role that could name anyone."""
    assert noun(label, role, form) == wanted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("boss", "manager", True),
        ("sister", "friend", False),
        ("client", "partner", False),
        ("client 2", "wife", True),
        ("", "x", True),
    ],
)
def test_roles_that_may_be_one_persons(one, other, same):
    """In both directions."""
    assert alike(one, other) is alike(other, one) is same


def test_no_surrogate_is_another_clients_name():
    """R14: what stands in brackets comes from closed lists and numbers, whatever else the house knows."""
    done = out(session("Keisha met Dmitri in Tacoma on 503-555-0177."), names=NameMap(days=70))
    assert {span.surrogate for span in done.safe.spans} == {"[Person 1]", "[Person 2]", "[Town 1]", "[Phone 1]"}


def test_a_second_client_is_never_taken_for_the_first():
    """Though only their name is known: "[Client]" is whose file this is."""
    assert told("Sven rang me.", known=(KnownIdentifier("Sven", Label.PERSON, "client 2"),)) == ["[Client 2] rang me."]


def test_a_client_whose_name_comes_after_is_still_the_client():
    """Whoever was known first."""
    partner = (KnownIdentifier("Sven", Label.PERSON, "client 2"),)
    first = out(session("Sven rang me."), partner)
    both = (*partner, KnownIdentifier("Mina Miller", Label.PERSON, "client"))
    later = out(session("Mina met Sven."), both, names=first.names)
    assert [turn.text for turn in later.safe.turns] == ["[Client] met [Client 2]."]
