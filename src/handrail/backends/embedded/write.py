"""From chosen passages to statements: the sentence, its evidence, its reason in two registers."""

import math
import re
from collections.abc import Sequence

from handrail.backends.embedded import lexicon, speech
from handrail.backends.embedded.passages import Passage
from handrail.backends.embedded.score import Scored
from handrail.papers.draft import Evidence, Said, Voice, Why
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

LONGEST_QUOTE = 320
WILL = re.compile(r"^(?:i'll|i’ll|i will)\s+", re.IGNORECASE)
SAYING = re.compile(
    r"^(?:they|you) (?:want|think|feel|guess|believe|know|hope|need|would like|wish|don't think|don't know|do not)\b"
)
PLAIN_TOPICS = {
    "mood": "how things were for you", "thoughts": "what goes through your mind", "substance": "drinking or drugs", "medication": "your medicine",
    "body": "your body", "loss": "your loss", "trauma": "what happened to you", "avoidance": "what you stayed away from",
    "coping": "what helps", "change": "what you want to change", "self": "how you see yourself", "goal": "what you want",
}  # fmt: skip


class Writer:
    """Writes for one task: its voice and its turns."""

    def __init__(self, voice: Voice, turns: Sequence[SafeTurn]) -> None:
        self.voice = voice
        self.turns = {turn.index: turn for turn in turns}
        self._count = 0

    def name(self, role: Role) -> str:
        """Whom a statement is about, as its reader calls them."""
        if self.voice is Voice.PLAIN:
            return {Role.CLIENT: "You", Role.THERAPIST: "Your therapist"}.get(role, speech.NAME_OF[role])
        return speech.NAME_OF[role]

    def evidence(self, group: Sequence[Passage]) -> Evidence:
        """One stretch of one turn, from the first passage's start to the last one's end."""
        start, end = group[0].start, group[-1].end
        return Evidence(group[0].turn, start, end, self.turns[group[0].turn].text[start:end])

    def reported(self, group: Sequence[Passage]) -> str:
        """What someone said, in reported speech where that is safe, else in quotation marks."""
        texts = [speech.tidy(passage.text) for passage in group]
        if not all(map(speech.can_be_reported, texts)):
            return self.quoted(group)
        voice = self.voice if group[0].role is Role.CLIENT else Voice.CLINICAL
        first = speech.lowered(speech.turned(texts[0], voice))
        verb = "said" if SAYING.match(first) else ("reported", "said")[self._count % 2 if voice is Voice.CLINICAL else 1]
        self._count += 1
        rest = [speech.sentence(speech.turned(text, voice)) for text in texts[1:]]
        return " ".join([speech.sentence(f"{self.name(group[0].role)} {verb} that {first}"), *rest])

    def quoted(self, group: Sequence[Passage]) -> str:
        """Exactly what someone said."""
        verb = "asked" if group[-1].asks and group[0].role is Role.THERAPIST else "said"
        return f"{self.name(group[0].role)} {verb}: {speech.quoted(self.evidence(group).quote)}"

    def answered(self, question: Passage, group: Sequence[Passage]) -> str:
        """A question and its answer: short answers mean nothing without it."""
        who = "you" if self.voice is Voice.PLAIN and group[0].role is Role.CLIENT else self.name(group[0].role).lower()
        return f"Asked {speech.quoted(question.text)}, {who} said: {speech.quoted(self.evidence(group).quote)}"

    def done(self, passage: Passage) -> str:
        """What a therapist did, as far as their words show it."""
        text = speech.quoted(passage.text)
        who = self.name(Role.THERAPIST)
        if passage.asks and not lexicon.SUGGESTING.search(passage.text):
            return f"{who} asked: {text}"
        if lexicon.SUGGESTING.search(passage.text):
            return f"{who} suggested: {text}"
        if lexicon.EXPLAINING.search(passage.text):
            return f"{who} explained: {text}"
        if lexicon.REFLECTING.match(passage.text):
            return f"{who} reflected: {text}"
        return f"{who} said: {text}"

    def agreed(self, group: Sequence[Passage]) -> str:
        """What someone will do."""
        text = speech.tidy(group[0].text)
        will = WILL.match(text)
        name = self.name(group[0].role)
        if len(group) == 1 and will and speech.can_be_reported(text):
            voice = self.voice if group[0].role is Role.CLIENT else Voice.CLINICAL
            return speech.sentence(f"{name} will {speech.turned(text[will.end() :], voice)}")
        if group[0].role is Role.THERAPIST and not speech.can_be_reported(text):
            return f"{name} proposed: {speech.quoted(self.evidence(group).quote)}"
        return self.reported(group)

    def said(self, section: str, text: str, evidence: Sequence[Evidence], chosen: Scored, rule: str, plain: str) -> Said:
        """The statement with its reason."""
        topics = sorted(chosen.topics)
        words = ", ".join(f"“{weight.words}”" for weight in chosen.weights if weight.weight > 0)[:160]
        clinician = f"{rule} It stands out by {words}." if words else rule
        about = ", ".join(PLAIN_TOPICS.get(topic, topic) for topic in topics[:2])
        client = f"{plain} It is about {about}." if about else plain
        sure = 0.5 + 0.45 * (1 - math.exp(-max(chosen.total, 0.0) / 4))
        return Said(section, text, tuple(evidence), round(sure, 2), Why(clinician, client, chosen.weights))
