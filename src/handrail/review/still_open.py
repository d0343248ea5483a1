"""What a human has yet to do before a draft can be signed."""

from collections.abc import Collection, Mapping

from handrail.papers.draft import GroundedDraft
from handrail.papers.ids import StatementId
from handrail.papers.kind import Author
from handrail.papers.signed import Judged


def latest(judged: Collection[Judged]) -> dict[StatementId, Judged]:
    """The newest act on each statement; of two at one moment the later in the list."""
    newest: dict[StatementId, Judged] = {}
    for act in judged:
        held = newest.get(act.statement)
        if held is None or act.at >= held.at:
            newest[act.statement] = act
    return newest


def still_open(
    grounded: GroundedDraft, judged: Collection[Judged], written: Mapping[str, str], *, seen_omissions: bool
) -> tuple[str, ...]:
    """One short phrase each: lines to confirm, empty sections, left-out passages not looked at. Empty: ready to sign."""
    done = latest(judged)
    waiting = sum(bool(statement.confirm) and statement.id not in done for statement in grounded.statements())
    phrases = [f"{waiting} {'line' if waiting == 1 else 'lines'} to confirm"] if waiting else []
    may_stay_empty = {section.name for section in grounded.kind.sections if section.optional}
    phrases += [
        f"{part.name} is empty"
        for part in grounded.parts
        if part.author is Author.HUMAN and part.name not in may_stay_empty and not written.get(part.name, "").strip()
    ]
    if grounded.omissions and not seen_omissions:
        phrases.append(f"{len(grounded.omissions)} left out to look at")
    return tuple(phrases)
