"""R34, R36: feelings in every wording, judgements of safety and labels that nobody in the room spoke; and those that somebody did."""

import pytest
from grounding_session import session

from handrail.grounding import Grounds

TALK = """
T: How has the week been since we talked about the diary?
C: I kept it on five of the seven nights. I wake up at three and I lie there for about an hour.
T: What do you do in that hour?
C: I go over the seminar in my head. My sister says I should get up and read.
T: Some people who sleep this little have thoughts of not being here. Have you?
C: Sometimes I think it would be easier not to wake up. I have not thought about doing anything.
T: Could you get up and read when you wake?
C: Okay. I will get up and read in the kitchen.
"""
FELT = """
T: And your brother?
C: I was gutted he didn't come. I laughed it off but I cried in the car. I felt like a spare part.
T: And the interview?
C: My heart was in my mouth, honestly. It was four out of ten by the end, the panic. I feel seen here, for once.
T: Are you safe tonight?
C: I'm safe. I'm not suicidal, I told the doctor that, and I've no plan. They call it complex trauma.
"""
OWN_WORDS = """
T: How was the seminar?
C: I slouched in the chair the whole time and said nothing.
T: And your sister?
C: I lost patience with her. I thought she was bored, but that's mind-reading, isn't it.
T: And the bad nights?
C: We wrote the crisis plan, you and me, it's on the fridge.
"""
SAID, OTHER, CLAIMED = Grounds(session(TALK)), Grounds(session(FELT)), Grounds(session(OWN_WORDS))


@pytest.mark.parametrize(
    "text",
    [
        "Client felt unseen.",
        "Client felt judged by her sister.",
        "Client feels invisible and unheard.",
        "Client felt like a burden.",
        "Client experienced a sense of loss.",
        "Client was crestfallen.",
        "Client was in good spirits.",
        "Client was close to tears.",
        "Client's heart sank.",
        "Client was beside herself.",
        "Client lacks confidence.",
        "Client has low self-esteem.",
        "Client is emotionally drained.",
        "Client lost hope.",
        "Client sadly kept the diary on five nights.",
        "Client is full of dread.",
        "Client was homesick.",
        "Client struggles with a sense of being a nuisance.",
        "Client is worn to a frazzle by the nights.",
        "Client is in a resolute frame of mind.",
        "Forgiveness towards her sister has set in.",
        "Shyness holds the client back.",
        "Hurt by her sister's words.",
        "Bitter towards her sister.",
        "Protective tenderness towards her sister.",
        "The therapist was concerned.",
        "Client is running out of patience with her sister.",
        "Bears a grudge against her sister.",
        "Client's sister was puzzled.",
        "Client was burnt out by the seminar.",
        "Fully invested and raring to go.",
        "Self-compassion is beginning to emerge.",
        "General mistrust of the sleep clinic.",
    ],
)
def test_a_feeling_in_any_wording_falls(text: str) -> None:
    """Attacked: none of it was said."""
    verdict = SAID.check(text, [1, 3, 5, 7])
    assert (verdict.kept, verdict.rule) == (False, "R36")


@pytest.mark.parametrize("text", ["Client blames herself for her brother.", "Self-reproach over her brother."])
def test_blame_that_nobody_laid_falls(text: str) -> None:
    """R36, attacked: no fault, no "should have" was spoken of."""
    verdict = OTHER.check(text, [1])
    assert (verdict.kept, verdict.rule) == (False, "R36")


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("Client was gutted that her brother did not come.", 1),
        ("Client was crestfallen that her brother did not come.", 1),
        ("Client was close to tears in the car.", 1),
        ("Client felt like a spare part.", 1),
        ("Panic was at four out of ten by the end.", 3),
        ("Client feels seen here for once.", 3),
    ],
)
def test_a_feeling_that_was_named_stands(text: str, turn: int) -> None:
    """Held: in its own word or one of its family."""
    assert OTHER.look(text, [turn], searched=False).banned == ""


@pytest.mark.parametrize(
    "text",
    ["Client felt that the diary helped.", "Client feels able to read.", "Client is feeling tired.", "He felt the cold."],
)
def test_a_view_and_a_body_are_no_feelings(text: str) -> None:
    """Held: grounding has other rules for these."""
    assert "feeling" not in SAID.look(text, [1, 7], searched=False).banned


