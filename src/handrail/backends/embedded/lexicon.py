"""What clinicians write down: topics by their words, with weights. The whole of the engine's taste stands here."""

import re
from collections.abc import Mapping

TOPICS: Mapping[str, tuple[float, str]] = {
    "sleep": (1.5, r"sle(?:ep|pt)\w*|awake|insomnia|nightmares?|wak(?:e|ing)|woke|naps?|tired|exhausted|bedtime"),
    "appetite": (1.1, r"appetite|eat(?:ing|en)?|ate|meals?|weight|lost \w+ pounds|hungry|binge\w*|vomit\w*|nausea\w*"),
    "mood": (
        1.5,
        r"depress\w*|sad(?:ness)?|hopeless|crying|cried|numb|empty|miserable|low|down|guilt\w*|asham\w*|shame|lonely|angry|anger|mad|irritab\w*",
    ),
    "worry": (
        1.5,
        r"anxi\w*|worr(?:y|ied|ies|ying)|panic\w*|scared|afraid|fear\w*|nervous|dread\w*|terrified|stress\w*|overwhelm\w*|on edge|tense",
    ),
    "thoughts": (
        1.4,
        r"thoughts?|intrusive|obsess\w*|images?|flashbacks?|memor(?:y|ies)|ruminat\w*|voices?|can't stop thinking|going over",
    ),
    "substance": (
        1.7,
        r"drink(?:ing|s)?|drank|drunk|wine|beer|alcohol\w*|vodka|whiskey|sober|smok(?:e|ed|ing)|cigarettes?|vap(?:e|ing)|weed|marijuana|cocaine|heroin|pills|relaps\w*|crav\w*|cannabis",
    ),  # noqa: E501
    "medication": (
        1.8,
        r"medic(?:ation|ine)s?|meds|mg|milligrams?|dos(?:e|es|age)|tablets?|prescri\w*|sertraline|zoloft|prozac|fluoxetine|lexapro|escitalopram|citalopram|bupropion|wellbutrin|trazodone|lithium|lamotrigine|quetiapine|aspirin|ibuprofen|tylenol|insulin|inhaler|antibiotics?|refills?|side effects?|metformin|lisinopril|propranolol",
    ),  # noqa: E501
    "body": (
        1.3,
        r"pain\w*|hurt\w*|ache\w*|headaches?|chest|heart|stomach|back|breath\w*|dizzy|swollen|fever|cough\w*|bleeding|rash|numbness|fatigue|diarrhea|blood pressure|symptoms?|diagnos\w*|surgery|tests?|x-?ray|allerg\w*",
    ),  # noqa: E501
    "work": (
        1.0,
        r"work(?:ing|ed)?|job|boss|shifts?|laid off|fired|interview\w*|unemploy\w*|coworkers?|colleagues?|deadline|promotion|career",
    ),
    "school": (1.0, r"school|class(?:es)?|exam\w*|college|grades?|homework|teachers?|presentation|tutorial|semester"),
    "money": (1.0, r"money|rent|bills?|debt|budget|afford|paid|salary|mortgage|severance|savings|credit card|dollars"),
    "family": (
        0.9,
        r"mom|mother|dad|father|sister|brother|son|daughter|kids?|children|baby|parents?|family|grand\w+|aunt|uncle|\[sister\w*\]|\[brother\w*\]",
    ),  # noqa: E501
    "partner": (
        1.0,
        r"husband|wife|partner|boyfriend|girlfriend|marriage|married|divorc\w*|fight(?:s|ing)?|fought|argu\w+|relationship|separat\w*",
    ),
    "friends": (0.8, r"friends?|roommate|neighbou?rs?|alone|isolat\w*|party|social\w*|going out"),
    "loss": (
        1.4,
        r"died|death|dying|funeral|grie\w+|lost (?:my|him|her)|passed away|miss (?:him|her|them)|anniversary|widow\w*",
    ),
    "trauma": (1.5, r"trauma\w*|abus\w+|assault\w*|accident|crash|attack\w*|violen\w+|hit me|police|pile-?up|combat"),
    "avoidance": (
        1.3,
        r"avoid\w*|cancel(?:l?ed)?|stay(?:ed)? home|couldn't go|didn't go|left early|put off|hid(?:e|ing)?|skipp?ed",
    ),
    "coping": (
        1.3,
        r"cop(?:e|ing)|breath(?:e|ing)|ground(?:ed|ing)|journal\w*|walk(?:s|ed|ing)?|exercis\w*|meditat\w*|pray\w*|church|choir|garden\w*|helps|helped|music",
    ),  # noqa: E501
    "change": (
        1.3,
        r"want to|ready to|need to|try(?:ing)? to|decided|realiz\w+|noticed|better|worse|improv\w*|progress|first time|since last|changed|quit\w*|stopped|cut down|differen\w+",
    ),  # noqa: E501
    "self": (
        1.3,
        r"failure|worthless|not good enough|my fault|blame\w*|hate myself|proud|confiden\w+|burden|weak|stupid|broken|apologi[sz]\w+",
    ),
    "working together": (
        1.6,
        r"pointless|waste of time|not (?:helping|working)|isn't (?:helping|working)|don't get it|stop coming|quit(?:ting)? therapy|what's the point|didn't listen|pushed me|too fast",
    ),
    "goal": (1.0, r"goals?|hope to|wish i|would like to|i'd like|plan(?:s|ned|ning)?"),
}
SAFETY = re.compile(
    r"kill (?:myself|him|her|them|you|my)|suicid\w*|end (?:my|it all|my own) ?(?:life)?\b|want(?:ed|ing)? to die|better off (?:dead|without me)|"
    r"not (?:to )?wake up|(?:wouldn't|didn't|not) (?:want to )?wak(?:e|ing) up|hurt(?:ing)? myself|harm(?:ing)? myself|cut(?:ting)? myself|"
    r"overdos\w*|don't want to (?:live|be here|be alive)|no reason to (?:live|go on)|jump off|hang myself|shoot myself|"
    r"(?:hurt|harm|drown|stab|drop|smother|kill)(?:ing)? (?:the baby|my baby|him|her|\[\w+(?: \d+)?\])|not wanting to be here|disappear for good|"
    r"wish i (?:was|were) dead|rather be dead|hits? me|afraid of (?:him|her) at home|\bgun\b",
    re.IGNORECASE,
)
CHAT = re.compile(
    r"\b(?:good morning|good afternoon|how are you|nice to (?:see|meet)|good to see|have a seat|the weather|parking|traffic|coffee|tea\b|can you hear me|"
    r"on mute|muted|your (?:camera|screen|video|microphone)|thank you|thanks|see you|bye|take care|have a good|come on in|sorry i'm late|you're welcome|"
    r"no problem|of course|how's it going|raining out|so far so good)\b",
    re.IGNORECASE,
)
COMMIT = re.compile(
    r"\b(?:i'll|i will|i'm going to|i am going to|i'm gonna|i can try|i could try|i'd be willing|i promise|i plan to|we'll|we will|we're going to)\b",
    re.IGNORECASE,
)
AGREEING = re.compile(
    r"\b(?:so (?:this|the|for) (?:coming )?week|until (?:next|we meet)|between now and|for (?:next|homework)|let's (?:plan|agree|say|set|keep|make|do|try|put|start)|"
    r"the plan|would you be willing|are you willing|homework (?:is|for)|write (?:it|that|them|one|down)|next (?:step|time|week)|follow(?:-| )?up|come back|"
    r"i want you to|i'd like you to|i'm going to (?:prescribe|order|refer|send|get|have)|we'll (?:get|order|do|check|start|keep|try|meet)|continue)\b",
    re.IGNORECASE,
)
APPOINTMENT = re.compile(
    r"\b(?:next (?:session|appointment|visit|week)|same time|see you (?:on |next )?(?:monday|tuesday|wednesday|thursday|friday|saturday|week)|"
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday)(?:,)? (?:the \w+,? )?at (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon|half)|"
    r"in (?:two|three|four|six|\d) (?:weeks|months))\b",
    re.IGNORECASE,
)
HOMEWORK = re.compile(
    r"\b(?:homework|worksheet|diary|thought record|journal|log|practi[cs]ed?|exercise|assignment|the walks?|i (?:did|tried|kept|wrote|managed|"
    r"called|went to|missed|skipped)|i didn't (?:do|get|manage|call|write|go|finish)|like we (?:said|talked|agreed)|you (?:asked|suggested))\b",
    re.IGNORECASE,
)
GOAL = re.compile(
    r"\b(?:my goal|i want to (?:be|stop|get|go|feel|do|have|quit|learn|start|give|see|make)|i'd like to|i wish i could|i hope|"
    r"i just want to|what i want|working on|want my)\b",
    re.IGNORECASE,
)
NOT_COMMITTED = re.compile(
    r"^(?:if|when|maybe|because|and if)\b|i'll (?:give you|never|just|tell you|admit|say)|don't (?:know|think)|i'm not",
    re.IGNORECASE,
)
SUGGESTING = re.compile(
    r"\b(?:let's|could we|shall we|would you be willing|how about|what if we|i'd like us|i wonder if we|can we try|try to|i'd suggest|maybe we|could you|"
    r"i'd like you to|would it help|what would it be like to|i'm going to ask you|close your eyes|take a breath|stay with)\b",
    re.IGNORECASE,
)
REFLECTING = re.compile(
    r"^(?:so |and |it sounds like|sounds like|it seems|what i hear|i hear|i'm hearing|you're |you |part of you|there's a part|on (?:the )?one hand|that (?:must|sounds))",
    re.IGNORECASE,
)
EXPLAINING = re.compile(
    r"\b(?:the reason (?:we|i)|the idea (?:is|behind)|what happens is|that's how|anxiety (?:is|does|tends)|the brain|the body|avoidance|because when (?:we|you)|"
    r"it's common|many people|the rationale|research|normal response|the way (?:exposure|it) works)\b",
    re.IGNORECASE,
)
TECHNIQUE = re.compile(
    r"\b(?:exposure|hierarchy|thought record|columns?|values?|defusion|breathing|grounding|imaginal|in vivo|SUDS|zero to (?:ten|a hundred)|rating|experiment|"
    r"role ?play|rehears\w+|letter|chair|safety plan|crisis plan|schedule|activity|diary|homework|mindful\w*|notice (?:what|where)|scale|goal)\b",
    re.IGNORECASE,
)
CONCRETE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|once|twice|every (?:day|night|week|morning)|"
    r"most (?:days|nights)|nights?|weeks?|months?|hours?|minutes?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|last (?:week|night))\b",
    re.IGNORECASE,
)
PATTERNS = {
    name: (weight, re.compile(rf"\b(?:{pattern})(?!\w)" if not pattern.startswith("\\[") else pattern, re.IGNORECASE))
    for name, (weight, pattern) in TOPICS.items()
}
