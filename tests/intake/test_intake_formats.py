"""Every format of the contract becomes the same numbered turns."""

import json

import pytest

from handrail.intake import People, read_transcript, typed_notes
from handrail.papers.errors import BadInput, RolesUnsure
from handrail.papers.transcript import Role, Source, Transcript

NOBODY = People((), ())
ADA_AND_MAYA = People(("Ada Novak",), ("Maya Ortiz",))
ASKED, SAID = "How did the week go?", "I slept five hours. Mostly."

VTT = f"""WEBVTT

1
00:00:01.000 --> 00:00:04.000
<v Ada Novak>{ASKED}</v>

2
00:00:05.000 --> 00:00:09.500
<v Maya Ortiz>I slept five hours.

3
00:00:09.500 --> 00:00:11.000
<v Maya Ortiz>Mostly.
"""
ZOOM = f"""WEBVTT

1
00:00:01.000 --> 00:00:04.000
Ada Novak: {ASKED}

2
00:00:05.000 --> 00:00:11.000
Maya Ortiz: {SAID}
"""
TEAMS = f"""WEBVTT

8c1d2a/11-0
00:00:01.000 --> 00:00:04.000
<v Ada Novak>{ASKED}</v>

8c1d2a/12-0
00:00:05.000 --> 00:00:11.000
<v Maya Ortiz>{SAID}</v>
"""
SRT = f"""1
00:00:01,000 --> 00:00:04,000
Ada Novak: {ASKED}

2
00:00:05,000 --> 00:00:11,000
Maya Ortiz: {SAID}
"""
OTTER = f"""Ada Novak  0:01
{ASKED}

Maya Ortiz  0:05
{SAID}
"""
TEXT = f"# a comment\nAda Novak: {ASKED}\nMaya Ortiz: I slept five hours.\nMostly.\n"
JSON = json.dumps(
    {
        "turns": [
            {"speaker": "Ada Novak", "text": ASKED, "start": 1, "end": 4},
            {"speaker": "Maya Ortiz", "text": SAID, "start": 5, "end": 11},
        ]
    }
)
BARE_JSON = json.dumps(json.loads(JSON)["turns"])
FORMATS = {
    "s.vtt": VTT, "zoom.vtt": ZOOM, "teams.vtt": TEAMS, "s.srt": SRT, "otter.txt": OTTER, "s.txt": TEXT, "s.json": JSON, "bare.json": BARE_JSON,
}  # fmt: skip


def take(text: str | bytes, name: str = "s.txt", people: People = ADA_AND_MAYA, **more: object) -> Transcript:
    data = text if isinstance(text, bytes) else text.encode()
    return read_transcript(data, filename=name, people=people, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FORMATS)
def test_it_works(name: str) -> None:
    """Two turns, with their roles and every word."""
    taken = take(FORMATS[name], name)
    assert [(turn.role, turn.text) for turn in taken.turns] == [(Role.THERAPIST, ASKED), (Role.CLIENT, SAID)]
    assert [turn.index for turn in taken.turns] == [0, 1] and taken.source is Source.TRANSCRIPT


@pytest.mark.parametrize("name", ["s.vtt", "zoom.vtt", "teams.vtt", "s.srt", "s.json"])
def test_times_are_seconds_from_the_start(name: str) -> None:
    """Cues that belong together keep the first start and the last end."""
    taken = take(FORMATS[name], name)
    assert [(turn.start, turn.end) for turn in taken.turns] == [(1.0, 4.0), (5.0, 11.0)] and taken.seconds == 11.0


def test_a_file_is_read_by_what_it_holds() -> None:
    """WebVTT called .txt is WebVTT all the same."""
    assert take(VTT, "export.txt") == take(VTT, "s.vtt")


@pytest.mark.parametrize("name", ["s.vtt", "s.srt"])
def test_a_wrong_ending_is_said(name: str) -> None:
    """Text called .vtt is refused with its ending."""
    with pytest.raises(BadInput, match=name[-4:]):
        take(TEXT, name)


