"""The door: limits, format, cues, roles, turns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handrail.intake.captions import srt_cues, webvtt_cues
from handrail.intake.cues import Cue
from handrail.intake.decode import clean, decode, had_unseen
from handrail.intake.lines import is_otter, otter_cues, text_cues
from handrail.intake.roles import People, assign
from handrail.intake.structured import json_cues
from handrail.papers.errors import BadInput
from handrail.papers.transcript import Role, Source, Transcript, Turn

BIGGEST_FILE = 20_000_000
LONGEST_SESSION = 24 * 3600.0
MOST_TURNS = 50_000
LONGEST_LINE = 1_000_000
SAME_UTTERANCE = 6.0
"""Seconds of silence within which cues of one speaker are one utterance."""
LONGEST_TURN = 1_200
"""Characters after which a speaker's next cue starts a new turn, so that evidence stays close to its words."""


def read_transcript(data: bytes, *, filename: str, people: People, roles: Mapping[str, Role] | None = None) -> Transcript:
    """A file as numbered turns. Raises `BadInput`, or `RolesUnsure` with the names to ask about. Nothing is kept."""
    text = _text(data)
    repairs = ["Characters that no one can see were taken out."] if had_unseen(text[:2_000_000]) else []
    cues = [replace(cue, speaker=clean(cue.speaker)[:120], text=clean(cue.text)) for cue in _cues(text, filename)]
    cues = [cue for cue in cues if cue.text]
    if not cues:
        raise BadInput("there are no words in this file")
    if len(cues) > 4 * MOST_TURNS:
        raise BadInput(f"this file has more than {4 * MOST_TURNS:,} cues")
    cues, mended = _in_order(_with_speakers(cues))
    role_of = assign((cue.speaker for cue in cues), people, roles)
    turns = _turns(cues, role_of)
    if len(turns) > MOST_TURNS:
        raise BadInput(f"this session has more than {MOST_TURNS:,} turns")
    return Transcript(Source.TRANSCRIPT, turns, tuple(role_of.items()), (*repairs, *mended))


def typed_notes(text: str) -> Transcript:
    """A clinician's own notes: one turn a paragraph, all the therapist's."""
    if len(text.encode("utf-8", "replace")) > BIGGEST_FILE:
        raise BadInput("these notes are larger than 20 MB")
    paragraphs = [paragraph for paragraph in (clean(line) for line in text.splitlines()) if paragraph]
    if not paragraphs:
        raise BadInput("these notes are empty")
    if len(paragraphs) > MOST_TURNS:
        raise BadInput(f"these notes have more than {MOST_TURNS:,} paragraphs")
    turns = tuple(Turn(index, Role.THERAPIST, paragraph) for index, paragraph in enumerate(paragraphs))
    return Transcript(Source.TYPED_NOTES, turns)


def _text(data: bytes) -> str:
    if not data:
        raise BadInput("this file is empty")
    if len(data) > BIGGEST_FILE:
        raise BadInput("this file is larger than 20 MB")
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.lstrip("\ufeff \n\t").startswith(("{", "[")) and max(map(len, text.split("\n"))) > LONGEST_LINE:
        raise BadInput("this file has a line of more than a million characters")
    return text


def _cues(text: str, filename: str) -> Sequence[Cue]:
    """By content first, by the file's name second."""
    start = text.lstrip("\ufeff \n\t")
    ending = filename.lower().rpartition(".")[2]
    if start.startswith("WEBVTT"):
        return webvtt_cues(start)
    if start.startswith("{") or (start.startswith("[") and ending == "json"):
        return json_cues(start)
    if start[:4].strip()[:1].isdigit() and "-->" in start[:400]:
        return srt_cues(start)
    if ending == "json":
        return json_cues(start)
    if ending in ("vtt", "srt"):
        raise BadInput(f"this file ends in .{ending} and is not in that format")
    return otter_cues(text) if is_otter(text) else text_cues(text)


def _with_speakers(cues: Sequence[Cue]) -> list[Cue]:
    """Captions often name a speaker once and then go on; a nameless cue belongs to the last one who was named."""
    if not any(cue.speaker for cue in cues):
        raise BadInput("this file does not say who speaks; each turn needs a name")
    named: list[Cue] = []
    last = next(cue.speaker for cue in cues if cue.speaker)
    for cue in cues:
        last = cue.speaker or last
        named.append(cue if cue.speaker else replace(cue, speaker=last))
    return named


def _in_order(cues: list[Cue]) -> tuple[list[Cue], list[str]]:
    """Put times right without losing a word, and say what was done."""
    mended: list[Cue] = []
    reversed_, out_of_order, overlapping, latest = 0, False, 0, 0.0
    for cue in cues:
        start = max(cue.start, 0.0) if cue.start is not None else None
        end = cue.end
        if start is not None and end is not None and end < start:
            reversed_, end = reversed_ + 1, start
        if start is not None:
            out_of_order = out_of_order or start < latest - SAME_UTTERANCE
            overlapping += start < latest
            latest = max(latest, end if end is not None else start)
        mended.append(replace(cue, start=start, end=end))
    if latest > LONGEST_SESSION:
        raise BadInput("this session is longer than 24 hours")
    notes = [f"{reversed_} cues ended before they began; their ends were set right."] if reversed_ else []
    if out_of_order and all(cue.start is not None for cue in mended):
        mended.sort(key=lambda cue: cue.start or 0.0)
        notes.append("Cues were out of order; they were put in order by their times.")
    if overlapping:
        notes.append(f"{overlapping} cues overlap; each keeps its own words.")
    return mended, notes


def _turns(cues: Sequence[Cue], role_of: Mapping[str, Role]) -> tuple[Turn, ...]:
    """Cues of one speaker that follow each other closely are one utterance."""
    turns: list[Turn] = []
    pieces: list[str] = []
    first: Cue | None = None
    last: Cue | None = None
    length = 0

    def close() -> None:
        if first is not None and last is not None:
            end = last.end if last.end is not None else last.start
            turns.append(Turn(len(turns), role_of[first.speaker], " ".join(pieces), first.start, end))

    for cue in cues:
        if last is not None and _goes_on(last, cue) and length + len(cue.text) <= LONGEST_TURN:
            pieces.append(cue.text)
            length += len(cue.text) + 1
        else:
            close()
            first, pieces, length = cue, [cue.text], len(cue.text)
        last = cue
    close()
    return tuple(turns)


def _goes_on(last: Cue, cue: Cue) -> bool:
    if cue.speaker != last.speaker:
        return False
    if last.end is None or cue.start is None:
        return last.start is None and cue.start is None
    return cue.start - last.end <= SAME_UTTERANCE
