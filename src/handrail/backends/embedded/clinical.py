"""Lines for a clinician: third person, reported speech where a shift is safe, an exact quote where it isn't."""

from handrail.backends.embedded.fit import CLIENTS, Asked
from handrail.backends.embedded.moves import Move
from handrail.backends.embedded.passages import Passage
from handrail.backends.embedded.plans import plan
from handrail.backends.embedded.questions import asked_about, asked_in_full
from handrail.backends.embedded.speech import reported, stands_alone, turned
from handrail.backends.embedded.text import is_bare, is_no, noise, words
from handrail.backends.embedded.told import Told, closed, heard, marked, quote
from handrail.papers.draft import Content, Evidence
from handrail.papers.transcript import Role

WHO = {Role.CLIENT: "Client", Role.CLIENT_2: "Second client", Role.THERAPIST: "Therapist", Role.OTHER: "Another person present"}
_NOISIEST = 0.18
_FEWEST = 5
_LEANS = 7
"""An answer of fewer words is told with its question."""
_LONGEST_PAIR = 45


def line(content: Content, one: Asked) -> Told | None:
    """The statement for one chosen passage; None where nothing readable can be said."""
    said = one.passage
    if content is Content.SAFETY:
        return _safety(one)
    if content is Content.PLAN and (told := plan(one)):
        return told
    if said.role is Role.THERAPIST:
        return _therapist(one)
    if said.asked is not None and (
        is_bare(said.text) or is_no(said.text) or len(said.words) < _LEANS or not stands_alone(said.text)
    ):
        return _with_question(said, _answer_end(one))
    if not stands_alone(said.text):
        return _with_before(one)
    if (text := reported(said.text)) is not None:
        return Told(closed(f"{WHO[said.role]} reported that {text}"), (heard(said),))
    return _quoted(said)


def _therapist(one: Asked) -> Told | None:
    said = one.passage
    if one.move is Move.ASK:
        return _quoted(said, verb="asked")
    if one.move is Move.REFLECT:
        told = turned(said.text)
        return Told(closed(f"Therapist reflected that {told}"), (heard(said),)) if told else _quoted(said, verb="reflected")
    if one.move in (Move.SUGGEST, Move.WILL):
        return plan(one) or _quoted(said)
    if one.move is Move.FINDING and (told := turned(said.text)):
        return Told(closed(f"Therapist noted that {told}"), (heard(said),))
    return _quoted(said)


def _safety(one: Asked) -> Told:
    """Safety language with what stands around it: the question before, or the answer behind."""
    said = one.passage
    until = one.rest[-1].end if one.rest else said.end
    if said.role is Role.THERAPIST and one.reply is not None:
        asked = quote(said, _WIDEST, until=until) or quote(said) or said.evidence
        answer = quote(one.reply, _WIDEST, until=len(one.reply.turn_text)) or quote(one.reply) or one.reply.evidence
        who = WHO[one.reply.role].lower()
        return Told(
            closed(f"Therapist said: {marked(asked.quote)} To this, {who} said: {marked(answer.quote)}"),
            (asked, answer),
            quoted=True,
        )
    if told := _with_question(said, _answer_end(one)):
        return told
    return _quote(said, quote(said, until=_answer_end(one)) or quote(said) or said.evidence, "said")


_WIDEST = 70


def _answer_end(one: Asked) -> int:
    """An answer's next sentences belong to it while it stays short."""
    end, count = one.passage.end, len(one.passage.words)
    for more in one.rest:
        count += len(more.words)
        if count > _LONGEST_ANSWER or more.is_question:
            break
        end = more.end
    return end


_LONGEST_ANSWER = 30


def _with_before(one: Asked) -> Told | None:
    """A sentence that points back, told with the one it points to."""
    said, before = one.passage, one.before
    if before is None or len(before.words) + len(said.words) > _LONGEST_PAIR or before.is_question:
        return None
    first, second = reported(before.text), reported(said.text, leaning=True)
    if first and second:
        whole = said.span(before.start, said.end)
        return Told(closed(f"{WHO[said.role]} reported that {first}, and that {second}"), (whole,))
    return _clear(said, quote(said, since=before.start))


def _quoted(said: Passage, *, verb: str = "said") -> Told | None:
    return _clear(said, quote(said), verb)


def _clear(said: Passage, address: Evidence | None, verb: str = "said") -> Told | None:
    """A quote, if it can be read: enough words, few fillers."""
    if address is None or noise(address.quote) > _NOISIEST or len(words(address.quote)) < _FEWEST:
        return None
    return _quote(said, address, verb)


def _quote(said: Passage, address: Evidence, verb: str) -> Told:
    return Told(closed(f"{WHO[said.role]} {verb}: {marked(address.quote)}"), (address,), quoted=True)


def _with_question(said: Passage, until: int) -> Told | None:
    """Asked about fever or chills, client said no."""
    if said.asked is None or said.asked.role is not Role.THERAPIST or said.role not in CLIENTS:
        return None
    question, answer = asked_in_full(said.asked), quote(said, until=until)
    if question is None or answer is None:
        return None
    who = WHO[said.role].lower()
    if (bare := _yes_or_no(answer.quote)) is not None:
        return Told(f"{asked_about(said.asked, question)}, {who} said {bare}.", (question, answer))
    asked = f"Asked {marked(question.quote)}"
    if noise(answer.quote) > _NOISIEST * 2:
        return None
    return Told(closed(f"{asked}, {who} said: {marked(answer.quote)}"), (question, answer), quoted=True)


def _yes_or_no(answer: str) -> str | None:
    said = set(words(answer))
    if said and said <= {"no", "nope", "nah"}:
        return "no"
    return "yes" if said and said <= {"yes", "yeah", "yep", "yup"} else None
