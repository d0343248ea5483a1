"""What only an eye or an ear in the room could tell: looks, bodies, voices, manner. No transcript holds it (R36)."""

import re
from collections.abc import Iterator

_OBSERVED = re.compile(
    r"\b(?:appear(?:s|ed|ing)|seem(?:s|ed|ingly)(?! (?:\w+ ){1,3}to (?:him|her|them)(?=\s*(?:[.,;:]|$|and\b|but\b|yet\b)))|(?<!be )(?<!was )(?<!were )(?<!been )presented (?:as|with)|look(?:s|ed)(?! (?:like|on|to|after|for|at|into|forward|up|over|around|back|through|in|out|down)\b)|(?:flat|blunted|labile|restricted|bright|full|congruent|appropriate|constricted) (?:\w+ )?affect|affect (?:was|is|appear\w*|flat|congruent|bright|blunted|labile|restricted|constricted|subdued|muted|full|dull|incongruent|tearful)|demeanou?r|mood|eye contact|insight(?:ful)?|"
    r"judge?ment|oriented(?! (?:him|her|them|me|us|you)\b)|alert and|guarded|defensive(?:ly)?|resistan(?:t|ce)|cooperative|(?:was|is|remained|actively|well|fully) engaged|engagement (?:in|with|was|is|lukewarm|poor|good|high|low|limited|strong|variable|superficial|minimal|partial|excellent|adequate)|motivat(?:ed|ion)|well[- ]groomed|dishevel+ed|psychomotor|"
    r"tearful(?:ness)?|(?:was|is|seem\w*|sound\w*) (?:\w+ )?flat|blunted|labile|congruent|euthymic|dysphoric|(?:pressured|slurred|rapid|soft|loud|slow|monotone|normal|clear|halting) speech|speech (?:was|is|rate|pattern|pressured|soft|slow|rapid|clear|normal)|thought process|rapport|body language|tone of voice|"
    r"receptive|attentive|pleasant|evasive|manipulative|in denial|minimi[sz]\w+|self-aware\w*|resilien\w+|cop(?:es|ed|ing) well|(?:good|making|made|some|steady) progress|"
    r"attention[- ]seeking|secondary gain|(?:was|is|being|seem\w*) (?:dishonest|genuine)|deceptive|genuinely|genuine (?:effort|interest|motivation|desire|remorse)|sincere(?:ly)?|unmotivated|avoidant|personality|temperament|therapeutic alliance|(?:casually|neatly|appropriately|smartly|poorly) dressed|(?:un)?kempt|posture|fidget\w*|wringing|gaze|facial expressions?|smil(?:ed|ing)|"
    r"hands? (?:folded|clasped|in (?:his|her|their) lap)|arms? (?:folded|crossed)|folded (?:arms|hands)|arm ?rests?|(?:shallow|rapid|laboured|labored|uneven) breathing|breath(?:ing|s)? (?:was |were |became |grew )?(?:shallow|rapid|laboured|labored|uneven|quickened)|"
    r"flutter\w+ (?:eyes|eyelids|lids)|eyelids?|dark (?:rings|circles) under|pale|ashen|slouch\w*|slump\w*|hunched|perched|hood up|(?:smell|smelt|smelled|odou?r) of (?:alcohol|drink|beer|wine|spirits|cannabis|smoke|tobacco)|spoke (?:faster|louder|slower|quieter|softer|more (?:quickly|slowly|softly|loudly|quietly))|(?:long|lengthy|prolonged) silences?|sat silent|"
    r"(?:looked|looking) (?:down )?at (?:his|her|their) (?:shoes|feet|hands|lap|watch)|(?:bounc|jiggl|swing)\w* (?:his|her|their|a|one) (?:knee|leg|foot)|drumm\w+ (?:his|her|their) fingers|(?:eyes|cheeks|knuckles|voice) (?:\w+ )?(?:red|wet|white|flushed|softened|dropped|thinned|tightened|reddened|brightened|wandered|lit)|"
    r"lit up|brighten\w*|brighter in (?:him|her|them)sel\w+|colou?r (?:drained|rose)|needed (?:a hand|help) (?:into|out of) the chair|walked in with|"
    r"(?:voice|hands?|lip) (?:was|were|shook|shaking|trembl\w+|crack\w*|quiver\w*)|spoke (?:\w+ )?(?:softly|quickly|slowly|quietly|loudly|rapidly|haltingly)|visibly|noticeably|animated|reactive|"
    r"sweating|arrived (?:\w+ )?(?:late|early|on time|promptly|punctual\w*)|crossed arms|avoid(?:ed|ing) eye)\b",
    re.IGNORECASE,
)
"""How somebody came across."""
_IN_THE_ROOM = re.compile(
    r"\b(?:wept|cried|sobbed|teared|broke down|trembled|shook|laugh\w+|giggl\w+|grinn\w+|frown\w*|winc\w+|yawn\w+|sigh\w+|stared?|glanc\w+|nodd\w+|blush\w+|flush\w+|swallow\w+|"
    r"rubb\w+|clasp\w+|gripp\w+|clench\w+|tapp\w+|paus\w+|hesitat\w+|whisper\w+|wip\w+|twist\w+|rock\w+|squirm\w+|(?:looked|turned|sat|leaned) (?:away|down|back|forward|very still)|(?:covered|held|picked|pulled|bit|shook|hid) (?:at )?(?:his|her|their) \w+)"
    r"(?=\b[^.;]{0,60}\b(?:(?:in|during|throughout) (?:the |this |today's )?(?:session|hour|meeting)|"
    r"(?:while|as|when) (?:(?:he|she|they|the client|client) )?(?:recount|describ|discuss|recall|spoke|speak|talk|telling|mention)\w*))",
    re.IGNORECASE,
)
"""What a body did while its owner spoke."""
_SEEN = re.compile(
    r"\b(?:tremors?|limp|gait|sweat|flushing|pallor|restlessness|tics?|bruis\w+|tension|agitation)\b(?=[^.;]{0,40}\b(?:noted|observed|evident|apparent|visible)\b)|"
    r"\b(?:came|walked|limped|shuffled|stormed) into the (?:room|office|session)\b|\bvisible\b|"
    r"\b(?:shift|fidget|squirm|rock|mov)\w* (?:\w+ ){0,3}(?:in (?:his|her|their) (?:chair|seat)\b|throughout)",
    re.IGNORECASE,
)
"""What an eye in the room saw of a body."""


def observations(own: str) -> Iterator[str]:
    """The words of a statement that tell of such things.

    >>> list(observations("Hands folded in her lap; spoke of the move."))
    ['Hands folded']
    """
    for pattern in (_OBSERVED, _IN_THE_ROOM, _SEEN):
        yield from (found[0] for found in pattern.finditer(own))