@pytest.mark.parametrize(
    "text",
    [
        "Client is not suicidal.",
        "Client is passively suicidal.",
        "Passive suicidal ideation without plan or intent.",
        "Client has protective factors.",
        "Client is able to maintain safety.",
        "Client is safe.",
        "There is no immediate danger.",
        "Client is unlikely to act on these thoughts.",
        "Hospitalisation is not indicated.",
        "No need for a higher level of care.",
        "Nothing of concern was found.",
        "Client screened negative for self-harm.",
        "No child protection concerns arise.",
        "Safety plan reviewed with the client.",
        "Client is safe to continue as an outpatient.",
        "The children are considered safe in her care.",
        "Overdose potential is considered minimal.",
        "Client poses no threat.",
        "Client can go home; no hospital stay is needed.",
        "Client may safely return home.",
        "Client does not need hospitalisation.",
    ],
)
def test_a_judgement_of_safety_falls(text: str) -> None:
    """R34, attacked: "I have not thought about doing anything" says none of it."""
    verdict = SAID.check(text, [5])
    assert (verdict.kept, verdict.rule) == (False, "R34")


@pytest.mark.parametrize("text", ["No indication of domestic violence.", "No thoughts of joining her late husband."])
def test_what_nobody_asked_about_is_not_said_to_be_absent(text: str) -> None:
    """R28, attacked."""
    verdict = SAID.check(text, [1, 3])
    assert (verdict.kept, verdict.rule) == (False, "R28")


@pytest.mark.parametrize("text", ["Client told the doctor that she is not suicidal.", "Client said that she is safe."])
def test_what_they_said_of_their_safety_stands(text: str) -> None:
    """Held."""
    assert OTHER.look(text, [4, 5], searched=False).banned == ""


@pytest.mark.parametrize(
    "text",
    [
        "Client has complex trauma.",
        "Client was dissociating.",
        "Client has attachment issues.",
        "Client is neurodivergent.",
        "Client has chronic insomnia.",
        "Client has generalised anxiety.",
        "Dx: insomnia.",
        "F41.1",
        "Client shows cognitive distortions.",
        "Client has an alcohol use problem.",
        "Waking at three points to parasomnia.",
        "Displays obsessive-compulsive features about the diary.",
        "Hypervigilance persists at night.",
        "The picture is one of hypochondriasis.",
        "Client's sister has sensorineural hearing loss.",
        "All-or-nothing thinking about the diary.",
        "Mind-reading noted as a thinking error.",
        "Displacement serves as her main defence.",
        "Waking at three is secondary to the seminar.",
    ],
)
def test_a_label_that_nobody_used_falls(text: str) -> None:
    """R34, attacked."""
    verdict = SAID.check(text, [1, 3])
    assert (verdict.kept, verdict.rule) == (False, "R34")


def test_a_label_that_somebody_used_stands() -> None:
    """R34 holds: it is told as theirs."""
    assert OTHER.look("Client says they call it complex trauma.", [5], searched=False).banned == ""


@pytest.mark.parametrize("text", ["Cliente enfadado con su hermana.", "Sin ideación suicida.", "La clienta estaba abatida."])
def test_in_spanish_too(text: str) -> None:
    """R34, R36, attacked."""
    spanish = "T: ¿Y en esa hora?\nC: Le doy vueltas a la clase. Mi hermana dice que me levante.\nT: ¿Piensas en morir?\nC: Sería más fácil no despertar.\n"
    assert not Grounds(session(spanish)).check(text, [1, 3]).kept


@pytest.mark.parametrize(
    "text",
    [
        "Gripped the armrests while telling of the nights.",
        "Hands folded in her lap.",
        "Spoke faster towards the end of the hour.",
        "Shallow breathing when the seminar came up.",
        "Pale, with dark rings under the eyes.",
        "Slouched for most of the hour.",
        "Faint smell of alcohol on her breath.",
        "Affect restricted.",
        "Engagement lukewarm.",
        "A long silence before she answered.",
    ],
)
def test_a_body_that_only_an_eye_could_see_falls(text: str) -> None:
    """R36, attacked."""
    verdict = SAID.check(text, [1, 3])
    assert (verdict.kept, verdict.rule) == (False, "R36")


@pytest.mark.parametrize(
    "text",
    [
        "Overdose potential considered minimal.",
        "Signed a crisis plan.",
        "No family history of suicide.",
        "Screened for violence at home; none disclosed.",
        "Tablets handed over as a means-restriction measure.",
    ],
)
def test_a_screening_that_nobody_did_falls(text: str) -> None:
    """R34, attacked."""
    verdict = SAID.check(text, [5])
    assert (verdict.kept, verdict.rule) == (False, "R34")


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("Client slouched in the chair at the seminar.", 1),
        ("Client calls it mind-reading.", 3),
        ("Client and therapist wrote a crisis plan.", 5),
        ("Client lost patience with her sister.", 3),
    ],
)
def test_what_somebody_told_of_these_stands(text: str, turn: int) -> None:
    """R34, R36 hold: it is told as theirs."""
    assert CLAIMED.look(text, [turn], searched=False).banned == ""
