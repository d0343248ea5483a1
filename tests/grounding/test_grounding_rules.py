"""R27, R28, R33, R34, R36 and R37 on the grounding side: each held, and each attacked."""

from dataclasses import replace

import pytest
from grounding_session import check, session

from handrail import kinds
from handrail.grounding import ground
from handrail.grounding.assessed import not_assessed
from handrail.papers.draft import Evidence, ModelCard, RawDraft, Said, Why
from handrail.papers.errors import Refused
from handrail.papers.notice import Flag, Notices, Safety
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

SAFE = session()
DAP = kinds.kind("dap")


def raw(*said: tuple[str, int, str]) -> RawDraft:
    """A draft of Data lines: text, turn, quote."""
    lines = []
    for text, turn, quote in said:
        start = SAFE.turns[turn].text.find(quote) if 0 <= turn < len(SAFE.turns) else 0
        lines.append(Said("Data", text, (Evidence(turn, start, start + len(quote), quote),), 0.7, Why("why", "why")))
    return RawDraft(DAP, SAFE.id, tuple(lines), ModelCard("m", "1", "card"))


def reasons(*said: tuple[str, int, str]) -> list[str]:
    """Why each line was struck."""
    return [struck.reason for struck in ground(raw(*said), SAFE, Notices()).struck]


def test_r27_a_supported_line_is_kept_with_its_address() -> None:
    """R27 holds: evidence exists and is exact."""
    kept = ground(raw(("Client slept maybe five hours a night.", 1, "I slept maybe five hours a night")), SAFE, Notices())
    assert [line.evidence[0].turn for line in kept.statements()] == [1] and not kept.struck


@pytest.mark.parametrize(
    "said",
    [
        ("Client slept maybe five hours a night.", 1, "I slept maybe six hours a night"),
        ("Client slept maybe five hours a night.", 400, "I slept maybe five hours a night"),
        ("Client slept maybe five hours a night.", -1, "I slept maybe five hours a night"),
        ("Client slept maybe five hours a night.", 1, ""),
    ],
    ids=["never said", "no such turn", "negative turn", "empty"],
)
def test_r27_an_address_that_is_not_there_is_struck(said: tuple[str, int, str]) -> None:
    """R27, attacked: evidence that can't be found supports nothing."""
    assert len(reasons(said)) == 1


def test_r27_another_text_s_draft_is_refused() -> None:
    """R27, attacked: the evidence of one client may not stand for another's."""
    with pytest.raises(Refused, match="R27"):
        ground(replace(raw(), safe_id="another"), SAFE, Notices())


def test_r28_a_quote_is_exact_and_of_the_right_speaker() -> None:
    """R28 holds."""
    assert check("Client said: “She wants to sell it and I don't.”", 3).kept


@pytest.mark.parametrize(
    "text",
    [
        "Client said: “She wants to sell it and I do.”",
        "Client said: “she wants to keep it”",
        "Therapist said: “She wants to sell it and I don't.”",
        "Client said: “ell it and I don't”",
        "Client said: “She wants … don't and I sell”",
    ],
)
def test_r28_a_quote_altered_or_given_to_another_is_struck(text: str) -> None:
    """R28, attacked: one word, one speaker, half a word, another order."""
    assert not check(text, 3).kept


@pytest.mark.parametrize("text", ["Pt denies self-harm.", "Denies SI.", "Client denied thoughts of hurting herself."])
def test_r28_denies_stands_where_it_was_denied(text: str) -> None:
    """R28 holds: asked, and answered with a no."""
    assert check(text).kept


@pytest.mark.parametrize(
    "text",
    ["Pt denies HI.", "Denies SI, HI and AVH.", "Client denies alcohol use.", "Denies nightmares.", "No homicidal ideation."],
)
def test_r28_denies_unasked_is_struck(text: str) -> None:
    """R28, attacked: silence is not a denial."""
    verdict = check(text)
    assert not verdict.kept and "not assessed" in verdict.reason


@pytest.mark.parametrize(
    "text",
    [
        "Client is at low risk of self-harm.",
        "Risk: moderate.",
        "No acute safety concerns.",
        "Client is not a danger to herself or others.",
        "Client is psychiatrically stable.",
        "Client contracted for safety.",
    ],
)
def test_r34_a_level_of_risk_is_struck_whatever_was_said(text: str) -> None:
    """R34, attacked: only a licensed human writes it."""
    verdict = check(text, 8, 9)
    assert not verdict.kept and verdict.rule == "R34"


@pytest.mark.parametrize(
    "text",
    [
        "Client meets criteria for PTSD.",
        "Presentation is consistent with major depressive disorder.",
        "Client has borderline traits.",
        "Symptoms are indicative of bipolar II.",
        "Client's sister has an anxiety disorder.",
    ],
)
def test_r34_a_diagnosis_that_nobody_named_is_struck(text: str) -> None:
    """R34, attacked."""
    assert not check(text).kept


@pytest.mark.parametrize(
    "text",
    [
        "Client should see a psychiatrist.",
        "It is recommended that client sell the house.",
        "Client would benefit from group work.",
    ],
)
def test_r34_advice_is_struck(text: str) -> None:
    """R34, attacked: a draft advises nobody."""
    assert not check(text).kept


