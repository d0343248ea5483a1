"""Names of people: by list, by title, by the words around them. Names that are also words need such words.

KNOWN GAP: a rare first name in lower-case text, with no title and no telling word before it, is not found; the client's own
record is the answer for the people who matter most.
"""

from collections.abc import Iterable

from handrail.airlock.lists import words
from handrail.airlock.page import Found, Page
from handrail.papers.safe import Label

FINDS = (
    ("I told Keisha about it.", "Keisha"),
    ("so i told keisha about it", "keisha"),
    ("Dr. Okafor put it up.", "Okafor"),
    ("my friend will came over", "will"),
    ("Her name is Siobhan O'Neill.", "Siobhan O'Neill"),
    ("my boss mister petrakis yelled", "petrakis"),
)
LEAVES = ("I will hope for the best.", "my mom called on sunday", "he may go in may", "mark it on the calendar", "thank god")

TITLES = frozenset(
    [
        "dr",
        "doctor",
        "mr",
        "mister",
        "mrs",
        "missus",
        "ms",
        "miss",
        "prof",
        "professor",
        "rev",
        "reverend",
        "pastor",
        "father",
        "sister",
        "officer",
        "judge",
        "coach",
        "nurse",
        "aunt",
        "auntie",
        "uncle",
        "aunty",
        "tio",
        "tia",
    ]
)
KIN = frozenset(
    [
        "friend",
        "brother",
        "sister",
        "son",
        "daughter",
        "husband",
        "wife",
        "partner",
        "boyfriend",
        "girlfriend",
        "cousin",
        "roommate",
        "neighbor",
        "neighbour",
        "boss",
        "manager",
        "coworker",
        "colleague",
        "teacher",
        "therapist",
        "nephew",
        "niece",
        "fiance",
        "fiancee",
        "ex",
        "dad",
        "mom",
        "mother",
        "father",
        "grandma",
        "grandpa",
        "kid",
        "baby",
        "dog",
        "cat",
        "supervisor",
        "landlord",
        "stepdad",
        "stepmom",
        "uncle",
        "aunt",
        "buddy",
        "sponsor",
    ]
)
NAMING = frozenset("named called name is names im".split())  # noqa: SIM905
NOT_NAMES = frozenset(
    [
        "i",
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
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
        "my",
        "your",
        "his",
        "her",
        "our",
        "their",
        "who",
        "what",
        "when",
        "where",
        "why",
        "how",
        "if",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "over",
        "to",
        "up",
        "with",
        "about",
        "after",
        "again",
        "all",
        "also",
        "always",
        "am",
        "are",
        "be",
        "been",
        "being",
        "can",
        "cant",
        "could",
        "did",
        "do",
        "does",
        "dont",
        "done",
        "down",
        "even",
        "ever",
        "every",
        "feel",
        "felt",
        "get",
        "gets",
        "got",
        "had",
        "has",
        "have",
        "having",
        "here",
        "him",
        "himself",
        "herself",
        "hers",
        "im",
        "ive",
        "id",
        "ill",
        "is",
        "isnt",
        "its",
        "just",
        "know",
        "let",
        "like",
        "maybe",
        "me",
        "mine",
        "more",
        "most",
        "much",
        "never",
        "no",
        "not",
        "now",
        "okay",
        "ok",
        "one",
        "only",
        "other",
        "really",
        "right",
        "said",
        "says",
        "say",
        "see",
        "she",
        "shes",
        "some",
        "something",
        "still",
        "than",
        "thank",
        "thanks",
        "them",
        "there",
        "these",
        "thing",
        "think",
        "those",
        "though",
        "thought",
        "through",
        "time",
        "today",
        "too",
        "under",
        "us",
        "very",
        "was",
        "wasnt",
        "way",
        "well",
        "went",
        "were",
        "what",
        "whats",
        "which",
        "while",
        "whole",
        "whom",
        "whose",
        "wont",
        "would",
        "yeah",
        "yes",
        "yet",
        "still",
        "because",
        "before",
        "between",
        "both",
        "came",
        "come",
        "comes",
        "day",
        "each",
        "first",
        "good",
        "great",
        "going",
        "gone",
        "keep",
        "kind",
        "last",
        "left",
        "little",
        "long",
        "look",
        "made",
        "make",
        "many",
        "might",
        "must",
        "need",
        "new",
        "next",
        "nobody",
        "nothing",
        "old",
        "once",
        "own",
        "people",
        "place",
        "please",
        "pretty",
        "put",
        "quite",
        "same",
        "seems",
        "shall",
        "should",
        "since",
        "sleep",
        "sometimes",
        "somebody",
        "someone",
        "soon",
        "sort",
        "stuff",
        "sure",
        "take",
        "tell",
        "than",
        "that's",
        "the's",
        "told",
        "took",
        "try",
        "trying",
        "two",
        "until",
        "use",
        "used",
        "usually",
        "want",
        "wanted",
        "wants",
        "week",
        "work",
        "working",
        "year",
        "years",
        "yesterday",
        "tomorrow",
        "tonight",
        "morning",
        "night",
        "called",
        "calls",
        "call",
        "asked",
        "asks",
        "ask",
        "who's",
        "hey",
        "hi",
        "hello",
        "mom",
        "mum",
        "dad",
        "mama",
        "papa",
        "mother",
        "father",
        "grandma",
        "grandpa",
        "nana",
        "sir",
        "maam",
        "god",
        "jesus",
        "christ",
        "lord",
        "honey",
        "sweetie",
        "doc",
        "doctor",
        "therapist",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "english",
        "spanish",
        "american",
        "christmas",
        "easter",
        "thanksgiving",
        "zoom",
        "google",
        "facebook",
        "instagram",
        "netflix",
        "uber",
    ]
)


