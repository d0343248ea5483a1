"""A document section by section: which contents it draws on, how many lines of each, and in which words."""

from collections.abc import Callable, Sequence

from handrail.backends.embedded import lexicon
from handrail.backends.embedded.choose import pick, with_neighbours
from handrail.backends.embedded.passages import Passage, passages
from handrail.backends.embedded.score import Scored, scored
from handrail.backends.embedded.write import Writer
from handrail.papers.draft import Author, Content, Evidence, Kind, Said, Section, Voice
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

EARLY, LATE = 0.45, 0.55
ANSWER_IS_SHORT = 9
PLAIN_LONGEST = 22


class Composer:
    """Drafts one document from one session."""

    def __init__(self, kind: Kind, turns: Sequence[SafeTurn]) -> None:
        self.kind = kind
        self.writer = Writer(kind.voice, turns)
        everything = [scored(passage) for passage in passages(turns)]
        self.theirs = [item for item in everything if item.passage.role is not Role.THERAPIST]
        self.mine = [item for item in everything if item.passage.role is Role.THERAPIST]
        self.words = sum(len(turn.text.split()) for turn in turns)
        self.by_turn: dict[int, list[Scored]] = {}
        for item in everything:
            self.by_turn.setdefault(item.passage.turn, []).append(item)
        self.used: set[tuple[int, int]] = set()
        self.taken: list[Scored] = []

    def draft(self) -> list[Said]:
        """All statements; contents that are rare in a session choose before those that are common."""
        sections = [section for section in self.kind.sections if section.author is Author.AI]
        lines: dict[str, list[Said]] = {section.name: [] for section in sections}
        if self.kind.voice is Voice.CLINICAL and sections:
            lines[sections[0].name] += self._safety(sections[0].name)
        for content in PRECEDENCE:
            for section in sections:
                if content in section.content:
                    lines[section.name] += WAYS[content](self, section)
        return [said for section in sections for said in sorted(lines[section.name], key=_in_time)]

    def _count(self, section: Section, content: Content) -> int:
        per, least, most = BUDGETS[content]
        if len(section.content) == 1:
            most, per = most * 2, per // 2
        if self.kind.voice is Voice.PLAIN or self.kind.audience == "clinician":
            most = max(2, most // 2)
        return max(least, min(most, round(self.words / per)))

    def _safety(self, section: str) -> list[Said]:
        """Words about safety are always there, exactly as they were said, with the question that they answer."""
        lines = []
        for turn in dict.fromkeys(item.passage.turn for item in self.theirs if lexicon.SAFETY.search(item.passage.text)):
            here = [item for item in self.by_turn[turn] if (turn, item.passage.number) not in self.used]
            marked = [index for index, item in enumerate(here) if lexicon.SAFETY.search(item.passage.text)]
            if marked:
                group = [item.passage for item in here[marked[0] : marked[-1] + 2]]
                lines.append(
                    self._plain_quote(section, here[marked[0]], group, "Safety language is always kept, word for word.")
                )
        return lines

    def _plain_quote(self, section: str, item: Scored, group: list[Passage], rule: str) -> Said:
        question = self._question_before(group[0])
        evidence = [self.writer.evidence(group)]
        text = self.writer.quoted(group)
        if question is not None:
            text = self.writer.answered(question, group)
            evidence.insert(0, self.writer.evidence([question]))
        return self._keep(section, text, evidence, item, group, rule, "These are your own words, kept exactly.")

    def report(self, section: Section) -> list[Said]:
        """What the client told, best passages first."""
        return self._told(section, Content.REPORT, self.theirs, "Part of what the client told.", "You told this.")

    def homework(self, section: Section) -> list[Said]:
        """What became of the last agreement."""
        pool = [item for item in self.theirs if item.passage.place <= EARLY and lexicon.HOMEWORK.search(item.passage.text)]
        return self._told(section, Content.HOMEWORK, pool, "What became of the last agreement.", "You told how it went.")

    def goal(self, section: Section) -> list[Said]:
        """What the client wants, only where they said so."""
        pool = [item for item in self.theirs if lexicon.GOAL.search(item.passage.text)]
        return self._told(section, Content.GOAL, pool, "A goal that the client named.", "You said what you want.")

    def problem(self, section: Section) -> list[Said]:
        """What troubles the client, in their terms."""
        pool = [item for item in self.theirs if item.topics & TROUBLES]
        return self._told(section, Content.PROBLEM, pool, "Trouble that the client told of.", "You told what is hard.")

    def response(self, section: Section) -> list[Said]:
        """What the client said right after the therapist reflected, suggested or explained."""
        moved = {
            item.passage.turn
            for item in self.mine
            if any(
                pattern.search(item.passage.text)
                for pattern in (lexicon.SUGGESTING, lexicon.EXPLAINING, lexicon.TECHNIQUE, lexicon.REFLECTING)
            )
        }
        pool = [item for item in self.theirs if item.passage.turn - 1 in moved and item.topics & ANSWERS]
        return self._told(
            section, Content.RESPONSE, pool, "Said in answer to what the therapist did.", "You said this in answer."
        )

    def thread(self, section: Section) -> list[Said]:
        """Raised in the second half and not in the plan."""
        pool = [item for item in self.theirs if item.passage.place >= EARLY]
        return self._told(section, Content.THREAD, pool, "Raised and not finished.", "You brought this up.")

    def intervention(self, section: Section) -> list[Said]:
        """What the therapist did: named work first."""
        pool = []
        for item in self.mine:
            text, size = item.passage.text, len(item.passage.words)
            worth = 1.6 * bool(lexicon.TECHNIQUE.search(text)) + 1.2 * bool(lexicon.SUGGESTING.search(text))
            worth += (
                1.0 * bool(lexicon.EXPLAINING.search(text))
                + 0.8 * bool(lexicon.REFLECTING.match(text))
                + 0.5 * item.passage.asks
            )
            if worth and 5 <= size <= 40 and not lexicon.CHAT.search(text):
                pool.append((worth + min(size, 18) / 18 + 0.25 * len(item.topics), item))
        pool.sort(key=lambda pair: -pair[0])
        best = [item for _, item in pool[: 4 * self._count(section, Content.INTERVENTION)] if self._free(item)]
        chosen = pick(best, self._count(section, Content.INTERVENTION), self.taken, least=-5.0)
        return [
            self._keep(
                section.name, self.writer.done(item.passage), [self.writer.evidence([item.passage])], item, [item.passage],
                "What the therapist did, in their own words.", "Your therapist did this.",
            )
            for item in chosen
        ]  # fmt: skip

    def plan(self, section: Section) -> list[Said]:
        """Commitments, proposals and the next appointment, from the later part of the hour."""
        late = [
            item for item in (*self.theirs, *self.mine) if item.passage.place >= LATE and 4 <= len(item.passage.words) <= 45
        ]
        theirs = [
            item
            for item in late
            if item.passage.role is not Role.THERAPIST
            and len(item.passage.words) >= 6
            and lexicon.COMMIT.search(item.passage.text)
            and not lexicon.NOT_COMMITTED.search(item.passage.text)
        ]
        mine = [item for item in late if item.passage.role is Role.THERAPIST and lexicon.AGREEING.search(item.passage.text)]
        count = self._count(section, Content.PLAN)
        lines = []
        for pool, most in ((theirs, (count + 1) // 2), (mine, count // 2)):
            for item in pick([item for item in pool if self._free(item)], max(1, most), self.taken, least=-1.2):
                group = [item.passage]
                lines.append(
                    self._keep(
                        section.name, self.writer.agreed(group), [self.writer.evidence(group)], item, group,
                        "Words of agreement in the later part of the hour.", "You agreed on this.",
                    )
                )  # fmt: skip
        return lines + self._appointment(section.name)

    def _appointment(self, section: str) -> list[Said]:
        """The last words about meeting again, with the answer to them."""
        for item in reversed([item for item in (*self.mine, *self.theirs) if item.passage.place >= 0.7]):
            if not lexicon.APPOINTMENT.search(item.passage.text) or not self._free(item) or len(item.passage.words) > 40:
                continue
            group = [item.passage]
            evidence = [self.writer.evidence(group)]
            text = f"Next appointment, as said: “{evidence[0].quote}”"
            answer = next((near.passage for near in self.by_turn.get(item.passage.turn + 1, [])[:1]), None)
            if answer is not None and len(answer.words) <= ANSWER_IS_SHORT and answer.role is not item.passage.role:
                evidence.append(self.writer.evidence([answer]))
                text += f" “{answer.text}”"
            return [
                self._keep(section, text, evidence, item, group, "The last words about meeting again.", "When you meet again.")
            ]
        return []

    def _told(self, section: Section, content: Content, pool: Sequence[Scored], rule: str, plain: str) -> list[Said]:
        free = [item for item in pool if self._free(item) and not item.passage.asks and self._fits(item)]
        lines = []
        for item in pick(free, self._count(section, content), self.taken):
            if not self._free(item):
                continue
            group = with_neighbours(item, self.by_turn[item.passage.turn], self.used)
            if self.kind.voice is Voice.PLAIN:
                group = [item.passage]
            text = self.writer.reported(group)
            evidence = [self.writer.evidence(group)]
            question = self._question_before(group[0]) if "“" in text and len(item.passage.words) <= ANSWER_IS_SHORT else None
            if question is not None:
                text = self.writer.answered(question, group)
                evidence.insert(0, self.writer.evidence([question]))
            lines.append(self._keep(section.name, text, evidence, item, group, rule, plain))
        return lines

    def _fits(self, item: Scored) -> bool:
        return self.kind.voice is not Voice.PLAIN or (
            len(item.passage.words) <= PLAIN_LONGEST and not lexicon.SAFETY.search(item.passage.text)
        )

    def _free(self, item: Scored) -> bool:
        return (item.passage.turn, item.passage.number) not in self.used

    def _question_before(self, passage: Passage) -> Passage | None:
        """The question that ends the turn before, when the answer begins its own turn."""
        before = self.by_turn.get(passage.turn - 1, [])
        if passage.number > 1 or not before or before[-1].passage.role is passage.role:
            return None
        last = before[-1].passage
        return last if last.asks and 3 <= len(last.words) <= 30 else None

    def _keep(
        self,
        section: str,
        text: str,
        evidence: Sequence[Evidence],
        item: Scored,
        group: Sequence[Passage],
        rule: str,
        plain: str,
    ) -> Said:
        self.used |= {(passage.turn, passage.number) for passage in group}
        self.taken.append(item)
        return self.writer.said(section, text, evidence, item, rule, plain)


def _in_time(said: Said) -> tuple[int, int]:
    return said.evidence[0].turn, said.evidence[0].start


TROUBLES = frozenset(
    {"sleep", "mood", "worry", "thoughts", "substance", "body", "avoidance", "self", "trauma", "loss", "appetite"}
)
ANSWERS = frozenset(
    {"change", "self", "coping", "thoughts", "goal", "worry", "mood", "avoidance", "loss", "trauma", "family", "partner"}
)
PRECEDENCE = (
    Content.PLAN, Content.HOMEWORK, Content.GOAL, Content.RESPONSE, Content.INTERVENTION, Content.PROBLEM, Content.REPORT, Content.THREAD,
)  # fmt: skip
BUDGETS = {  # words of session per line, fewest and most lines
    Content.REPORT: (420, 4, 12),
    Content.PROBLEM: (900, 1, 4),
    Content.HOMEWORK: (2200, 1, 2),
    Content.GOAL: (2200, 1, 2),
    Content.RESPONSE: (1800, 1, 3),
    Content.INTERVENTION: (1500, 1, 4),
    Content.PLAN: (900, 2, 5),
    Content.THREAD: (1400, 1, 4),
}
WAYS: dict[Content, Callable[[Composer, Section], list[Said]]] = {
    Content.REPORT: Composer.report,
    Content.PROBLEM: Composer.problem,
    Content.HOMEWORK: Composer.homework,
    Content.GOAL: Composer.goal,
    Content.RESPONSE: Composer.response,
    Content.INTERVENTION: Composer.intervention,
    Content.PLAN: Composer.plan,
    Content.THREAD: Composer.thread,
}
