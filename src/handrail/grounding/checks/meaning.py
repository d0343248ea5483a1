"""One check a kind of falsehood: numbers, names and days; negation; "might" for "will"; who is named."""

import re
from collections.abc import Mapping, Sequence

from handrail.grounding.support.index import Index, Match, Sentence
from handrail.grounding.support.nearest import SAME, SURE, TIME, answers, nearest, plain
from handrail.grounding.support.reading import AFFIRMED, DENIED, Reading
from handrail.grounding.words.kin import HE, SHE, alike, kin_in
from handrail.grounding.words.synonyms import opposites, same
from handrail.grounding.words.tokens import names
from handrail.papers.transcript import Role

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


def negation(text: str, reading: Reading, best: Mapping[int, Match], index: Index) -> str:
    """The statement affirms what was denied, or denies what was affirmed: judged over the reach of each "no" by itself."""
    if _REFUSES.search(text) and not any(
        _ANY_NO.search(plain(one))
        for turn in {m.sentence.turn for m in best.values()}
        for near in (turn, turn + 1)
        for one in index.sentences_of(near)
    ):
        return "it denies what was affirmed"
    if re.search(r"(?<!not )\bbecause\b", text) and any("not because" in plain(match.sentence) for match in best.values()):
        return "it affirms what was denied"
    said = re.search(r"\b(?:said|answered|replied) (yes|no)\b", text, re.IGNORECASE)
    answers = {match.sentence.answer for match in best.values() if match.sentence.asks}
    if said and answers == {AFFIRMED if said[1].lower() == "no" else DENIED}:
        return "it turns the answer round"
    reach: dict[tuple[int, int, int, int], dict[bool, float]] = {}
    total = sum(index.weight(reading.words[mine].stem) for mine in best) or 1.0
    for mine, match in best.items():
        word, theirs = reading.words[mine], match.sentence.said(match.theirs)
        if match.nearly < SURE or word.stem in TIME or word.said * theirs == 0 or DENIED not in (word.said, theirs):
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
    asked = nearest(best)
    if asked and not _OPEN.search(text) and all(one.asks and _SUPPOSED.search(plain(one)) for one in asked):
        return "it makes certain what was only possible"
    near = [match.sentence for match in best.values() if match.nearly >= SURE and match.sentence.role is not Role.THERAPIST]
    own = near or [sentence for sentence in answers(nearest(best), index) if sentence.role is not Role.THERAPIST]
    if not own:
        return ""
    turn = " ".join(index.sentences[number].text for number in index.by_turn[own[0].turn]).replace("’", "'")
    if _AGREED.search(text) and _REFUSED.search(turn) and not _REFUSED.search(text) and not _ANY_NO.search(text):
        return "it says that something was agreed which was put off or refused"
    sure = _WILL.search(text) or _DONE.search(text)
    if sure and not _OPEN.search(text[: sure.start()]) and not _STILL_OPEN.search(text):
        first = index.sentences[index.by_turn[own[0].turn][0]]
        if any(_UNDECIDED.search(plain(one)) for sentence in own for one in (sentence, *_next(sentence, index))):
            return "it makes certain what was only possible"
        if all(_MIGHT.search(plain(sentence)) for sentence in own) or _ONLY_MAYBE.match(first.text):
            return "it makes certain what was only possible"
    so = _IS.search(text)
    if so and not _OPEN.search(text[: so.start()]) and all(_WOULD_BE.search(plain(sentence)) for sentence in own):
        return "it makes certain what was only possible"
    if not _OPEN.search(text) and not re.search(r"\bwill\b|\bto\b", text):
        for mine, match in best.items():
            if match.nearly < SURE or match.sentence.role is Role.THERAPIST or reading.words[mine].said != AFFIRMED:
                continue
            head = match.sentence.reading.text[: match.sentence.reading.words[match.theirs].place]
            if _INTENDED.search(head.lower()):
                return "it says that something happened which was only intended"
    return ""


def _next(sentence: Sentence, index: Index) -> list[Sentence]:
    """What its speaker says straight after it: "I haven't decided" takes the certainty from what stands before."""
    return [one for one in index.sentences_of(sentence.turn) if one.start >= sentence.end][:1]


_UNDECIDED = re.compile(
    r"\b(?:i haven't (?:decided|made up my mind)|(?:i'm )?not sure yet|i don't know yet|undecided|thinking i(?:'d| would| might| could))\b",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:is|are|was|were|feels|felt)\b(?! (?:likely|probably|possibly|perhaps|expected|not|unsure))", re.IGNORECASE
)
_WOULD_BE = re.compile(r"\b(?:would|\w+'d) (?:\w+ly |still |just )?(?:be|feel)\b", re.IGNORECASE)
"""What would be is not."""
_SUPPOSED = re.compile(
    r"^\W*(?:(?:and|so|but|well) )?(?:if|suppose|imagine)\b.*\b(?:had|were|was|did|gave|came|would)\b", re.IGNORECASE
)
"""A question of what would be if."""
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


