"""Which words say the same: our own groups from the clinic and from talk, and neighbours learned from a language model.

`same` gives each stem's groups; `near` the stems close to a word in meaning, 0 to 1; `expanded` puts short forms and sayings
into plain words ("c/o", "d/t", "SI", "dropped off to sleep") before anything is compared.

>>> expanded("Pt c/o insomnia x2 wks d/t stress.")
'Patient complains of insomnia x2 weeks because of stress.'
"""

import gzip
import re
from functools import cache, lru_cache
from importlib import resources

from handrail.grounding.words.tokens import stem

SHORT = {
    "pt": "patient", "pts": "patients", "ct": "client", "cl": "client", "clt": "client", "th": "therapist", "tx": "treatment", "hx": "history",
    "sx": "symptoms", "dx": "diagnosis", "rx": "prescription", "hw": "homework", "d/t": "because of", "2/2": "because of", "b/c": "because",
    "bc": "because", "c/o": "complains of", "w/o": "without", "w/": "with", "w/in": "within", "b/w": "between", "f/u": "follow-up",
    "s/p": "after", "r/o": "rule out", "d/c'd": "discontinued", "d/c": "discontinue", "dc'd": "discontinued", "etoh": "alcohol",
    "thc": "cannabis", "mj": "cannabis", "bp": "blood pressure", "hr": "heart rate", "si": "suicidal ideation", "hi": "homicidal ideation",
    "nssi": "self-harm", "sib": "self-harm", "avh": "hallucinations", "ah": "hallucinations", "vh": "hallucinations", "wk": "week",
    "wks": "weeks", "mo": "month", "mos": "months", "yr": "year", "yrs": "years", "hrs": "hours", "mins": "minutes", "approx": "approximately",
    "appt": "appointment", "meds": "medication", "med": "medication", "mtg": "meeting", "mgr": "manager", "qhs": "at bedtime", "qam": "in the morning",
    "qpm": "in the evening", "qd": "daily", "prn": "as needed", "po": "by mouth", "bf": "boyfriend", "gf": "girlfriend", "mil": "mother-in-law",
    "fil": "father-in-law", "sil": "sister-in-law", "bil": "brother-in-law", "pcp": "doctor", "er": "emergency room", "ed": "emergency room",
    "ssri": "antidepressant", "cbt": "cognitive therapy", "aa": "meetings", "na": "meetings", "n/a": "none", "govt": "government",
    "dept": "department", "fri": "friday", "mon": "monday", "tues": "tuesday", "tue": "tuesday", "weds": "wednesday", "wed": "wednesday",
    "thurs": "thursday", "thur": "thursday", "thu": "thursday", "sat": "saturday", "sun": "sunday", "jan": "january", "feb": "february",
    "aug": "august", "sept": "september", "sep": "september", "oct": "october", "nov": "november", "dec": "december", "apr": "april",
}  # fmt: skip
_ONLY_CAPITALS = frozenset("ED ER HI SI AA NA HR AH VH MIL FIL SIL BIL DC SAT SUN MON WED MED CT TH CL PO BC MO DEC".split())
_SOMETIMES = frozenset("Sat Sun Mon Wed Med Ct Th Cl Dec Mo".split())
_VERBS = frozenset("Sat Wed".split())
_AS_A_VERB = re.compile(
    r" (?:down|up|in|on|at|by|with|beside|next|there|here|through|still|alone|out|outside|back|around|for|his|her|their|my|a|the|an)\b(?! (?:morning|afternoon|evening|night)s?\b)"
)
"""What follows "Sat" where somebody sat, and "Wed" where somebody married."""
_SAYINGS = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), text)
    for pattern, text in (
        (r"(?:dropp?(?:s|ed|ing)? off|drift(?:s|ed|ing)? off|nodd?(?:s|ed|ing)? off|fell asleep|fall(?:s|ing)? asleep)(?: to sleep)?", "sleep start"),
        (r"(?:with )?no warning|without (?:warning|calling(?: first)?|notice)", "unannounced"), (r"used to", "formerly"), (r"kept? (?=(?:[\w'’-]+ ){1,6}from (?:her|his|their|the)\b)", "not tell "),
        (r"(?:show|turn)(?:s|ed|ing)? up", "arrive"), (r"pass(?:es|ed|ing)? away", "die"), (r"pass(?:es|ed|ing)? out", "faint"),
        (r"put(?:s|ting)?(?: it| that| this| them)? off", "postpone"), (r"cut(?:s|ting)? (?:down|back)", "reduce"),
        (r"g(?:ive|ave|ives|iving) up", "quit"), (r"(?:look|looks|looked|looking) after", "care for"), (r"br(?:ing|ought|ings) up(?= (?:\w+ ){0,2}(?:kid|child))", "raise"),
        (r"(?:find|finds|found|finding) out", "learn"), (r"can(?:'t|not) stand", "hate"), (r"get(?:s|ting)? (?:along|on) with", "like"),
        (r"(?:br(?:eak|oke|oken)|split|splitting) up|br(?:eak|oke)-up|breakup", "separate"), (r"turn(?:s|ed|ing)? (?:\w+ )?down", "refuse"),
        (r"hold(?:ing)? off", "wait"), (r"rather wait|prefers? (?:not to|to wait|to hold)|wait and see", "wait prefer"),
        (r"(?:light|lights) (?:a cigarette|up)", "smoke"), (r"as well as", "and"), (r"set(?:s|ting)? the table|set(?:s|ting)? (?:\w+ )?plates?|lays? a place", "plate table"),
        (r"(?:hang|hung|hanging)(?:s)? up", "hang up"), (r"work(?:s|ed|ing)? out(?= at| in|$)", "exercise"), (r"run(?:s|ning)? out of", "lack"),
        (r"ma(?:ke|de|kes) it up|made up with", "reconcile"), (r"stay(?:s|ed|ing)? on the line|not hang up", "stay phone"), (r"not wake up|not waking up", "not wake"),
        (r"blood thinner", "anticoagulant"), (r"night guard", "guard"), (r"health visitor", "nurse"), (r"e-mails?", "email"), (r"take(?:s|n)? a photo|took a photo|takes a picture", "photo"),
        (r"get(?:s|ting)? out of bed|got out of bed|gets? up|got up|out of bed", "rise bed"), (r"keep(?:s)? (?:him|her|them|me) company|kept (?:him|her|them|me) company", "stay with"),
        (r"(?:on|by) (?:his|her|their|my) own|by (?:myself|himself|herself|themselves)", "alone"), (r"every other", "alternate"), (r"on alternate", "alternate"),
        (r"wait(?:ing)? ?list", "waitlist"), (r"no one|nobody", "nobody"), (r"right away|straight away", "immediately"), (r"so far", "yet"), (r"last name", "surname"),
        (r"get(?:s|ting)? rid of|got rid of|dispos\w+ of", "discard"), (r"(?:look|looking) forward to", "anticipate"), (r"take(?:s|ing)? (?:my|his|her|their) time", "slow"),
        (r"break(?:s)? down|broke down", "cry"), (r"on edge|wound up|keyed up", "tense"), (r"stressed out", "stressed"), (r"let go(?= from| by)|laid off|got the sack|sacked", "fired job"),
        (r"think(?:s|ing)? (?:it )?over|think about it", "consider"), (r"com(?:e|es|ing) back|came back", "return"), (r"go(?:es|ing)? back(?: to| on)|went back", "return"), (r"call(?:s|ed|ing)? off", "cancel"),
        (r"stay(?:s|ed)? (?:home|in)", "stay home"), (r"pick(?:s|ed|ing)? up", "pick up"), (r"not (?:to )?be here|not wanting to be here", "suicidal die"), (r"(?:kill(?:ing)?|end(?:ing)?|tak(?:e|ing)) (?:my|your|his|her|their|one's) (?:own )?(?:life|self)|(?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?) (?:my|your|him|her|them|one)sel(?:f|ves)", "suicidal selfharm hurt"),
        (r"suicidal (?:ideation|thoughts?|ideas)|thoughts? of suicide", "suicidal thoughts"), (r"self[- ]harm\w*", "selfharm hurt"), (r"homicidal (?:ideation|thoughts?)", "hurt kill others"),
    )
)  # fmt: skip
_ANY_SAYING = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _SAYINGS), re.IGNORECASE)
_TOKEN = re.compile(r"(?<![\w/\[])(?:[A-Za-z]{1,5}/[A-Za-z]{0,3}(?:'d)?|\d/\d|[A-Za-z]{2,6}(?:'d)?)(?![\w/\]])")
GROUPS = """sleep asleep insomnia rest nap awakening|wake awakening awaken rouse|lie bed|night nocturnal overnight nightly evening midnight|
nightmare dream|tired exhausted fatigue weary sleepy drained worn|money financial finance fund cash dollar income salary pay wage rent bill|rent housing|
job work employment position role shift occupation career|boss manager supervisor employer principal|coworker colleague|fired terminated dismissed sack|
quit resign stop discontinue cease halt drop end|begin start commence initiate introduce onset launch|reduce cut decrease lower drop lessen fewer decline diminish less fall|
increase raise rise grow bump escalate more climb higher up|wife husband spouse partner|mother mom mum mama mommy|father dad papa daddy|
grandmother grandma granny nana|grandfather grandpa granddad|sister sibling|brother sibling|child kid baby infant daughter son|daughter girl|son boy|
baby infant newborn|parent mother father|relative family kin aunt uncle cousin|friend pal buddy mate|doctor physician psychiatrist prescriber gp clinic|
nurse clinic|lawyer attorney solicitor counsel|court judge hearing custody legal|appointment visit meeting|medication medicine drug pill tablet prescription dose|
alcohol drink beer wine liquor booze vodka whiskey|sober abstinent sobriety clean|craving urge temptation|relapse use|cigarette smoke nicotine vape|cannabis weed marijuana pot|
eat meal food dinner lunch breakfast appetite supper|appetite hungry|weight thin fat|exercise walk run gym jog workout|walk foot stroll|run running jog|
talk speak conversation chat discuss|phone call telephone ring|text message email write|tell inform disclose reveal share mention say|ask request inquire question|
answer reply respond response|suggest propose recommend advise offer|agree accept consent willing approve|refuse decline reject unwilling|promise commit vow pledge|
plan intend aim goal|try attempt effort|consider think contemplate weigh thought mull|decide choose determine choice decision|undecided unsure uncertain unclear ambivalent doubt sure|
believe belief think opinion conviction thought|remember recall memory recollect|forget forgot|realise realize notice recognise recognize aware|understand comprehend get|
worry anxious anxiety concern preoccupied nervous ruminate|panic attack|fear afraid scared frightened fearful terrified|cry tear tearful weep sob|quiet silent withdrawn mute|
argue fight quarrel dispute conflict row clash|yell shout scream raise|hit punch strike slap|angry anger mad furious rage|sad unhappy down low|happy glad joy|calm relaxed settle|
lonely alone isolated solitude|alone own|help assist support aid assistance benefit useful|helpful useful benefit|improve better gain progress ease easier|worse deteriorate bad poor|bad poor terrible awful|good well great fine okay|
difficult hard tough struggle trouble challenge|easy easier simple|big large great|small little tiny|fast quick rapid soon|slow slowly|avoid evade dodge skip|skip miss|
leave depart exit move|arrive come appear|return back resume again|go attend visit travel|stay remain keep|attend went come|house home apartment flat|room bedroom|car vehicle truck|train tube subway bus transit|
drive driving commute|fly travel flight|door front|table desk|fridge refrigerator|couch sofa|notebook journal diary log pad|letter note write|list pros cons|picture photo photograph image|
exam test examination|school class classroom|pupil student kid|teacher instructor aide|score mark grade result|pass succeed|fail failure|result outcome|panel examiner|
heart chest palpitation racing|breathe breath breathing respiration|shake tremble trembling tremor shaky|faint collapse|dizzy lightheaded vertigo|headache migraine|pain hurt ache sore|sick nausea unwell ill|
sweat sweaty wet clammy palm|hand palm finger|jaw tooth teeth molar dentist|tooth molar|clench grind|shoulder joint|knee leg joint|surgery operation operate surgical surgeon|injury wound|side effect|
accident crash collision|wreck crash|bridge crossing|road route highway detour|detour around|brake stop|report document|read aloud|funeral burial memorial|die death passed|grief mourning bereavement|will inheritance estate|
loan lend borrow|buy purchase bought|sell sale|spend spending expense cost|cost price repair|groceries food|account budget|month monthly|week weekly|day daily|year annual yearly|hour hourly|minute min|
morning dawn|evening dusk|weekend saturday sunday|early premature|late tardy|bedtime night bed|birthday anniversary|holiday vacation|wedding marriage|divorce separate separated|boyfriend partner|girlfriend partner|date dating|
relationship couple|baby breastfeeding nursing|breastfeeding nursing|feed feeding|crib cot|shower wash bath|kitchen stove|rearrange move reorganise|pot pan|soup meal food|balcony outside|
check checking ritual|count counting|lamppost|stairs upstairs|late delay|block unblock|unblock undo reverse|folder|mould mold mouldy damp|bronchitis|choir singing sing|dog pet|neighbor neighbour|hip|rehab rehabilitation|
pharmacy chemist drugstore|throw discard dispose|gun weapon firearm|key lock|knife blade|thought idea ideation thinking cognition|suicidal suicide die kill wake|selfharm cut hurt harm|harm hurt injure|safe safety secure|
rate rating level|questionnaire scale measure inventory score|exercise skill technique tool strategy|grounding senses|homework assignment task practice|practise practice rehearse|sentence phrase line|write draft compose|
wait hold postpone delay defer|postpone delay owe put|manage cope handle|cope manage deal|push pressure insist|like enjoy love fond|want wish hope desire prefer|prefer rather|need require|hope optimistic|
surprise expect unexpected|unexpected unannounced warning|suddenly abrupt|often frequent usually regular|sometimes occasionally times|rarely seldom hardly|always constantly|never|most mostly majority|
half midpoint|several multiple few|only single sole just|whole entire full|open unlock|close shut|lunch noon|sit seat|stand feet|wife spouse|important matter matters|matter important issue|issue problem trouble matter|problem issue difficulty|
reason because cause|explain justify defend|listen hear|hear heard|quote|repeat again replay|replay dwell|stupid dumb foolish|clear plain|slides presentation|freeze blank|stammer stutter|secret hide conceal|truth honest|
company companion stay|tea drink|friend sponsor|meeting group fellowship|church religious faith|pray prayer|police officer|jail prison|hospital ward emergency|insurance coverage|move relocate|city town|country abroad|
transfer move relocate shift|injury injured broken break wound|identify name|unopened sealed|ex former previous|previous prior former past|current present now|new recent|old elderly|young younger child|twin|pregnant pregnancy expecting|miscarriage loss|adopt adoption|raise bring parenting|discipline punish|
weather rain rainy|rain rainy wet|cold chilly|hot warm|light bright daylight|dark night|walked foot|train ride|stop station|game match sport|football soccer|music song sing|art paint|garden yard|cook cooking meal|clean tidy|shop store|
traffic car truck|red|nightstand bed bedside|reminder note|appointment schedule|principal head|wood log|chop split|email message|shoe|lawyer approach|same similar|tell said|kept hold|smile grin|clock watch|critical criticise criticize|
basement church|guy man|exception except only apart|compare comparison|remark comment|laugh joke light|dizzy dizziness|offer propose|restart return|evidence proof|fair balanced realistic|
owner|lead leader|salary pay earn|answer decision|lean inclined|include|grandfather elderly|care home|recognise know|remember forget|chemo chemotherapy cancer|thirty|twenty|share tell|stretch block period|piece fragment fragmented|
wants would|vitamin supplement|iron supplement|antidepressant ssri sertraline prozac zoloft lexapro fluoxetine|sertraline zoloft|fluoxetine prozac|escitalopram lexapro|blood pressure|pressure bp|conversation anybody people|others people anybody|
ill sick|symptom sign|physical body bodily|tension tense tight clench|muscle|numb numbness|dissociate unreal|flashback trauma|trigger triggered|alert jumpy startle|weapon gun|stash hide|porch outside|ice cream dessert|
passenger car|react respond second|aloud read|contact touch|crisis emergency|refuse unwilling|daylight day|perhaps maybe|sunday weekend|bring take|bedroom bed|sweaty wet|steering wheel|grip hold|couple pair"""
ANTONYMS = """accept:refuse,decline,reject|agree:refuse,disagree|pass:fail|win:lose|start:stop,quit,end|begin:stop,quit,end|continue:stop,quit,discontinue|
increase:decrease,reduce,lower,cut|more:less,fewer|raise:lower,reduce,cut|better:worse|improve:worsen,deteriorate|longer:shorter|earlier:later|remember:forget|buy:sell|
lend:borrow|love:hate|easy:hard,difficult|easier:harder|open:close,shut|arrive:leave|married:divorced,single|alone:together|keep:discard|
answer:ignore|hope:despair|gain:lose|strong:weak|rich:poor|hot:cold|safe:unsafe|sober:drunk|yes:no|helpful:unhelpful|able:unable|willing:unwilling|comfortable:uncomfortable|satisfied:dissatisfied|allow:forbid|shorter:longer|quiet:loud|fast:slow|faster:slower|quicker:slower"""  # fmt: skip


