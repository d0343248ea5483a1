"""What a therapist's sentence does, as far as its words show: ask, reflect, suggest, tell, sum up, or only pass the time."""

import re
from enum import StrEnum

from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.words.idiom import is_of_the_hour
from handrail.backends.embedded.words.text import LEAD


class Move(StrEnum):
    """One move. `CHAT` is everything that a note does without."""

    ASK = "ask"
    REFLECT = "reflect"
    SUGGEST = "suggest"
    WILL = "will"
    RECAP = "recap"
    MEETING = "meeting"
    CANCELLED = "cancelled"
    """An appointment that was taken back, with no new time."""
    SETTLE = "settle"
    """It takes up what was offered or asked for: only what stands around it shows that."""
    FINDING = "finding"
    TELL = "tell"
    CHAT = "chat"


_CHAT = re.compile(
    r"\b(?:good (?:morning|afternoon|evening)|how are you(?: doing)?(?: today| this)?\s*[.?]|nice to (?:see|meet)|good to "
    r"see|can you (?:hear|see)|hear me|see me|"
    r"muted?\b|unmute|frozen|have a (?:good|great|nice|seat)|come on in|take a seat|take care|bye|goodbye|thank you|thanks|"
    r"you're welcome|welcome back|"
    r"weather|raining|parking|parked|traffic|coffee|cup of tea|(?:hey|hi|okay) dragon,? (?:show|order|finali[sz]e|pull|remind)|told you about dax|date of birth|confirm your (?:name|address|date)|full "
    r"name|my name(?:'s| is)|i'm dr|"
    r"no worries|sorry to hear|i'm sorry|glad to hear|that's (?:good|great|okay|fine|right|fair)|nurse told you|virtual "
    r"assistant|does that make sense|make sense to you|"
    r"any (?:other )?questions|sound (?:good|okay)|is that (?:okay|all right|alright|ok)|all right with you|take your time|"
    r"no rush|how can i help|"
    r"what brings you|what can i do for)\b",
    re.IGNORECASE,
)
_REFLECT = re.compile(
    r"^(?:(?:just )?to (?:summari[sz]e|recap)|(?:it|that) (?:sounds|seems|feels|looks) (?:like|as)|sounds like|seems like|"
    r"what i(?:'m)? hear(?:ing)?|i hear|i'm hearing|in other words|part of you|"
    r"on (?:the )?one hand|there's (?:a )?part|you(?:'re|'ve|'d)? (?!know|were going to|told me)|when you |if you |for you|"
    r"somebody|someone|it's (?:hard|important|like)|your )",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:let's(?:, uh,)? (?:just )?(?:talk|look|see|get started|take a look|go ahead and (?:do|look|take)|do (?:a|your|the)|hear|"
    r"stay|start|go|review|examine|check|listen|have a)|"
    r"quick (?:physical )?exam|take a (?:quick )?look|whenever you|when you're ready|i'd like (?:us )?to (?:look|talk|ask|"
    r"hear|start)|"
    r"i want to (?:ask|hear|check|put|say)|can i (?:just )?(?:ask|check|say))\b",
    re.IGNORECASE,
)
"""What is done in the hour itself: no plan for after it."""
_SUGGEST = re.compile(
    r"\b(?:i(?:'d| would) (?:like|want|love|encourage|advise|recommend|suggest) (?:for )?(?:you|us)|i want you|i need you|"
    r"(?:i|we|i'd|i would)(?: probably| also| really| strongly)? "
    r"(?:suggest|recommend|advise|encourage)|let's|how about (?:we|you|if)|what if (?:you|we)|you (?:could|might|should|"
    r"can) (?:try|also try|take|use|start|write|continue|keep)|"
    r"(?:would|could) you (?:be willing|be up|try|jot|write|keep|bring)|you (?:should|need to|have to|ought to)|make sure "
    r"(?:you|to|that you)|(?<!me )try (?:it|and|not)|"
    r"continue (?:with |taking |to |on |your |the |that )|keep (?:taking|doing|up|going|an eye|on)|i(?:'d| would) (?:go|bring (?:it|that|the [\w-]+)|take (?:it|that|the [\w-]+)) (?:up|down)\b|"
    r"\bwe(?:'ll)? (?:keep|hold|stop) the \w+|\b(?:don't|do not) (?:start|stop|take|skip) )",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"^(?:please )?(?:try|take|write|continue|keep|practi[sc]e|bring|call|use|avoid|stop|start|drink|rest|push|come back|"
    r"give (?:me|us) a call|see (?:your|the|a)|tell (?:dr|your)|text|"
    r"make sure|return|monitor|check|notice|go to|get plenty|increase|decrease|follow up)\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?:(?:i|we)(?:'ll| will|'m going to| am going to|'re going to| are going to|'m gon na|'re gon na|'m gonna|'re gonna|"
    r" want to| wan na| wanna|'d like to| would like to)"
    r"(?: just| also| probably| then| definitely| go ahead and)* (?:get|order|start|send|e-?mail|mail|ring|phone|text|speak (?:to|with)|talk (?:to|with) (?!you)|ask (?!you)|refer|prescribe|give|check (?!out)|"
    r"put "
    r"you|write|arrange|book|continue|increase|decrease|make|"
    r"schedule|set up|keep|follow|bring|add|repeat|recommend|call|contact|print|request|organi[sz]e|come back|stop|switch|"
    r"change|treat|draw|take (?!a look)|do (?:a|an|some|it) (?!quick)))\b",
    re.IGNORECASE,
)
_RECAP = re.compile(
    r"^(?:(?:okay|ok|great|right|all right|good|perfect)[,.]? )?so:(?! (?:what|how|when|why|who|where|imagine|suppose|tell|say)\b)|\bso,? for (?:the|this|next)\b|\bfor (?:this|the next|the coming) (?:week|two weeks|fortnight|few)\b|\b(?:so (?:what (?:i've got|we(?:'ve| have)(?: got| agreed)?|you're going to do)|this week|the plan|for (?:this|next) "
    r"week|between now and)|"
    r"what i've got is|the plan is|our plan|the homework|your homework|for homework|we(?:'ve)? agreed|before next (?:time|"
    r"week))\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:next (?:session|appointment|visit|time we (?:meet|see|talk))|(?<!before )(?<!by )(?<!until )(?<!since )next (?:monday|tuesday|wednesday|thursday|friday)|same time "
    r"next week|next week (?:at|works?|same|for)|see you (?:on|in|next|again|back|then|monday|tuesday|wednesday|thursday|"
    r"friday|saturday)|"
    r"see you back|follow[- ]?up (?:in|with|visit|appointment)|come back (?:in|and see|to see)|back (?:here )?in (?:a|one|"
    r"two|three|four|six|\d)|(?:two|three|four|six|\d+) (?:weeks?|months?)(?: from now| time| today|, \w+day)|"
    r"i (?:can|could) do (?:mon|tues|wednes|thurs|fri|satur)day|i(?: have|'ve got) (?:a (?:slot|space|gap) on )?(?:mon|tues|wednes|thurs|fri|satur)day (?:at|or)|"
    r"(?:same time|(?:mon|tues|wednes|thurs|fri|satur)day at (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|noon|half|quarter)))\b",
    re.IGNORECASE,
)
_FINDING = re.compile(
    r"\b(?:phq|gad|pcl|score[sd]?|on (?:your |the )?(?:physical )?exam\w*|physical examination|your (?:blood pressure|heart|"
    r"lungs?|vital|vitals|temperature|x-?ray|ekg|labs?|"
    r"results?|kidney|knee|hemoglobin|blood|oxygen|ct|mri|abdomen|white)|i (?:do )?(?:hear|see|feel|notice|appreciate)|"
    r"\d+[- ]year[- ]old|history of|presents? (?:today|here|with|for)|i(?:'m| am) (?:a little |most |really )?concerned|i "
    r"(?:do )?think (?:that |what |it|this|you)|most likely|looking at|lungs (?:are|sound)|heart (?:is|sounds)|there's "
    r"(?:no|some|a)|"
    r"the (?:x-?ray|ekg|echo|scan|mri|ct|results?|labs?) (?:of|show|look)|shows?|pain to palpation|range of motion|tender|"
    r"swelling|edema|murmur|normal|stable|elevated)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\bwe could\b.{0,160}\bor (?:we could|we can|just)\b", re.IGNORECASE)