def find(page: Page) -> Iterable[Found]:
    """First names with what follows them, titles with names, and names announced by the words before."""
    index = 0
    while index < len(page.tokens):
        last = _name_at(page, index)
        if last is None:
            index += 1
            continue
        start, end = page.tokens[index], page.tokens[last]
        yield Found(start.start, end.end, Label.PERSON, rank=60)
        index = last + 1


def _name_at(page: Page, index: int) -> int | None:
    """The last token of a name that begins here."""
    token = page.tokens[index]
    if len(token.folded) < 2 and not token.capital:
        return None
    if _titled(page, index) and _could_be_a_name(page, index):
        return _with_surname(page, index)
    if token.folded in words("first_names"):
        if page.cased and not token.capital:
            return None
        return _with_surname(page, index)
    if token.folded in words("names_that_are_words"):
        return _with_surname(page, index) if _announced(page, index) or _between_capitals(page, index) else None
    if page.cased and token.capital and _announced(page, index) and _could_be_a_name(page, index):
        return _with_surname(page, index)
    return None


def _with_surname(page: Page, index: int) -> int:
    """Up to two capitalised words more: "Siobhan O'Neill"."""
    last = index
    while last + 1 < len(page.tokens) and last - index < 2 and page.beside(last, last + 1):
        following = page.tokens[last + 1]
        capital = page.cased and following.capital and following.folded not in NOT_NAMES and len(following.text) > 1
        if not capital and following.folded not in words("first_names") - NOT_NAMES:
            break
        if not page.cased and following.folded in NOT_NAMES:
            break
        last += 1
    return last


def _titled(page: Page, index: int) -> bool:
    return index > 0 and page.tokens[index - 1].folded in TITLES and page.beside(index - 1, index)


def _could_be_a_name(page: Page, index: int) -> bool:
    token = page.tokens[index]
    if token.folded in NOT_NAMES or len(token.folded) < 2 or any(char.isdigit() for char in token.text):
        return False
    return token.capital if page.cased else token.folded.isalpha() or "'" in token.text


def _announced(page: Page, index: int) -> bool:
    """ "my friend X", "named X", "her name is X", "I'm X" at the start."""
    if index == 0:
        return False
    before = page.tokens[index - 1].folded
    if not page.beside(index - 1, index):
        return False
    if (
        before in KIN
        and index > 1
        and page.tokens[index - 2].folded in {"my", "his", "her", "our", "their", "your", "best", "old"}
    ):
        return True
    if before in {"named", "called"}:
        return page.tokens[index].capital or not page.cased
    return before == "is" and index > 1 and page.tokens[index - 2].folded == "name"


def _between_capitals(page: Page, index: int) -> bool:
    """A capital in the middle of a cased sentence, where the word would have none."""
    token = page.tokens[index]
    if not page.cased or not token.capital or page.starts_sentence(index) or token.folded in NOT_NAMES:
        return False
    return not token.text.isupper() or len(token.text) > 3
