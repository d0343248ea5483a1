"""A group note is one client's: whoever else was there is not named, quoted, told of or given this client's task (R7, R19)."""

import doctest
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from handrail.backends.embedded import Embedded
from handrail.consent import attest
from handrail.drafting import draft
from handrail.grounding import ground
from handrail.kinds import kind
from handrail.language import others
from handrail.language.others import Others
from handrail.papers.draft import Evidence, ModelCard, Reply, Said, Task, Why
from handrail.papers.kind import A_GROUP, Author, Kind
from handrail.papers.notice import Notices
from handrail.papers.purpose import Purpose
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role
from handrail.vault.seal import Sealer

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
TALK = (
    (Role.THERAPIST, "How was the week for everyone? What did you each try?"),
    (Role.CLIENT, "I went back to work, and it was hard."),
    (Role.CLIENT, "I told [Sister] that [Person 2]'s story kept me awake."),
    (Role.OTHER, "Yes, he left me. I drank again."),
    (Role.THERAPIST, "Thank you, [Person 2]. I'd like you to call your sponsor. And [Client], you write the worry list."),
    (Role.OTHER, "I will."),
    (Role.THERAPIST, "So you will go to two meetings."),
    (Role.OTHER, "Yes."),
    (Role.THERAPIST, "[Friend], how was it for you?"),
    (Role.OTHER, "Fine."),
    (Role.THERAPIST, "Sleep comes in waves. All of you keep the diary until Monday."),
    (Role.CLIENT, "I'll keep the diary. [Friend] laughed at me."),
)
SAFE = SafeText("safe-1", tuple(SafeTurn(index, role, text) for index, (role, text) in enumerate(TALK)), (), "test", b"")
ROOM = Others.of(SAFE)


def of(turn: int, quote: str) -> Evidence:
    """The address of these words."""
    start = TALK[turn][1].index(quote)
    return Evidence(turn, start, start + len(quote), quote)


def line(text: str, *evidence: Evidence, section: str = "This member") -> Said:
    """A line as a backend may write it."""
    return Said(section, text, evidence, 0.5, Why("", ""))


@dataclass
class Saying:
    """A backend that says these lines, and finds the same ones doubtful."""

    lines: tuple[Said, ...]
    name: str = "saying"

    def model(self) -> ModelCard:
        return ModelCard("saying", "1", "none")

    def draft(self, task: Task) -> Reply:
        return Reply(self.lines, self.model(), self.lines)


def kept(key: str, *lines: Said) -> list[str]:
    """What drafting lets through."""
    return [
        said.text for said in draft(kind(key), SAFE, Notices(), attest({Purpose.AI_NOTE_DRAFT}, NOW), Saying(lines), NOW).said
    ]


def test_it_works() -> None:
    """This client's own words, and what everyone was asked, stay: twice, as sure and as doubtful lines."""
    own = line("Client went back to work.", of(1, "I went back to work"))
    shared = line("Therapist asked the group to keep the diary.", of(10, "All of you keep the diary until Monday."))
    assert kept("group", own, shared) == [own.text, shared.text] * 2
    assert doctest.testmod(others).failed == 0


def test_what_a_backend_doubts_is_handed_on_as_refused() -> None:
    """R27: and what it stands by is not, so that grounding looks at that alone."""
    own = line("Client went back to work.", of(1, "I went back to work"))
    raw = draft(kind("group"), SAFE, Notices(), attest({Purpose.AI_NOTE_DRAFT}, NOW), Saying((own,)), NOW)
    assert [said.refused is not None for said in raw.said] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "[Person 2] told them that her husband left her.",
        "Client told [Person 2] about the job.",
        "Client lay awake over [Person 2]'s story.",
        "Client lay awake over [Person 2]’s story.",
        "Client said “I felt for [person 2]”.",
        "Client lay awake over Person 2's story.",
        "Client felt close to [Client 2].",
        "Client said that [Friend] laughed at them.",
    ],
)
def test_a_line_that_names_another_is_left_out(text: str) -> None:
    """R7: first, in the middle, as a possessive, in quotes, without its brackets, or as a friend who sits there too."""
    assert kept("group", line(text, of(1, "I went back to work"))) == []


