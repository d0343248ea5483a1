"""Feelings in a statement: each must have been named by whoever has it, in its own word or one of its family (R36).

Two ways to say one: a word that names it ("ashamed", "close to tears"), and "felt ..." with any word at all. What the body does, how
it was on a scale, and a view ("felt that ...") are no feelings.
"""

import re
from collections.abc import Iterator, Sequence, Set

from handrail.grounding.support.index import Sentence
from handrail.grounding.support.reading import AFFIRMED, DENIED, read
from handrail.grounding.words.kin import kin_in
from handrail.grounding.words.synonyms import near
from handrail.grounding.words.tokens import stem, words
from handrail.papers.transcript import Role

FEELINGS = tuple(
    frozenset(line.split())
    for line in """anxious anxiety nervous nervousness worried apprehensive uneasy uneasiness unease jittery edgy fretful fretting angst trepidation daunted panicking fret frets fretted|
sad sadness unhappy unhappiness sorrow sorrowful despondent downcast crestfallen downhearted forlorn mournful wistful bereft glum dispirited inconsolable desolate gutted saddened saddens sorrowing|
angry anger cross mad furious rage irate livid outraged enraged pissed incensed infuriated seething fuming indignant indignation wrath angered angers grudge grudges|
scared afraid fear fearful frightened terrified terror horrified horror petrified dread spooked alarmed terrifies|
ashamed shame embarrassed embarrassment humiliated humiliation mortified abashed sheepish|guilty guilt remorse remorseful regret contrite|
lonely loneliness|overwhelmed swamped inundated|happy happiness glad joyful joy joyous elated delighted thrilled cheerful euphoric ecstatic overjoyed jubilant blissful upbeat gleeful|
frustrated frustration exasperated exasperation exasperates|upset distressed distress distraught troubled perturbed shaken emotional tormented turmoil anguish anguished rattled|
relieved relief reassured soothed unburdened|proud pride|hopeless hopelessness despair despairing desperate desperation|helpless helplessness powerless powerlessness|
hopeful optimistic heartened|jealous jealousy envious envy|depressed|irritable irritated irritation annoyed annoyance grumpy vexed peeved irked cranky|
disappointed disappointment|resentful resentment resents resented resent|bitter bitterness|grieving grief|devastated heartbroken crushed shattered|betrayed betrayal|
conflicted ambivalent ambivalence torn|insecure insecurity inadequate inadequacy worthless worthlessness inferior inferiority|rejected abandoned|excited excitement enthusiastic enthused|
confused bewildered bewilderment puzzled puzzlement perplexed baffled mystified|agitated restless|discouraged demoralized demoralised dejected disheartened|disgusted disgust revulsion|grateful thankful|bored apathetic indifferent boredom apathy|
panicked panicky|intimidated threatened vulnerable|stressed|suspicious paranoid mistrustful distrustful mistrust distrust mistrusts distrusts|miserable misery|tearful weepy|trapped|pessimistic pessimism|nostalgic nostalgia homesick homesickness|
content contented contentment satisfied pleased|numb|calm serene tranquil|hurt|moody gloomy melancholy melancholic sullen morose|empty emptiness|tense|defeated|loved unloved lovesick|embittered hostile hostility|
astonished amazed shocked stunned astounded dumbfounded astonishment amazement|offended affronted|humbled|smug|amused|brooding|
shy shyness timid timidity bashful|contempt contemptuous disdain scorn|dismay dismayed consternation chagrin|
discontent discontented|disillusioned disillusionment|triumphant|fulfilled fulfilment fulfillment|alienated alienation unappreciated undervalued belittled|suffocated smothered stifled|impatient impatience|infatuated smitten|loathing loathes|resolute""".split("|")
)  # fmt: skip

_ONLY_FELT = frozenset(
    "cross reassured soothed amused shocked stunned inferior offended astonished alarmed troubled shaken emotional smug humbled brooding swamped content calm hurt numb tense empty trapped pleased satisfied loved mad bitter tearful moody defeated crushed torn threatened rejected restless hostile desperate abandoned".split()
)