def expanded(text: str) -> str:
    """Short forms and sayings in plain words. For comparison only: never shown."""
    text = text.replace("’", "'")
    text = _TOKEN.sub(_in_full, text)
    if _ANY_SAYING.search(text) is None:  # most sentences hold none: one look in place of seventy
        return text
    for pattern, plain in _SAYINGS:
        text = pattern.sub(plain, text)
    return text


def _in_full(found: re.Match[str]) -> str:
    word = found[0]
    if word.upper() in _ONLY_CAPITALS and word not in _SOMETIMES and word != word.upper():
        return word
    if word in _VERBS and _AS_A_VERB.match(found.string, found.end()):
        return word
    full = SHORT.get(word.lower())
    if full is None:
        return word
    return full.capitalize() if word[:1].isupper() and word != word.upper() else full


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(GROUPS.replace("\n", " ").split("|")):
        for word in line.split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def same(one: str) -> frozenset[int]:
    """The numbers of the groups that a stem belongs to."""
    return _groups().get(one, frozenset())


@cache
def _members() -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for word, numbers in _groups().items():
        for number in numbers:
            found.setdefault(number, set()).add(word)
    return {number: frozenset(members) for number, members in found.items()}


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in ANTONYMS.replace("\n", " ").split("|"):
        word, _, others = line.strip().partition(":")
        for other in others.split(","):
            found.setdefault(stem(word), set()).add(stem(other))
            found.setdefault(stem(other), set()).add(stem(word))
    return {word: frozenset(others) for word, others in found.items()}


