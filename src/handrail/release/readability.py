"""Flesch-Kincaid grade (Kincaid et al. 1975) with a syllable heuristic for English, and INFLESZ for Spanish."""

import re

CEILING = 8.0
"""Text for clients aims at grade 6 and never passes this (R5)."""

WORD = re.compile(r"[A-Za-z][A-Za-z’']*")
SENTENCE = re.compile(r"[.!?]+[\s”\"')\]]*|\n+")
VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """Vowel groups, without a silent final e.

    >>> [syllables(word) for word in ("sleep", "kitchen", "time", "table", "Tuesday", "medication", "walked")]
    [1, 2, 1, 2, 2, 4, 1]
    """
    word = re.sub(r"['’].*", "", word.lower())
    count = len(VOWELS.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    if word.endswith("ed") and not word.endswith(("ted", "ded")) and count > 1:
        count -= 1
    if word.startswith("wednes"):
        count -= 1
    return max(count, 1)


def _sentences(text: str) -> list[list[str]]:
    return [words for words in (WORD.findall(piece) for piece in SENTENCE.split(text)) if words]


def grade(text: str) -> float:
    """0.39 words per sentence + 11.8 syllables per word - 15.59; 0.0 for a text without words."""
    sentences = _sentences(text)
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def mean_sentence_words(text: str) -> float:
    """Words per sentence; 0.0 without words."""
    sentences = _sentences(text)
    return sum(map(len, sentences)) / len(sentences) if sentences else 0.0


SPANISH_WORD = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+")
SPANISH_VOWELS = re.compile(r"[aeoáéíóú]|[iuü](?![aeoáéóiuíú])|(?<![aeoáéó])[iuü](?=[iu])", re.IGNORECASE)


def spanish_syllables(word: str) -> int:
    """Strong or accented vowels each make a syllable; a weak one beside a vowel joins it. Final y after a vowel joins too.

    >>> [spanish_syllables(word) for word in ("sesión", "terapeuta", "día", "que", "ley", "borrador", "guía")]
    [2, 4, 2, 1, 1, 3, 2]
    """
    plain = re.sub(r"(?<=[gq])u(?=[eiéí])", "", word.lower())
    plain = re.sub(r"(?<=[aeoáéó])[iuy](?![aeoáéóíú])", "", plain).replace("y", "i" if plain == "y" else "")
    return max(1, len(SPANISH_VOWELS.findall(plain)))


def inflesz(text: str) -> float:
    """Szigriszt-Pazos (1993) index, read on the INFLESZ scale (Barrio-Cantalejo 2008): above 80 very easy, 65 to 80 quite
    easy, 55 to 65 normal. 206.835 less 62.3 syllables per word less words per sentence; 0.0 for a text without words.
    """
    sentences = [words for words in (SPANISH_WORD.findall(piece) for piece in SENTENCE.split(text)) if words]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    return 206.835 - 62.3 * sum(map(spanish_syllables, words)) / len(words) - len(words) / len(sentences)
