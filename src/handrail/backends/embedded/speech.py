"""Reported speech. A rewrite is made only where it is safe; else the words stand in quotation marks.

"I wake up at three" becomes "Client reported that they wake up at three": with the singular "they" every verb but "am" and
"was" stays as it was said, so the rewrite can't change what was meant.
"""

import re

from handrail.papers.draft import Voice
from handrail.papers.transcript import Role

FILLER = re.compile(
    r"(?:(?<=[\s,])|^)(?:um+|uh+|er|hmm|like,|you know,?|i mean,?|sort of|kind of|\[[a-z][a-z ]{2,30}\])(?=[\s,.!?]|$),?\s*",
    re.IGNORECASE,
)
REPEATED = re.compile(r"\b(\w+(?:'\w+)?)(?:[,–—-]*\s+\1\b)+", re.IGNORECASE)
FALSE_START = re.compile(r"\b\w+(?:\s\w+){0,3}\s?[–—]\s?(?=\w)|\b[a-z]-\s")
SPACES = re.compile(r"\s+([,.;!?])|\s{2,}")
TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
TO_THIRD = {
    "i": "they", "i'm": "they are", "i've": "they have", "i'd": "they would", "i'll": "they will", "me": "them", "my": "their",
    "mine": "theirs", "myself": "themselves", "im": "they are", "ive": "they have", "we": "they", "we're": "they are",
    "we've": "they have", "we'd": "they would", "we'll": "they will", "us": "them", "our": "their", "ours": "theirs", "ourselves": "themselves",
}  # fmt: skip
TO_SECOND = {
    "i": "you", "i'm": "you are", "i've": "you have", "i'd": "you would", "i'll": "you will", "me": "you", "my": "your", "mine": "yours",
    "myself": "yourself", "im": "you are", "ive": "you have",
}  # fmt: skip
HAD = re.compile(
    r"\b(I)['’]d (?=(?:been|had|gone|done|seen|taken|lost|found|left|said|told|got|made|come|never|already|just)\b)",
    re.IGNORECASE,
)
PLURAL_FIRST = frozenset("we we're we've we'd we'll us our ours ourselves".split())  # noqa: SIM905
UNSAFE = re.compile(r"\b(?:me and|my \w+ and i|you|your|you're|you've|yours|he said i|she said i)\b|[\"“”?!]|\.\.\.|…", re.IGNORECASE)
SPOKEN_TO_SELF = re.compile(r"\b(?:i'm like|i was like|he's like|she's like|go,|goes,|says,|said,)\b", re.IGNORECASE)
SUBJECT = re.compile(
    r"^(?:(?:sometimes|lately|usually|mostly|today|yesterday|tonight|once|every \w+|most \w+|last \w+|this \w+|these days|on \w+|at \w+|in \w+|when|since|"
    r"after|before|because|if|by the time|some \w+),?\s+(?:\w+\s+){0,8}?)?"
    r"(?:i|i'm|i've|i'd|i'll|im|ive|my \w+|we|we're|we've|our \w+|the \w+|an? \w+|there|there's|there's been|nobody|nothing|everyone|everything|"
    r"\[[^\]]+\])(?![\w-])",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:am|is|are|was|were|be|been|have|has|had|do|does|did|don't|didn't|doesn't|can|can't|could|couldn't|will|won't|would|wouldn't|should|"
    r"get|got|go|went|feel|felt|think|thought|know|knew|want|wanted|need|needed|make|made|take|took|say|said|tell|told|see|saw|keep|kept|try|tried|"
    r"start|started|stop|stopped|wake|woke|sleep|slept|eat|ate|drink|drank|work|worked|call|called|miss|missed|lie|sit|sat|come|came|help|helped|"
    r"'m|'s|'re|'ve|'d|'ll|i'm|i've|i'd|i'll|it's|that's|there's|\w+ed|\w+ing)\b",
    re.IGNORECASE,
)
NAME_OF = {
    Role.THERAPIST: "Therapist",
    Role.CLIENT: "Client",
    Role.CLIENT_2: "Second client",
    Role.OTHER: "Another person present",
}


def tidy(text: str) -> str:
    """Speech without hesitations, repeats and false starts; nothing that was meant is lost.

    >>> tidy("I, um, I wake up, like, at three")
    'I wake up, at three'
    """
    text = FALSE_START.sub("", text)
    text = FILLER.sub("", text)
    text = REPEATED.sub(r"\1", text)
    text = SPACES.sub(lambda found: found[1] or " ", text)
    return text.strip(" ,;–—-")


def can_be_reported(text: str) -> bool:
    """True where a rewrite is safe: a statement with a subject and a verb, addressed to nobody, quoting nobody."""
    return not UNSAFE.search(text) and not SPOKEN_TO_SELF.search(text) and bool(SUBJECT.match(text)) and bool(VERB.search(text))


def turned(text: str, voice: Voice) -> str:
    """First person to third (clinical) or second (plain).

    >>> turned("I think my boss was right and I was late", Voice.CLINICAL)
    'they think their boss was right and they were late'
    >>> turned("I'm late", Voice.PLAIN)
    'you are late'
    """
    table = TO_THIRD if voice is Voice.CLINICAL else TO_SECOND
    text = HAD.sub(lambda found: f"{table['i']} had ", text)
    pieces: list[str] = []
    last, subject = 0, False
    for found in TOKEN.finditer(text):
        word = found[0].lower().replace("’", "'")
        if text[found.start() - 1 : found.start()] == "[":
            continue
        new = table.get(word)
        if new is None and subject and word in ("am", "was", "wasn't"):
            new = {"am": "are", "was": "were", "wasn't": "weren't"}[word]
        subject = word in ("i", "we") or (subject and word in ("just", "also", "really", "still", "always", "never", "usually"))
        if new is not None:
            pieces += [text[last : found.start()], new]
            last = found.end()
    return "".join([*pieces, text[last:]])


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = text.strip().rstrip(",;:–—-")
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in '.!?”"' else text + "."


def lowered(text: str) -> str:
    """The first letter small, where the word is not a name, for standing inside a sentence."""
    first = TOKEN.match(text)
    if not first or first[0] in ("I",) or text[:1] == "[":
        return text
    keep = first[0].isupper() and len(first[0]) > 1
    common = re.split("['’]", first[0].lower())[0] in COMMON_STARTS
    return text if keep or not common else text[0].lower() + text[1:]


COMMON_STARTS = frozenset(
    "a an the my we our they their you your it this that these those there when since after before because if sometimes every last "
    "yesterday on in at some most all nothing nobody everyone everything he she his her what how as for from with about and but so "
    "then now once maybe just even still also not no work sleep one two three four five lately usually mostly today tonight "
    "most by these would could can is are was were do does did have has had".split()  # noqa: SIM905
)


def quoted(text: str) -> str:
    """Exactly the words, between typographic quotation marks."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"