HEARD = {
    "anxious": "panicky jittery jitters nerves butterflies toey",
    "sad": "gutted",
    "angry": "raging fuming cross narked seething",
    "scared": "freaked petrified spooked creepy scary",
    "ashamed": "mortified cringe cringing",
    "happy": "chuffed buzzing pleased delighted relieved",
    "upset": "gutted crying cried tears",
    "relieved": "phew relief weight",
    "annoyed": "raging cross bothered mad irked fuming",
    "resentful": "mad angry annoyed bitter furious",
    "content": "happy glad good chuffed",
    "grateful": "thank thanks blessed",
    "frustrated": "annoyed fed",
    "numb": "nothing",
    "shy": "quiet nerve nerves",
    "amused": "laugh laughed laughing funny joke",
    "puzzled": "understand understood sense confusing lost",
    "mistrust": "trust trusted trusts",
    "grudge": "unfair against forgive forgiven",
    "astonished": "surprised believe shock wow fell",
}
"""Words in which people name a feeling aloud, by the first word of its group or any of it."""

_RATED = re.compile(
    r"\b(?:fear|anxiety|distress|panic|disturbance|loneliness|shame|anger|sadness|guilt)\b.{0,60}\b(?:f(?:ell|all|allen)|dropp?\w*|r[oi]se\w*|rat(?:ed|ing)|peak\w*|level|points?|"
    r"out of|(?:was|were|at|of|to|reached|began|started|stayed) (?:about |around |roughly |still at )?(?:\d+|\w+ty(?:-\w+)?|zero|five|ten)|lower|higher|greater|less|half|subsid\w+|eased|exceed\w*|below|above|down|up|maximum|strongest|weakest)\b|"
    r"\b(?:less|more|lower|higher|rated|peak|of)\s+(?:\w+\s+)?(?:fear|anxiety|distress|lonely|anxious|afraid)\b.{0,40}\b(?:points?|out of|\d+)\b",
    re.IGNORECASE,
)
_RATING = re.compile(
    r"\b(?:zero|nought|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|half|hundred|\d+)\b"
    r"(?! (?:of|times?|nights?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|o'clock|mg|milligrams?|people|tablets?|pills?|kids|children|am|pm)\b)",
    re.IGNORECASE,
)
_FELT = r"\b(?:feels?|felt|feeling|got|gets|grew|is|was|are|were|be|being|became|becoming|seems?|appears?|very|so|more|less|increasingly)\s+(?:\w+ly\s+)?(?:{0})\b|^\W*{0}(?= (?:towards?|about|at|over)\b)"
_INJURED = re.compile(
    r"\b(?:stomach|tummy|gastric) upsets?\b|\bupset (?:stomach|tummy)\b|\bhurt (?:in|his|her|their|my|on|at work|(?:him|her|them|my|your)sel\w+|anyone|anybody|someone|others|the)\b|\b(?:physically|badly) hurt\b|\bhurt\b.{0,30}\b(?:fall|accident|crash|knee|back|leg|arm|wrist|ankle|hip|shoulder)\b",
    re.IGNORECASE,
)