def swapped(text: str, best: Mapping[int, Match], index: Index) -> str:
    """A person named in the statement in the place of another whom its sentence names."""
    sentences = nearest(best)
    mine = kin_in(text)
    if any(_meant_there(kind, sentence, index) for kind in mine for sentence in sentences):
        return ""
    named = {name for name in names(text) if not _SPEAKER_NAME.match(name)}
    for sentence in sentences:
        theirs, other_names = kin_in(sentence.text), {name for name in names(sentence.text) if not _SPEAKER_NAME.match(name)}
        lost = any(not any(alike(one, other) for other in mine) for one in theirs)
        put = any(not any(alike(one, other) for other in theirs) for one in mine)
        if mine and not theirs and _other_gender(text, mine[0], sentence.text):
            continue
        if other_names - named and mine and not any(kind in HE | SHE for kind in mine):
            return ""  # a friend, a boss: the name may well be theirs
        if not (lost and put) and not (named - other_names and other_names - named and not mine and not theirs):
            return ""
    return "these words speak of someone else" if sentences else ""


def _meant_there(kind: str, sentence: Sentence, index: Index) -> bool:
    """The last relation of its gender before this turn is the one that the turn speaks of as "her" or "him": "I hung up on her. Then I cried so Mom wouldn't hear." """
    gender, pronoun = (HE, _HIM) if kind in HE else (SHE, _HER)
    if kind not in gender or not any(pronoun.search(one.text) for one in index.sentences_of(sentence.turn)):
        return False
    for turn in (sentence.turn - 1, sentence.turn - 2):
        named = [other for one in index.sentences_of(turn) for other in kin_in(one.text) if other in gender]
        if named:
            return named[-1] == kind
    return False


_HIM, _HER = (re.compile(rf"\b(?:{words})\b(?= *[.,;!?]|$)", re.IGNORECASE) for words in ("him", "her"))
"""As an object that ends its clause."""


def _other_gender(text: str, kind: str, said: str) -> bool:
    """ "Her father said" where the sentence begins with "She said"."""
    first = said.split(maxsplit=1)[0].lower().replace("’", "'").partition("'")[0] if said else ""
    told = re.match(
        r"\W*(?:(?:the )?(?:client|patient|pt|\[client[^\]]*\])['’]s|his|her|their)\s+\S+\s+\w+", text, re.IGNORECASE
    )
    return bool(told) and ((kind in HE and first == "she") or (kind in SHE and first == "he"))


def in_law(text: str, spoken: Sequence[Sentence], *, couple: bool) -> str:
    """ "Her mother" where a mother-in-law was spoken of, and no mother; and a mother-in-law where only the own mother was."""
    heard = _UNJOINED.sub("-in-law", " ".join(plain(sentence) for sentence in spoken).lower())
    for found in () if couple or names(text) or _SPOUSE.search(text) else _OWN.finditer(text):
        kind = found[1].lower()
        if f"{kind}-in-law" in heard and not re.search(rf"\b(?:my|the|a) {kind}\b(?!-in-law)", heard):
            return "these words speak of someone else"
    for found in () if couple else _IN_LAW.finditer(text):
        kind = found[1].lower()
        if (
            f"{kind}-in-law" not in heard
            and re.search(rf"\b(?:my|your) {kind}\b(?!-in-law)", heard)
            and not _ANOTHERS.search(heard)
        ):
            return "these words speak of someone else"
    return ""


_UNJOINED = re.compile(r"(?<=[a-z]) in law\b")
_IN_LAW = re.compile(r"\b(mother|father|sister|brother|son|daughter)-in-law\b", re.IGNORECASE)
_ANOTHERS = re.compile(
    r"\b(?:his|her|(?:husband|wife|partner|boyfriend|girlfriend)'s|\]'s) (?:mother|mum|mom|father|dad|sister|brother|parents|family)\b|\bin-laws?\b"
)
"""A relation of the one they live with: an in-law by another name."""
_OWN = re.compile(
    r"\b(?:his|her|their|client['’]s|patient['’]s|pt['’]s) (mother|father|sister|brother|son|daughter)\b(?!-in-law)",
    re.IGNORECASE,
)
_SPOUSE = re.compile(r"\b(?:husband|wife|partner|spouse|boyfriend|girlfriend)", re.IGNORECASE)
_SPEAKER_NAME = re.compile(r"\[(?:client|therapist|clinician|.*\d{1,2}(?:st|nd|rd|th))", re.IGNORECASE)
