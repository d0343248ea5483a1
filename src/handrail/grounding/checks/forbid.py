"""What no statement may say unless these very words were said: feelings, diagnoses, levels of risk, "denies", advice, forecasts."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handrail.grounding.checks import feelings
from handrail.grounding.checks.denied import was_denied
from handrail.grounding.checks.feelings import SELF
from handrail.grounding.checks.observed import observations
from handrail.grounding.support.index import Sentence
from handrail.grounding.support.reading import DENIED, read
from handrail.grounding.words.kin import alike, kin_in, kin_of
from handrail.grounding.words.tokens import stem, words
from handrail.jurisdictions import Capability, Law, Leave
from handrail.papers.transcript import Role

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
UNSAID_ADVICE = "advice that was not part of the session"
DIAGNOSES = re.compile(
    r"\b(?:diagnos\w+|meets? (?:the |full )?criteria|criteria|disorders?|MDD|GAD|PTSD|C-?PTSD|OCD|ADHD|BPD|bipolar|borderline|schizo\w+|dysthymi\w+|psychosis|psychotic|"
    r"mania|manic|hypomani\w+|major depress\w+|clinical(?:ly)?|depressive|depression|alcoholi[sc]\w*|alcohol dependence|dependence|addict\w*|anorexi\w+|bulimi\w+|autis\w+|agoraphobi\w+|"
    r"narcissis\w+|comorbid\w*|prognosis(?= ?(?:[:=]|is|remains?|appears?|good|fair|poor|guarded|excellent|favou?rable))|remission|syndrome|patholog\w+|codependen\w+|delusion\w*|paranoia|dementia|dissociat\w+|depersonali[sz]\w+|dereali[sz]\w+|traumati[sz]ed|(?:complex|childhood|developmental|relational|unresolved|past) trauma|trauma history|history of trauma|has (?:\w+ )?trauma|"
    r"attachment (?:issues?|style|problems?|disorders?|wounds?|trauma|difficulties)|neurodiver\w+|on the spectrum|ICD(?:-?1[01])?|DSM(?:-?(?:5|V|IV))?|(?:drinking|gambling|drug) problem|attention deficits?|perfectionis\w+|cognitive distortions?|psychosomatic|somati[sz]\w+|(?:substance|alcohol|drug) (?:use|abuse|misuse) (?:problem|disorder|issue)s?|"
    r"(?:chronic|primary|clinical|severe|suffers?(?: from)?|has|have|had|dx:?|diagnosis:?|history of) (?:\w+ )?insomnia|(?:generali[sz]ed|social|chronic|clinical|separation|health) anxiety|(?:has|have|had|suffers? from) anxiety(?= ?(?:[.,;]|$|and\b|disorder))|socially anxious|dx(?=:| )|F[3-9]\d(?:\.\d+)?|obsessive[- ]compulsive|hypervigilan\w+|re-?experiencing|PGD|hypochondri\w+|(?:prolonged|complicated|pathological) (?:grief|bereavement|mourning)|(?!insomnia)\w{3,}(?:somnia|phrenia|thymia|philia|lexia|iasis)|"
    r"suggestive of|clinical picture|(?:picture|presentation|profile) (?:is|was|seems) one of|(?:\w+(?:ive|oid|line|mic)|(?-i:[A-Z]{3,5})) (?:features|traits|symptomatology|tendencies)|dependent personality|consistent with|indicative of|symptoms of (?:a|an)?|phobia|phobic|neurotic|histrionic|sociopath\w*|psychopath\w*)\b",
    re.IGNORECASE,
)
CONDITIONS = re.compile(
    r"\b(?:fibromyalgia|migraines?|hypertension|diabet\w+|asthma\w*|epilep\w+|endometriosis|IBS|crohn\w*|lupus|sclerosis|parkinson\w*|alzheimer\w*|COPD|(?:liver|heart|kidney|lung|coeliac|celiac|autoimmune|bowel|lyme) disease|emphysema|pneumonia|"
    r"(?:hypo|hyper)thyroid\w*|ana?emi[ac]|cirrhosis|sciatica|tinnitus|vertigo|apno?ea|PCOS|PMDD|chronic fatigue|long covid|concussion|tumou?r|cancer|leuka?emia|lymphoma|melanoma|angina|arrhythmia|"
    r"dyslexi[ac]|dyspraxi[ac]|tourette\w*|narcolep\w+|neuropathy|eczema|psoriasis|gout|shingles|osteoporosis|sensorineural|\w{4,}itis|\w{4,}algia)\b",
    re.IGNORECASE,
)
"""Illnesses of the body: whoever has one says so somewhere in the hour."""
_OTHERWISE = {"hypert": "pressure", "diabet": "sugar", "cancer": "chemo", "tumour": "growth", "tumor": "growth"}
_AS_SAID = 6
"""Letters by which "diabetes" is "diabetic"."""
RISK = re.compile(
    r"\b(?:(?:low|moderate|medium|high|elevated|minimal|no|imminent|acute|chronic|increased|current|significant|mild|severe|little|poses?|presents?) (?:\w+ ){0,2}risk|at[- ]risk|risk[: ]*(?:level|is|was|of|"
    r"assessment|factors?|remains?|appears?|low|moderate|high)|(?:no|any|acute) (?:\w+ )?safety (?:concerns?|issues?)|safe(?:ty)? (?:to go|risk)|(?:SI|HI|SI/HI) ?[:=] ?(?:none|no|absent|negative|denied)|not (?:a |an )?(?:\w+ )?danger|danger to (?:self|others|him|her|them)|"
    r"contract(?:s|ed)? for safety|suicid\w* (?:risk|level)|suicidality(?: ?:| (?:is|was))|(?:is|remains|clinically|psychiatrically) stable|no acute|relapse risk|low likelihood|(?:high|low)[- ]risk)",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\b(?:(?:is|was|remains?|are|were) (?:not |no longer )?(?:actively |passively |acutely |currently |chronically |presently )?suicidal|(?:passive|active|fleeting|intermittent|chronic|vague) (?:suicidal |homicidal )?ideation|"
    r"ideation (?:is|was|remains?) (?:\w+ )?(?:passive|active|fleeting|absent|chronic|mild|intermittent)|(?:no|without(?: any)?|lacks?) (?:\w+ )?(?:plan or intent|intent or plan|intent(?!ion| to\b)|plan or means|intent or means)|"
    r"protective factors?|(?:maintain|keep|ensure|guarantee)\w* (?:(?:his|her|their|own) )*(?:safety|(?:him|her|them)sel(?:f|ves) safe)|safety plan (?:is|was|remains|appears) (?:sufficient|adequate|appropriate|enough)|"
    r"hospitali[sz]ation (?:is|was) (?:not )?(?:\w+ )?(?:indicated|needed|required|warranted|necessary)|(?:higher|lower) level of care|(?:low|high|small|little|reduced|increased) (?:likelihood|probability|lethality)|lethality|"
    r"likelihood of (?:self|suicid|harm|acting|relapse|violence)[\w-]*(?: \w+)? (?:is|was|appears|remains)|(?:immediate|imminent|acute|no|any|real) danger|(?:un)?likely to (?:act on|harm|hurt|attempt)|(?:will|would) not act (?:on|upon)|"
    r"safe (?:to|for) (?:discharge|leave|be alone)|in (?:acute )?crisis|(?:fit|safe|well enough) to go home|(?:can|may) (?:safely )?(?:go|return|be sent) home|no (?:hospital|inpatient|emergency|admission)\w*(?: (?:stay|care|admission|visit|treatment))? (?:is|was|seems) (?:needed|required|indicated|necessary|warranted)|(?:needs?|requires?|warrants?|need) (?:no |an? )?(?:hospitali[sz]\w+|hospital (?:stay|care|admission)|inpatient\w*|admission)|(?:concerns?|issues?|questions?) (?:about|around|regarding) (?:\w+ )?safety|nothing of concern|"
    r"no (?:current |immediate |acute |particular )?concerns? (?:about|regarding|noted|today|were|was|identified)|"
    r"screen(?:s|ed) (?:negative|positive|clear)|(?:child|adult|elder) (?:protection|protective services)|safeguarding|safety plan (?:was |is |has been )?(?:reviewed|updated|completed|in place|created|developed|discussed|signed|agreed|reinforced)|(?:overdose|suicide|self-harm|harm|violence|relapse) (?:potential|likelihood|propensity|probability)|"
    r"potential for (?:\w+ )?(?:harm|self-harm|violence|overdose|relapse|suicide)|(?:is|are|was|were|remains?|considered|deemed|judged|assessed (?:as|to be)) (?:\w+ )?(?:un)?safe (?:to|in|with|for)|(?:no|any|poses?(?: an?| no)?|immediate|imminent) (?:\w+ )?threat|"
    r"means[- ]restriction|crisis plan|family history of suicid\w*|(?:none|nothing|no \w+) (?:was |were )?disclosed|screened for|(?:misuse|abuse|overdose|diversion|violence) potential|potential (?:was |is )?considered|(?:reach|meet)\w* (?:the )?threshold|flagged as (?:an? )?(?:risk|concern\w*|rais\w+)|rais\w+ the likelihood|"
    r"duty to warn|mandated report\w*|(?:no|without) (?:\w+ )?history of (?:suicid|self|attempt|violen|harm|overdos)[\w-]*|reasons for living|safety[- ]netting|red flags?|acuity|decompensat\w+|crisis stabili[sz]ation|(?:does|did) not (?:require|warrant) (?:\w+ )?(?:hospital\w*|admission|intervention)|(?:high|low|well)[- ]functioning|psychiatric (?:emergency|admission)|(?:is|are|remains?|was|were) (?:currently |now |presently )?safe(?= ?(?:[.;,]|$|and\b|at (?:this|present)|for now)))",
    re.IGNORECASE,
)
"""Judgements of safety which stand only in the words of somebody in the room."""
_LABELS = re.compile(
    r"\b(?:all[- ]or[- ]nothing|black[- ]and[- ]white thinking|dichotomous|mind[- ]reading|catastrophi[sz]\w+|over-?generali[sz]\w+|emotional reasoning|fortune[- ]telling|thinking errors?|cognitive (?:errors?|bias(?:es)?)|maladaptive|"
    r"(?:main|primary|habitual|usual|chief|psychological|ego) defen[cs]es?|defen[cs]e mechanisms?|(?:in|through|uses?|used|relies on|resorts? to) (?:projection|displacement|rationali[sz]ation|intellectuali[sz]ation|splitting|repression|sublimation)|reaction formation|isolation of affect|"
    r"secondary to|compulsive|functional (?:\w+ )?symptoms?|(?:anxious|avoidant|insecure|secure|disorgani[sz]ed)(?:ly)? attach\w+|enmesh\w+|parentif\w+|alexithymi\w+|anhedoni\w+|sub-?(?:threshold|clinical)|trauma respon\w+|(?:adjustment|stress) reaction|self-sabotag\w+)\b",
    re.IGNORECASE,
)
"""Thinking errors, defences and other labels of the trade: named by somebody in the room, or not at all."""
_RISK_WORD = re.compile(r"\brisks?\b", re.IGNORECASE)
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|no (?:current |active |passive )?(?:suicidal|homicidal|self[- ]harm|SI\b|HI\b|SI/HI)|"
    r"no (?!one\b)(?:\w+ )?(?:thoughts?|urges?|plans?|wish|intent) (?:of|to) (?:join|dying|die|death|end|ending|harm\w*|hurt\w*|kill\w*|self)|no (?:indications?|evidence|signs?|suggestion|mention) of (?:\w+ )?(?:violence|abuse|coercion|harm|self|suicid\w+|neglect|exploitation)|without (?:any )?(?:suicidal |homicidal )?ideation)",
    re.IGNORECASE,
)
ADVICE = re.compile(
    r"\b(?:it is (?:recommended|advised|important|suggested)|(?:is|are|was|were) (?:advised|encouraged|urged|recommended|told to)|would benefit|could benefit|consider (?:increasing|adding|referr\w+|starting)|indicated for|"
    r"candidate for|treatment of choice|recommend(?:ed|ation)?s? (?:that|for|to|is|are|include)|(?<!his )(?<!her )(?<!their )(?<!the )(?<!no )needs? to|must|(?<!whether )(?<!if )(?:the )?(?:client|patient|pt|couple|family|clients|they|he|she|you) (?:should|ought to))\b|^\W*(?:recommend\w*|advise|consider|encourage|continue (?:to )?(?:with )?(?:cbt|exposure|therapy|treatment))\b",
    re.IGNORECASE,
)  # fmt: skip
_ADVISED = re.compile(
    r"\b(?:should|ought|need(?:s|ed)? to|have to|has to|had to|must|supposed to|got to|gotta|wants? (?:me|you) (?:to|back|in)|(?:don't|doesn't|won't|not) (?:allow|let)\w*|recommend\w*|advis\w*|told me to|tells me to|said to)\b",
    re.IGNORECASE,
)
FORECAST = re.compile(
    r"\b(?:will (?:likely|probably)|(?:is|are) (?:likely|unlikely|expected) to|prognosis (?:is|remains?|appears?|good|fair|poor|guarded|excellent|favou?rable)|is at increased)\b",
    re.IGNORECASE,
)
_HOPED = re.compile(r"\b(?:probably|likely|expect\w*|think i(?:'ll| will)|guess|might|going to|bet)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A rule that a statement breaks."""

    reason: str
    rule: str


