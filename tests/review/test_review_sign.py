"""Signing: a licensed human who judged each line, wrote their own part and proved who they are. AI has no way through (R31 to R33)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from handrail import review
from handrail.kinds import kind
from handrail.papers.draft import Evidence, GroundedDraft, ModelCard, Omission, Part, Statement, Why
from handrail.papers.errors import BadInput, NotReady, Refused
from handrail.papers.ids import StatementId
from handrail.papers.kind import Author
from handrail.papers.notice import Notices
from handrail.papers.signed import Act, Judged, Signer  # fmt: skip

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ADA = Signer("ada", "Ada Novak", "LCSW", licence_active=True, treats_client=True, stepped_up_at=NOW)
WHY = Why("It is what was said.", "You said this.")


def line(number: int, text: str, *confirm: str) -> Statement:
    return Statement(StatementId(f"s{number}"), text, (Evidence(0, 0, 2, "hm"),), 0.8, WHY, confirm)


DRAFT = GroundedDraft(
    kind=kind("dap"), safe_id="safe", not_assessed=("mood",), struck=(), notices=Notices(), model=ModelCard("embedded", "1", "embedded"),
    parts=(
        Part("Data", Author.AI, (line(1, "Client wakes at three."), line(2, "Client takes fifty milligrams.", "dose"))),
        Part("Assessment", Author.HUMAN), Part("Risk", Author.HUMAN), Part("Plan", Author.AI, (line(3, "Client will walk daily."),)),
    ),
    omissions=(Omission(4, 0, 2, "hm", "It was left out."),),
)  # fmt: skip
OWN = {"Assessment": "Sleep is the lever.", "Risk": "Asked; nothing new."}


def judged(number: int, act: Act = Act.CONFIRMED, text: str = "", minutes: int = 0) -> Judged:
    return Judged(StatementId(f"s{number}"), act, "ada", NOW + timedelta(minutes=minutes), text)


def sign(*acts: Judged, written: dict[str, str] | None = None, signer: Signer = ADA, seen: bool = True, now: datetime = NOW):  # type: ignore[no-untyped-def]
    return review.sign(DRAFT, acts, OWN if written is None else written, seen_omissions=seen, signer=signer, now=now)


def test_it_works() -> None:
    """Lines in their order, each with its author, and the label that travels."""
    signed = sign(judged(2))
    assert [(part.section, part.author) for part in signed.lines] == [
        ("Data", Author.AI), ("Data", Author.AI), ("Assessment", Author.HUMAN), ("Risk", Author.HUMAN), ("Plan", Author.AI),
    ]  # fmt: skip
    assert signed.label == "Drafted by AI, reviewed and signed by Ada Novak, LCSW" and signed.not_assessed == ("mood",)


@pytest.mark.parametrize(
    ("acts", "written", "seen", "missing"),
    [
        ((), OWN, True, ("1 line to confirm",)),
        ((judged(2),), {}, True, ("Assessment is empty", "Risk is empty")),
        ((judged(2),), {**OWN, "Risk": " \n"}, True, ("Risk is empty",)),
        ((judged(2),), OWN, False, ("1 left out to look at",)),
        ((judged(1), judged(3)), {}, False, ("1 line to confirm", "Assessment is empty", "Risk is empty", "1 left out to look at")),
    ],
)  # fmt: skip
def test_nothing_is_signed_before_every_check(acts, written, seen, missing) -> None:  # type: ignore[no-untyped-def]
    """R33: what is open is named, one short phrase each."""
    with pytest.raises(NotReady) as refused:
        sign(*acts, written=written, seen=seen)
    assert refused.value.open == missing


@pytest.mark.parametrize(
    "signer",
    [
        replace(ADA, licence_active=False),
        replace(ADA, treats_client=False),
        replace(ADA, stepped_up_at=None),
        replace(ADA, stepped_up_at=NOW - review.STEP_UP_LASTS - timedelta(seconds=1)),
        replace(ADA, stepped_up_at=NOW + timedelta(minutes=1)),
    ],
    ids=["no licence", "not treating", "no proof", "old proof", "proof from the future"],
)
def test_who_may_not_sign_is_refused(signer: Signer) -> None:
    """R32: licence, relationship and fresh proof, all three."""
    with pytest.raises(Refused, match="R32"):
        sign(judged(2), signer=signer)
    with pytest.raises(Refused, match="R32"):
        review.write_by_hand(kind("dap"), OWN, signer, NOW)


def test_a_struck_line_is_gone() -> None:
    """And counts as judged."""
    assert "fifty" not in " ".join(part.text for part in sign(judged(2, Act.STRUCK)).lines)


def test_an_edited_line_is_the_humans() -> None:
    """R22: rewritten words carry no mark of AI, untouched ones keep it."""
    lines = sign(judged(2, Act.EDITED, "Client takes sertraline as prescribed.")).lines
    assert [part.author for part in lines if part.section == "Data"] == [Author.AI, Author.HUMAN]


@pytest.mark.parametrize(
    "text", ["Client takes fifty milligrams", "client takes fifty milligrams!!", "Client takes fifty milligrams. "]
)
def test_a_touch_does_not_launder_a_line(text: str) -> None:
    """R22: an edit of a comma leaves the mark where it was."""
    assert all(part.author is Author.AI for part in sign(judged(2, Act.EDITED, text)).lines if part.section == "Data")


def test_ai_text_pasted_into_a_humans_section_keeps_its_mark() -> None:
    """R22: the same words are the same author wherever they stand."""
    signed = sign(judged(2), written={**OWN, "Assessment": "My view.\nClient wakes at three"})
    assert [part.author for part in signed.lines if part.section == "Assessment"] == [Author.HUMAN, Author.AI]


def test_a_clinician_s_own_words_stand_behind_what_ai_drafted() -> None:
    """What the draft missed is added by hand, and is the human's; a section that code computes takes none."""
    signed = sign(judged(2), written={**OWN, "Plan": "Client will also ring the clinic on Monday."})
    assert [(part.text, part.author) for part in signed.lines if part.section == "Plan"] == [
        ("Client will walk daily.", Author.AI),
        ("Client will also ring the clinic on Monday.", Author.HUMAN),
    ]


