"""JSON transcripts: `{"turns": [{"speaker", "text", "start"?, "end"?}]}`, or the bare list."""

import json
import math
from typing import Any

from handrail.intake.cues import Cue
from handrail.papers.errors import BadInput

LONGEST_NUMBER = 400


def json_cues(text: str) -> list[Cue]:
    """Cues of a JSON transcript. Raises `BadInput` that names the first turn which isn't one."""
    try:
        body = json.loads(text, parse_int=_whole)
    except (ValueError, RecursionError):
        raise BadInput("this JSON can't be read; it may be cut off or nested too deeply") from None
    turns = body.get("turns") if isinstance(body, dict) else body
    if not isinstance(turns, list):
        raise BadInput('a JSON transcript is {"turns": [{"speaker", "text"}]}')
    return [_cue(number, turn) for number, turn in enumerate(turns, start=1)]


def _cue(number: int, turn: Any) -> Cue:
    if not isinstance(turn, dict) or not isinstance(turn.get("text"), str):
        raise BadInput(f"turn {number} of this JSON has no text")
    speaker = turn.get("speaker", turn.get("role", ""))
    if not isinstance(speaker, str):
        raise BadInput(f"turn {number} of this JSON has a speaker that is not text")
    return Cue(speaker, turn["text"], _time(turn.get("start")), _time(turn.get("end")))


def _time(value: Any) -> float | None:
    """Seconds; what is no finite number counts as unknown."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def _whole(digits: str) -> float | int:
    """Whole numbers of reasonable length; Python's own take quadratic time on millions of digits."""
    return int(digits) if len(digits) < LONGEST_NUMBER else math.inf