def forbidden(
    text: str, spoken: Sequence[Sentence], everything: Sequence[Sentence], speaker: Role | None = None, *, advised: bool = False
) -> Forbidden | None:
    """The first rule broken by the statement's own words, outside quotation marks.

    `spoken` are the sentences it rests on; for "denies", `everything` that may answer it. `advised`: a therapist said just this advice.
    """
    own = QUOTED.sub(" ", text)
    said = {stem(word) for sentence in spoken for word in words(sentence.text)}
    aloud = " ".join(sentence.text for sentence in spoken).replace("’", "'")
    if (
        RISK.search(own)
        or any(not _was_said(found[0], said) for found in _JUDGED.finditer(own))
        or (_RISK_WORD.search(own) and "risk" not in said)
    ):
        return Forbidden("a level of risk is for a licensed human to write", "R34")
    if _diagnosis(own, spoken) or any(not _was_said(found[0], said) for found in _LABELS.finditer(own)):
        return Forbidden("a diagnosis that nobody named", "R34")
    if any(not _was_said(found, said) for found in observations(own)):
        return Forbidden("an observation that only a human in the room can make", "R36")
    if FORECAST.search(own) and not _HOPED.search(aloud):
        return Forbidden("a forecast that nobody made", "R34")
    found = ADVICE.search(own)
    if found and not _ADVISED.search(aloud) and not advised:
        return Forbidden(UNSAID_ADVICE, "R34")
    if feelings.unnamed(own, spoken, speaker):
        return Forbidden("a feeling that nobody named", "R36")
    if DENIES.search(own) and not was_denied(own, everything):
        return Forbidden("“denies” where nothing was denied: it was not assessed", "R28")
    return None


