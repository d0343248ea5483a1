"""AI's words stay AI's: edited, retyped, pasted or hidden among a human's own (R22). Honest words about the same hour are nobody's but the human's."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handrail import review
from handrail.kinds import kind
from handrail.papers.draft import Evidence, GroundedDraft, ModelCard, Part, Statement, Struck, Why
from handrail.papers.ids import StatementId
from handrail.papers.kind import Author
from handrail.papers.notice import Notices
from handrail.papers.signed import Act, Judged, Line, Signed, Signer
from handrail.review.laundering import Worded, pieces

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ADA = Signer("ada", "Ada Novak", "LCSW", licence_active=True, treats_client=True, stepped_up_at=NOW)
MODEL = ModelCard("embedded", "1", "embedded")
DIARY = "Client kept the sleep diary on five of the seven nights."
LATE = "Client arrived on time."
KITCHEN = "They will get up and read in the kitchen after waking at three."
QUOTE = "Client: “Sometimes I think it would be easier to leave the choir. Nobody would miss my voice.”"
DIARIO = "La clienta llenó el diario de sueño cinco de las siete noches."
INVENTED = "Client moved to a harbour town with two grey parrots."


def line(number: int, text: str) -> Statement:
    return Statement(StatementId(f"s{number}"), text, (Evidence(0, 0, 2, "hm"),), 0.8, Why("It was said.", "You said this."))


DRAFT = GroundedDraft(
    kind=kind("dap"), safe_id="safe", not_assessed=(), omissions=(), notices=Notices(), model=MODEL,
    struck=(Struck(INVENTED, "Data", "nothing says so", "R27"),),
    parts=(
        Part("Data", Author.AI, tuple(line(number, text) for number, text in enumerate((DIARY, LATE, QUOTE, DIARIO), start=1))),
        Part("Assessment", Author.HUMAN), Part("Risk", Author.HUMAN), Part("Plan", Author.AI, (line(5, KITCHEN),)),
    ),
)  # fmt: skip
BARE = replace(DRAFT, parts=(Part("Data", Author.AI, (line(1, "Client likes tea."),)), *DRAFT.parts[1:3]), struck=())
OWN = {"Assessment": "Sleep is the lever.", "Risk": "Asked; nothing new."}
LAUNDERED = {
    "suffix": f"{DIARY} My own view follows in the same paragraph, and it is longer than the line.",
    "prefix": f"My own view comes first, and it is longer than the line. {DIARY}",
    "both sides": f"I begin. {DIARY} I end.",
    "inside a sentence": "As I see it, client kept the sleep diary on five of the seven nights, which pleases me a great deal.",
    "two merged": f"{DIARY[:-1]}, and {KITCHEN[0].lower()}{KITCHEN[1:]}",
    "case": DIARY.upper(),
    "spaces": DIARY.replace(" ", "   \t"),
    "a line break": DIARY.replace("diary on", "diary\nOn"),
    "quotation marks": f"“{DIARY}”",
    "no full stop": DIARY[:-1] + " I am glad of it",
    "hidden signs": DIARY.replace("sleep", "sl\u200beep").replace(" on ", "\u00a0on\u00ad "),
    "wide letters": DIARY.replace("sleep", "ｓｌｅｅｐ"),
    "one word changed": DIARY.replace("five", "four"),
    "one word put in": DIARY.replace("kept the", "kept up the"),
    "one word left out": DIARY.replace("the seven", "seven"),
    "a part of it": "Read in the kitchen after waking at three.",
    "a list's number": f"1. {DIARY}",
    "a whole quotation": QUOTE,
    "Spanish": f"{DIARIO} Mi opinión viene después.",
}  # fmt: skip
HONEST = {
    "the same facts": "Diary filled in for most of the week; she still lies awake from three.",
    "the same facts, near": "She managed five nights of the diary out of seven, and is proud of that.",
    "a stock phrase": LATE,
    "stock phrases": "Client arrived on time. Client denied suicidal ideation, plan or intent. Next session next week.",
    "a judgement": "The diary seems to help because it gives the night an end.",
    "the client's own words": "She told me: “Sometimes I think it would be easier to leave the choir.”",
    "a sentence of the client's": "“Nobody would miss my voice.”",
    "Spanish": "Anotó el sueño casi todos los días y se siente orgullosa.",
}


def by_hand(text: str, drafts: tuple[GroundedDraft, ...] = (DRAFT,)) -> Signed:
    written = {section.name: "Mine." for section in kind("dap").sections} | {"Data": text}
    return review.write_by_hand(kind("dap"), written, ADA, NOW, drafts=drafts)


def amended(text: str, drafts: tuple[GroundedDraft, ...] = (DRAFT,)) -> Signed:
    return review.amend(by_hand("Mine."), text, signer=ADA, now=NOW, original_id="d1", drafts=drafts)


def edited(text: str, draft: GroundedDraft = DRAFT, others: tuple[GroundedDraft, ...] = ()) -> list[Line]:
    act = Judged(StatementId("s1"), Act.EDITED, "ada", NOW, text)
    signed = review.sign(draft, [act], OWN, seen_omissions=True, signer=ADA, now=NOW, others=others)
    rest = [one.text for part in draft.parts for one in part.statements if one.id != "s1"]
    return [one for one in signed.lines if one.section in ("Data", "Plan") and one.text not in rest]


def ai_words(lines: tuple[Line, ...] | list[Line]) -> str:
    return " ".join(one.text for one in lines if one.author is Author.AI)


@pytest.mark.parametrize("text", LAUNDERED.values(), ids=LAUNDERED)
def test_a_rejected_draft_written_by_hand_keeps_its_mark(text: str) -> None:
    """Whatever is put around it or done to its looks; and the model is named."""
    signed = by_hand(text)
    assert ai_words(signed.lines) and signed.model == MODEL
    assert signed.label.startswith("Drafted by AI") and signed.assistance.startswith("AI (embedded 1) worded")


@pytest.mark.parametrize("text", LAUNDERED.values(), ids=LAUNDERED)
def test_an_amendment_keeps_it(text: str) -> None:
    """Also of a document that AI had no part in before."""
    signed = amended(text)
    assert ai_words(signed.lines) and signed.model == MODEL and signed.label.startswith("Drafted by AI")


@pytest.mark.parametrize("text", LAUNDERED.values(), ids=LAUNDERED)
def test_another_drafts_line_put_in_place_of_this_ones_keeps_it(text: str) -> None:
    """A session's drafts are all AI's."""
    assert ai_words(edited(text, BARE, (DRAFT,)))


@pytest.mark.parametrize("text", [*HONEST.values()], ids=HONEST)
def test_honest_words_are_the_humans(text: str) -> None:
    """By hand, amended, or in place of a line: what a person would write anyway is not AI's."""
    assert not ai_words(by_hand(text).lines) and not ai_words(amended(text).lines)
    assert not ai_words(edited(text, BARE, (DRAFT,)))
    assert by_hand(text).label == "Written and signed by Ada Novak, LCSW" and by_hand(text).model is None


