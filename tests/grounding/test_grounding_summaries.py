"""What a client's own paper leaves out, and what is offered to go in: never words about safety, which a human decides about."""

import pytest

from handrail.grounding import ground
from handrail.kinds import kind
from handrail.papers.draft import Evidence, GroundedDraft, ModelCard, Omission, RawDraft, Said, Why
from handrail.papers.kind import Author
from handrail.papers.notice import Flag, Notices
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

CLIENTS = ("client-summary", "discharge-plan")
TALK = (
    (Role.THERAPIST, "How was the week?"),
    (Role.CLIENT, "I missed two doses of the sertraline. My father died in the spring."),
    (Role.THERAPIST, "Have there been thoughts of not wanting to live?"),
    (Role.CLIENT, "Not on the new medication, and I have stopped the wine since March."),
    (Role.THERAPIST, "Thank you for telling me."),
    (Role.CLIENT, "Some nights I want to die. I took the sertraline with wine on Friday."),
)
SAFE = SafeText("safe", tuple(SafeTurn(index, role, text) for index, (role, text) in enumerate(TALK)), (), "none", b"")


def flag(turn: int, words: str) -> Flag:
    """A flag on these words."""
    start = TALK[turn][1].index(words)
    return Flag(turn, start, start + len(words), words, "passive_ideation", (), "Words about safety.")


FLAGS = Notices(flags=(flag(2, "not wanting to live"), flag(5, "want to die")))


def left_out(key: str, notices: Notices = FLAGS) -> tuple[Omission, ...]:
    """What an empty draft leaves out."""
    return ground(RawDraft(kind(key), "safe", (), ModelCard("m", "1", "m")), SAFE, notices).omissions


@pytest.mark.parametrize("key", CLIENTS)
def test_it_works(key: str) -> None:
    """A client is told what their paper leaves out, word for word."""
    found = left_out(key)
    assert {one.turn for one in found} == {1}
    assert all(TALK[one.turn][1][one.start : one.end] == one.quote for one in found)
    assert any("missed two doses" in one.quote for one in found) and any("father died" in one.quote for one in found)


@pytest.mark.parametrize("key", CLIENTS)
def test_words_about_safety_are_not_offered_to_go_home(key: str) -> None:
    """R37: neither the flagged words, nor others of that turn, nor the answer to a question about safety."""
    assert not any(one.turn in (3, 5) for one in left_out(key))


def test_the_clinician_s_own_note_lists_them_first() -> None:
    """R37, an attack on the rule above: it may not hide them from who must read them."""
    found = left_out("dap")
    assert any("want to die" in one.quote and one.why.startswith("Words about safety") for one in found)
    assert any(one.turn == 3 for one in found)


@pytest.mark.parametrize("key", CLIENTS)
def test_without_a_flag_all_of_it_is_offered(key: str) -> None:
    """What is no safety language is not swallowed with it."""
    assert {one.turn for one in left_out(key, Notices())} == {1, 3, 5}


def with_line(key: str, turn: int, words: str) -> GroundedDraft:
    """A draft of one line that quotes these words."""
    start = TALK[turn][1].index(words)
    section = next(one.name for one in kind(key).sections if one.author is Author.AI)
    said = Said(section, f"Client said: “{words}”", (Evidence(turn, start, start + len(words), words),), 1.0, Why("c", "d"))
    return ground(RawDraft(kind(key), "safe", (said,), ModelCard("m", "1", "m")), SAFE, FLAGS)


@pytest.mark.parametrize("key", CLIENTS)
@pytest.mark.parametrize(
    ("turn", "words"), [(3, "I have stopped the wine since March"), (5, "I took the sertraline with wine")]
)
def test_no_line_beside_words_about_safety_goes_home(key: str, turn: int, words: str) -> None:
    """R37, the attack: true, exact, and drafted by whoever; it is struck with its reason, for the clinician to speak about."""
    drafted = with_line(key, turn, words)
    assert not drafted.statements()
    assert [one.rule for one in drafted.struck] == ["R37"]


def test_the_clinician_s_own_note_keeps_such_a_line() -> None:
    """R37: a rule for what goes home hides nothing from who treats."""
    assert with_line("dap", 3, "I have stopped the wine since March").statements()


SECRET = (
    (Role.THERAPIST, "And at home?"),
    (Role.CLIENT, "My brother lost his job and I lent him money. My mother doesn't know that."),
    (Role.THERAPIST, "And you?"),
    (Role.CLIENT, "I missed two doses of the sertraline."),
)


def of_secret(key: str, turn: int, words: str) -> GroundedDraft:
    """A draft of one line that quotes these words of an hour with a secret in it."""
    safe = SafeText("safe", tuple(SafeTurn(index, role, text) for index, (role, text) in enumerate(SECRET)), (), "none", b"")
    start = SECRET[turn][1].index(words)
    section = next(one.name for one in kind(key).sections if one.author is Author.AI)
    said = Said(section, f"Client said: “{words}”", (Evidence(turn, start, start + len(words), words),), 1.0, Why("c", "d"))
    return ground(RawDraft(kind(key), "safe", (said,), ModelCard("m", "1", "m")), safe, Notices())


@pytest.mark.parametrize("key", CLIENTS)
def test_what_somebody_is_not_to_know_of_stays(key: str) -> None:
    """R19, attacked: true, exact, and drafted by whoever; it neither stands in a paper that is taken home nor is offered for it."""
    drafted = of_secret(key, 1, "My brother lost his job")
    assert not drafted.statements() and [one.rule for one in drafted.struck] == ["R19"]
    assert not any(one.turn == 1 for one in drafted.omissions)


@pytest.mark.parametrize("key", CLIENTS)
def test_beside_a_secret_the_rest_of_the_hour_goes_home(key: str) -> None:
    """The rule swallows nothing else."""
    assert of_secret(key, 3, "I missed two doses of the sertraline").statements()


def test_the_clinician_s_own_note_holds_a_secret() -> None:
    """It hides nothing from who treats."""
    assert of_secret("dap", 1, "My brother lost his job").statements()