def unnamed_condition(text: str, said: Collection[str]) -> Forbidden | None:
    """An illness of the body that nobody spoke of in the whole hour. `said`: all its stems."""
    for found in CONDITIONS.finditer(QUOTED.sub(" ", text)):
        for word in (one for one in words(found[0]) if len(one) > 2):
            begins = word[:_AS_SAID]
            if not any(other.startswith(begins) or other == _OTHERWISE.get(begins) for other in said):
                return Forbidden("a diagnosis that nobody named", "R34")
    return None


def by_law(text: str, law: Law | None) -> Forbidden | None:
    """What the law of a place adds: where reading feelings is forbidden, a feeling stands only in quotation marks."""
    if law is None or law.leave(Capability.EMOTION_INFERENCE) is not Leave.FORBIDDEN:
        return None
    if feelings.names_a_feeling(QUOTED.sub(" ", text)):
        return Forbidden(f"a feeling may only be quoted: {law.because(Capability.EMOTION_INFERENCE)}", "R36")
    return None


def _was_said(found: str, said: set[str]) -> bool:
    long = [stem(word) for word in words(found) if len(word) > 2]
    if long and long[0] in _CRYING:
        return bool(said & _CRYING)
    return all(word in said for word in long)


def _takes_up(question: Sentence, spoken: Sequence[Sentence]) -> bool:
    """What was asked is named in the answer: "My aunt. She was in the hospital for it." """
    return question.answer != DENIED and any(
        one.turn == question.turn + 1
        and _FOR_IT.search(one.text)
        and not any(word.said == DENIED for word in one.reading.words)
        for one in spoken
    )


