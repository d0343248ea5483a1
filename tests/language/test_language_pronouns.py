"""A client is told of by the pronouns that they gave, and nobody else is taken for them."""

import pytest

from handrail.language.pronouns import given

SHE, HE = given("she/her"), given("He / him")
assert SHE is not None and HE is not None


@pytest.mark.parametrize(
    ("record", "subject"),
    [("she/her", "she"), ("HE", "he"), ("she, her, hers", "she"), ("Ella", "she"), ("él / he", "he"), ("él/lo", "he")],
)
def test_a_record_says_them(record: str, subject: str) -> None:
    """As people write them."""
    found = given(record)
    assert found is not None
    assert found.subject == subject


@pytest.mark.parametrize(
    "record",
    [
        "",
        "they/them",
        "she/they",
        "elle/ella",
        "he or she",
        "ze/zir",
        "ask me",
        "the",
        "s/he",
        "not she",
        "ze/she",
        "she/her, formerly he/him",
        "her",
    ],
)
def test_whoever_gave_others_or_none_stays_they(record: str) -> None:
    """Nobody is given pronouns by a program."""
    assert given(record) is None


@pytest.mark.parametrize(
    ("they", "said", "she"),
    [
        ("Client reported: eats when they get home.", "I eat when I get home.", "Client reported: eats when she gets home."),
        ("Client reported: they're up at five, they've had no tea.", "I'm up at five, I've had no tea.", "Client reported: she's up at five, she has had no tea."),
        ("Client reported they didn't freeze.", "I didn't freeze.", "Client reported she didn't freeze."),
        ("Therapist told client that they were at six when they first came.", "You were at six when you first came.", "Therapist told client that she was at six when she first came."),
        ("Client reported: their hands were cold; the doctor gave them a pill.", "My hands were cold. The doctor gave me a pill.", "Client reported: her hands were cold; the doctor gave her a pill."),
        ("Client reported: never does it by themselves, it's all theirs.", "I never do it by myself, it's all mine.", "Client reported: never does it by herself, it's all hers."),
    ],
)  # fmt: skip
def test_her_verbs_and_words_go_with_her(they: str, said: str, she: str) -> None:
    """Verbs agree."""
    assert SHE.told(they, [said]) == she


def test_what_was_quoted_stays_to_the_letter() -> None:
    """R28."""
    line = "Client reported: they're done; “They can keep their job.”"
    assert HE.told(line, ["I'm done."]) == "Client reported: he's done; “They can keep their job.”"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Client reported: they pay the rent.", "We pay the rent."),
        ("Client reported: the lads meet on Thursday, they don't ask.", "The lads meet on Thursday, they don't ask."),
        ("Client reported: she thinks they lied.", "She thinks I lied."),
        ("Client reported: told Mum they can't come.", "I told Mum I can't come."),
        ("Client reported: asked [Person 2] if they may go.", "I asked [Person 2] if I may go."),
        ("Client reported: they gloop when it rains.", "I gloop when it rains."),
        ("Client reported: they wake at three and cook.", "I wake at three and cook."),
        ("Client reported: they wake at three and pace.", "I wake at three and pace."),
        ("Client reported: they get up, make tea, go out.", "I get up, make tea, go out."),
        ("Client reported: they go home and end up crying.", "I go home and end up crying."),
        ("Client reported: checks, do they know.", "I check, do I know."),
        ("Client reported: when they can they drink.", "When I can I drink."),
        ("Client reported: when they're low they cut.", "When I'm low I cut."),
        ("Client reported: when they hurt themselves it's quiet.", "When I hurt myself it's quiet."),
        ("Therapist suggested they call the bank.", "I'd suggest you call the bank."),
        ("Therapist told client that they both write it down.", "You two both write it down."),
        ("Client reported: the bridesmaid shouted; they slapped the waiter.", "The bridesmaid shouted. I slapped the waiter."),
        (
            "Client reported: the daughter-in-law shouted; they slapped the child.",
            "The daughter-in-law shouted. I slapped the child.",
        ),
        ("Client reported: the bridesmaid swore. They left.", "The bridesmaid swore. I left."),
        (
            "Client reported: granddaughter screamed, then they threw the plate.",
            "My granddaughter screamed, then I threw the plate.",
        ),
        (
            "Client reported: the solicitor told the carer that they're lying about their money.",
            "The solicitor told the carer that I'm lying about my money.",
        ),
        ("Client reported: Sam said they could come.", "Sam said I could come."),
        ("Client reported: last night Toni came and they fought.", "Last night Toni came and I fought."),
        ("Client will call Jo; they will come.", "I'll call Jo. I will come."),
        ("Therapist said that they will ring the clinic.", "You will ring the clinic."),
        ("Clinician noted that they are up at five.", "You are up at five."),
        ("Client reported: the stepmum burnt the toast, and they left.", "The stepmum burnt the toast, and I left."),
    ],
)
def test_where_anyone_else_may_be_meant_or_a_verb_is_unknown_the_line_stays(line: str, said: str) -> None:
    """The attack: several people, somebody of the same pronouns, a name before, a verb that isn't known, a second verb."""
    assert SHE.told(line, [said]) == line


def test_somebody_of_other_pronouns_takes_nothing_away() -> None:
    """ "He" is no she."""
    assert (
        SHE.told("Client reported: he rang when they slept.", ["He rang when I slept."])
        == "Client reported: he rang when she slept."
    )


@pytest.mark.parametrize(
    ("line", "said", "she"),
    [
        ("Client reported: on Monday they slept.", "On Monday I slept.", "Client reported: on Monday she slept."),
        ("Therapist will call them on Friday.", "I'll call you on Friday.", "Therapist will call her on Friday."),
        ("Therapist told client that they were at six.", "You were at six.", "Therapist told client that she was at six."),
        ("Client said that they were at six.", "I was at six.", "Client said that she was at six."),
    ],
)
def test_a_day_is_no_name_and_whom_a_therapist_told_is_the_client(line: str, said: str, she: str) -> None:
    """The other half: these leave nobody in doubt."""
    assert SHE.told(line, [said]) == she