def test_ai_text_pasted_behind_drafted_lines_keeps_its_mark() -> None:
    """R22: attacked, a struck line written in again by hand stays AI's."""
    signed = sign(judged(2, Act.STRUCK), written={**OWN, "Data": "Client takes fifty milligrams."})
    assert [part.author for part in signed.lines if "fifty" in part.text] == [Author.AI]


def test_the_newest_act_counts() -> None:
    """Struck after confirmed is struck, in whatever order the acts are read."""
    acts = (judged(2, Act.STRUCK, minutes=2), judged(2, Act.CONFIRMED, minutes=1))
    assert "fifty" not in " ".join(part.text for part in sign(*acts).lines)


def test_a_note_by_hand_says_so() -> None:
    """A client who refuses AI gets the same document, with a human's label."""
    written = {section.name: f"{section.name} in my words." for section in kind("dap").sections}
    signed = review.write_by_hand(kind("dap"), written, ADA, NOW)
    assert signed.label == "Written and signed by Ada Novak, LCSW" and signed.model is None


def test_an_amendment_adds_and_never_changes() -> None:
    """The signed lines stay, the new words stand under their own heading."""
    signed = sign(judged(2))
    amended = review.amend(signed, "The dose was 25.", signer=ADA, now=NOW, original_id="d1")
    assert amended.lines[:-1] == signed.lines and amended.lines[-1].section == "Amendment" and amended.amends == "d1"


def test_an_empty_amendment_is_bad_input() -> None:
    """It needs words."""
    with pytest.raises(BadInput):
        review.amend(sign(judged(2)), "  ", signer=ADA, now=NOW, original_id="d1")
