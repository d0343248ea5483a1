"""Flags: words about safety, quoted with their context. A tag adds to a flag; it never hides one (R37).

Everyday words that a phrase only resembles ("a plan for the garden") are no match. A figure of speech ("could kill for") is
not flagged either, but where its words are of ideation, method, intent, plan or preparation it is shown, tagged `idiom`
(handbook 3.9): a human decides what was meant.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import takewhile

from handrail.language import further
from handrail.noticing import answers, context, exchanges, listener, quotes, second, telling
from handrail.noticing.phrases import Finder, Hit, parse, tokens
from handrail.noticing.spans import Across, Spans
from handrail.noticing.tongues import lists_to_read
from handrail.papers.notice import Context, Flag, Safety
from handrail.papers.safe import SafeTurn
from handrail.papers.transcript import Role

ALWAYS_SHOWN = frozenset(list(Safety)[:6])
"""The first six categories: shown even as an idiom."""
NEVER_TAKEN_BACK = ALWAYS_SHOWN | {Safety.PAST_ATTEMPT, Safety.NSSI}
"""Of these a list's finding in plain words stands, whatever the listener makes of its sentence; a mere hint may be taken back."""
PLAIN_WORDS = re.compile(
    r"suicid|\b(?:kill|die[ds]?|dying|dead|death|overdos|hang(?:ing|ed)? (?:my|him|her|them)|cut(?:ting)? (?:my|him|her|them)|self[- ]?harm|hurt(?:ing)? my|"
    r"end(?:ing)? (?:it|my|your|our|his|her|their|everything)|thoughts? of ending|attempt(?! it\b)|not (?:be|wake)|wake up|be here|exist|alive|live anymore|better off|shoot|jump|noose|"
    r"top (?:my|him|her)|off (?:my|him|her)self|"
    r"mat(?:ar|e|é|arme|arse)|mor(?:ir|irme)|muert[oa]|suicid|quitarme|cortarme|colgarme|intent[oóé])",
    re.IGNORECASE,
)
"""Words that name it."""
STANDS = {
    Safety.IPV_COERCION: re.compile(
        r"(?:\b(?:might|would|could|about to|going to|gonna)|['’]d) (?:\w+ )?(?:hit|hurt|punch|slap|strangle|choke)\b|"
        r"\bmy (?:\w+ )?(?:keys?|phone|cards?|passport|purse|wallet)\b|\blocation\b|\blet me (?:out|leave)\b|\b(?:lock|shut)\w* me in|"
        r"\bblock\w*|\bstood in\b|\bexpect the door|\bcom(?:e|ing) (?:back|home)\b|\b(?:afraid|scared|frightened|terrified) of (?:him|her|my)\b|"
        r"\b(?:llaves?|celular|teléfono|tarjetas?|ubicación|puerta)\b|\bme encierr|\bencerr|\bme dej[aó]\w* (?:salir|ir)",
        re.IGNORECASE,
    ),
    Safety.ACTIVE_IDEATION: re.compile(
        r"\b(?:quiero|quisiera|quer[ií]a|prefiero|preferir[ií]a) (?:morir|matarme)", re.IGNORECASE
    ),
    Safety.NSSI: re.compile(r"\b(?:scissors|razors?|blades?)\b.*\bput", re.IGNORECASE),
    Safety.LETHAL_MEANS_ACCESS: re.compile(
        r"\b(?:navaj|cuchill|cúter|cuter|cutter|gillette|les? (?:encontr|hall|descubr))", re.IGNORECASE
    ),
}
"""Of these categories a list's finding in such words stands too: a partner's violence that somebody was afraid of, or a hand on
somebody's keys, phone, money or door; blades that were held and put back, and pills that were found; "quiero morir", of which the listener was taught too little."""
AT_ONCE = 2
"""Turns from a client's words to the answer of the question that follows them."""
LISTS = {"en": ("en_self.txt", "en_others.txt"), "es": ("es.txt",)}
IDIOMS = {"en": ("en_idioms.txt",), "es": ("es_idioms.txt",)}


