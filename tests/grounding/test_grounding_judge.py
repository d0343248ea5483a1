"""R27: the judge reads what lists of words can't, is one voice beside the rules, and is asked only where it can read."""

import pytest
from grounding_session import session

from handrail.grounding import Grounds
from handrail.grounding.support import entailment, weighed
from handrail.grounding.support.premise import MOST_WORDS, premise
from handrail.language import files
from handrail.papers.errors import Tampered

TALK = """
T: How was the meeting with your brother?
C: My brother rang my mother about the house before I could. She shouted at him and he hung up on her.
T: And the form for the college?
C: I've got it on the table. I'd only have to sign it and put it in the post.
T: I wondered about writing to the head of year.
C: No, leave it. I'd rather tell her myself.
"""
SAID = Grounds(session(TALK))


def refuse(*_):
    """A judge that must not be asked."""
    raise AssertionError("the judge was asked")


@pytest.mark.parametrize(
    ("true", "wrong", "turn"),
    [
        ("Her brother told their mother about the house.", "Her mother told her brother about the house.", 1),
        ("The form has not been sent yet.", "The form has been signed and posted.", 3),
        ("Prefers to speak to the teacher in person.", "Agreed that the therapist will write to the teacher.", 5),
    ],
)
def test_it_tells_who_did_what_and_whether(true, wrong, turn):
    """The same words in another order, or a plan told as done."""
    judge = entailment.shipped()
    passage = premise(SAID.index, [turn], true)
    assert judge.score(passage, true) > judge.score(passage, wrong)


def test_marks_of_stress_and_curly_apostrophes_change_nothing():
    """A name may be written either way."""
    judge = entailment.shipped()
    assert judge.score("client: I can't see Zoë.", "Can't see Zoë.") == judge.score(
        "client: I can’t see Zoe.", "Can’t see Zoe."
    )


def test_a_long_passage_is_cut_to_what_counts():
    """A turn of a thousand words is read where the statement's words are."""
    grounds = Grounds(session("T: And?\nC: " + "It rained and we waited. " * 200 + "My aunt sold the boat in Galway."))
    read = premise(grounds.index, [1], "An aunt sold her boat.")
    assert "My aunt sold the boat" in read
    assert len(read.split()) <= MOST_WORDS + 4


def test_turns_apart_count_beside_all_together():
    """Of turns that were looked for, the best one has half a say."""

    class Fixed(entailment.Judge):
        def __init__(self):
            self.told = {"whole": -2.0, "one": 1.0, "other": 4.0}

        def score(self, passage, statement):
            return self.told[passage]

    assert Fixed().support(["whole", "one", "other"], "") == 1.0
    assert Fixed().support(["whole"], "") == -2.0


@pytest.mark.parametrize("doubt", ["", "it affirms what was denied", "a rule without a weight"])
def test_more_from_the_judge_never_strikes(doubt):
    """What stands at one score stands at every higher one."""
    stood = [weighed.stands(doubt, 0.5, 0, score / 4, searched=False) for score in range(-40, 41)]
    assert stood == sorted(stood)
    assert stood[0] is False
    assert stood[-1] is True


def test_a_rule_that_was_overruled_is_shown_to_a_human(monkeypatch):
    """R33: the line stands, and asks to be confirmed for what the rule doubted."""
    monkeypatch.setattr(entailment.Judge, "support", lambda *_: 9.0)
    verdict = SAID.check("The form for the college has been on the table, and it was not signed.", [3])
    assert verdict.kept
    doubted = SAID.look("Her brother rang her brother.", [1], searched=False)
    if doubted.doubt in weighed.CONFIRM:
        assert weighed.CONFIRM[doubted.doubt] in SAID.check("Her brother rang her brother.", [1]).confirm


@pytest.mark.parametrize(
    "text", ["Client is at low risk.", "Meets criteria for panic disorder.", "She felt humiliated.", "She said, “I hate him.”"]
)
def test_what_is_forbidden_is_struck_whatever_the_judge_says(monkeypatch, text):
    """R28, R34, R36: no score buys an invented quotation, a feeling, a diagnosis or a level of risk."""
    monkeypatch.setattr(entailment.Judge, "support", lambda *_: 99.0)
    assert not SAID.check(text, [1]).kept


@pytest.mark.parametrize(
    ("text", "kept"), [("Takes sertraline 50 mg.", True), ("Takes sertraline 75 mg.", False), ("She was scared.", True)]
)
def test_doses_and_named_feelings_are_for_the_rules(monkeypatch, text, kept):
    """R33, R36: a model neither corrects a dose nor takes back a feeling that was said."""
    monkeypatch.setattr(entailment.Judge, "support", refuse)
    talk = Grounds(session("T: And the sertraline?\nC: Still fifty milligrams. I was scared of more."))
    assert talk.check(text, [1]).kept is kept


def test_spanish_talk_is_left_to_the_rules(monkeypatch):
    """It reads English only."""
    monkeypatch.setattr(entailment.Judge, "support", refuse)
    spanish = Grounds(
        session("T: ¿Cómo ha dormido esta semana?\nC: Dormí cinco horas cada noche, y no fui al trabajo el lunes.")
    )
    assert spanish.check("La clienta durmió cinco horas cada noche.", [1]).kept


def test_words_to_the_letter_need_no_judge(monkeypatch):
    """A recited sentence stands by itself."""
    monkeypatch.setattr(entailment.Judge, "support", refuse)
    assert SAID.check("My brother rang my mother about the house before I could.", [1]).kept


def test_another_model_file_is_refused(monkeypatch):
    """R14 and R27 fail closed: nothing is judged by a file that was not measured."""
    monkeypatch.setattr(files, "pinned", lambda package: {"judge.onnx": "0" * 64})
    entailment.shipped.cache_clear()
    try:
        with pytest.raises(Tampered, match=r"judge\.onnx"):
            SAID.check("The form has not been sent yet.", [3])
    finally:
        entailment.shipped.cache_clear()