"""What might be done with the hour: nothing is agreed yet."""
_READ_BACK = re.compile(
    r"\b(?:let me (?:see|check|read)|(?:read|say) (?:that|it) back|have i got (?:it|that)|to recap|to sum up|so we(?:'ve| have) (?:got|agreed))\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:i|my|me|because|was|were|had|felt|said|sounds|seems|thought|is|are|have|has|there's|it's|you've|looks?)\b|\bwhen you\b",
    re.IGNORECASE,
)
_DAY_AND_TIME = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur)day\b.{0,18}\b(?:at|the \w+)\b|\b(?:half|quarter) (?:past )?\w+ on "
    r"(?:the|mon|tues|wednes|thurs|fri|satur)",
    re.IGNORECASE,
)
_CLOCK_AND_DAY = re.compile(
    r"\[(?:Date \d+|[^\]]*(?:january|february|march|april|may|june|july|august|september|october|november|december)\b[^\]]*)\],? at \w+|\bthe (?:\w+(?:first|second|third|th)|first|second|third|\d{1,2}(?:st|nd|rd|th))(?: of \w+)?\]?,? at \w+|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:the )?(?:\w+(?:first|second|third|th)|first|second|third|\d{1,2}(?:st|nd|rd|th)?),? at \w+|\b(?:o['’]clock|half past \w+|(?:quarter|\w+ty) (?:past|to) \w+|\d{1,2}(?::\d\d)? ?(?:am|pm)?),? (?:on |next )?(?:mon|tues|wednes|thurs|fri|satur)day\b",
    re.IGNORECASE,
)
""" "Ten o'clock, Friday, by video." """
_SAYS_WHICH = re.compile(r"that(?:'s| is)\b", re.IGNORECASE)
"""It belongs to the sentence before it: "Same time in two weeks. That's the nineteenth, at five." """
_OFFERS_A_DATE = re.compile(
    r"^(?:how about|how['’]s|what about|shall we say|(?:could|can|shall) we (?:do|say|meet)|let['’]s say) .{0,30}?(?:\bthe (?:\w+(?:first|second|third|th)|first|second|third|\d{1,2}(?:st|nd|rd|th))|\[[^\]]*\])"
    r"(?: of \w+)?,? at (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|half|quarter)",
    re.IGNORECASE,
)
"""A date and an hour are offered, whenever in the hour."""
_WORK = re.compile(
    r"\b(?:you'll|you will|ask|tell|write|bring|practi[sc]e|keep|put|text|try|do the|list|homework|this week)\b",
    re.IGNORECASE,
)
"""Work for the week, whatever day it names."""
_OF_A_MEDICINE = re.compile(
    r"^(?!.*\b(?:see you|we(?:['’]ll)? meet|come back|appointment|session)\b).*\b(?:(?<!i'll )take (?:(?:it|one|two|half)\b(?! (?:easy|slow\w*|gently|one|days?|steps?|things?|off|home|with you)\b)|(?:the|your) (?:first|second|next|last|other|new|half|medic\w+)(?! (?:steps?|days?|bus|train)\b))|tablets?|pills?|dose)\b",
    re.IGNORECASE,
)
"""A day and an hour, and no appointment: "The first tablet on Monday at nine", not "Monday at nine then, and take it easy." """
_PROMISED = re.compile(
    r"\byou said you(?:['’]d| would|['’]ll| will) (?:tell|call|ring|text|write|ask|bring|take|keep|go|give|show|try|do|practi[sc]e|talk|speak|send|make)\b",
    re.IGNORECASE,
)
_SO_YOU = re.compile(
    r"^(?:(?:okay|ok|right|good|great|all right),? )?so,? (?!when|if|every|each|whenever|your|then|what|how|why|where)(?:[\w'’-]+,? ){0,14}?(?<!when )(?<!if )(?<!until )you (?:write|bring|call|ring|text|keep|practi[sc]e|try|tell|ask|send|put|take|note|fill|read|show)\b(?! (?:up|away|out|quiet|silent|off|to)\b)",
    re.IGNORECASE,
)
_SO_EACH = re.compile(
    r"(?:(?:okay|ok|right|good|great|all right)[,.]? )?so,? (?:(?:when|if|whenever|each time|next time) [^,]{3,60}, )?"
    r"(?P<does>(?-i:(?!\w+day\b)[A-Z][a-z]+)|\[[A-Z][^\]]*\]|mum|mom|dad|your (?:mum|mom|dad|wife|husband|partner|son|daughter)|both of you|each of you|you both|you two) "
    r"(?:will |(?:[a-z]+s|[a-z]+) (?=[^?]*,? and ))",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\b(?:nobody|no one|fight\w*|quarrel\w*|argu(?:es?|ing)|shout\w*|yell\w*|scream\w*|hits?|slams?|storms?|cr(?:y|ies|ying)|freezes?|panics?|sulks?|ignores?|ends? up|gets? (?:angry|upset|scared|hurt)|go(?:es)? (?:quiet|silent|mad))\b",
    re.IGNORECASE,
)
"""What goes wrong between them, and nobody's part in a plan."""
_GOES_ON = re.compile(r"\b(?:and|then|but) (?:then )?(?:i|he|she|it|they)\b", re.IGNORECASE)
""" "So you tell her and she leaves": a story told back."""
_SO = re.compile(r"^(?:\w+[,.]? )?so:", re.IGNORECASE)
_INSTEAD = re.compile(
    r"\b(?:but|didn['’]t|did not|never|instead)\b|\b(?:and|then) (?:then )?(?:i|you|he|she|it|they|we)\b(?! (?:will|would)|['’](?:ll|d))|\b(?:and|then) (?:stopped|hung|went|left|forgot|didn)",
    re.IGNORECASE,
)
"""What became of a promise: it is told, and not agreed anew."""
_ONCE = re.compile(r"\b(?:was|were|had|felt|hurt|came|did|went|used to|when you were)\b", re.IGNORECASE)
_IF = re.compile(r"^(?:(?:so|and|okay|now),? )?if you\b", re.IGNORECASE)
_WHAT_IF = re.compile(r"(?:(?:and|but|so|or) )*(?:what )?if\b", re.IGNORECASE)
""" "And if on Thursday at six the gate starts lying?": no appointment."""
_FEWEST = 4


