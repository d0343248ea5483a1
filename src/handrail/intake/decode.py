"""Bytes to clean text: encodings with and without a mark, and characters that are never words."""

import html
import re
import unicodedata

from handrail.papers.errors import BadInput

MAGIC = {
    b"PK\x03\x04": "a zip archive or an office document",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a compressed archive",
    b"7z\xbc\xaf": "a compressed archive",
    b"Rar!": "a compressed archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a sound or video file",
    b"ID3": "a sound file",
    b"OggS": "a sound file",
    b"fLaC": "a sound file",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\ufff9-\ufffb\U000e0000-\U000e007f]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""With them the halves of UTF-16 pairs, which JSON can spell out alone: no text, and nothing that could be stored."""
TAGS = re.compile(r"</?(?:b|i|u|c|v|lang|ruby|rt|font|span)(?:[.\s][^<>]{0,200})?/?>|<\d{2}:[\d:.]{5,12}>", re.IGNORECASE)
JOINERS = "\u200c\u200d"


def decode(data: bytes) -> str:
    """The file as text. Raises `BadInput` for what is no text at all."""
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            raise BadInput(f"this is {what}, not a transcript; export the transcript as WebVTT, SRT, JSON or text")
    if data[4:8] == b"ftyp":
        raise BadInput("this is a sound or video file, not a transcript; export the transcript as WebVTT, SRT, JSON or text")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    sample = data[:4096]
    if sample and sample.count(0) > len(sample) // 5:
        return data.decode("utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be", "replace")
    if b"\x00" in sample:
        raise BadInput("this file is not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def clean(text: str) -> str:
    """One utterance as plain words: no marks of a format, no unseen or control characters, one space between words.

    Markup that isn't a caption's stays as the characters that were said or typed; nothing here is ever executed.

    >>> clean("I &amp; <c.loud>she</c> <script>x</script>")
    'I & she <script>x</script>'
    """
    text = TAGS.sub("", text) if "<" in text else text
    text = html.unescape(text) if "&" in text else text
    if not text.isascii():
        text = unicodedata.normalize("NFC", UNSEEN.sub(lambda found: found[0] if found[0] in JOINERS else "", text))
    return " ".join(CONTROL.sub("", text).split())


def had_unseen(text: str) -> bool:
    """True when there is something to tell the reader about."""
    return bool(UNSEEN.search(text.lstrip("\ufeff")) or CONTROL.search(text))