@cache
def _lists(language: str) -> tuple[Finder, Finder]:
    """The phrases of a language and its figures of speech; read once, when they are first needed."""
    words = resources.files("handrail.noticing") / "words"

    def read(names: tuple[str, ...]) -> Finder:
        return Finder(parse(*[(words / name).read_text("utf-8") for name in names]))

    return read(LISTS[language]), read(IDIOMS[language])


def flags(turns: Sequence[SafeTurn]) -> tuple[Flag, ...]:
    """Every flag of a session in order; overlapping words of one category are flagged once."""
    held = {turn.index: _hits(turn.text) for turn in turns}
    told = second.opinions(turns, {index: [(hit.start, hit.end) for hit, _ in hits] for index, hits in held.items()})
    answered = exchanges.shipped().listen(turns)
    told |= {index: second.explained(told.get(index, ())) for index, heard in answered.items() if heard.everyday}
    found: list[Flag] = []
    last, about, begun = -further.STILL_ABOUT_IT, Safety.PASSIVE_IDEATION, -further.STILL_ABOUT_IT
    for place, turn in enumerate(turns):
        before = turns[place - 1] if place else None
        own = list(_of_turn(turn, before, held[turn.index], told.get(turn.index, ())))
        asked = _asked(before, held[before.index], told.get(before.index, ())) if before and not own else []
        own = own or list(_answered(turn, before, asked))
        if not own and place - last < further.STILL_ABOUT_IT:
            own = list(_followed_up(turn, before, about if place - last <= AT_ONCE else None))
        decided = before is not None and (answers.asks_if_safe(before.text) or (bool(asked) and answers.denies(turn.text)))
        if not own and not decided and (heard := answered.get(turn.index)) is not None:
            own = list(_asked_for(turn, heard, about_it=place - max(last, begun) <= further.STILL_ABOUT_IT))
            begun = place if heard.begins else begun
        spoken = [flag.category for flag in own if turn.role is not Role.THERAPIST and _spoken_of(flag)]
        if spoken:
            last, about = place, spoken[0]
        if not own and place - last < further.STILL_ABOUT_IT:
            own = list(_of_turn(turn, before, (), second.still_about_it(told.get(turn.index, ()))))
        found += own
    return tuple(found)


def listed(turns: Sequence[SafeTurn]) -> tuple[Flag, ...]:
    """What the lists alone find: code, no model. For words that no model may read, such as a session that the airlock holds back."""
    before = (None, *turns)
    return tuple(flag for turn, last in zip(turns, before, strict=False) for flag in _of_turn(turn, last, _hits(turn.text), ()))


def _spoken_of(flag: Flag) -> bool:
    """A client speaks of suicide or self-harm, and neither denies it nor means something else by it."""
    return flag.category in NEVER_TAKEN_BACK and not {Context.NEGATED, Context.IDIOM} & set(flag.context)


def list_finds(text: str) -> bool:
    """Whether a word of the lists is there, whatever the reader makes of it."""
    return bool(_hits(text))


def _hits(text: str) -> list[tuple[Hit, bool]]:
    """What the lists find, in order, each with whether it is a figure of speech."""
    words = tokens(text)
    kept: list[tuple[Hit, bool]] = []
    for language in lists_to_read(text):
        finder, idioms = _lists(language)
        hits = finder.find(words)
        if hits:
            figures = idioms.find(words)
            across = Across([(figure.start, figure.end) for figure in figures])
            for hit in _longest(hits):
                over = [figures[at] for at in across.touching(hit.start, hit.end)]
                kept += [(hit, figure) for figure in _shown(hit, over)]
    return sorted(kept, key=lambda pair: (pair[0].start, pair[0].name))