def test_a_line_whose_words_name_another_is_left_out() -> None:
    """R7: the words beside a line go into the record with it."""
    assert kept("group", line("Client was kept awake.", of(2, "[Person 2]'s story kept me awake."))) == []


def test_the_client_s_own_people_stay() -> None:
    """A sister at home is this client's to tell of, and so is the client."""
    assert not ROOM.are_named("Client told [Sister] and [Former workplace 1]; [Client] slept.")


def test_another_s_words_are_left_out() -> None:
    """R19: whatever the line says."""
    assert kept("group", line("Client drank again.", of(3, "I drank again."))) == []


@pytest.mark.parametrize(
    ("turn", "quote"),
    [(4, "I'd like you to call your sponsor."), (6, "So you will go to two meetings."), (8, "how was it for you?")],
)
def test_another_s_task_is_not_this_client_s(turn: int, quote: str) -> None:
    """R28: said right after another's name, or between two of another's turns."""
    assert kept("group", line("Therapist asked them to do it.", of(turn, quote))) == []


@pytest.mark.parametrize(
    ("turn", "quote"),
    [(0, "What did you each try?"), (4, "And [Client], you write the worry list."), (10, "Sleep comes in waves.")],
)
def test_what_this_client_or_everyone_was_asked_stays(turn: int, quote: str) -> None:
    """Called by name after another, asked with all, or told to nobody in particular."""
    assert not ROOM.are_asked(of(turn, quote))


def test_a_note_of_one_hour_with_one_client_is_left_as_it_was() -> None:
    """Whom a client tells of in their own hour stands in their note."""
    told = Said(
        "Data", "Client lay awake over [Person 2]'s story.", (of(2, "[Person 2]'s story kept me awake."),), 0.5, Why("", "")
    )
    assert kept("dap", told) == [told.text] * 2


def test_a_turn_that_is_not_there_is_nobody_s() -> None:
    """R27: a made-up address is not this client's word."""
    assert kept("group", line("Client slept.", Evidence(99, 0, 3, "abc"))) == []


HOUR = (
    (Role.THERAPIST, "How was the week for everyone?"),
    (Role.CLIENT, "I went back to work and it was hard. [Person 2] told me that her husband left her on Friday."),
    (Role.OTHER, "Yes, he left me. I drank again on Saturday."),
    (Role.THERAPIST, "Thank you. [Person 2], I'd like you to call your sponsor before Friday."),
    (Role.OTHER, "I'll do that."),
    (Role.THERAPIST, "And [Client], I'd like you to write the worry list every evening."),
    (Role.CLIENT, "Okay, I'll write the worry list every evening. I slept four hours when [Person 2]'s story kept me awake."),
)


def test_the_built_in_engine_s_group_note_is_one_client_s() -> None:
    """R7: this client's work and plan, nobody else's story and task."""
    bare = SafeText("safe-2", tuple(SafeTurn(index, role, text) for index, (role, text) in enumerate(HOUR)), (), "test", b"")
    sealer = Sealer.generate()
    safe = replace(bare, seal=sealer.seal(bare.sealed_bytes()))
    raw = draft(kind("group"), safe, Notices(), attest({Purpose.AI_NOTE_DRAFT}, NOW), Embedded(sealer.verifier()), NOW)
    words = " ".join(said.text for said in raw.said)
    assert "worry list" in words and "work" in words
    assert not any(other in words for other in ("Person", "husband", "sponsor", "drank", "story"))


