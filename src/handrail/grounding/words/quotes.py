"""Words in quotation marks were said: to the character, by the one who is said to have said them (R28)."""

import re
from collections.abc import Sequence

from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

QUOTE = re.compile(r"“([^”]+)”|(?<!\w)\"([^\"]+)\"")
_LEFT_OUT = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*")
_MARKS = str.maketrans("“”‘’", "\"\"''")


def misquoted(text: str, turns: Sequence[SafeTurn]) -> str:
    """Why a quotation can't stand, or empty. Marks, white space and the first capital may differ; no letter else may."""
    at = 0
    for found in QUOTE.finditer(text):
        speaker = _said_by(text[at : found.start()])
        at = found.end()
        pieces = [_plain(piece) for piece in _LEFT_OUT.split(found[1] or found[2]) if _plain(piece)]
        holders = [turn for turn in turns if _holds(_plain(turn.text), pieces)]
        if not holders:
            return "words in quotation marks that were not said like this"
        if speaker is not None and all(turn.role is not speaker for turn in holders):
            return "someone else said this"
    return ""


def _said_by(before: str) -> Role | None:
    """Who is named last before a quotation; None where it is a question put to them, or nobody is named."""
    named = list(_NAMED.finditer(before))
    if not named or re.search(r"\b(?:asked|to this|in reply to|when)\W*$", before, re.IGNORECASE):
        return None
    return _ROLES[named[-1][0].lower().strip("[]")]


_ROLES = {
    "client": Role.CLIENT, "patient": Role.CLIENT, "pt": Role.CLIENT, "therapist": Role.THERAPIST, "clinician": Role.THERAPIST,
    "dijiste": Role.CLIENT, "terapeuta": Role.THERAPIST,
    "second client": Role.CLIENT_2, "client 2": Role.CLIENT_2, "another person present": Role.OTHER,
}  # fmt: skip
_NAMED = re.compile(
    r"(?<!told )(?<!asked )(?<!told the )(?<!asked the )\b(?:second client|client 2|client|patient|pt|therapist|clinician|dijiste|terapeuta|another person present)\b(?!['’]s)",
    re.IGNORECASE,
)


def _plain(text: str) -> str:
    """One kind of quotation mark and of space, nothing else."""
    return " ".join(text.translate(_MARKS).replace('"', "'").split()).strip(" .,;")


def _holds(said: str, pieces: Sequence[str]) -> bool:
    at = 0
    for piece in pieces:
        pattern = rf"(?<!\w){_first_letter(piece)}(?!\w)"
        found = re.compile(pattern).search(said, at)
        if found is None:
            return False
        at = found.end()
    return True


def _first_letter(piece: str) -> str:
    first = piece[0]
    start = f"[{first.upper()}{first.lower()}]" if first.isalpha() else re.escape(first)
    return start + re.escape(piece[1:])