def _of_turn(
    turn: SafeTurn, before: SafeTurn | None, hits: Sequence[tuple[Hit, bool]], told: Sequence[second.Opinion]
) -> Iterator[Flag]:
    text = turn.text
    stands = _standing(turn, hits, told)
    for hit, figure, doubted in stands:
        tags = context.tags(turn, hit.start, hit.end, before, thing=hit.name == Safety.LETHAL_MEANS_ACCESS)
        quote = text[hit.start : hit.end]
        why = f"The words “{quote}” are on the list for {plain_name(hit.name)}."
        if doubted:
            why += " A small language model takes the sentence for everyday talk."
        told_of = (*tags, Context.IDIOM) if figure else tags
        yield _flag(turn.index, hit.start, hit.end, quote, Safety(hit.name), told_of, why, "list")
    listed = Spans((hit.start, hit.end) for hit, *_ in stands)
    heard = [] if turn.role is Role.THERAPIST else [one for one in told if not (one.adds and _practised(one, text))]
    added = sorted(quotes.added(heard, listed), key=lambda one: one.start)
    alone = [one for one in told if not one.together]
    for alike in quotes.in_one_breath(added, listed):
        first = alike[0]
        start, end = quotes.with_half_heard(alike, alone, listed)
        each = [
            context.tags(turn, one.start, one.end, before, thing=one.category == Safety.LETHAL_MEANS_ACCESS) for one in alike
        ]
        tags = tuple(tag for tag in each[0] if all(tag in others for others in each))
        one_of_them = "the two sentences together" if first.together else "the sentence"
        read = one_of_them if len(alike) == 1 else "several sentences here"
        why = f"No list holds these words. A small language model takes {read} for {plain_name(first.category)}."
        yield _flag(turn.index, start, end, text[start:end], Safety(first.category), tags, why, "reader")


def _standing(turn: SafeTurn, hits: Sequence[tuple[Hit, bool]], told: Sequence[second.Opinion]) -> list[tuple[Hit, bool, bool]]:
    """The lists' findings that the listener does not take back, whether each is a figure of speech, and whether it takes it for everyday talk."""
    alone = [one for one in told if not one.together]
    stands = []
    for hit, figure in hits:
        doubted = not _stands(hit, turn.text) and _doubted(hit, alone)
        if not doubted or _named(hit, turn.text):
            stands.append((hit, figure or doubted, doubted))
    return stands


def _asked(before: SafeTurn, hits: Sequence[tuple[Hit, bool]], told: Sequence[second.Opinion]) -> list[Hit]:
    """Words about safety in what was said before; what only a question holds comes first, a finding of itself last."""
    stands = [hit for hit, *_ in _standing(before, hits, told)]
    return [*(answers.asks_about_safety(before.text) if before.role is Role.THERAPIST else ()), *stands]


def _practised(one: second.Opinion, text: str) -> bool:
    """A bridge or a step that is practised against fear, taken for a way to die."""
    if one.category != Safety.METHOD:
        return False
    _, figures = _lists("en")
    return any(figure.name == "practised" for figure in figures.find(tokens(text[one.start : one.end])))


def _answered(turn: SafeTurn, before: SafeTurn | None, asked: Sequence[Hit]) -> Iterator[Flag]:
    """A client's yes to words about safety that the therapist asked with."""
    asks = before is not None and before.role is Role.THERAPIST and before.text.rstrip().endswith("?")
    if before is not None and asks and not asked and turn.role is not Role.THERAPIST and answers.asks_if_safe(before.text):
        yield from _not_safe(turn, before)
    yes = answers.says_yes(turn.text) if asks and asked and turn.role is not Role.THERAPIST else None
    if before is None or yes is None:
        return
    hit = asked[-1]
    start, end = next((span for span in listener.sentences(turn.text) if span[0] < yes.end()), (0, len(turn.text)))
    why = f"It answers “{before.text[hit.start : hit.end]}” in the question before, which is on the list for {plain_name(hit.name)}."
    tags = context.tags(turn, start, end, None)
    yield _flag(turn.index, start, end, turn.text[start:end], Safety(hit.name), tags, why, "answer")


def _not_safe(turn: SafeTurn, before: SafeTurn) -> Iterator[Flag]:
    """A no to whether one is safe: at home or with somebody, or from oneself."""
    if not answers.begins_no(turn.text) or answers.says_all_is_well(turn.text):
        return
    start, end = _at_once(turn.text)
    elsewhere = Safety.CHILD_ABUSE_NEGLECT if answers.is_of_children(before.text) else Safety.IPV_COERCION
    category = Safety.URGENT_HELP if answers.is_of_oneself(before.text) else elsewhere
    why = "It is a no to the question before, which asks whether they are safe."
    yield _flag(turn.index, start, end, turn.text[start:end], category, context.tags(turn, start, end, None), why, "answer")


