"""Words as grounding compares them: lower case, number words as digits, stems; function words and the frame of a report left out."""

import re
from functools import lru_cache

WORD = re.compile(r"\[[^\[\]\n]{1,40}\]|\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
STOP = frozenset(
    """a an the and or but so then that this these those it its it's he she they we i you me him her them us my your his their our
    mine yours hers theirs ours myself yourself himself herself themselves is am are was were be been being do does did doing done
    have has had having will would shall should can could may might must to of in on at by for with from into onto about over under
    between through up down out off as than too very just also there here what which who whom whose how why if because while until
    not no nor never n't don't didn't doesn't isn't wasn't aren't weren't won't wouldn't can't couldn't hasn't haven't hadn't i'm
    i've i'd i'll you're you've they're they've he's she's that's there's we're um uh like yeah okay well oh really some any all
    each other another such only own same more most much many few one's get gets got getting go goes going went gone now again even
    still ever thing things something anything both either due per via upon within despite whereas although though since during
    toward towards yet already currently approximately approx around roughly able else without where when whether cannot ain't gonna
    let lets let's ours it'll that'll nothing everything maybe perhaps probably lot bit kind sort way quite rather
    however therefore thus include includes including included regarding related concerning along across among apart otherwise""".split()
)
FRAME = frozenset(
    """client clients patient pt pts therapist clinician counselor counsellor writer provider second person present partner reported
    report reports reporting said say says saying stated state states noted note notes shared share shares described describe
    describes describing explained explain explains asked ask asks asking answered answer answers told tell tells telling mentioned
    mention mentions discussed discuss discusses suggested suggest suggests reflected reflect reflects proposed propose proposes
    expressed express expresses indicated indicates endorsed endorse endorses denied denies deny acknowledged acknowledges talked
    talk talks spoke spoken reviewed review session today next appointment agreed agree agrees plan plans planned planning feel
    feels felt feeling made tends tend found find finds intends intend would like notes complains c/o observed
    identified identifies recognised recognized admits admitted reportedly according states remarked remarks added adds clarified dijiste dijo propuso resumió te preguntaron terapeuta tu sobre próxima cita
    continues continue continued homework hx s/p f/u presents presented client's patient's therapist's pt's""".split()
)
IRREGULAR = dict(
    pair.split(":")
    for pair in """woke:wake woken:wake waking:wake awake:wake awoke:wake slept:sleep asleep:sleep ate:eat eaten:eat drank:drink
    took:take taken:take bought:buy kept:keep wrote:write written:write came:come began:begin begun:begin lost:lose
    left:leave thought:think thoughts:think knew:know known:know saw:see seen:see gave:give given:give spent:spend paid:pay
    fought:fight ran:run sat:sit stood:stand held:hold heard:hear met:meet sent:send felt:feel fell:fall fallen:fall brought:bring
    taught:teach caught:catch drove:drive driven:drive rode:ride spoke:speak spoken:speak broke:break broken:break chose:choose
    chosen:choose wore:wear worn:wear hid:hide hidden:hide bit:bite hurt:hurt cried:cry tried:try died:die lying:lie lay:lie laid:lay
    children:child kids:kid feet:foot teeth:tooth wives:wife lives:live better:better worse:worse got:get gotten:get sold:sell
    built:build lent:lend loaned:loan meant:mean read:read led:lead dealt:deal shook:shake shaken:shake sang:sing sung:sing
    swam:swim threw:throw thrown:throw grew:grow grown:grow flew:fly shut:shut quit:quit put:put cut:cut hit:hit slipped:slip
    stopped:stop planned:plan hugged:hug begged:beg sobbed:sob snapped:snap dropped:drop skipped:skip chatted:chat men:man
    women:woman dizziness:dizzy dying:die dead:die death:die passed:pass passing:pass bigger:big less:less fewer:few
    memories:memory worries:worry worried:worry married:marry arose:arise arisen:arise froze:freeze frozen:freeze dreamt:dream
    tore:tear torn:tear stole:steal stolen:steal forgot:forget forgotten:forget forgave:forgive swore:swear withdrew:withdraw
    woken:wake shown:show lit:light bled:bleed fed:feed""".split()
)
ENDING = re.compile(r"(?:'s|’s|ings?|edly|ed|es|ly|s|e|y|ies|ied|ment|tion|ions?|ness)$")
DOUBLED = re.compile(r"([bdgkmnprt])\1$")
_TENS = frozenset(str(tens) for tens in range(20, 100, 10))
NUMBERS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "dozen": "12",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A crude stem that joins the forms of a word. Brackets and numbers stay whole."""
    if word.startswith("[") or word[0].isdigit():
        return word
    word = word.partition("'")[0] if "'" in word[1:] else word
    word = IRREGULAR.get(word, word)
    while len(word) > 4:
        shorter = DOUBLED.sub(r"\1", ENDING.sub("", word, count=1))
        if shorter == word or len(shorter) < 3:
            break
        word = shorter
    return word[:9]


def words(text: str) -> list[str]:
    """All words in lower case, number words as digits: "sixty-two" is 62."""
    found = [word.lower().replace("’", "'") if word[0] != "[" else word for word in WORD.findall(text.replace("-", " "))]
    joined: list[str] = []
    for word in (NUMBERS.get(word, word) for word in found):
        if joined and word.isdigit() and len(word) == 1 and joined[-1] in _TENS and word != "0":
            joined[-1] = str(int(joined[-1]) + int(word))
        else:
            joined.append(word)
    return joined


def content(text: str) -> list[str]:
    """Stems of what a text says, without function words and without the frame of a report."""
    return [stem(word) for word in words(text) if not empty(word)]


def empty(word: str) -> bool:
    """A function word, one with an ending ("they'd"), a word of the report's frame, or a lone letter."""
    return word in STOP or word in FRAME or word.partition("'")[0] in STOP or (len(word) == 1 and not word.isdigit())


def names(text: str) -> set[str]:
    """Every surrogate in a text."""
    return {word for word in WORD.findall(text) if word[0] == "["}
