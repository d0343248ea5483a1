"""What the engine makes of talk that is not what it expects: nothing invented, nothing out of place."""

import re

import pytest
from embedded_support import drafted, texts

from handrail.papers.transcript import Role

SPANISH = """
T: Hola, ¿cómo has dormido esta semana?
C: Mal. Me despierto a las tres casi todas las noches y me quedo pensando en el alquiler.
T: ¿Y las pastillas?
C: Tomo cincuenta miligramos por la mañana. Ayer se me olvidó.
C: Mi hermana me llamó el domingo y le conté lo del trabajo.
"""


@pytest.mark.parametrize(
    "script", ["T: Mm.\nC: Yeah.", "T: Hi.\nC: Hi.\nT: How are you?\nC: Fine, thanks.\nT: See you next week.\nC: Bye."]
)
@pytest.mark.parametrize("key", ["dap", "soap", "client-summary"])
def test_nothing_to_say_is_nothing_said(script: str, key: str) -> None:
    """Greetings and a date make no note."""
    assert drafted(script, key).said == ()


def test_spanish_is_quoted_in_english_frames() -> None:
    """Another language is never mangled: its words stand in quotation marks."""
    lines = texts(SPANISH)
    assert lines
    assert all(re.search(r"“[^”]+”", line) for line in lines)


def test_a_question_belongs_to_its_own_answer() -> None:
    """Two turns of the client in a row: the second doesn't answer the question before the first."""
    assert not any("pastillas" in line and "hermana" in line for line in texts(SPANISH))


def test_one_speaker_alone() -> None:
    """A recording with only the client's side still makes a note."""
    assert texts("C: I woke at three again. My boss rang me on Monday about the shifts. I told him I can do Thursdays.")


def test_ten_speakers() -> None:
    """A group: nobody is mistaken for the client."""
    said = [(Role.THERAPIST, "How was the week?"), (Role.CLIENT, "I slept four hours on most nights.")]
    said += [(Role.OTHER, f"I lost my job {number} weeks ago and I drink every night.") for number in range(2, 10)]
    for one in drafted(said).said:
        if "job" in one.text:
            assert one.text.startswith("Another person present")


def test_in_a_couple_you_is_not_the_therapist() -> None:
    """R28: what one partner says to the other is not laid at the therapist's door."""
    script = (
        "T: What happened?\nC: I came home late on Sunday.\nD: You said on Sunday that you were leaving me and the children."
    )
    assert not any("the therapist said" in line for line in texts(script))


def test_what_stands_beside_safety_language_does_not_go_home() -> None:
    """The client's summary takes nothing out of the turn in which such words were said."""
    script = (
        "T: How are the nights?\nC: Some nights I think it would be easier not to wake up. I told my sister [Sister] on Monday.\n"
        "T: And work?\nC: My boss gave me the Friday off and I slept until ten."
    )
    assert not any("[Sister]" in line for line in texts(script, "client-summary"))