def test_a_speaker_named_once_goes_on() -> None:
    """Captions that name a speaker only when they change."""
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nAda: Yes?\n\n00:12.000 --> 00:13.000\nGo on.\n\n00:14.000 --> 00:15.000\nMaya: No.\n"
    assert [turn.role for turn in take(text, "s.vtt").turns] == [Role.THERAPIST, Role.THERAPIST, Role.CLIENT]


def test_typed_notes_are_a_source_of_their_own() -> None:
    """One turn a paragraph, the clinician's, so that a client who refuses recording is served the same."""
    taken = typed_notes("Slept badly.\n\nWill walk daily.")
    assert taken.source is Source.TYPED_NOTES
    assert [(turn.role, turn.text) for turn in taken.turns] == [
        (Role.THERAPIST, "Slept badly."),
        (Role.THERAPIST, "Will walk daily."),
    ]


def test_empty_notes_are_said() -> None:
    """Nothing but spaces."""
    with pytest.raises(BadInput, match="empty"):
        typed_notes(" \n\t\n")


@pytest.mark.parametrize(
    ("speakers", "roles"),
    [
        (("Therapist", "Client"), (Role.THERAPIST, Role.CLIENT)),
        (("T", "C"), (Role.THERAPIST, Role.CLIENT)),
        (("Dr. Who Knows", "Patient"), (Role.THERAPIST, Role.CLIENT)),
        (("Therapist", "Someone"), (Role.THERAPIST, Role.CLIENT)),
        (("Therapist", "Client A", "Client B"), (Role.THERAPIST, Role.CLIENT, Role.CLIENT_2)),
        (("Terapeuta", "Cliente", "Interpreter"), (Role.THERAPIST, Role.CLIENT, Role.OTHER)),
    ],
)
def test_words_for_roles_are_understood(speakers: tuple[str, ...], roles: tuple[Role, ...]) -> None:
    """Outside any record, by what the speakers are called."""
    taken = take("\n".join(f"{name}: Hello there." for name in speakers), people=NOBODY)
    assert tuple(turn.role for turn in taken.turns) == roles


@pytest.mark.parametrize("speakers", [("Speaker 1", "Speaker 2"), ("Kim", "Alex"), ("Ada Novak", "X", "Y")])
def test_when_unsure_it_asks(speakers: tuple[str, ...]) -> None:
    """Never a silent guess: the names come back for a human to place."""
    with pytest.raises(RolesUnsure) as unsure:
        take("\n".join(f"{name}: Hello there." for name in speakers))
    assert unsure.value.speakers == speakers and not any(name in str(unsure.value) for name in speakers)


@pytest.mark.parametrize("speakers", [("Maya Ortiz",), ("Ada Novak",), ("Ada Novak", "Interpreter")])
def test_one_side_alone_is_asked_about(speakers: tuple[str, ...]) -> None:
    """The attack: one known name stands before everybody's words, and the therapist's questions would be the client's."""
    with pytest.raises(RolesUnsure):
        take("\n".join(f"{name}: Any thoughts of ending your life? No." for name in speakers))


def test_one_side_alone_that_a_human_placed_is_taken_in() -> None:
    """An hour in which one of the two is silent, or speaks through somebody else, is for a human to tell."""
    roles = {"Ada Novak": Role.THERAPIST, "Interpreter": Role.OTHER}
    assert len(take("Ada Novak: Hello there.\nInterpreter: Hello.", roles=roles).turns) == 2


def test_what_a_human_chose_wins() -> None:
    """The answer to the question is taken as it is."""
    taken = take("Speaker 1: One.\nSpeaker 2: Two.", roles={"Speaker 1": Role.CLIENT, "Speaker 2": Role.THERAPIST})
    assert [turn.role for turn in taken.turns] == [Role.CLIENT, Role.THERAPIST]


def test_one_name_for_two_people_is_asked() -> None:
    """A clinician and a client who share a given name."""
    with pytest.raises(RolesUnsure):
        take("Sam: Hello there.\nRiver: Hello there.", people=People(("Sam Abel",), ("Sam Cole",)))
