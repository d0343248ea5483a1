"""Two windows on one draft: what was drawn before something changed never overwrites it.

A form carries the mark of what it was drawn from. Where that is no longer what stands, nothing is stored and both are shown.
"""

from hashlib import sha256

from handrail.papers.errors import BadInput
from handrail.papers.signed import Judged


class ChangedElsewhere(BadInput):
    """What a form was drawn from has changed since. Whoever sent it sees both, and saves again what is to stand."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} was changed in another window since this page was drawn, so nothing was overwritten; both are shown below"
        )


def mark_of_text(text: str) -> str:
    """The mark of a section's own words."""
    return _mark(text)


def mark_of_act(judged: Judged | None) -> str:
    """The mark of the newest act on a line; one of its own where there is none."""
    return _mark(f"{judged.act.value} {judged.at.isoformat()} {judged.text}" if judged else "")


def _mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
