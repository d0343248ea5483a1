"""One check a kind of falsehood: numbers, names and days; negation; "might" for "will"; "used to" for "does"; always; because."""

import re
from collections.abc import Mapping, Sequence

from handrail.grounding.index import Index, Match, Sentence
from handrail.grounding.kin import HE, SHE, alike, kin_in
from handrail.grounding.quantities import DAYS, MONTHS, UNIT_OF
from handrail.grounding.reading import AFFIRMED, DENIED, Reading, frequency
from handrail.grounding.synonyms import opposites, same
from handrail.grounding.tokens import names, stem
from handrail.papers.transcript import Role

SURE, SAME = 0.62, 0.9
"""A match nearer than this is the same word or the same thing; only those can contradict."""
_WILL = re.compile(
    r"\b(?:will|going to|plans? to|planning to|decided|agreed to|committed|definitely|certainly|is to|are to|has|have|'ll|promised|prepared to)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:might|may(?! \d)|maybe|perhaps|possibl\w*|potential\w*|consider\w*|contemplat\w*|unsure|uncertain|undecided|hopes?|hoping|wants?|wish\w*|would|could|can|"
    r"if|likely|probably|tentativ\w*|prefer\w*|think(?:s|ing)?|thought|believ\w*|doubt\w*|open|willing\w*|wonder\w*|noncommittal|inclined|leaning|offer\w*|ask\w*|discuss\w*|try|tries|trying|not|n't|ready|unlikely|suggest\w*|propos\w*|intends?|aims?|accepted|idea|option\w*|like)\b",
    re.IGNORECASE,
)
_MIGHT = re.compile(
    r"\b(?:might|maybe|perhaps|possibly|not sure|i'm not ready|thinking (?:about|of)|considering|haven't decided|we'll see|probably|i guess i|"
    r"wants? me to|would like me|wish|could|leaning|not promising|if)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+ly\s+|already\s+)?\w+(?:ed|en|ne|t|ld|de|de)\b|\b(?:took|turned down|accepted|decided|sold|started|began|quit|stopped)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:will|'ll|going to|gonna|next (?:week|month|time|year)|tomorrow|want to|wants to|hope to|plan to|might|could|would rather|rather wait)\b",
    re.IGNORECASE,
)
_COMES = re.compile(r"\b(?:will|going to|gonna|planning to|intends? to)\b|'ll\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:current(?:ly)?|now|still|continues?|takes?|drinks?|smokes?|uses?|has|have|is|are|sits?|runs?|goes|gets|does|wakes?|eats?|works?|sees?|lives?|thinks?|feels?|\w{3,}s)\b"
)
_BACK = re.compile(
    r"\b(?:used to|previous\w*|former\w*|past|history|ago|last|no longer|stopped|quit|discontinued|ceased|prior|once|was|were|had|did|drank|ran|took|in (?:college|school)|while (?:at|in)|been|any ?more|until|before|sober|since|\w{3,}ed|d/c|instead|decreas\w+|gone|down)\b",
    re.IGNORECASE,
)


def negation(text: str, reading: Reading, best: Mapping[int, Match], index: Index) -> str:
    """The statement affirms what was denied, or denies what was affirmed: judged over the reach of each "no" by itself."""
    if _REFUSES.search(text) and not any(
        _ANY_NO.search(_plain(one))
        for turn in {m.sentence.turn for m in best.values()}
        for near in (turn, turn + 1)
        for one in index.sentences_of(near)
    ):
        return "it denies what was affirmed"
    if re.search(r"(?<!not )\bbecause\b", text) and any("not because" in _plain(match.sentence) for match in best.values()):
        return "it affirms what was denied"
    said = re.search(r"\b(?:said|answered|replied) (yes|no)\b", text, re.IGNORECASE)
    answers = {match.sentence.answer for match in best.values() if match.sentence.asks}
    if said and answers == {AFFIRMED if said[1].lower() == "no" else DENIED}:
        return "it turns the answer round"
    reach: dict[tuple[int, int, int, int], dict[bool, float]] = {}
    total = sum(index.weight(reading.words[mine].stem) for mine in best) or 1.0
    for mine, match in best.items():
        word, theirs = reading.words[mine], match.sentence.said(match.theirs)
        if match.nearly < SURE or word.stem in _TIME or word.said * theirs == 0 or DENIED not in (word.said, theirs):
            continue
        clause = match.sentence.reading.words[match.theirs].clause if theirs == DENIED else -1
        key = match.sentence.turn, match.sentence.start, word.clause if word.said == DENIED else -1, clause
        weight = index.weight(word.stem) * (1.0 if match.nearly > SAME else 0.5 * match.nearly)
        sides = reach.setdefault(key, {True: 0.0, False: 0.0})
        sides[word.said == theirs] += weight
    against = {False: 0.0, True: 0.0}
    agreed = sum(sides[True] for sides in reach.values())
    for key, sides in reach.items():
        against[key[2] >= 0] += sides[False]
    for denies, weight in against.items():
        if weight > agreed and weight >= LEAST_AGAINST * total:
            return "it denies what was affirmed" if denies else "it affirms what was denied"
    if (
        _AGAIN.search(text)
        and all(word.said == AFFIRMED for word in reading.words)
        and any(
            match.sentence.turn == other.turn and other.asks and other.answer == DENIED and _SINCE.search(other.text)
            for match in best.values()
            for other in index.sentences_of(match.sentence.turn)
        )
    ):
        return "it affirms what was denied"
    return ""


