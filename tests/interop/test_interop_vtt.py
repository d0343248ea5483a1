"""Transcripts out as WebVTT: roles in place of names, and any reader gets the same words back."""

from hypothesis import given
from hypothesis import strategies as st

from handrail.intake import People, read_transcript
from handrail.interop.vtt import to_vtt
from handrail.papers.transcript import Role, Turn

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=12)


def back(turns: tuple[Turn, ...]) -> list[str]:
    return [turn.text for turn in read_transcript(to_vtt(turns).encode(), filename="s.vtt", people=People((), ())).turns]


def test_it_works() -> None:
    """Numbered cues, times, roles."""
    text = to_vtt((Turn(0, Role.THERAPIST, "Yes?", 1.0, 2.5), Turn(1, Role.CLIENT, "No.", 3600.25, 3601.0)))
    assert "turn-000000\n00:00:01.000 --> 00:00:03.000\n<v Therapist>Yes?" in text
    assert "turn-000001\n01:00:00.250 --> 01:00:02.250\n<v Client>No." in text


def test_markup_in_words_is_escaped_and_comes_back() -> None:
    """What somebody said can't become a cue or a tag."""
    said = "<script>x</script> & 00:01 --> 00:02"
    text = to_vtt((Turn(0, Role.THERAPIST, said), Turn(1, Role.CLIENT, "Hm.")))
    assert "<script>" not in text and text.count("-->") == 2
    assert back((Turn(0, Role.THERAPIST, "a < b & c > d"), Turn(1, Role.CLIENT, "Hm."))) == ["a < b & c > d", "Hm."]


@given(st.lists(WORDS, min_size=2, max_size=6))
def test_it_reads_its_own_exports(words: list[str]) -> None:
    """As many turns come back as went out, whatever the words."""
    turns = tuple(Turn(index, (Role.THERAPIST, Role.CLIENT)[index % 2], f"w{word}w") for index, word in enumerate(words))
    assert len(back(turns)) == len(turns)
