"""WebVTT and SRT: Zoom, Teams and other exports. Parsed by webvtt-py and pysubs2; speakers by voice span or by `Name: text`."""

import io
import re

import pysubs2
import webvtt

from handrail.intake.cues import Cue
from handrail.papers.errors import BadInput

VOICE = re.compile(r"<v(?:\.[\w.-]{1,40})?\s+([^<>\n]{1,120})>(.*?)(?=</v>|<v[\s.]|\Z)", re.DOTALL | re.IGNORECASE)
NAMED = re.compile(r"\s*([^\s:<>][^:<>\n]{0,59}?)\s*:\s+(\S[\s\S]*)")
CUE_TAG = re.compile(r"</?v(?:[\s.][^<>]*)?>", re.IGNORECASE)


def webvtt_cues(text: str) -> list[Cue]:
    """Cues of a WebVTT file. Raises `BadInput` when it isn't one."""
    try:
        captions = webvtt.from_buffer(io.StringIO(_lenient(text)), format="vtt")
    except Exception as error:
        raise BadInput("this WebVTT file can't be read; it may be cut off or damaged") from error
    cues: list[Cue] = []
    for caption in captions.captions:
        start, end = _seconds(caption.start), _seconds(caption.end)
        cues += _spoken(caption.raw_text, start, end)
    return cues


def srt_cues(text: str) -> list[Cue]:
    """Cues of an SRT file. Raises `BadInput` when it isn't one."""
    try:
        subtitles = pysubs2.SSAFile.from_string(text, format_="srt", keep_unknown_html_tags=True, keep_html_tags=True)
    except Exception as error:
        raise BadInput("this SRT file can't be read; it may be cut off or damaged") from error
    cues: list[Cue] = []
    for line in subtitles:
        cues += _spoken(line.text.replace("\\N", "\n"), line.start / 1000, line.end / 1000)
    return cues


def _spoken(raw: str, start: float | None, end: float | None) -> list[Cue]:
    voices = VOICE.findall(raw) if "<v" in raw.lower() else []
    if voices:
        return [Cue(name.strip(), words, start, end) for name, words in voices]
    named = NAMED.fullmatch(CUE_TAG.sub("", raw))
    if named:
        return [Cue(named[1], named[2], start, end)]
    return [Cue("", raw, start, end)]


def _seconds(stamp: str) -> float | None:
    """`HH:MM:SS.mmm` as seconds."""
    try:
        *hours, minutes, seconds = stamp.replace(",", ".").split(":")
        return int(hours[0] if hours else 0) * 3600 + int(minutes) * 60 + float(seconds)
    except (ValueError, AttributeError):
        return None


def _lenient(text: str) -> str:
    """Exports in the wild: a header with words after it, hours of one digit, commas for decimal points."""
    lines = text.split("\n")
    if lines and lines[0].lstrip("\ufeff").startswith("WEBVTT"):
        lines[0] = "WEBVTT"
    return "\n".join(_stamp(line) if "-->" in line else line for line in lines)


def _stamp(line: str) -> str:
    left, _, right = line.partition("-->")
    end, _, settings = right.strip().partition(" ")
    return f"{_full(left.strip())} --> {_full(end)} {settings}".rstrip()


def _full(stamp: str) -> str:
    parts = stamp.replace(",", ".").split(":")
    return ":".join(["00"] * (3 - len(parts)) + [part.zfill(2) for part in parts])