LEAST_AGAINST = 0.12
_REFUSES = re.compile(r"\b(?:refuse[sd]?|declined?|rejected)\b", re.IGNORECASE)
_ANY_NO = re.compile(r"\b(?:no|not|never|nope|refus\w*|declin\w*|reject\w*|rather|turned|without)\b|n't\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:again|still|since)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|again|anything like that|still|anymore)\b", re.IGNORECASE)
_TIME = frozenset(stem(word) for word in (*UNIT_OF, *DAYS, *MONTHS, "time", "times", "now", "today") if word[0].isalpha())


def contrary(reading: Reading, best: Mapping[int, Match]) -> str:
    """The statement says "failed" where "passed" was said, and nothing turns it round."""
    held = {word.stem for match in best.values() for word in match.sentence.reading.words}
    mine = reading.stems()
    for word in reading.words:
        turned = opposites(word.stem) & held
        if not turned or word.stem in held or same(word.stem) & {group for stem_ in held for group in same(stem_)}:
            continue
        for match in best.values():
            for theirs, other in enumerate(match.sentence.reading.words):
                if other.stem in turned and other.stem not in mine and word.said == AFFIRMED == match.sentence.said(theirs):
                    return "it says the contrary of a word that was said"
    return ""


def modality(text: str, reading: Reading, best: Mapping[int, Match], index: Index) -> str:
    """ "Will" or "has" for what was only possible, wished or refused."""
    near = [match.sentence for match in best.values() if match.nearly >= SURE and match.sentence.role is not Role.THERAPIST]
    own = near or [sentence for sentence in _answers(_nearest(best), index) if sentence.role is not Role.THERAPIST]
    if not own:
        return ""
    turn = " ".join(index.sentences[number].text for number in index.by_turn[own[0].turn]).replace("’", "'")
    if _AGREED.search(text) and _REFUSED.search(turn) and not _REFUSED.search(text) and not _ANY_NO.search(text):
        return "it says that something was agreed which was put off or refused"
    sure = _WILL.search(text) or _DONE.search(text)
    if sure and not _OPEN.search(text[: sure.start()]) and not _STILL_OPEN.search(text):
        first = index.sentences[index.by_turn[own[0].turn][0]]
        if all(_MIGHT.search(_plain(sentence)) for sentence in own) or _ONLY_MAYBE.match(first.text):
            return "it makes certain what was only possible"
    if not _OPEN.search(text) and not re.search(r"\bwill\b|\bto\b", text):
        for mine, match in best.items():
            if match.nearly < SURE or match.sentence.role is Role.THERAPIST or reading.words[mine].said != AFFIRMED:
                continue
            head = match.sentence.reading.text[: match.sentence.reading.words[match.theirs].place]
            if _INTENDED.search(head.lower()):
                return "it says that something happened which was only intended"
    return ""


