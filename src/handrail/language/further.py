"""What a therapist asks further who has heard of suicide or self-harm: for a plan, a way, means, the intent. Answered, it holds no word
that tells what it is about: "Yes. Saturday."

>>> follows_up("Do you have a plan?").value, follows_up("Do you have a plan for the weekend?")
('plan', None)
"""

import re

from handrail.papers.notice import Safety

STILL_ABOUT_IT = 8
"""Turns after a client's such words in which what is asked further is about them."""
_TO_DO_IT = r"(?=\s*(?:[?,.]|$|to (?:do|act|kill|end|hurt)|for (?:it|that|how|when|doing)|of (?:how|when)|in mind|right now|at the moment|today))"
_FOLLOW_UPS: tuple[tuple[Safety, re.Pattern[str]], ...] = tuple(
    (category, re.compile(pattern, re.IGNORECASE))
    for category, pattern in (
        (
            Safety.PLAN,
            rf"\b(?:(?:a|any|some (?:sort|kind) of) plans?{_TO_DO_IT}|(?:when|where) would you (?:do|have done)|have you (?:picked|chosen|set) (?:a|the) (?:day|date|time|place)|"
            rf"(?:un|algún) plan{_TO_DO_IT})",
        ),
        (
            Safety.METHOD,
            r"\b(?:how would you (?:do|have done) (?:it|that|this)|how you(?:'d| would| might) do (?:it|that|this)\b|ways? (?:to|you might|you would|you'd) do (?:it|that)|what would you (?:use|do it with)|cómo lo harías)",
        ),
        (
            Safety.LETHAL_MEANS_ACCESS,
            r"\b(?:(?:do|would) you (?:have|keep)|have you got|is there|are there|access to)\b[^?]{0,40}\b(?:pills|tablets|gun|firearm|rope|means|weapons?|blades?|razors?)\b|\bwhat do you have (?:at home|in the house)|\btienes (?:pastillas|un arma)",
        ),
        (
            Safety.PAST_ATTEMPT,
            r"\b(?:have|did|had) you (?:ever )?(?:try|tried|attempt|attempted|act on|acted on|gone through with) (?:it|that|this|them|those|anything)\b|"
            r"\b(?:did|had|have) you ever (?:try|tried)(?= *(?:[?,.]|$|before))|\bbeen a time (?:before )?(?:you|when you) tried\b|\blo has intentado\b",
        ),
        (
            Safety.INTENT,
            r"\b(?:(?:do|did|would) you (?:intend|mean|want) to (?:do it|act on|go through)|would you (?:act on|go through with) (?:it|that|them|those)\b|how likely (?:is it that you(?:'d| would| will)?|are you to) (?:act|do (?:it|that)|go through|hurt|kill|harm)|going to act on|lo harías)",
        ),
    )
)


def follows_up(question: str) -> Safety | None:
    """What a therapist asks for who has just heard of suicide or self-harm, None where it is none of plan, way, means and intent."""
    plain = question.replace("’", "'")
    return next((category for category, pattern in _FOLLOW_UPS if pattern.search(plain)), None)


_STILL = re.compile(
    r"\b(?:is|are) (?:any|some|all) of (?:that|it|this|those|them)\b[^?]{0,40}\b(?:now|still|today|around|these days)\b|"
    r"\bare you (?:still )?thinking (?:of|about) (?:that|it|this|those|them)(?=\s*(?:[?,.]|$)|\s+(?:now|still|today|at the moment|these days|any ?more)\b)|\bdo you still (?:think|feel) (?:it|like that|that way)(?=\s*(?:[?,.]|$)|\s+(?:now|today)\b)|"
    r"\b(?:is|are) (?:that|it|those|they|(?:that|the|those) thoughts?) still (?:there|around|with you)\b|"
    r"\b(?:and|how about|what about) (?:now|today|this week|these days)\b[^?]{0,40}\?|\bany (?:of (?:that|those)|thoughts)\b[^?]{0,30}\b(?:now|today|still|at the moment|right now)\b|"
    r"\bhow (?:often|many (?:times|days|nights))(?: (?:is|are|was|were) (?:that|it|they|those)| (?:does|do|did) (?:it|that|they|those) (?:come|happen)\w*| (?:do|did) you (?:think|feel|have) (?:that|it|them|like that))?(?= *(?:[?,]|$))|"
    r"\bwhere (?:is|are) (?:it|they|that|those|them) (?:now|kept)\b|\bwho (?:has|keeps|holds) (?:it|them|those)\b|"
    r"\b(?:y|qué tal) (?:ahora|hoy|esta semana)\b[^?]{0,40}\?|\b(?:sigue|siguen|queda algo de) es[eoa]s?\b[^?]{0,30}\b(?:ahora|hoy|todavía)\b",
    re.IGNORECASE,
)


