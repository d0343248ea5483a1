"""A transcript as WebVTT, with roles in place of names (W3C WebVTT)."""

from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Turn

GUESSED_SECONDS = 2.0


def to_vtt(turns: tuple[Turn, ...] | tuple[SafeTurn, ...]) -> str:
    """Cues `turn-000012` in order; a turn without times stands two seconds after the one before."""
    blocks = ["WEBVTT", ""]
    clock = 0.0
    for turn in turns:
        start = max(turn.start if turn.start is not None else clock, clock)
        end = max(turn.end or 0.0, start + GUESSED_SECONDS)
        clock = start
        text = turn.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("-->", "-- >")
        blocks += [f"turn-{turn.index:06}", f"{_stamp(start)} --> {_stamp(end)}", f"<v {turn.role.value.title()}>{text}", ""]
    return "\n".join(blocks)


def _stamp(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{int(seconds * 1000) % 1000:03}"
