"""A draft as a page: all that stands around the lines is in the reader's language, and what was said stays as it was said."""

from typing import Any

import pytest

from handrail.grounding import assessed, omissions
from handrail.interop.page import draft_page
from handrail.interop.spanish import in_spanish
from handrail.papers.draft import CONFIRM
from handrail.papers.notice import Safety

SAID = "Tomo la sertralina en la mañana."
BODY: dict[str, Any] = {
    "session": {"turns": 2, "words": 9},
    "model": {"name": "embedded", "version": "12"},
    "seen": [{"text": "¿Y el medicamento?"}, {"text": SAID}],
    "times": [None, None],
    "document": {
        "title": "Summary",
        "sections": [
            {
                "name": "Said",
                "author": "ai",
                "statements": [
                    {"text": f"Dijiste: “{SAID}”", "confirm": ["medication", "dose"], "evidence": [{"turn": 1, "quote": SAID}]}
                ],
            }
        ],
    },
    "omissions": [{"turn": 1, "quote": SAID, "why": "Medication, and no line rests on it."}],
    "struck": [],
    "flags": [{"turn": 1, "quote": SAID, "category": "past_attempt"}],
    "not_assessed": ["self-harm", assessed.ALWAYS],
}


def test_a_spanish_page_is_in_spanish() -> None:
    """What to confirm, why it is listed, what a flag is about, what nobody raised, and the turn."""
    page = " ".join(draft_page(BODY, "es").split())
    assert "Por confirmar: medicamento, dosis." in page and "[turno 2]" in page
    assert "Un medicamento, y ninguna línea se apoya en eso." in page and "un intento anterior" in page
    assert "hacerse daño, estado mental" in page


def test_an_english_page_stays_english() -> None:
    """Attacked: the same body for a clinician."""
    page = draft_page(BODY)
    assert "To confirm: medication, dose." in page and "[turn 2]" in page and "past attempt" in page
    assert "medicamento, dosis" not in page


@pytest.mark.parametrize(
    "text",
    [*CONFIRM, *Safety, *(name for name, _ in assessed.TOPICS), assessed.ALWAYS]
    + [why for _, why, _ in (*omissions.WHY, *omissions.ASKED)],
)
def test_nothing_of_a_page_is_left_in_english(text: str) -> None:
    """A word that is new in grounding or noticing needs its Spanish here."""
    assert in_spanish(text) != text
