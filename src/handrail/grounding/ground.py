"""From a raw draft to what a human may review."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handrail.grounding.about_safety import about_safety
from handrail.grounding.assessed import not_assessed
from handrail.grounding.explain import explained
from handrail.grounding.grounds import Grounds, Verdict
from handrail.grounding.omissions import may_be_offered, omissions
from handrail.grounding.words.tokens import content
from handrail.jurisdictions import Law
from handrail.language.confided import confided
from handrail.language.withheld import Withheld
from handrail.papers.draft import Evidence, GroundedDraft, Part, RawDraft, Said, Statement, Struck
from handrail.papers.errors import Refused
from handrail.papers.ids import StatementId
from handrail.papers.kind import Author, Kind
from handrail.papers.notice import Notices
from handrail.papers.safe import SafeText, SafeTurn
from handrail.papers.transcript import Role

REPEATS = 0.9
NOT_HOME = "it stands beside words about safety, which are for a person to speak about"
"""Why a line is struck from a client's own paper, whoever drafted it."""
CONFIDED = "it stands beside words that somebody is not to know of"
"""The same, of a secret."""
WITHHELD = "the client asked to keep it out of a paper that goes out"
"""Why a line is struck from a letter: its words were refused, or name what was refused."""
UNWRITTEN = "the client asked that it not be written down"
"""Why a line is struck from any paper."""
SPACE = re.compile(r"\s+")


def ground(raw: RawDraft, safe: SafeText, notices: Notices, law: Law | None = None) -> GroundedDraft:
    """Keep what its passages support, strike the rest, list what was left out. Raises `Refused` for another text's draft.

    `law`: the places of everyone involved; some forbid what others let stand.
    """
    if raw.safe_id != safe.id:
        raise Refused("this draft was made from another text", "R27")
    grounds = Grounds(safe, law, notices.flags)
    sure = replace(
        notices, flags=tuple(flag for flag in notices.flags if not (grounds.index.spanish and flag.found_by == "reader"))
    )
    goes_home = {turn.index for turn in _may_be_added(raw.kind, safe, sure)}  # the listener errs too often in Spanish
    flagged = {flag.turn for flag in notices.flags}
    withheld = Withheld.of(safe, goes_out=raw.kind.goes_out, flagged=flagged)
    parts: list[Part] = []
    struck: list[Struck] = []
    kept: list[Statement] = []
    for section in raw.kind.sections:
        if section.author is not Author.AI:
            parts.append(Part(section.name, section.author, note=section.about))
            continue
        mine: list[Statement] = []
        for said in raw.said:
            if said.section == section.name:
                statement, verdict = _judge(said, grounds, safe, mine, len(kept) + 1)
                if any(map(withheld.holds, said.evidence)):
                    why = WITHHELD if raw.kind.goes_out else UNWRITTEN
                    statement, verdict = None, Verdict(False, why, "R19", verdict.evidence)
                elif statement is not None and (stays := {item.turn for item in statement.evidence} - goes_home):
                    why, rule = (CONFIDED, "R19") if stays <= confided(safe.turns) else (NOT_HOME, "R37")
                    verdict = Verdict(False, why, rule, statement.evidence)
                    statement = None
                if statement is not None:
                    mine.append(statement)
                    kept.append(statement)
                else:
                    struck.append(Struck(said.text, said.section, verdict.reason, verdict.rule, verdict.evidence))
        parts.append(Part(section.name, Author.AI, tuple(mine)))
    return GroundedDraft(
        kind=raw.kind,
        safe_id=safe.id,
        parts=tuple(parts),
        not_assessed=not_assessed(safe.turns),
        omissions=omissions(
            _may_be_added(raw.kind, safe, notices),
            kept,
            () if _is_clients(raw.kind) else notices.flags,
            may_be_offered(raw.kind, safe, flagged),
        ),
        struck=tuple(struck),
        notices=notices,
        model=raw.model,
    )


def _is_clients(kind: Kind) -> bool:
    return kind.audience == "client"


def _may_be_added(kind: Kind, safe: SafeText, notices: Notices) -> Sequence[SafeTurn]:
    """The turns that a paper may rest on and whose left-out words are offered; for a client's own paper none with safety language, nor the answer to a question
    about it, nor what is to stay between the two: it doesn't go home like this.
    """
    if not _is_clients(kind):
        return safe.turns
    flagged = {flag.turn for flag in notices.flags}
    asked = {turn.index for turn in safe.turns if turn.index in flagged and turn.role is Role.THERAPIST}
    stays = about_safety(safe.turns, notices.flags) | confided(safe.turns)
    return [turn for turn in safe.turns if turn.index not in stays and turn.index - 1 not in asked]


def _judge(
    said: Said, grounds: Grounds, safe: SafeText, before: Sequence[Statement], number: int
) -> tuple[Statement | None, Verdict]:
    evidence = [found for item in said.evidence if (found := _anchored(item, safe)) is not None]
    if not said.evidence:
        return None, Verdict(False, "it cites nothing", "R27")
    if len(evidence) < len(said.evidence):
        return None, Verdict(False, "it cites words that are not there", "R28", tuple(evidence))
    twin = next((place for place, other in enumerate(before, start=1) if _repeats(said.text, other.text)), None)
    if twin is not None:
        return None, Verdict(False, f"says the same as line {twin} of its section", "R27", tuple(evidence))
    if said.refused is not None:
        return None, Verdict(False, said.refused.reason, said.refused.rule, tuple(evidence))
    text, verdict = said.text, grounds.judge(said.text, evidence)
    if not verdict.kept and said.word_for_word:
        exact = grounds.judge(said.word_for_word, evidence)
        text, verdict = (said.word_for_word, exact) if exact.kept else (text, verdict)
    if not verdict.kept:
        return None, verdict
    why = explained(said.why, evidence, safe.turns, verdict.support, verdict.agreeing)
    return Statement(StatementId(f"s{number}"), text, tuple(evidence), said.sure, why, verdict.confirm), verdict


def _anchored(item: Evidence, safe: SafeText) -> Evidence | None:
    """The address if its quote is exact; moved to the one place in its turn where the words stand, if there is just one."""
    if not 0 <= item.turn < len(safe.turns) or not item.quote.strip():
        return None
    text = safe.turns[item.turn].text
    if text[item.start : item.end] == item.quote and 0 <= item.start < item.end:
        return item
    pattern = r"\s+".join(re.escape(word) for word in SPACE.split(item.quote.strip()))
    pattern = pattern.replace("’", "'").replace("'", "['’]")
    places = [found.span() for found in re.finditer(pattern, text)]
    if len(places) != 1:
        return None
    start, end = places[0]
    return replace(item, start=start, end=end, quote=text[start:end])


def _repeats(text: str, other: str) -> bool:
    mine, theirs = set(content(text)), set(content(other))
    return bool(mine) and len(mine & theirs) >= REPEATS * len(mine | theirs)