def test_r36_a_feeling_that_the_client_named_stands() -> None:
    """R36 holds: in the client's own word."""
    assert check("Client was scared of losing the place.", 13).kept


@pytest.mark.parametrize(
    "text",
    [
        "Client was angry.",
        "Client felt humiliated by her sister.",
        "Client was terrified of losing the place.",
        "Client seemed guarded.",
        "Affect was flat.",
        "Client appeared anxious and tearful.",
        "Client is motivated and has good insight.",
    ],
)
def test_r36_a_feeling_or_state_that_nobody_named_is_struck(text: str) -> None:
    """R36, attacked: denied in words, made stronger, or read from a face."""
    assert not check(text, 12, 13).kept


def test_r33_lines_that_carry_risk_ask_to_be_confirmed() -> None:
    """R33 holds: medication, dose, negation and safety each by name."""
    assert {"medication", "dose"} <= set(check("Client takes sertraline 50 mg.", 11).confirm)


def test_r33_what_was_left_out_is_listed() -> None:
    """R33, attacked: a draft that leaves the medication out shows it as left out."""
    grounded = ground(raw(("Client slept maybe five hours a night.", 1, "I slept maybe five hours a night")), SAFE, Notices())
    assert any("fifty milligrams" in left.quote for left in grounded.omissions)


def test_r37_safety_words_that_no_line_uses_come_first() -> None:
    """R37: a flag that no line rests on is among the left-out, in its own words."""
    start = SAFE.turns[13].text.index("I was scared")
    flag = Flag(13, start, start + 12, "I was scared", Safety.HOPELESS_BURDEN_TRAPPED, (), "test")
    assert any(left.turn == 13 for left in ground(raw(), SAFE, Notices(flags=(flag,))).omissions)


def test_r37_what_nobody_raised_is_not_assessed() -> None:
    """R37, R28: silence is listed, never filled in."""
    assert "abuse or violence at home" in ground(raw(), SAFE, Notices()).not_assessed


def worded(text: str, exact: str) -> list[str]:
    """What stands of a line that says the same word for word."""
    draft = raw((text, 3, "I used to smoke when she did that, ten a day."))
    said = tuple(replace(line, word_for_word=exact) for line in draft.said)
    return [line.text for line in ground(replace(draft, said=said), SAFE, Notices()).statements()]


def test_a_line_worded_wrongly_stands_word_for_word() -> None:
    """R28 holds: what was said is not lost because it was retold badly."""
    exact = "Client: “I used to smoke when she did that, ten a day.”"
    assert worded("Client smokes ten a day.", exact) == [exact]


@pytest.mark.parametrize(
    "exact",
    ["Client: “I smoke twenty a day.”", "Client is depressed.", "Therapist: “I used to smoke when she did that, ten a day.”"],
)
def test_r28_word_for_word_is_held_against_the_words_too(exact: str) -> None:
    """R28, attacked: a second wording that lies, by its words or its speaker, saves nothing."""
    assert worded("Client smokes ten a day.", exact) == []


def test_a_line_that_holds_keeps_its_wording() -> None:
    """The words themselves are for what doesn't hold otherwise."""
    assert worded("In the past client smoked ten a day.", "Client: “no”.") == ["In the past client smoked ten a day."]


@pytest.mark.parametrize(
    ("topic", "question", "raised"),
    [
        ("suicidal ideation", "Have you had thoughts of ending your life?", True),
        ("suicidal ideation", "Any thoughts that life is not worth living?", True),
        ("suicidal ideation", "You'd thought Tom would be better off without you. Anything like that now?", True),
        ("suicidal ideation", "Are you ending your shift at ten?", False),
        ("access to means", "I want to talk about locking up the medicines.", True),
        ("access to means", "Did you take the medicines?", False),
        ("abuse or violence at home", "Are there times when arguments get physical or anyone's scared?", True),
        ("abuse or violence at home", "Do you get physical therapy?", False),
        ("abuse or violence at home", "Have you two been physical since the baby?", False),
        ("suicidal ideation", "Is he better off without you on the team?", False),
        ("access to means", "Do you see what that means for you?", False),
        ("abuse or violence at home", "Has anyone ever hurt you, or made you do things?", True),
        ("abuse or violence at home", "He pushed me down the steps one time.", True),
        ("abuse or violence at home", "Has anyone hurt your chances there?", False),
        ("abuse or violence at home", "My boss pushed me to apply for it.", False),
        ("self-harm", "Have you cut again, since the summer?", True),
        ("self-harm", "Have they cut your hours again?", False),
        ("self-harm", "Have you cut down on the drink?", False),
    ],
)
def test_what_was_asked_in_other_words_is_no_gap(topic: str, question: str, raised: bool) -> None:
    """R37: what was asked is not listed as not assessed; a shift and hours that were cut are no such question."""
    safe = SafeText("x", (SafeTurn(0, Role.THERAPIST, question),), (), "rules", b"")
    assert (topic not in not_assessed(safe.turns)) is raised
