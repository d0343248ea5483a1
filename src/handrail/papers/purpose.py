"""What AI may be asked to do: nine purposes, and no way to write down a tenth (R1, R8)."""

from enum import StrEnum


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
