"""Safety language by category, in words that a clinician can read and correct. High recall is meant: a human decides."""

import re
from collections.abc import Mapping

from handrail.papers.notice import Safety

ME = r"(?:myself|me)"
WORDS: Mapping[Safety, tuple[str, ...]] = {
    Safety.PASSIVE_IDEATION: (
        r"(?:not|never|don'?t|didn'?t|wouldn'?t|rather not|easier not to|want(?:ed)? to not|hope(?:d)? (?:i|not to) ?(?:don'?t|won'?t)?) ?(?:want(?:ed)? to |have to |to )?(?:ever )?wak(?:e|ing) up",
        r"rather not wake up", r"(?:wish|wished) (?:i|that i) (?:was|were|am) (?:dead|gone|not here|never born)", r"(?:better off|easier) (?:if i (?:was|were) )?(?:dead|gone|without me)",
        r"(?:don'?t|didn'?t|not|never) want(?:ing)? to (?:be here|be alive|live|exist|go on|be around)(?: any ?more)?", r"not wanting to be here", r"no (?:reason|point) (?:to|in) (?:live|living|go on|going on|being here|being alive)",
        r"(?:tired|sick) of (?:living|being alive|life)", r"what'?s the point of (?:living|going on|any of (?:it|this))", r"(?:fall|go to) asleep and (?:never|not) wake", r"if i (?:didn'?t exist|weren'?t here|wasn'?t here|died)",
        r"want(?:ed)? (?:it|everything) (?:all )?to (?:end|be over|stop)", r"disappear (?:for good|forever|completely)", r"(?:ready|want(?:ed)?|like) to be with (?:him|her|my \w+) again", r"life (?:is|isn'?t|'s not|'s) (?:not )?worth (?:it|living)",
    ),
    Safety.ACTIVE_IDEATION: (
        rf"kill(?:ing)? {ME}", r"suicid(?:e|al)", r"end(?:ing)? (?:my (?:own )?life|it all)", r"take my (?:own )?life", r"want(?:ed|ing)? to die", rf"do(?:ing)? away with {ME}", r"off(?:ing)? myself", r"unalive",
        r"thoughts? (?:of|about) (?:dying|death|ending)", r"thinking (?:of|about) (?:dying|ending)", r"think(?:ing)? about (?:how i(?:'d| would) do it|doing it)",
    ),
    Safety.METHOD: (
        r"overdos(?:e|ing)", r"(?:hang|shoot|drown|stab|poison|starve|burn) myself", r"jump(?:ing)? (?:off|from|in front of)", r"(?:slit|cut(?:ting)?) my (?:wrists?|throat)", r"(?:take|swallow|took) (?:all|the whole bottle|a bunch|every) (?:of )?(?:my |the |those )?(?:pills|meds|tablets)?",
        r"(?:drive|driving|drove|steer(?:ing)?|swerv\w+) (?:my car )?(?:off|into) (?:the |a |an )?(?:road|bridge|tree|traffic|barrier|oncoming)", r"step(?:ping)? (?:out )?in front of (?:a |the )?(?:train|bus|car|truck)", r"carbon monoxide", r"put a gun (?:to|in)",
    ),
    Safety.INTENT: (
        r"(?:i'?m|i am) (?:really )?going to (?:do it|kill myself|end it)", r"i(?:'ve| have) made up my mind", r"i(?:'ll| will) do it (?:tonight|tomorrow|this week|soon)", r"this time i(?:'ll| will) (?:do|finish) it", r"i intend to (?:die|do it)", r"nothing (?:you say )?(?:will|can|is going to) stop me", r"i(?:'m| am) (?:really |just )?going to go through with it",
    ),
    Safety.PLAN: (
        r"(?:have|had|got|made) (?:a|the|my) plan (?:to (?:die|kill|end)|for (?:how|when|doing))", r"(?:picked|chose|chosen|set) (?:a|the) (?:day|date|place) (?:to|for)", r"(?:know|figured out|worked out|planned|planning) (?:exactly )?(?:how|when|where) i(?:'d| would|'ll| will|'m going to) (?:do it|die|end)", r"i(?:'ve| have) planned (?:it|how)", r"looked up (?:how|ways) to (?:die|kill|do it)",
    ),
    Safety.PREPARATORY: (
        r"(?:wr(?:ote|iting|ite|itten)) (?:a |my |the )?(?:goodbye|suicide|farewell) (?:note|letters?)", r"(?:goodbye|farewell) (?:note|letters?)", r"giv(?:e|en|ing) (?:away )?(?:all )?my (?:things|stuff|belongings)(?: away)?", r"gave (?:away )?(?:all )?my (?:things|stuff|dog|cat|belongings)(?: away)?", r"(?:saving|saved|hoarding|stockpil\w+|collecting) (?:up )?(?:my |the |some )?(?:pills|meds|tablets|medication)",
        r"said (?:my )?goodbyes?", r"put(?:ting)? my affairs in order", r"(?:bought|got) (?:a |the )(?:gun|rope|razor)", r"practi[cs](?:ed|ing) (?:with|tying|how)",
    ),
    Safety.PAST_ATTEMPT: (
        rf"(?:tried|attempted) to (?:kill {ME}|die|end (?:it|my life)|take my life|overdose|hang {ME})", r"(?:suicide )?attempts?\b(?= (?:when|in|last|at|two|three|i|on)| before)", r"(?:last|first|second) attempt", r"when i (?:overdosed|tried to (?:die|kill)|took (?:all )?(?:the|those|my) pills)", r"had my stomach pumped",
    ),
    Safety.NSSI: (
        r"(?:cut(?:s|ting)?|burn(?:ed|ing|t|s)?|scratch(?:ed|ing|es)?|hit(?:s|ting)?|bit(?:e|ing)|punch(?:ed|ing)?|hurt(?:s|ing)?|harm(?:ed|ing|s)?) (?:at )?(?:myself|my (?:arms?|legs?|thighs?|wrists?|skin))", r"self[- ]?(?:harm\w*|injur\w*)", r"(?:bang|banged|banging) my head", r"razor ?blades?",
    ),
    Safety.LETHAL_MEANS_ACCESS: (
        r"\b(?:guns?|pistol|rifle|shotgun|firearms?|handgun|revolver|ammo|ammunition)\b", r"(?:old|leftover|left over|stash of|bottle of|bunch of) (?:pain ?)?(?:pills|oxy\w*|opioids|meds|painkillers|sleeping pills)", r"(?:stood|standing|stand|sat|sit) on (?:the |a )(?:bridge|ledge|roof|edge)", r"(?:the |a )noose",
    ),
    Safety.HOPELESS_BURDEN_TRAPPED: (
        r"hopeless\w*", r"no (?:way out|hope|future)", r"(?:i'?m|i am|being|feel(?:ing)? like) (?:just )?(?:a|such a) burden", r"burden (?:to|on) (?:everyone|them|my|him|her|you)", r"(?:they|everyone|everybody|he|she|my \w+)(?:'d| would) be better off", r"better off without me", r"(?:feel|felt|feeling|i'?m|completely|so) trapped", r"nothing (?:will|is) (?:ever )?(?:going to )?(?:change|get better|help)", r"can'?t (?:take|do|go on|keep going|keep doing) (?:it|this)?(?: like this)? ?(?:any ?more|much longer)", r"can'?t go on", r"give up on (?:life|everything)", r"nobody would (?:miss|notice|care)",
    ),
    Safety.HARM_TO_OTHERS: (
        r"(?:kill(?:ing)?|hurt(?:ing)?|stab(?:bing)?|shoot(?:ing)?|strangl\w+|chok(?:e|ing)|drown(?:ing)?|smother(?:ing)?|harm(?:ing)?|beat(?:ing)? up|poison(?:ing)?) (?:him|her|them|someone|somebody|people|the baby|my (?:\w+ )?(?:baby|son|daughter|husband|wife|boss|mother|father|brother|sister|kids?|partner|ex)|\[[^\]]+\])",
        r"make (?:him|her|them) pay", r"(?:he|she|they)(?:'s|'re| is| are) going to (?:get|regret) it", r"want(?:ed)? (?:him|her|them) dead", r"thoughts (?:of|about) (?:hurting|harming|killing)", r"drop(?:ping)? the baby", r"thr(?:ow|owing|ew) the baby",
    ),
    Safety.CHILD_ABUSE_NEGLECT: (
        r"(?:hits?|hit|beats?|beat|slaps?|slapped|kicked|shakes?|shook|burned|touched|molest\w*|abus\w*) (?:my|the|our|his|her) (?:son|daughter|kids?|child|children|baby|little \w+|stepson|stepdaughter|nephew|niece|grandson|granddaughter)", r"(?:left|leaves|leaving) (?:the|my|our) (?:kids?|baby|children|son|daughter) (?:home )?alone", r"(?:child|sexual) abuse", r"when i was (?:a kid|a child|little|\w+) (?:he|she|my \w+) (?:touched|molested|abused|beat|hit)", r"cps\b", r"child protective",
    ),
    Safety.DEPENDENT_ABUSE: (
        r"(?:hits?|hit|slapped|pushes|pushed|starv\w+|yells? at|locks?|locked|steals? from|stole from|takes? (?:her|his) money from) (?:my |the )?(?:grandmother|grandfather|grandma|grandpa|elderly \w+|nana|aunt|disabled \w+)", r"elder abuse", r"(?:caregiver|aide|nursing home|nephew|son) (?:hits|hit|hurts|hurt|steals|stole|doesn'?t feed)",
    ),
    Safety.IPV_COERCION: (
        r"(?:he|she|my (?:husband|wife|boyfriend|girlfriend|partner|ex)|\[[^\]]+\]) (?:\w+ )?(?:hits?|hit|beats?|beat|chok(?:es?|ed)|strangled|slapp?(?:s|ed)|shoved|shoves|pushed|pushes|punched|kicked|threatens|threatened|raped|forced) me", r"afraid (?:of (?:him|her)|to go home|what (?:he|she)(?:'ll| will) do)", r"(?:won'?t|doesn'?t|didn'?t) let me (?:leave|see|work|talk|have|use|go out|drive)", r"(?:takes?|took|controls?) (?:all )?my (?:phone|money|keys|paycheck)", r"forc(?:es|ed|ing) me to (?:have sex|sleep with)", r"domestic violence",
    ),
    Safety.PSYCHOSIS_COMMAND: (
        r"(?:voices?|voice) (?:tell|tells|telling|told|say|says|saying|want|order)\w*", r"hear(?:ing)? voices", r"(?:they'?re|someone(?:'s| is)|people are|the government is|cameras are) (?:watching|following|listening to|poisoning|after) me", r"(?:tv|radio|television) (?:is )?(?:talking|speaking|sending messages?) to me", r"(?:reading|putting|inserting) (?:my )?thoughts(?: in)?", r"seeing things (?:that )?(?:aren'?t|nobody|no one)",
    ),
    Safety.MANIA_DANGER: (
        r"(?:haven'?t|hadn'?t|not) slept (?:in|for) (?:\w+ )?(?:three|four|five|six|seven|\d+) (?:days|nights)", r"don'?t need (?:any )?sleep", r"(?:spent|maxed|blew) (?:\w+ ){0,4}(?:savings|credit cards?|everything|thousands)", r"(?:chosen|special mission|invincible|nothing can hurt me|can'?t be hurt)", r"driving (?:at )?(?:a hundred|120|over a hundred|really fast)",
    ),
    Safety.OVERDOSE: (
        r"overdos(?:e|ed|ing)", r"(?:blacked|black|blacking|passed|passing) out (?:from|after|drinking|on)?", r"withdrawal", r"(?:the )?shakes (?:when|if|in|without)", r"(?:seizures?|dts|delirium)", r"(?:drank|drink|took|mixed|mixing) (?:\w+ ){0,5}(?:with|and) (?:xanax|benzos?|oxy\w*|pills|opioids|fentanyl|alcohol|vodka)", r"fentanyl", r"narcan", r"relapsed", r"drunk (?:driving|and (?:drove|driving))", r"drove (?:home )?drunk",
    ),
    Safety.ED_MEDICAL: (
        r"(?:fainted|faint|fainting|passed out) (?:\w+ ){0,4}(?:not eating|haven'?t eaten|without (?:food|eating)|weight)", r"haven'?t eaten (?:\w+ ){0,3}(?:in|for|since) (?:\w+ )?(?:days|two|three|four|monday|tuesday|wednesday|thursday|friday|saturday|sunday)", r"(?:purg\w+|laxatives?|throw(?:ing)? up (?:after|everything|my food)|making? myself (?:sick|throw up|vomit))", r"(?:vomit\w*|throwing up) blood", r"lost (?:\w+ )?(?:\w+ )?pounds in (?:a|one|two) weeks?",
    ),
    Safety.STALKING_THREAT: (
        r"(?:following|follows|followed|stalking|stalks|stalked) (?:me|us)", r"(?:shows?|showed|showing) up (?:at|outside) my (?:house|work|home|apartment|place|job)", r"(?:said|says|threatened|threatens) (?:he|she|they|to)(?:'d|'ll| would| will)? ?(?:kill|hurt|find|get|burn) (?:me|us|my)", r"restraining order", r"protective order", r"track(?:s|ed|ing) my (?:phone|car|location)",
    ),
    Safety.TRAFFICKING: (
        r"(?:makes?|made|making|forc\w+) me (?:have sex|sleep) (?:with|for)", r"took my (?:passport|papers|documents)", r"(?:can'?t|not allowed to) leave until i(?:'ve| have)? (?:pay|paid)", r"owe (?:him|her|them) (?:for|money) (?:\w+ ){0,4}(?:bringing|brought|the trip|papers)", r"sold me", r"traffick\w+",
    ),
    Safety.URGENT_HELP: (
        r"(?:please )?help me (?:now|right now|tonight|today)", r"(?:need|want) (?:help|to go to the hospital|to talk to someone) (?:right )?(?:now|tonight|today|immediately)", r"(?:call|called|calling|text(?:ed|ing)?) (?:988|nine eight eight|911|nine one one|the crisis line|an ambulance)", r"it'?s an emergency", r"i(?:'m| am) not safe", r"don'?t (?:feel|think i'?m) safe", r"can'?t keep myself safe",
    ),
}  # fmt: skip
PATTERNS = {
    category: re.compile("|".join(rf"(?<![\w'’]){pattern}(?!\w)" for pattern in patterns), re.IGNORECASE)
    for category, patterns in WORDS.items()
}
IDIOMS = re.compile(
    r"(?:traffic|commute|heat|suspense|shoes?|feet|back|boss|homework|waiting|jokes?|kids?|it|that|this) (?:is|are|was|were|'s)? ?(?:just |really )?(?:killing|kill(?:s|ed)?) me|"
    r"could (?:just )?kill for|to die for|dying (?:to|of (?:laughter|boredom|hunger|thirst|curiosity))|kill(?:ed|ing)? (?:time|it|two birds|the (?:lights|engine|mood|vibe))|"
    r"bored to death|scared to death|worried to death|nearly died laughing|died laughing|drop[- ]dead|dead (?:tired|serious|end|line)|shoot (?:me )?an? (?:email|text)|"
    r"shoot for|long shot|jump the gun|stick to (?:my|your) guns|smoking gun|nail gun|glue gun|water gun|gun metal|top gun|hit me up|(?:it|that) (?:just )?hit me|"
    r"cut(?:ting)? myself (?:some slack|shaving|off)|beat(?:ing)? myself up|kick(?:ing|ed)? myself|killed it|my \w+ (?:will|would|is going to) kill me|(?:mom|dad|mother|father|wife|husband|boss)(?:'ll|'d)? (?:will |would )?kill me",
    re.IGNORECASE,
)