def asks_if_still(question: str) -> bool:
    """Whether what was told of is still there, and where.

    >>> asks_if_still("Is any of that around now?"), asks_if_still("Are you thinking of that now?"), asks_if_still("Are you still at the bakery?")
    (True, True, False)
    """
    return bool(_STILL.search(question.replace("’", "'")))


_TIME = frozenset(
    "now today tonight lately recently since still then ever before again this these last past week weeks month months day days year years morning night moment "
    "january february march april may june july august september october november december spring summer autumn winter christmas yesterday how often long when "
    "nothing anything never not any none more anymore at all in the about what of and or but so okay that it was is has have had been there time times happen happens happened come comes came".split()
)
_ASKS_WHEN = frozenset(
    "now today lately recently since still then ever before again week weeks month months days year years night often long when nothing anything".split()
)
_SCRAP = 8


def goes_on(question: str, answer: str) -> bool:
    """A scrap of a question that goes on about what was just answered: it asks of no more than a time, or takes up a word of the answer.

    >>> goes_on("And now, these last weeks?", "In July. Never since."), goes_on("And the hose?", "I thought of the hose.")
    (True, True)
    >>> goes_on("How's the sleep?", "No. Never."), goes_on("What's good?", "No.")
    (False, False)
    """
    if _DOING.search(question):
        return True
    asked = _WORD.findall(question.lower().replace("’", "'"))
    if not 0 < len(asked) <= _SCRAP or not question.rstrip().endswith("?"):
        return False
    answered = {word for word in _WORD.findall(answer.lower().replace("’", "'")) if len(word) > _SHORT}
    open_ = [word for word in asked if word not in _TIME]
    return all(word in answered for word in open_) and bool(open_ or _ASKS_WHEN.intersection(asked))


_DOING = re.compile(
    r"\b(?:thought|thoughts|think|thinking) (?:of|about) (?:doing|acting)\b|\bact(?:ed|ing)? on (?:it|them|that|those)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SHORT = 3
_MEANS = r"(?:guns?|rifles?|pistols?|shotguns?|ammunition|medicines?|medications?|meds|pills|tablets|morphine|knives|razors?|blades?|rope)"
_HOLDS = re.compile(
    r"\bif (?:it|that|they|those thoughts|the thoughts?) (?:came|come|comes|did come) back\b|\bwho (?:would|could|can|will|do) you (?:call|tell|ring|text|reach|go to|turn to)\b|"
    r"\bwhat (?:keeps|kept|stops|stopped|would stop|holds|held) you\b|\bwhat would you do (?:if|when|first)\b|\bif (?:it|things|that|the (?:mornings?|nights?|thoughts?)) (?:gets?|got|went|goes|became) (?:really |very |too )?(?:bad|worse|dark\w*)\b|"
    r"\bi(?:['’]d| would) (?:like|want|feel)\b[^.?]*\b(?:leave|out of) the house\b|\btake (?:it|them|that) to the (?:pharmacy|chemist|police)\b|"
    rf"\b(?:lock\w*|keep|hold|hand|get rid of)\b[^.?]{{0,40}}\b{_MEANS}\b|\b{_MEANS}\b[^.?]{{0,40}}\b(?:locked|out of the house|handed in|somewhere else)\b",
    re.IGNORECASE,
)


def asks_what_holds(question: str) -> bool:
    """It asks who or what would help if such thoughts came, or for means to be put out of reach: an answer that no note does without.

    >>> asks_what_holds("And if it came back?"), asks_what_holds("I'd like that to leave the house."), asks_what_holds("What would you do with the garden?")
    (True, True, False)
    """
    return bool(_HOLDS.search(question.replace("’", "'")))