_WORDING = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), frozenset(stem(word) for word in heard.split()))
    for pattern, heard in (
        (r"(?:close to|verge of|nearly in|near to|fought back|holding back|moved to) tears|well(?:ed|ing) up|eyes (?:filled|watered|welled|stung)|chok(?:ed|ing) up", "tears cry crying weep wept sob choked welled"),
        (r"(?:high|good|low|poor|better|bright) spirits", "spirits"), (r"(?:beside|out of) (?:him|her|them)sel(?:f|ves) with \w+|beside (?:him|her|them)sel(?:f|ves)", "beside"),
        (r"on edge", "edge tense wound anxious nervous jumpy panicky"), (r"at peace", "peace peaceful calm relaxed calmer"),
        (r"heart (?:sank|sinks|broke|leapt|ached|aches)|heavy[- ]hearted|broken[- ]hearted", "heart"), (r"(?:lost|losing|loses|without|gave up|giving up) (?:all )?hope", "hope hopeless point"),
        (r"self[- ](?:esteem|worth|confidence|pity|loathing|hatred|doubt)|(?:lacks?|lacking|lacked|low|loss of|gained|gaining) (?:in )?confidence|confidence (?:has |had )?(?:gr[eo]wn?|increased|improved|fell|dropped|eroded)|more confident|less confident",
         "esteem worth worthless confidence confident doubt pity hate believe"),
        (r"(?:was|were|is|felt|deeply|so) (?:moved|touched) by", "moved touched cry cried crying tears wept weep choked"),
        (r"emotionally \w+|\w+ emotionally", "emotion emotional emotionally"), (r"self[- ]conscious(?:ly|ness)?", "conscious embarrassed stare staring watching judging"),
        (r"(?:sense|feelings?) of (?:loss|dread|doom|foreboding|emptiness|failure|inadequacy|longing|belonging|betrayal)", "loss lost dread doom empty emptiness fail failed failure longing belong betrayed"),
        (r"therapist (?:was|is|felt|grew|became) concerned", "concern concerned worried worry"),
        (r"worn to a frazzle|(?:at|to) (?:his|her|their) wits' end|(?:at|near) (?:the end of (?:his|her|their) (?:tether|rope)|breaking point)|run ragged|(?:run|worn) into the ground", "frazzle wits tether rope breaking break tired exhausted knackered shattered worn ragged drained"),
        (r"tenderness (?:towards?|for)", "tender love loved loves fond gentle hug hugged care"), (r"(?:frame|state) of mind", "mind"), (r"^hurt (?:by|about|at|over|that)|(?:emotionally|deeply|still) hurt by", "hurt hurts hurtful"),
        (r"blam(?:es|ed|ing) (?:him|her|them)sel(?:f|ves)|(?<!without )self[- ](?:reproach|blame|recrimination)", "blame fault guilt guilty should shouldn't could couldn't responsible sorry if forgive enough"),
        (r"(?<!seek )(?<!ask )forgiveness", "forgive forgiven forgave forgiving sorry apologise apologize blame"),
        (r"(?:r[au]n|running|losing|lost|loses) (?:\w+ )*patience", "patience patient impatient fed enough"), (r"half[- ]?hearted(?:ly)?|lukewarm|(?:fully|heavily|deeply) invested|raring|gung-ho", "heart hearted lukewarm invested raring keen want"),
        (r"self-compassion", "compassion kind kinder gentle gentler"), (r"burn(?:ed|t)[- ]?out|burn-?out", "burnt burned burnout exhausted knackered drained shattered"),
        (r"butterflies", "butterflies"), (r"broken inside|falling apart", "broken apart"),
    )
)  # fmt: skip
"""Ways to tell of a feeling without its name, and the words of which one at least must have been said."""
_FELT_SO = re.compile(
    r"\b(?:feels?|felt|(?<!the )(?<!that )(?<!this )(?<!a )feeling)\s+(?:(?:\w+ly|so|very|too|more|less|quite|rather|really|increasingly|much|all|even|still|deeply|(?:a )?(?:bit|little)|like an?)\s+)*"
    r"([a-z]+(?:-[a-z]+)*)(?:,? (?:and|or) (?:\w+ly )?([a-z]+(?:ed|less|ful))\b)?",
    re.IGNORECASE,
)
_SENSED = re.compile(
    r"\bsense of (?!having|responsib|duty|direction|humou?r|time|smell|taste|touch|control|it\b|what|how)(?:being )?(?:an? |the |his |her |their )?([a-z]+(?:-[a-z]+)*)",
    re.IGNORECASE,
)
"""What somebody had "a sense of"."""
_NO_FEELING = frozenset(
    """that it she he they you we i her his their its our the a an this these those what how as if for about no not none nothing in into to on at up off out of by with from when where why whether there
    able unable ready sure unsure certain uncertain better worse well unwell ill sick tired sleepy awake dizzy faint hot cold hungry thirsty full fit physical physically pain pains pressure weak strong healthy poorly nauseous nausea
    good bad fine okay ok right wrong different same normal like likely unlikely most least enough two three heart chest stomach body breath breathing movement kicks time times day days night week month year years
    things something anything everything someone anyone people client therapist [client] need needs needed easier harder hard easy difficult possible impossible important real true unreal worth otherwise spoken recent herself himself themselves having uncomfortable comfortable heavy sluggish drained effects effect safe both being responsible bound stiff""".split()
)

_LIKENED = re.compile(r"\b(?:feel\w*|felt|like an?|like i|(?:it|that)(?:'|’)s like|as if|as though)\b", re.IGNORECASE)
"""Where somebody likens or tells what they feel, the judge reads how: no list can."""

SELF = re.compile(r"\b(?:i|i'm|i've|me|my|myself|im)\b", re.IGNORECASE)


def unnamed(own: str, spoken: Sequence[Sentence], speaker: Role | None) -> bool:
    """A feeling that no one named for themselves. One that was named only to be denied may only be told as denied."""
    others = bool(kin_in(own)) or speaker is Role.THERAPIST
    if _RATED.search(own) and any(_RATING.search(sentence.text) for sentence in spoken):
        return False
    if _in_other_words(own, spoken):
        return True
    not_felt = {word.stem for word in read(own).words if word.said != AFFIRMED}
    return any(
        not any(_named(group, mine, sentence, others) for sentence in spoken)
        and not ({stem(word) for word in mine} <= not_felt and any(_taken_back(mine, sentence, others) for sentence in spoken))
        for group, mine in _felt(own)
    )