def move(passage: Passage) -> Move:
    """The first move that fits, from the most particular to the least."""
    plain = LEAD.sub("", passage.tidied.replace("’", "'"))
    if len(passage.words) < _FEWEST and not passage.is_question:
        return Move.CHAT
    meets = _OFFERS_A_DATE.search(plain) or (
        passage.place > _LATE
        and (
            _MEETING.search(plain)
            or (passage.place > _END and _DAY_AND_TIME.search(plain))
            or (len(passage.words) < _SHORT and _CLOCK_AND_DAY.search(plain) and not _SAYS_WHICH.match(plain))
        )
    )
    feared = passage.is_question and _WHAT_IF.match(plain)
    if meets and not feared and not _is_list(passage) and not (_WORK.search(plain) or _OF_A_MEDICINE.match(plain)):
        return Move.MEETING
    if passage.is_question:
        return Move.CHAT if _CHAT.search(plain) and len(passage.words) < _LONG else Move.ASK
    if _CHOICE.search(plain):
        return Move.TELL
    if _sums_up(passage) or _is_list(passage) or _announced(passage):
        return Move.RECAP
    if len(passage.words) < _SHORT and (_CHAT.search(plain) or is_of_the_hour(plain)):
        return Move.CHAT
    if _NOW.search(plain):
        return Move.TELL
    if _SUGGEST.search(plain) or _ORDER.match(plain):
        return Move.SUGGEST
    if _WILL.search(plain):
        return Move.WILL
    if _FINDING.search(plain):
        return Move.FINDING
    if _REFLECT.match(plain):
        return Move.REFLECT
    return Move.TELL


