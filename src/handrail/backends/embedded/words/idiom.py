"""Turns of phrase: words that don't mean what they say. Told as what happened, or as a plan, they would be false (R28).

>>> is_no_plan("sleep for a hundred years"), is_no_plan("put it on the back of my card")
(True, False)
"""

import re

_PHRASE = re.compile(
    r"\bi (?:tell a lie|tell you what|kid you not|dare say|could murder an?|swear down|rest my case|stand corrected)\b|"
    r"\b(?:i'd|i would) kill for\b|\bdon't (?:get me started|quote me)\b|\byou know me\b",
    re.IGNORECASE,
)
_JOKE = re.compile(
    r"^(?:believe (?:it|that) when|eat my (?:hat|shoe|words)|sleep for (?:a|the next) (?:\w+ )?(?:week|weeks|month|months|year|years|century)\b|"
    r"take (?:a|an|that|the) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|win|point|compliment|that)\b|give (?:you|it) (?:a|an) \w+$|"
    r"take (?:it|that|your word)|let you off|hold you to|bet\b|drink to that|be (?:the judge|honest|straight|blunt|damned|glad|fine|okay|ok|all right)\b|"
    r"cross that bridge|leave it (?:there|at that)|spare you|stop (?:there|talking|now)|not (?:lie|pretend|sugar)|never hear the end)",
    re.IGNORECASE,
)
"""Said with a smile, or of this very moment."""
_NOT_NOW = re.compile(r"^not \w+.*\b(?:tonight|today|now|yet)\b", re.IGNORECASE)
_HAPPENS = re.compile(
    r"^(?:(?:just|probably|only|always|end up|be|get) )*(?:die|dying|faint|fainting|pass out|passing out|collapse|drop dead|lose (?:it|my|control|the plot|everything|him|her|them)|"
    r"losing|go (?:mad|crazy|under|insane|to pieces|red|blank)|sick\b|be sick|throw up|vomit|fall|fail|failing|sacked|fired|caught|lost|stuck|in trouble|crash|cry|"
    r"crying|burst|explode|miss|late|alone|found out|laughed at|choke|drown|have (?:a|another) (?:panic|heart|stroke|breakdown|seizure|fit|relapse|wobble)|"
    r"let (?:him|her|them|everyone|everybody|people|you|the \w+) down|regret|starve|hate|feel|need|want|hurt (?:him|her|them|someone|somebody)|freeze|panic|ruin|"
    r"snap|stab|push (?:him|her|them|someone|somebody)|catch (?:it|something)|forget|disappoint)\b",
    re.IGNORECASE,
)
"""What befalls one, or is feared: nobody agrees to it."""


_PAPER = re.compile(
    r"\b(?:want|put|write|say|see|like|mention|type|change|leave|keep|read)\w*\b[^.?!]{0,40}\b(?:on|in|off|from|out of|into) (?:the|this|that|my|your|a) (?:piece of )?"
    r"(?:plan|paper|letter|report|form|sheet|notes?|record|page)\b|\bsay [^.?!]{1,40} at the (?:top|bottom)\b|\bcross(?:ed)? (?:\w+ ){0,3}out\b",
    re.IGNORECASE,
)


def is_of_the_paper(text: str) -> bool:
    """What shall be written, and where: no difficulty and no goal of its own.

    >>> is_of_the_paper("I don't want nights on the plan."), is_of_the_paper("I want to plan my nights.")
    (True, False)
    """
    return bool(_PAPER.search(text))


def is_turn_of_phrase(text: str) -> bool:
    """A saying whose words would be false if they were told."""
    return bool(_PHRASE.search(text))


def is_no_plan(what: str) -> bool:
    """What follows "I'll" and is no work for the week: a joke, a refusal for now, a fear."""
    return bool(_JOKE.match(what) or _NOT_NOW.match(what) or _HAPPENS.match(what))


_HOUR = re.compile(
    r"\b(?:i|we|you)(?:['’]?d| would| think i)?(?: also| really| just)? (?:want(?:ed)?|like|hop(?:e|ed)|need(?:ed)?) to (?:talk|speak|chat) about\b(?![^.?!]* (?:with|to) (?:my|your|the|him|her|them|\[))(?![^.?!]*\b(?:again|ever|this week|some day)\b)|"
    r"\bi(?:['’]?d like| want) to discuss\b(?![^.?!]* with )|\bon (?:the|your|today['’]s) (?:list|agenda)\b(?! for (?:the|a) (?:transplant|house|flat))",
    re.IGNORECASE,
)


def is_of_the_hour(text: str) -> bool:
    """What the hour is to be about: no wish for a life, and nothing to take home.

    >>> is_of_the_hour("I think I want to talk about the tablets."), is_of_the_hour("I want to talk to my sister again.")
    (True, False)
    """
    return bool(_HOUR.search(text)) and not _NEGATED.search(text)


_NEGATED = re.compile(r"\b(?:don['’]?t|do not|never|not|didn['’]?t)\b", re.IGNORECASE)