GROUP = (
    (Role.THERAPIST, "Welcome, all of you. [Person 2], how was your week?"),
    (Role.OTHER, "My husband left me on Friday and I drank on the Saturday after."),
    (Role.THERAPIST, "[Person 3], what did you hear?"),
    (Role.OTHER, "That she is alone. I lost my flat in May."),
    (Role.THERAPIST, "Thank you, [Person 4], and you?"),
    (Role.OTHER, "I take forty milligrams of fluoxetine and I sleep three hours."),
    (Role.THERAPIST, "You're thinking of leaving the group."),
    (Role.OTHER, "I want to stop in June."),
    (Role.THERAPIST, "[Client], how did the worry list go?"),
    (Role.CLIENT, "I wrote the worry list on five evenings. I slept six hours on most nights."),
)


def drafted(key: str, turns: tuple[tuple[Role, str], ...], others: int = 1) -> str:
    """All that the built-in engine says, through drafting, of an hour with so many other voices."""
    bare = SafeText("safe-3", tuple(SafeTurn(index, role, text) for index, (role, text) in enumerate(turns)), (), "test", b"")
    sealer = Sealer.generate()
    safe = replace(bare, seal=sealer.seal(bare.sealed_bytes()))
    permit = attest({Purpose.AI_NOTE_DRAFT, Purpose.SESSION_PREP}, NOW)
    return " ".join(
        said.text for said in draft(kind(key).of_hour(others), safe, Notices(), permit, Embedded(sealer.verifier()), NOW).said
    )


@pytest.mark.parametrize("key", ["dap", "soap", "birp", "narrative", "brief", "client-summary"])
def test_any_paper_of_a_group_s_hour_is_one_member_s(key: str) -> None:
    """R7, R19: a note of an ordinary kind, made of a group's hour by mistake, holds nobody else's story."""
    words = drafted(key, GROUP, others=3)
    assert not any(other in words for other in ("husband", "Saturday", "flat", "fluoxetine", "June", "leaving"))


def test_a_member_s_own_words_are_in_it() -> None:
    """What another has part in leaves its room to what is this client's."""
    words = drafted("dap", GROUP, others=3)
    assert "worry list" in words
    assert "six hours" in words


def test_a_family_s_hour_stays_everyone_s() -> None:
    """One other voice, spoken to by name, is no group: a mother's account belongs in the note."""
    family = (
        (Role.THERAPIST, "[Mother], what did you see at home?"),
        (Role.OTHER, "She slept four hours on most nights and missed two days of school."),
        (Role.THERAPIST, "And you, [Client]?"),
        (Role.CLIENT, "I was awake over the exam."),
    )
    assert "two days of school" in drafted("dap", family)


FAMILY = (
    (Role.THERAPIST, "[Mother], what did you see at home?"),
    (Role.OTHER, "She slept four hours on most nights and missed two days of school."),
    (Role.THERAPIST, "[Father], and you?"),
    (Role.OTHER, "I worked nights all week."),
    (Role.THERAPIST, "[Brother], what would you like to say?"),
    (Role.OTHER, "I want my room back by June."),
    (Role.THERAPIST, "And you, [Client]?"),
    (Role.CLIENT, "I was awake over the exam."),
)


def test_two_others_are_no_group() -> None:
    """Parents, or a mother and an interpreter: their accounts stay in the note of the hour."""
    assert "two days of school" in drafted("dap", FAMILY, others=2)


def test_a_family_s_note_tells_of_everyone() -> None:
    """A kind that tells of each by role does so, however many were there."""
    assert "two days of school" in drafted("couple", FAMILY, others=3)


def test_names_that_an_interpreter_repeats_make_no_group() -> None:
    """Attacked: who is spoken of by name sits nowhere."""
    hour = (
        (Role.THERAPIST, "[Person 1], what did she say?"),
        (Role.OTHER, "[Person 2]? She asks about [Person 2]."),
        (Role.THERAPIST, "[Person 3], yes. And how did you sleep?"),
        (Role.CLIENT, "I slept four hours and missed two doses of the sertraline."),
    )
    assert "two doses" in drafted("dap", hour)