def opposites(one: str) -> frozenset[str]:
    """Stems that say the contrary."""
    found = _opposites().get(one, frozenset())
    if one.startswith("un") and len(one) > 5:
        return found | {one[2:]}
    return found | {f"un{one}"[:9]}


@cache
def _lines() -> dict[str, list[str]]:
    """Each stem's lines of the neighbours file, unparsed: a note needs few of them."""
    packed = resources.files(__package__).joinpath("neighbours.txt.gz").read_bytes()
    found: dict[str, list[str]] = {}
    for line in gzip.decompress(packed).decode().splitlines():
        word, _, others = line.partition(" ")
        found.setdefault(stem(word), []).append(others)
    return found


def _neighbours(one: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for line in _lines().get(one, ()):
        for other in line.split(" "):
            name, _, cosine = other.partition(":")
            key = stem(name)
            found[key] = max(found.get(key, 0.0), int(cosine) / 100)
    return found


def known_word(word: str) -> bool:
    """An everyday word of English, as far as the neighbours file knows it."""
    return bool(_neighbours(stem(word)))


@lru_cache(maxsize=20_000)
def near(one: str) -> dict[str, float]:
    """Stems that say nearly the same, each with how nearly: 1 for itself, 0.9 within a group, less for a neighbour."""
    found = {other: min(0.85, 1.6 * (cosine - 0.4) + 0.2) for other, cosine in _neighbours(one).items()}
    for number in same(one):
        for member in _members()[number]:
            found[member] = 0.9
    for other in opposites(one):
        found.pop(other, None)
    found[one] = 1.0
    return found
