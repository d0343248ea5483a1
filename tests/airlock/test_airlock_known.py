"""What the practice knows is found in every dress."""

import pytest
from airlock_house import KNOWN, masked, out, session

from handrail.papers.safe import KnownIdentifier, Label


def outs(*texts):
    """A talk as it leaves the airlock."""
    return [turn.text for turn in out(session(*texts)).safe.turns]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("INÉS came", "[Client] came"),
        ("ines came", "[Client] came"),
        ("inez came", "[Client] came"),
        ("Inés' coat", "[Client]' coat"),
        ("the okafors came", "the [Client] came"),
        ("ines okafor came", "[Client] came"),
        ("it is i n e s there", "it is [Client] there"),
        ("Kathryn came", "[Sister] came"),
        ("katie came", "[Sister] came"),
        ("so cathrine came", "so [Sister] came"),
        ("Will's coat", "[Husband]'s coat"),
        ("so will said no", "so [Husband] said no"),
        ("she lives on alder", "she lives on [Street address 1]"),
        ("at four twelve alder street", "at [Street address 1]"),
        ("at 412 Alder St now", "at [Street address 1] now"),
        ("harwell was hard", "[School 1] was hard"),
        ("it ends in 0177", "it ends in [Phone 1]"),
        ("ring 5035550177", "ring [Phone 1]"),
        ("ring (503) 555 0177", "ring [Phone 1]"),
        ("ring five oh three five double five oh one double seven", "ring [Phone 1]"),
        ("write ines dot okafor at example dot org", "write [E-mail 1]"),
        ("write INES.OKAFOR@example.org", "write [E-mail 1]"),
    ],
)
def test_it_is_found(text, wanted):
    """One dress each."""
    assert masked(text, KNOWN) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "I will go",
        "the will of my father",
        "he was fine",
        "in line",
        "we went down the street",
        "the college called",
        "at 4:12",
    ],
)
def test_it_is_left(text):
    """Everyday words that are like a known name or a part of one."""
    assert masked(text, KNOWN) == text


def test_a_label_that_nobody_knows_masks_all_the_same():
    """A caller's own word for a kind becomes OTHER, and the text is still replaced."""
    assert masked("then biscuit barked", (KnownIdentifier("Biscuit Velmaro", Label.OTHER),)) == "then [Detail 1] barked"
    assert masked("have a biscuit", (KnownIdentifier("Biscuit Velmaro", Label.OTHER),)) == "have a biscuit"
    assert masked("then Velmaro barked", (KnownIdentifier("Biscuit Velmaro", Label.OTHER),)) == "then [Detail 1] barked"


def test_two_sisters_have_two_surrogates():
    """Entities with the same role are told apart by their names, whichever is known first."""
    sisters = (KnownIdentifier("Anneke", Label.PERSON, "sister"), KnownIdentifier("Zuleika", Label.PERSON, "sister"))
    for known in (sisters, sisters[::-1]):
        assert masked("Zuleika told Anneke.", known) == "[Sister] told [Sister 2]."


def test_all_names_of_the_client_are_one_entity():
    """A legal name and the name they go by."""
    known = (KnownIdentifier("Tobias Lind", Label.PERSON, "client"), KnownIdentifier("Fox", Label.PERSON, "client"))
    assert masked("Hey Fox, is Tobias right?", known) == "Hey [Client], is [Client] right?"


def test_half_of_a_name_that_was_met_is_no_name_where_it_is_an_everyday_word():
    """ "And" and "Tell" begin sentences, whatever an aunt is called; a half that names somebody is still hers."""
    said = outs("I'm Auntie Show-and-Tell there.", "And Tell her so. And go.")
    assert said == ["I'm [Person 1] there.", "And Tell her so. And go."]
    said = outs("I met Dr. Quillby-Tell there.", "And Tell me. So Quillby said.")
    assert "Quillby" not in " ".join(said)
    assert said[1].startswith("And Tell me.")


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        ("My member ID is A12.34.", "A12.34"),
        ("My policy number is K47.22 88.", "K47.22"),
        ("he was born in June the second one nine eight five", "nine eight five"),
        ("my birthday is october ninth one nine eighty one", "nine eighty one"),
        ("My son was born on the nineteenth. One of the nurses cried.", "nineteenth"),
    ],
)
def test_what_only_looks_like_everybody_s_number_is_hidden(said, lost):
    """R13, the attack: a member's number in the shape of a diagnosis, a birthday with its year behind "one"."""
    assert lost not in outs(said)[0]
