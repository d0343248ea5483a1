"""What AI may be asked to do: nine purposes, what each rests on, and no way to write down a tenth (R1, R8)."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType


class Purpose(StrEnum):
    """The closed list of handbook section 4.2. Selling, advertising, marketing, training, profiling
    emotions and showing AI output to insurers have no member here: they can't be represented."""

    RECORDING = "recording"
    TRANSCRIPTION = "transcription"
    AI_NOTE_DRAFT = "ai_note_draft"
    SESSION_PREP = "session_prep"
    PLAN_DRAFT = "plan_draft"
    BETWEEN_SESSION_SUPPORT = "between_session_support"
    PROCESS_FEEDBACK_TO_THERAPIST = "process_feedback_to_therapist"
    QUALITY_IMPROVEMENT = "quality_improvement"
    RESEARCH = "research"


class Material(StrEnum):
    """What a piece of work starts from, where it does not start from another purpose's result."""

    SOUND = "sound"
    UPLOADED_TEXT = "uploaded_text"
    TYPED_NOTES = "typed_notes"


_P, _M = Purpose, Material

RESTS_ON: Mapping[Purpose, frozenset[Purpose | Material]] = MappingProxyType(
    {
        _P.RECORDING: frozenset(),
        _P.TRANSCRIPTION: frozenset({_P.RECORDING, _M.UPLOADED_TEXT}),
        _P.AI_NOTE_DRAFT: frozenset({_P.TRANSCRIPTION, _M.TYPED_NOTES}),
        _P.SESSION_PREP: frozenset({_P.TRANSCRIPTION, _M.TYPED_NOTES}),
        _P.PLAN_DRAFT: frozenset({_P.TRANSCRIPTION, _M.TYPED_NOTES}),
        _P.BETWEEN_SESSION_SUPPORT: frozenset(),
        _P.PROCESS_FEEDBACK_TO_THERAPIST: frozenset({_P.TRANSCRIPTION}),
        _P.QUALITY_IMPROVEMENT: frozenset({_P.AI_NOTE_DRAFT, _P.SESSION_PREP, _P.PLAN_DRAFT}),
        _P.RESEARCH: frozenset({_P.TRANSCRIPTION, _M.TYPED_NOTES}),
    }
)
"""Any one of these is enough ground. An empty set stands by itself (handbook section 4.2)."""


def needed(purposes: Collection[Purpose], material: Material) -> frozenset[Purpose]:
    """Every purpose that must be agreed to before this work on this material: the ones asked for, and what they rest on.

    >>> sorted(needed([Purpose.AI_NOTE_DRAFT], Material.TYPED_NOTES))
    [<Purpose.AI_NOTE_DRAFT: 'ai_note_draft'>]
    >>> sorted(needed([Purpose.AI_NOTE_DRAFT], Material.SOUND))
    [<Purpose.AI_NOTE_DRAFT: 'ai_note_draft'>, <Purpose.RECORDING: 'recording'>, <Purpose.TRANSCRIPTION: 'transcription'>]
    """
    found: set[Purpose] = set()
    waiting = list(purposes)
    while waiting:
        purpose = waiting.pop()
        if purpose in found:
            continue
        found.add(purpose)
        if purpose is not Purpose.QUALITY_IMPROVEMENT and material not in RESTS_ON[purpose]:
            # quality improvement looks at what was drafted under a yes of its own; it asks for nothing more
            waiting += [ground for ground in RESTS_ON[purpose] if isinstance(ground, Purpose)]
    return frozenset(found)


def fallen(withdrawn: Purpose, active: Collection[Purpose]) -> frozenset[Purpose]:
    """Which of the active purposes lose their last agreed ground when one is withdrawn, and what rests on those (R11).

    >>> sorted(fallen(Purpose.RECORDING, [Purpose.TRANSCRIPTION, Purpose.RESEARCH, Purpose.BETWEEN_SESSION_SUPPORT]))
    [<Purpose.RESEARCH: 'research'>, <Purpose.TRANSCRIPTION: 'transcription'>]
    """
    standing = set(active) - {withdrawn}
    gone = {withdrawn}
    while True:
        now = {purpose for purpose in standing if RESTS_ON[purpose] & gone and not RESTS_ON[purpose] & standing}
        if not now:
            return frozenset(gone - {withdrawn})
        standing -= now
        gone |= now
