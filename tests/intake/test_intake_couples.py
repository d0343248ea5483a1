"""Of two clients, each keeps their own words: whoever speaks first, and however the file spells them."""

import pytest

from handrail.intake import People, read_transcript
from handrail.papers.errors import RolesUnsure
from handrail.papers.transcript import Role

COUPLE = People(("Ada Novak",), ("Maya Ortiz", "Maya"), (), ("Tom Ortiz",))
FAMILY = People(("Ada Novak",), ("Maya Ortiz",), ("Carol Price", "Ben Price"))
THERAPIST, CLIENT, CLIENT_2, OTHER = Role.THERAPIST, Role.CLIENT, Role.CLIENT_2, Role.OTHER


def roles(*speakers: str, people: People = COUPLE, chosen: dict[str, Role] | None = None) -> list[Role]:
    """Each speaks once, in this order."""
    text = "\n".join(f"{name}: Hello there." for name in speakers)
    return [turn.role for turn in read_transcript(text.encode(), filename="s.txt", people=people, roles=chosen).turns]


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    ("client", "partner"),
    [
        ("Maya", "Tom"), ("Maya Ortiz", "Tom Ortiz"), ("M. Ortiz", "T. Ortiz"), ("Maya O.", "Tom O."), ("MO", "TO"),
        ("ORTIZ MAYA", "ORTIZ TOM"), ("May", "Tom"), ("M", "Tom Ortiz"),
    ],
)  # fmt: skip
def test_the_records_client_is_the_client(client: str, partner: str, first: bool) -> None:
    """Priya's record stays Priya's where her partner is the first to speak."""
    if first:
        assert roles("Ada", partner, client) == [THERAPIST, CLIENT_2, CLIENT]
    else:
        assert roles("Ada", client, partner) == [THERAPIST, CLIENT, CLIENT_2]


@pytest.mark.parametrize(
    "speakers",
    [
        ("Ada", "Ortiz", "Maya"),
        ("Ada", "Mr Ortiz", "Mrs Ortiz"),
        ("Therapist", "Client 1", "Client 2"),
        ("Therapist", "Client B", "Client A"),
        ("Ada", "Speaker 2"),
        ("Ada", "Client", "Maya"),
        ("Ada", "Client partner", "Maya"),
        ("Maya", "Someone"),
        ("Ada", "Tom and Maya"),
        ("Ada", "Maya Ortiz", "M. Lopez", "Tom"),
        ("Ada", "T", "M"),
    ],
)
def test_which_of_two_clients_is_asked(speakers: tuple[str, ...]) -> None:
    """A shared family name, a number, or one voice that may be either's is no answer."""
    with pytest.raises(RolesUnsure) as unsure:
        roles(*speakers)
    assert unsure.value.speakers == speakers


@pytest.mark.parametrize(
    "speakers", [("T", "C", "P"), ("Therapist", "P", "C"), ("Therapist", "Paula", "C"), ("Ada", "Carlos", "Client")]
)
def test_a_letter_that_may_be_a_word_is_asked_about(speakers: tuple[str, ...]) -> None:
    """Client and partner, or Carlos and Paula: the file does not say."""
    with pytest.raises(RolesUnsure):
        roles(*speakers, people=People(("Ada Novak",), ("Paula Ruiz",), (), ("Carlos Ruiz",)))


@pytest.mark.parametrize("client", ["P", "P. Ruiz"])
def test_a_record_of_one_letter_is_no_answer_either(client: str) -> None:
    """The attack by the record: a client who is on file as "P" may still be the file's client, "C"."""
    with pytest.raises(RolesUnsure):
        roles("Ada", "C", "P", people=People(("Ada Novak",), (client,), (), ("C. Ruiz",)))


def test_two_single_letters_place_no_couple() -> None:
    """Husband and wife, or Hanna and Will; beside a name the letter is the other's."""
    couple = People(("Ada Novak",), ("Hanna Berg",), (), ("Will Stein",))
    with pytest.raises(RolesUnsure):
        roles("Ada", "H", "W", people=couple)
    assert roles("Ada", "H", "Will", people=couple) == [THERAPIST, CLIENT, CLIENT_2]


def test_letters_of_two_names_are_no_word() -> None:
    """Who is on file by them is known by them."""
    assert roles("T", "PR", "CB", people=People(("Ada Novak",), ("Paula Ruiz",), (), ("Carlos Blum",))) == [
        THERAPIST,
        CLIENT,
        CLIENT_2,
    ]


def test_two_spellings_of_the_client_are_one_client() -> None:
    """An export that names a speaker in two ways makes no second client."""
    assert roles("Ada", "Maya", "Maya Ortiz", "Tom") == [THERAPIST, CLIENT, CLIENT, CLIENT_2]


def test_a_relative_by_the_clients_family_name_is_asked_about() -> None:
    """Each name fits the client by itself, and they are no spellings of one another."""
    with pytest.raises(RolesUnsure):
        roles("Ada", "Maya", "Ortiz", people=People(("Ada Novak",), ("Maya Ortiz",)))


def test_everyone_beside_the_client_is_known() -> None:
    """Two of one family, and the client."""
    assert roles("Ada", "Ben", "Maya", "Carol", people=FAMILY) == [THERAPIST, OTHER, CLIENT, OTHER]


def test_one_voice_beside_the_therapist_may_be_a_parents() -> None:
    """Where the record knows more people, nobody is the client by elimination."""
    with pytest.raises(RolesUnsure):
        roles("Ada", "Speaker 2", people=FAMILY)


@pytest.mark.parametrize("speakers", [("Tom Ortiz", "Ada", "Maya Ortiz"), ("Maya", "Tom", "Ada Novak")])
def test_what_a_human_chose_holds_by_any_spelling(speakers: tuple[str, ...]) -> None:
    """Given names are enough, in a file outside any record too."""
    chosen = {"Tom": CLIENT_2, "Maya": CLIENT, "Ada": THERAPIST}
    expected = {name: role for name in speakers for short, role in chosen.items() if name.startswith(short)}
    assert roles(*speakers, people=People((), ()), chosen=chosen) == [expected[name] for name in speakers]


@pytest.mark.parametrize("speakers", [("Ada", "Tom Ortiz", "Tom Lopez"), ("Ada", "Speaker 10", "Speaker 11")])
def test_a_choice_that_may_mean_two_speakers_places_neither(speakers: tuple[str, ...]) -> None:
    """Whose words they are is asked again."""
    chosen = {"Ada": THERAPIST, "Tom": CLIENT_2, "Speaker 1": CLIENT}
    with pytest.raises(RolesUnsure):
        roles(*speakers, people=People((), ()), chosen=chosen)