def _sums_up(passage: Passage) -> bool:
    """Words that open or make a summing-up of what comes next; "So: you were seven" opens a story."""
    found = _RECAP.search(passage.text)
    return found is not None and not _only_opens(passage.text) and not (_SO.match(passage.text) and _ONCE.search(passage.text))


def _only_opens(text: str) -> bool:
    """ "So for the week.": what was agreed comes in the next sentence."""
    return len(text.split()) <= _OPENS and not text.rstrip().endswith(":")


def _is_list(passage: Passage) -> bool:
    """Late in the hour, several things in a row: what was agreed."""
    plain = passage.tidied
    if _IF.match(plain) and passage.turn_text.rstrip().endswith("?"):
        return False  # "If you put it all together, not the cheerful version. What would you write?"
    return passage.place > _LATE and len(passage.words) > _LONG - 4 and plain.count(",") >= 2 and not _TOLD.search(plain)


def _announced(passage: Passage) -> bool:
    """Late in the hour: the sentence before says that a summary follows, or this one says what the client means to do."""
    before = "" if passage.previous is None else passage.turn_text[passage.previous : passage.start]
    promised = _PROMISED.search(passage.text)
    stands = promised is not None and not _INSTEAD.search(passage.text, promised.end())
    opened = _RECAP.search(before) is not None and _only_opens(before)
    return passage.place > _LATE and bool(opened or _READ_BACK.search(before) or stands or _sets(passage))