def _followed_up(turn: SafeTurn, before: SafeTurn | None, about: Safety | None) -> Iterator[Flag]:
    """What a client answers, soon after words about suicide or self-harm, to a question about a plan, a way, means or a time; not a no.
    And at once after them, a yes or a no to whether that is still so: `about` is what it was."""
    if before is None or before.role is not Role.THERAPIST or turn.role is Role.THERAPIST:
        return
    category = further.follows_up(before.text)
    if category is not None and not answers.says_no(turn.text):
        asked = f"a question about {plain_name(category)}"
    elif about is not None and further.asks_if_still(before.text):
        category, asked = about, "whether that is still so"
    else:
        return
    start, end = _at_once(turn.text)
    why = f"It answers {asked}, soon after words about suicide or self-harm."
    tags = context.tags(turn, start, end, None)
    yield _flag(turn.index, start, end, turn.text[start:end], category, tags, why, "answer")


def _asked_for(turn: SafeTurn, heard: exchanges.Answer, *, about_it: bool) -> Iterator[Flag]:
    """An answer that is about safety by what was said before it."""
    if not heard.shown(about_it=about_it):
        return
    why = f"No list holds these words. A small language model that reads an answer with what was said before it takes it for {plain_name(heard.category)}."
    start, end = len(turn.text) - len(turn.text.lstrip()), len(turn.text.rstrip())
    tags = context.tags(turn, start, end, None, thing=heard.category is Safety.LETHAL_MEANS_ACCESS)
    yield _flag(turn.index, start, end, turn.text[start:end], heard.category, tags, why, "reader")


def _at_once(text: str) -> tuple[int, int]:
    """The sentences that an answer begins with."""
    spans = [span for span in listener.sentences(text) if span[0] < answers.SAID_AT_ONCE]
    return (spans[0][0], spans[-1][1]) if spans else (0, len(text))


def _flag(
    turn: int,
    start: int,
    end: int,
    quote: str,
    category: Safety,
    context: tuple[Context, ...],
    why: str,
    found_by: telling.FoundBy,
) -> Flag:
    """A flag with its reason in both registers."""
    client, client_es = telling.flag_told(category, context, found_by)
    return Flag(turn, start, end, quote, category, context, why, client, client_es, found_by)


def plain_name(category: str) -> str:
    """A category as a clinician reads it within a sentence."""
    title = Safety(category).title_in_words
    return title[0].lower() + title[1:]


def _named(hit: Hit, text: str) -> bool:
    """One of the first six categories, self-harm or a past attempt, in words that name it."""
    return Safety(hit.name) in NEVER_TAKEN_BACK and PLAIN_WORDS.search(text[hit.start : hit.end]) is not None


def _stands(hit: Hit, text: str) -> bool:
    """Words of a list that no listener takes for everyday talk."""
    plain = STANDS.get(Safety(hit.name))
    return plain is not None and plain.search(text[hit.start : hit.end]) is not None


def _doubted(hit: Hit, alone: Sequence[second.Opinion]) -> bool:
    """The listener takes each sentence of these words for everyday talk, and would show none of them by itself."""
    at = bisect_right(alone, hit.start, key=lambda one: one.end)
    over = list(takewhile(lambda one: one.start < hit.end, alone[at:]))
    return bool(over) and all(one.everyday >= second.DOUBTS and not one.adds for one in over)


def _shown(hit: Hit, figures: Sequence[Hit]) -> tuple[bool, ...]:
    """Nothing where everyday words complete the hit, or a figure of speech outside the first six; else whether it is one."""
    over = {figure.name for figure in figures if _covers(figure, hit)}
    if "everyday" in over or ("idiom" in over and Safety(hit.name) not in ALWAYS_SHOWN):
        return ()
    return ("idiom" in over,)


def _covers(figure: Hit, hit: Hit) -> bool:
    return 2 * (min(hit.end, figure.end) - max(hit.start, figure.start)) > hit.end - hit.start


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Of the hits of one category that share words, the longest."""
    kept: list[Hit] = []
    taken: dict[str, Spans] = defaultdict(Spans)
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not taken[hit.name].touch(hit.start, hit.end):
            taken[hit.name].add(hit.start, hit.end)
            kept.append(hit)
    return kept