def _in_other_words(own: str, spoken: Sequence[Sentence]) -> bool:
    """A feeling told by a saying, or by "felt" with a word that was not said, nor one near it, where nobody spoke of what they feel."""
    said = {stem(word) for sentence in spoken for word in words(sentence.text)}
    if any(not heard & said for pattern, heard in _WORDING if pattern.search(own)):
        return True
    if any(_LIKENED.search(sentence.text) for sentence in spoken):
        return False
    for found in (*_FELT_SO.finditer(own), *_SENSED.finditer(own)):
        for word in found.groups():
            if word and word.lower() not in _NO_FEELING and not _near_what_was_said(word.lower(), said):
                return True
    return False


def _near_what_was_said(word: str, said: Set[str]) -> bool:
    if any(word in group for group in FEELINGS):
        return True  # a named feeling: its family is asked for elsewhere
    return any(other in said for part in word.split("-") for other in near(stem(part)))


def _taken_back(mine: Sequence[str], sentence: Sentence, others: bool) -> bool:
    """Whether these very feelings were denied: in a client's own words, or by their no to a question."""
    stems = {stem(word) for word in mine}
    if not stems <= sentence.reading.stems():
        return False
    if sentence.role is Role.THERAPIST:
        return sentence.asks and sentence.answer == DENIED
    told = all(word.said == DENIED for word in sentence.reading.words if word.stem in stems)
    return told and (others or not kin_in(sentence.text) or bool(SELF.search(sentence.text)))


def names_a_feeling(own: str) -> bool:
    """Whether a statement says in its own words that somebody feels something."""
    return any(True for _ in _felt(own))


def _felt(own: str) -> Iterator[tuple[frozenset[str], list[str]]]:
    """Each family of feelings that is named, with the words."""
    low = words(own)
    for group in FEELINGS:
        mine = [word for word in low if _AS_ADVERB.get(word, word) in group]
        mine = [word for word in mine if word not in ("hurt", "upset") or not _INJURED.search(own)]
        mine = [word for word in mine if word not in _ONLY_FELT or re.search(_FELT.format(word), own, re.IGNORECASE)]
        if mine:
            yield group, mine


_AS_ADVERB = {
    "sadly": "sad", "angrily": "angry", "furiously": "furious", "anxiously": "anxious", "nervously": "nervous", "fearfully": "fearful", "tearfully": "tearful",
    "guiltily": "guilty", "happily": "happy", "joyfully": "joyful", "cheerfully": "cheerful", "proudly": "proud", "miserably": "miserable", "jealously": "jealous",
    "desperately": "desperate", "resentfully": "resentful", "gratefully": "grateful", "excitedly": "excited", "irritably": "irritable", "shamefully": "shame",
}  # fmt: skip
"""What somebody is said to have done in a feeling is that feeling."""


_LOW = re.compile(
    r"\b(?:feel\w*|felt|am|i'm|was|were|been|be|so|really|pretty|bit|quite|very|get|got|getting) (?:\w+ )?(?:down|low|blue)\b(?! (?:at|in|on|to|there|the|for)\b)",
    re.IGNORECASE,
)
"""Sad, in the words of every day: "I've been a bit low"; nobody writes a list low."""
_FURIOUS = frozenset("furious livid".split())
_RAGING = frozenset(stem(word) for word in "raging fuming seething".split())


def _named(group: frozenset[str], mine: Sequence[str], sentence: Sentence, others: bool) -> bool:
    heard = " ".join(more for word, more in HEARD.items() if word in group).split()
    stems = {stem(word) for word in group} | {stem(word) for word in heard}
    strong = {
        "terrified",
        "horrified",
        "petrified",
        "furious",
        "livid",
        "devastated",
        "humiliated",
        "inconsolable",
        "ecstatic",
        "euphoric",
        "heartbroken",
        "distraught",
    } & set(mine)
    said = {stem(word) for word in words(sentence.text)}
    if strong and not {stem(word) for word in strong} & said and not (strong <= _FURIOUS and said & _RAGING):
        return False
    if not stems & said and not ("sad" in group and _LOW.search(sentence.text)):
        return False
    if any(word.stem in stems and word.said == DENIED for word in sentence.reading.words):
        return False
    if sentence.role is Role.THERAPIST and not others:
        return sentence.answer > 0
    return others or not kin_in(sentence.text) or bool(SELF.search(sentence.text))