def _sets(passage: Passage) -> bool:
    """At the end of the hour: "So toast on three mornings, and you write it down." """
    said = passage.text
    return passage.place > _END and bool(_SO_YOU.match(said)) and not (_TOLD.search(said) or _GOES_ON.search(said))


def says_who_does_what(passage: Passage) -> bool:
    """Of several in the room, what each will do: "So when it gets heated, [Person 1] says so, and [Person 2] sets the timer." """
    text = passage.text
    found = _SO_EACH.match(text)
    done = text[found.start("does") :] if found is not None else ""
    return bool(done) and not passage.is_question and not _TOLD.search(text) and not _TROUBLE.search(done)


def names_day_and_hour(text: str) -> bool:
    """An appointment that needs nothing beside it: "Half past five on Wednesday." """
    return bool(_A_DAY.search(text) and _AN_HOUR.search(text))


def names_day_or_hour(text: str) -> bool:
    """A day or an hour of an appointment: "Wednesday, then." """
    return bool(_A_DAY.search(text) or _AN_HOUR.search(text))


_A_DAY = re.compile(
    r"\[Date \d+\]|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|same day|next week|weeks? today|the (?:\w+(?:first|second|third|th)|first|second|third|\d{1,2}(?:st|nd|rd|th)))\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:the )?\w+",
    re.IGNORECASE,
)
_AN_HOUR = re.compile(
    r"\b(?:(?:at|past|to) (?:\d|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)|o['’]clock|half past \w+|\d{1,2}(?::\d\d| ?[ap]m\b))",
    re.IGNORECASE,
)


def reads_back(passage: Passage) -> bool:
    """Late in the hour a therapist begins to say what was agreed: "So, let me see if I've got the week." """
    return passage.place > _LATE and bool(_READ_BACK.search(passage.text))


def is_chat(passage: Passage) -> bool:
    """Greeting, weather, thanks: nothing that a note needs."""
    return bool(_CHAT.search(passage.tidied.replace("’", "'"))) and len(passage.words) < _LONG


_SHORT = 9
_OPENS = 4
_LATE = 0.6
_END = 0.88
_LONG = 14