_ONLY_MAYBE = re.compile(r"\W*(?:maybe|perhaps|possibly|we'll see|i might|i don't know)\W*$", re.IGNORECASE)
_AGREED = re.compile(r"\b(?:agreed|accepted|consented|said yes) (?:to|that|the)\b", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:rather (?:not|wait)|don't want|not ready|said no|told (?:him|her|them) no|turned (?:it|them) down|no way|refus\w+|not promising|wait)\b",
    re.IGNORECASE,
)
_STILL_OPEN = re.compile(
    r"\b(?:if|maybe|probably|likely|possibly|perhaps|might|unsure|undecided|considering|open to|may)\b", re.IGNORECASE
)
_INTENDED = re.compile(
    r"\b(?:want(?:ed)? to|going to|about to|almost|nearly|tempted to|(?<!stop )thinking (?:of|about)|urge to|meant to|supposed to|was going to|wish i(?:'d| had)?)\s*(?:\w+\s+)?$"
)


def _plain(sentence: Sentence) -> str:
    return sentence.text.replace("’", "'")


def _answers(sentences: Sequence[Sentence], index: Index) -> list[Sentence]:
    """Where the nearest sentence is a question, what was answered stands in its place."""
    found: list[Sentence] = []
    for sentence in sentences:
        numbers = index.by_turn.get(sentence.turn + 1, ()) if sentence.asks or sentence.role is Role.THERAPIST else ()
        said = [
            index.sentences[number]
            for number in numbers[:3]
            if len(index.sentences[number].text.split()) > 1 or len(numbers) == 1
        ]
        found += said[:2] if said and said[0].role is not sentence.role else [sentence]
    return found


def tense(text: str, reading: Reading, best: Mapping[int, Match], index: Index) -> str:
    """Now for then: what used to be, what was stopped, what has not happened yet."""
    sentences = _answers(_nearest(best), index)[:1] if any(one.asks for one in _nearest(best)) else _nearest(best)
    if not sentences:
        return ""
    now = bool(_NOW.search(text.lower())) and not _BACK.search(text) and not any(word.said == DENIED for word in reading.words)
    if now and all((sentence.reading.used_to or sentence.reading.stopped) and not sentence.asks for sentence in sentences):
        return "it speaks of now where the words speak of the past"
    ended = re.search(r"\b(?:no longer|stopped|quit|discontinued)\b", text, re.IGNORECASE)
    if ended and all(
        re.search(r"\bstill\b", _plain(sentence), re.IGNORECASE) and not sentence.reading.stopped for sentence in sentences
    ):
        return "it says that something ended which goes on"
    done = re.search(
        r"^\W*(?:the )?(?:client|patient|pt) (?P<verb>had|has had|underwent|saw|started|began|took|called|moved|attended|completed|wrote|sold|bought)\b",
        text,
        re.IGNORECASE,
    )
    if (
        done
        and sum(match.nearly >= SURE for match in best.values()) >= 2
        and all(_COMING.search(sentence.text.replace("’", "'")) and not sentence.reading.past for sentence in sentences)
    ):
        return "it speaks of what has happened where the words speak of what may come"
    has = re.search(
        r"\b(?:has|have|had) (?:\w+ly |already )?(?:\w+ed|taken|given|told|spoken|gone|seen|met|made|written|left|sold|bought)\b",
        text,
    )
    if has and all(_COMES.search(_plain(sentence)) and not sentence.reading.past for sentence in sentences):
        return "it speaks of what has happened where the words speak of what may come"
    used = re.search(r"\bused to\b|\bpreviously\b|\bformerly\b|\bin the past\b", text, re.IGNORECASE)
    if used and not any(
        sentence.reading.used_to or sentence.reading.stopped or sentence.reading.past for sentence in sentences
    ):
        return "it speaks of the past where the words speak of now"
    return ""


def often(text: str, best: Mapping[int, Match], index: Index) -> str:
    """ "Always" for "sometimes"."""
    every = re.search(r"\bevery (?!other\b)(\w+)", text, re.IGNORECASE)
    if every and any(
        re.search(rf"\b(?:every other|alternate) {re.escape(every[1])}", _plain(match.sentence), re.IGNORECASE)
        for match in best.values()
    ):
        return "it says always or never where that was not said"
    level = frequency(_without_counts(text))
    nearest = _nearest(best)
    own = _OF_THERAPIST.match(text) and not any(sentence.asks for sentence in nearest)
    sentences = nearest if own else _answers(nearest, index) or nearest
    if level != 4 or not sentences:
        return ""
    if not _EXCEPT.search(text) and any(
        _EXCEPT.search(_plain(near)) for sentence in sentences for near in index.sentences_of(sentence.turn)
    ):
        return "it says always or never where that was not said"
    heard = [frequency(sentence.text.replace("’", "'")) for sentence in sentences]
    if 4 in heard or (3 in heard and _NEARLY.search(text)):
        return ""
    if re.search(r"\bnever\b", text, re.IGNORECASE) and any(_EVER.search(_plain(sentence)) for sentence in sentences):
        return ""
    return "it says always or never where that was not said"