_FOR_IT = re.compile(
    r"\b(?:(?:hospital|treated|treatment|pills|tablets|medication|medicine|therapy|doctor|diagnosed) (?:for|with)|has|had) it\b",
    re.IGNORECASE,
)
_CRYING = frozenset("tear tearful cry wept weep sob broke break".split())


_OWNER = re.compile(r"\b(\w+) (?:has|had|is|was|suffers from|lives with|with)(?: (?!and |or |that )\w+){0,3} $", re.IGNORECASE)


def _diagnosis(own: str, spoken: Sequence[Sentence]) -> bool:
    """A diagnosis stands only if a human asserted these words of the same person: not in a question, not as a denial."""
    others = set(kin_in(own))
    reading = read(own)
    named = list(DIAGNOSES.finditer(own))
    for found in [one for one in named if not one[0].lower().startswith("diagnos")] or named:
        wanted = [stem(word) for word in words(found[0]) if len(word) > 2]
        owner = _OWNER.search(own[: found.start()])
        whose = kin_of(owner[1]) if owner else None
        for sentence in spoken:
            held = {stem(word) for word in words(sentence.text)}
            if not all(word in held for word in wanted):
                continue
            asserted = not sentence.asks or sentence.answer > 0 or _takes_up(sentence, spoken)
            about = set(kin_in(sentence.text))
            denied = any(word.stem in wanted and word.said == DENIED for word in sentence.reading.words)
            agrees = denied is any(word.stem in wanted and word.said == DENIED for word in reading.words)
            agrees = agrees or bool(
                re.search(rf"\babout (?:\w+ )?{re.escape(found[0])}", own)
            )  # it was not told, yet it is there
            theirs = not whose or not SELF.search(sentence.text) or any(alike(whose, kind) for kind in about)
            if asserted and agrees and theirs and (not about or others or SELF.search(sentence.text)):
                break
        else:
            return True
    return False