def test_an_edit_is_cut_where_the_human_begins() -> None:
    """The AI's sentence is AI's, with its evidence; the sentence put beside it is the human's."""
    text = f"{DIARY} My own view follows in the same paragraph."
    assert [(one.text, one.author) for one in edited(text)] == [
        (DIARY, Author.AI),
        ("My own view follows in the same paragraph.", Author.HUMAN),
    ]
    assert {one.statement for one in edited(text)} == {"s1"} and all(one.evidence for one in edited(text))


def test_with_every_line_edited_so_the_paper_still_says_ai() -> None:
    """The label can't be edited away."""
    acts = [Judged(one.id, Act.EDITED, "ada", NOW, f"{one.text} I add a sentence here.") for one in DRAFT.statements()]
    signed = review.sign(DRAFT, acts, OWN, seen_omissions=True, signer=ADA, now=NOW)
    assert signed.label.startswith("Drafted by AI") and ai_words(signed.lines).count(DIARY) == 1


def test_a_short_line_is_known_where_it_is_edited() -> None:
    """Which line it was is known there, so that few words are enough."""
    assert ai_words(edited("Client likes tea, which I think matters a great deal.", BARE))


def test_a_new_wording_of_a_line_is_the_humans() -> None:
    """An edit that says it another way."""
    assert not ai_words(edited("Filled in the diary most nights, and is proud of it."))


def test_what_grounding_struck_is_ai_wording_too() -> None:
    """An invented line is not made true by typing it."""
    assert ai_words(by_hand(f"{INVENTED} So she says.").lines) == INVENTED


def test_without_a_draft_nothing_is_held_against_a_note() -> None:
    """Who refused AI reads a human's label, whatever is written (R6)."""
    assert not ai_words(by_hand(DIARY, ()).lines) and not ai_words(amended(DIARY, ()).lines)


@pytest.mark.parametrize("text", ["✓", "—", "Agreed. ✓", "1. One\n2. Two\n\n• three", "Sí.\n\nNo."])
def test_no_sign_is_lost(text: str) -> None:
    """Whatever a text is cut into, all of it is signed."""
    kept = "".join(one.text for one in amended(text).lines if one.section == "Amendment")
    assert "".join(kept.split()) == "".join(text.split())


def test_a_letter_lost_in_every_word_launders_nothing() -> None:
    """Attacked: no word is the same, and the line still is."""
    said = "Psychoeducation regarding hyperventilation demonstrated interoceptive exposure."
    lost = "Psychoeducatio regardin hyperventilatio demonstrate interoceptive exposur."
    source = Worded(said, MODEL)
    assert [piece.source for piece in pieces(lost, [], before_them=[source])] == [source]


def test_a_long_note_is_read_at_once() -> None:
    """Twenty thousand letters beside sixty lines take no longer than a signature may."""
    many = replace(DRAFT, parts=(Part("Data", Author.AI, tuple(line(n, f"Client kept diary number {n} on five of the seven nights.") for n in range(60))),))  # fmt: skip
    before = datetime.now(tz=UTC)
    by_hand("She told me about the week, one thing after another, and about the diary. " * 260, (many,))
    assert (datetime.now(tz=UTC) - before).total_seconds() < 5
