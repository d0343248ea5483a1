"""Words as grounding compares them: stems of content words, numbers as digits, function words left out."""

import re
from functools import lru_cache

WORD = re.compile(r"\[[^\[\]\n]{1,40}\]|\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
NUMBERS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "once": "1x", "twice": "2x", "dozen": "12", "hundred": "100",
}  # fmt: skip
STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "so",
        "then",
        "that",
        "this",
        "these",
        "those",
        "it",
        "its",
        "it's",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "me",
        "him",
        "her",
        "them",
        "us",
        "my",
        "your",
        "his",
        "their",
        "our",
        "mine",
        "yours",
        "hers",
        "theirs",
        "ours",
        "myself",
        "yourself",
        "himself",
        "herself",
        "themselves",
        "is",
        "am",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "do",
        "does",
        "did",
        "doing",
        "have",
        "has",
        "had",
        "having",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "of",
        "in",
        "on",
        "at",
        "to",
        "from",
        "for",
        "with",
        "by",
        "about",
        "as",
        "into",
        "over",
        "under",
        "up",
        "down",
        "out",
        "off",
        "than",
        "too",
        "very",
        "just",
        "also",
        "there",
        "here",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "what",
        "why",
        "how",
        "if",
        "because",
        "while",
        "until",
        "not",
        "no",
        "nor",
        "never",
        "n't",
        "don't",
        "didn't",
        "doesn't",
        "isn't",
        "wasn't",
        "aren't",
        "weren't",
        "won't",
        "wouldn't",
        "can't",
        "couldn't",
        "hasn't",
        "haven't",
        "hadn't",
        "i'm",
        "i've",
        "i'd",
        "i'll",
        "you're",
        "you've",
        "they're",
        "they've",
        "he's",
        "she's",
        "that's",
        "there's",
        "we're",
        "um",
        "uh",
        "like",
        "yeah",
        "okay",
        "well",
        "oh",
        "really",
        "some",
        "any",
        "all",
        "each",
        "other",
        "another",
        "such",
        "only",
        "own",
        "same",
        "more",
        "most",
        "much",
        "many",
        "few",
        "one's",
        "get",
        "gets",
        "got",
        "getting",
        "go",
        "goes",
        "going",
        "went",
        "gone",
        "now",
        "again",
        "even",
        "still",
        "ever",
        "thing",
        "things",
        "something",
        "anything",
    ]
)
FRAME = frozenset(
    [
        "client",
        "clients",
        "patient",
        "therapist",
        "clinician",
        "second",
        "person",
        "present",
        "partner",
        "reported",
        "report",
        "reports",
        "reporting",
        "said",
        "say",
        "says",
        "saying",
        "stated",
        "state",
        "states",
        "noted",
        "note",
        "notes",
        "shared",
        "share",
        "described",
        "describe",
        "describes",
        "describing",
        "explained",
        "explain",
        "asked",
        "ask",
        "asks",
        "asking",
        "answered",
        "answer",
        "told",
        "tell",
        "tells",
        "mentioned",
        "mention",
        "discussed",
        "discuss",
        "suggested",
        "suggest",
        "reflected",
        "reflect",
        "proposed",
        "propose",
        "expressed",
        "indicated",
        "endorsed",
        "endorse",
        "endorses",
        "denied",
        "denies",
        "deny",
        "acknowledged",
        "talked",
        "talk",
        "spoke",
        "spoken",
        "reviewed",
        "review",
        "session",
        "today",
        "next",
        "appointment",
        "agreed",
        "agree",
        "plan",
        "plans",
        "planned",
        "feel",
        "feels",
        "felt",
        "feeling",
        "during",
        "hour",
        "made",
        "used",
        "using",
        "use",
    ]
)
SAME = {
    "woke": "wake", "waking": "wake", "awake": "wake", "slept": "sleep", "ate": "eat", "eaten": "eat", "drank": "drink", "drunk": "drink",
    "mother": "mom", "mum": "mom", "father": "dad", "kids": "child", "kid": "child", "children": "child", "alcohol": "drink", "took": "take",
    "taken": "take", "medication": "medicine", "meds": "medicine", "pills": "medicine", "tablets": "medicine", "physician": "doctor",
    "anxious": "anxiety", "worried": "worry", "worries": "worry", "depressed": "depression", "job": "work", "milligrams": "mg", "milligram": "mg",
    "bought": "buy", "kept": "keep", "wrote": "write", "written": "write", "came": "come", "began": "begin", "started": "begin", "start": "begin",
    "stopped": "stop", "quit": "stop", "lost": "lose", "left": "leave", "thought": "think", "thoughts": "think", "knew": "know", "saw": "see",
    "seen": "see", "gave": "give", "given": "give", "found": "find", "spent": "spend", "paid": "pay", "fought": "fight", "argue": "fight",
    "nightly": "night", "daily": "day", "weekly": "week", "hrs": "hour", "hr": "hour", "mins": "minute", "min": "minute", "yrs": "year",
    "couldnt": "could", "scared": "afraid", "frightened": "afraid", "fearful": "afraid", "difficulty": "trouble", "difficult": "hard",
    "unable": "cannot", "attend": "go", "attended": "go", "exercise": "walk", "spouse": "partner", "husband's": "husband", "wife's": "wife",
}  # fmt: skip
ENDING = re.compile(r"(?:'s|’s|ings?|edly|ed|es|ly|s|e|y|ies|ied|ment|tion|ions?|ness)$")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A crude stem that joins the forms of a word. Brackets and numbers stay whole."""
    if word.startswith("[") or word[0].isdigit():
        return word
    word = SAME.get(word, word)
    while len(word) > 4:
        shorter = ENDING.sub("", word, count=1)
        if shorter == word or len(shorter) < 3:
            break
        word = shorter
    return word[:9]


def words(text: str) -> list[str]:
    """All words in lower case, number words as digits: "sixty-two" is 62."""
    found = [word.lower().replace("’", "'") if word[0] != "[" else word for word in WORD.findall(text.replace("-", " "))]
    joined: list[str] = []
    for word in (NUMBERS.get(word, word) for word in found):
        if joined and word.isdigit() and joined[-1].isdigit() and len(word) == 1 and joined[-1] in _TENS and word != "0":
            joined[-1] = str(int(joined[-1]) + int(word))
        else:
            joined.append(word)
    return joined


_TENS = frozenset(str(tens) for tens in range(20, 100, 10))


def content(text: str) -> list[str]:
    """Stems of what a text says, without function words and without the frame of a report."""
    return [stem(word) for word in words(text) if not _empty(word)]


def _empty(word: str) -> bool:
    """A function word, one with an ending ("they'd"), a word of the report's frame, or a lone letter."""
    return word in STOP or word in FRAME or word.partition("'")[0] in STOP or (len(word) == 1 and not word.isdigit())


def numbers(text: str) -> set[str]:
    """Every number in a text."""
    found = set()
    for word in words(text):
        if word[0].isdigit():
            found.add(word.rstrip("x").replace(",", ""))
    return found


def names(text: str) -> set[str]:
    """Every surrogate in a text."""
    return {word for word in WORD.findall(text) if word[0] == "["}