def test_a_client_who_was_alone_takes_all_home() -> None:
    """ "Your sister, [Sister]" is spoken of: what follows was said to the client, and to nobody else."""
    hour = (
        (Role.CLIENT, "I slept four hours on most nights and I worked."),
        (Role.THERAPIST, "Yes, I see."),
        (Role.CLIENT, "And my sister called about the flat."),
        (Role.THERAPIST, "I'd like you to call your sister, [Sister]. And write down three worries every evening this week."),
        (Role.CLIENT, "Yes, I'll do that."),
    )
    assert "three worries" in drafted("client-summary", hour, others=0)


def test_a_client_s_own_paper_holds_nothing_that_was_said_to_another() -> None:
    """R19: another's words, and a task that was given to another by name, don't go home with this client."""
    agreed, talked = "What you agreed on", "What you talked about"
    theirs = line("Your therapist asked you to call your sponsor.", of(4, "I'd like you to call your sponsor."), section=agreed)
    drank = line("You drank.", of(3, "I drank again."), section=talked)
    own = line("You went back to work.", of(1, "I went back to work"), section=talked)
    assert kept("client-summary", theirs, drank, own) == [own.text] * 2


REFUSED = (
    (Role.THERAPIST, "May the clinic know about your brother?"),
    (Role.CLIENT, "No. I don't want that in there."),
    (Role.CLIENT, "I sleep three hours."),
)


@pytest.mark.parametrize(("key", "turns"), [("referral-letter", {2}), ("contact-note", {0, 1, 2})])
def test_a_letter_keeps_no_line_that_the_client_refused(key: str, turns: set[int]) -> None:
    """R19: whichever model wrote it, it is struck in the open; the clinician's own note may tell it."""
    safe = SafeText("safe-2", tuple(SafeTurn(at, role, text) for at, (role, text) in enumerate(REFUSED)), (), "test", b"")
    section = "In the client's words" if key == "referral-letter" else "What was said"
    lines = tuple(
        line(
            f"{'Therapist' if role is Role.THERAPIST else 'Client'}: “{text}”",
            Evidence(at, 0, len(text), text),
            section=section,
        )
        for at, (role, text) in enumerate(REFUSED)
    )
    permit = attest({Purpose.AI_NOTE_DRAFT}, NOW)
    grounded = ground(draft(kind(key), safe, Notices(), permit, Saying(lines), NOW), safe, Notices())
    refused = {one.turn for struck in grounded.struck if struck.rule == "R19" for one in struck.evidence}
    assert {one.turn for said in grounded.statements() for one in said.evidence} == turns
    assert refused == {0, 1, 2} - turns


def test_a_letter_of_a_group_s_hour_keeps_out_what_its_client_keeps_out() -> None:
    """R19, attacked: one rule does not stand in for the other."""
    said = (
        (Role.CLIENT, "My brother hit me on Sunday."),
        (Role.THERAPIST, "What may I put in the letter?"),
        (Role.CLIENT, "I don't want my brother in that letter. My back hurts at night."),
    )
    safe = SafeText("x", tuple(SafeTurn(at, role, text) for at, (role, text) in enumerate(said)), (), "rules", b"")
    line = Said("Reason for referral", "Client's brother hit them.", (Evidence(0, 0, 28, said[0][1]),), 1.0, Why("", ""))
    letter = kind("referral-letter").of_hour(A_GROUP)
    permit = attest({letter.purpose}, NOW)
    raw = draft(letter, safe, Notices(), permit, Saying((replace(line, section=_ai(letter)),)), NOW)
    assert letter.one_person and not ground(raw, safe, Notices()).statements()


def _ai(letter: Kind) -> str:
    """A section that AI drafts."""
    return next(section.name for section in letter.sections if section.author is Author.AI)