_OF_THERAPIST = re.compile(r"^\W*(?:the )?(?:therapist|clinician|counsell?or|writer)\b", re.IGNORECASE)
"""What a therapist told is held against their own words: a dose "once a day" needs no client to say it again."""
_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?(?: for| when| that)?|apart from|bar the|(?:only|just|but) (?:the )?once|but one|save for)\b",
    re.IGNORECASE,
)
"""Said anywhere in the turn, it takes the "every" from what stands beside it."""
_NEARLY = re.compile(r"\b(?:nearly|almost|most|much of)\b", re.IGNORECASE)
_EVER = re.compile(r"\b(?:ever|at all|not once|in (?:years|months)|since|don't|doesn't|won't|nobody|no)\b", re.IGNORECASE)


def swapped(text: str, best: Mapping[int, Match]) -> str:
    """A person named in the statement in the place of another whom its sentence names."""
    sentences = _nearest(best)
    mine = kin_in(text)
    named = {name for name in names(text) if not _SPEAKER_NAME.match(name)}
    for sentence in sentences:
        theirs, other_names = kin_in(sentence.text), {name for name in names(sentence.text) if not _SPEAKER_NAME.match(name)}
        lost = any(not any(alike(one, other) for other in mine) for one in theirs)
        put = any(not any(alike(one, other) for other in theirs) for one in mine)
        if mine and not theirs and _other_gender(text, mine[0], sentence.text):
            continue
        if not (lost and put) and not (named - other_names and other_names - named and not mine and not theirs):
            return ""
    return "these words speak of someone else" if sentences else ""


def _other_gender(text: str, kind: str, said: str) -> bool:
    """ "Her father said" where the sentence begins with "She said"."""
    first = said.split(maxsplit=1)[0].lower().replace("’", "'").partition("'")[0] if said else ""
    told = re.match(
        r"\W*(?:(?:the )?(?:client|patient|pt|\[client[^\]]*\])['’]s|his|her|their)\s+\S+\s+\w+", text, re.IGNORECASE
    )
    return bool(told) and ((kind in HE and first == "she") or (kind in SHE and first == "he"))


def in_law(text: str, spoken: Sequence[Sentence], *, couple: bool) -> str:
    """ "Her mother" where a mother-in-law was spoken of, and no mother."""
    heard = " ".join(_plain(sentence) for sentence in spoken).lower()
    for found in () if couple or names(text) or _SPOUSE.search(text) else _OWN.finditer(text):
        kind = found[1].lower()
        if f"{kind}-in-law" in heard and not re.search(rf"\b(?:my|the|a) {kind}\b(?!-in-law)", heard):
            return "these words speak of someone else"
    return ""


_OWN = re.compile(
    r"\b(?:his|her|their|client['’]s|patient['’]s|pt['’]s) (mother|father|sister|brother|son|daughter)\b(?!-in-law)",
    re.IGNORECASE,
)
_SPOUSE = re.compile(r"\b(?:husband|wife|partner|spouse|boyfriend|girlfriend)", re.IGNORECASE)
_SPEAKER_NAME = re.compile(r"\[(?:client|therapist|clinician|.*\d{1,2}(?:st|nd|rd|th))", re.IGNORECASE)


def _nearest(best: Mapping[int, Match]) -> list[Sentence]:
    """The sentences that most of the statement's words meet, questions left out unless they are all there is."""
    counts: dict[tuple[int, int], float] = {}
    at: dict[tuple[int, int], Sentence] = {}
    for match in best.values():
        if match.nearly >= SURE:
            key = match.sentence.turn, match.sentence.start
            counts[key] = counts.get(key, 0.0) + match.nearly
            at[key] = match.sentence
    if not counts:
        return []
    top = max(counts.values())
    return [at[key] for key, value in counts.items() if value >= 0.7 * top]


def _without_counts(text: str) -> str:
    return re.sub(
        r"\bevery (?:two|three|four|\d+|other)\b|\bevery (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b",
        " ",
        text,
        flags=re.IGNORECASE,
    )
