"""What noticing heard about safety is told in a draft as it was said (R37), though this engine's own list knows no word of it."""

import pytest
from embedded_support import ENGINE, PERMIT, SESSION, sealed

from handrail.kinds import kind
from handrail.papers.draft import Said, Task
from handrail.papers.notice import Context, Flag, Safety

PIECES = "It was a strange week. I sat in the car in the garage that night with the engine on. Then the dog barked."
HEARD = "I sat in the car in the garage that night with the engine on."
TALK = f"{SESSION.strip()}\nT: What else?\nC: {PIECES}\nT: I am glad that you tell me.\n"


def flagged(*context: Context, words: str = HEARD) -> tuple[Flag, ...]:
    """What noticing would hand on."""
    turn = next(turn for turn in sealed(TALK).turns if words in turn.text)
    start = turn.text.index(words)
    return (Flag(turn.index, start, start + len(words), words, Safety.PAST_ATTEMPT, context, ""),)


def drafted(key: str, flags: tuple[Flag, ...] = ()) -> tuple[Said, ...]:
    """What the engine says with these flags."""
    return ENGINE.draft(Task(kind(key), sealed(TALK), PERMIT, flags=flags)).said


@pytest.mark.parametrize(
    ("key", "section"),
    [("brief", "Words to read first"), ("intake", "Words about safety"), ("psychiatric", "Words about safety")],
)
def test_where_words_about_safety_have_a_place_it_stands_word_for_word(key: str, section: str) -> None:
    """R37, held: whoever opens the next hour's brief reads it at once, and its reason says what it is about."""
    (line,) = [said for said in drafted(key, flagged()) if HEARD.rstrip(".") in said.text]
    assert line.section == section
    assert "safety language, quoted and not rated" in line.why.clinician


@pytest.mark.parametrize("key", ["dap", "soap", "birp", "narrative"])
def test_elsewhere_it_weighs_more_and_the_weight_is_told(key: str) -> None:
    """R28, held: a page has no room for everything, and what spoke for a line is on it."""
    weights = [
        weight for said in drafted(key, flagged()) for weight in said.why.weights if weight.words.startswith("noticed: ")
    ]
    assert weights and all(weight.weight > 0 for weight in weights)


def test_it_and_what_stands_beside_it_do_not_go_home() -> None:
    """R37, attacked: the sentence before it is true and easy, and says nothing without it."""
    assert not any(one.quote in PIECES for said in drafted("client-summary", flagged()) for one in said.evidence)


@pytest.mark.parametrize("context", [Context.IDIOM, Context.QUOTED_MEDIA])
def test_a_figure_of_speech_is_nothing_to_read_first(context: Context) -> None:
    """R37, attacked: the flag is on the page all the same; the brief's first words are for what was meant."""
    first = [said.text for said in drafted("brief", flagged(context)) if said.section == "Words to read first"]
    assert not any("garage" in text for text in first)


def test_without_the_flag_no_list_knows_it() -> None:
    """What the tests above show is the flag's doing."""
    assert not any("garage" in said.text for said in drafted("brief") if said.section == "Words to read first")
