"""Which appointments of an hour held in Spanish stand, and what is told behind one that was declined, moved or cancelled."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from handrail.backends.embedded.hour.passages import Passage
from handrail.backends.embedded.spanish.agreed import CLIENTS, NOTHING, Came, came_of, refuses
from handrail.backends.embedded.spanish.words import MEETING, TOPICS
from handrail.backends.embedded.words.text import words
from handrail.papers.transcript import Role

_SOON = 6
"""Turns from an appointment to what becomes of it."""
_SHORT = 14
"""Words of what moves one, or takes it back."""
_DAYS = re.compile(r"(?<!\bno el )\b(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)\b", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:psiquiatra|m[ée]dic[oa]|doctora?|dra?|enfermer[oa]|nutri[óo]log[oa]|trabajadora social|grupo|taller|cl[íi]nica|dentista|hospital|an[áa]lisis|examen|laboratorio|colega)\b",
    re.IGNORECASE,
)
"""With whom, where it isn't the two in the room."""
_ASKS = re.compile(
    r"\b(?:podr[íi]a(?:mos)?|podemos|puede|puedo|se puede)\b[^?]{0,24}\b(?:cambi|mov|pas[ae]|adelant|atras|aplaz|reagend|venir el)\w*|\b(?:puede|podr[íi]a) ser\b|\bmejor (?:el|a las?)\b",
    re.IGNORECASE,
)
"""A client asks for another time."""
_NO = re.compile(
    r"\bno (?:lo |la |me |nos )?(?:puedo|podemos|podr[ée]|podr[íi]a|voy a poder|queda|sirve|estoy|estar[ée])\b(?=\W*$|[,.;]| (?:bien|el|ese|esa|esta|la|a las?|venir|llegar|entonces|porque)\b)|"
    r"\bimposible\b|^\W*no,? (?:ese|esa|el)\b",
    re.IGNORECASE,
)
"""Not "no sé cómo agradecerle"."""
_MOVES = re.compile(
    r"\b(?:mejor|perd[óo]n|disculpe|en (?:vez|lugar)|que sea|(?:lo |la |nos )?(?:cambi|mov|pas)(?:amos|emos|o|arlo|arla|arnos))\b",
    re.IGNORECASE,
)
_CANCELS = re.compile(
    r"\bcancel\w* (?:el (?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado)|la (?:cita|sesi[óo]n|pr[óo]xima)|(?:esa|esta|nuestra) |todo\b)|\bcancelar(?:la|lo)?\W*$|"
    r"\bno (?:puedo|podr[ée]|voy a poder) (?:venir|llegar)\b|\bno (?:vendr[ée]|vengo|voy a (?:venir|volver))\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(r"(?:^|[,¿] ?)(?:y )?si\b|\b(?:dij\w+|dic\w+|la (?:última|otra) vez)\b", re.IGNORECASE)
"""Asked in case, or said of another time or by somebody else."""
_AWAY = re.compile(
    r"\b(?:estoy|estar[ée]|voy a estar|me voy) (?:de vacaciones|fuera|de viaje)\b|\bno (?:estoy|estar[ée]|voy a estar|puedo|podr[ée])\b|\btengo que cancelar|\b(?:es|est[áa]) (?:feriado|festivo|cerrado)\b|"
    r"\b(?:lo|la) (?:dejamos|saltamos|cancelamos)\b(?! (?:en|con|para|a)\b)",
    re.IGNORECASE,
)
_LEAVES_IT = re.compile(r"\b(?:lo|la) (?:dejamos|saltamos|cancelamos)\b", re.IGNORECASE)
"""It is of what was spoken of last."""
_ANNOUNCES = re.compile(r"\b(?:perd[óo]n|disculpe|ay|uy|olvid\w+|acord\w+|cancel\w*|cerrado|feriado|festivo)\b", re.IGNORECASE)
"""Beside a therapist's "estoy de vacaciones": it comes up now, and the appointment is of that time."""
_OF_IT = re.compile(r"\b(?:citas?|sesi[óo]n(?:es)?|(?:pr[óo]xima|otra|esa) semana|ese d[íi]a)\b", re.IGNORECASE)
_NO_THINGS = frozenset(
    "que pero por con los las una uno del este esta ese esa eso para muy bien bueno claro gracias perdón perdon pena siento ay mm sí no voy puedo "
    "entonces doctora doctor licenciada licenciado está acuerdo lamento disculpe mire fíjese también porque tengo".split()
)
"""Words that name nothing, and courtesies."""
_LONG_WORD = 3
_MEDICATION = next(words for name, _, words in TOPICS if name == "medication")
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Meetings:
    """By the place of an appointment: `gone` are told in no line, `came` is told behind one, and of `cancelled` ones only that."""

    gone: frozenset[_Place] = frozenset()
    came: Mapping[_Place, Came] = field(default_factory=dict)
    cancelled: frozenset[_Place] = frozenset()

    def is_told_elsewhere(self, passage: Passage) -> bool:
        """It no longer stands, or is told behind the appointment that it is of."""
        place = (passage.turn, passage.start)
        behind = (said for came in self.came.values() for said in (came.reply, came.settled) if said is not None)
        return place in self.gone or any((said.turn, said.start) == place for said in behind)


def meetings(found: Sequence[Passage]) -> Meetings:
    """What became of each appointment of the hour."""
    offered = [one for one in found if one.role is Role.THERAPIST and MEETING.search(one.text)]
    answered = came_of(found)
    said = {one.turn: one.turn_text for one in found}
    gone: set[_Place] = set()
    came: dict[_Place, Came] = {}
    cancelled: set[_Place] = set()
    for old in offered:
        place = (old.turn, old.start)
        behind = [one for one in found if old.end <= one.start or one.turn > old.turn if 0 <= one.turn - old.turn <= _SOON]
        no = next((one for one in behind if _is_no_to(old, one)), None) or answered.get(place, NOTHING).reply
        no = no if no is not None and (refuses(no) or _is_no_to(old, no)) else None
        between = min((new.turn for new in offered if (new.turn, new.start) > place), default=None)
        moves = next(
            (
                one
                for one in behind
                if _moves(old, one, said.get(one.turn - 1, "")) and (_days(one.text) or not between or one.turn <= between)
            ),
            None,
        )
        since = min((one.turn for one in (no, moves) if one is not None), default=None)
        if since is None:
            continue
        if any(since <= new.turn <= old.turn + _SOON and new is not old and _people(new) <= _people(old) for new in offered):
            gone.add(place)
            continue
        answer = moves or next((one for one in found if no is not None and one.turn == no.turn + 1 and one.opens_turn), None)
        if "?" in old.text and moves is None:
            continue  # an offer is told with its answer anyway
        came[place] = Came(no, answer)
        if _cancels(old, no, answer):
            cancelled.add(place)
    return Meetings(frozenset(gone), came, frozenset(cancelled))


def _is_no_to(old: Passage, said: Passage) -> bool:
    """A client's no to this appointment, or their wish for another time: right behind it, or of its day."""
    if said.role not in CLIENTS or _NOT_SO.search(said.text) or _WITH.search(said.text):
        return False
    named, answers = _days(said.text), said.heard is not None and said.heard.turn == old.turn
    its = bool(named & _days(old.text)) or (answers and not (named and not _ASKS.search(said.text)))
    wishes = bool(_ASKS.search(said.text)) and (answers or said.turn - old.turn <= 2)
    return (its and bool(_CANCELS.search(said.text) or _NO.search(said.text))) or wishes


def _moves(old: Passage, said: Passage, answered: str) -> bool:
    """A therapist's few words that name another day and say that it takes the place of the old one, or that take the old one back. `answered`: the turn
    right before them."""
    if said.role is not Role.THERAPIST or len(said.words) > _SHORT or said.is_question or not _people(said) <= _people(old):
        return False
    named = _days(said.text)
    if (
        said.heard is not None
        and _MEDICATION.search(said.heard.turn_text)
        and not _days(said.heard.turn_text) & _days(old.text)
    ):
        return False  # the pills on Monday
    if _AWAY.search(said.text):
        return bool(named & _days(old.text)) or not (named or _is_of_another(old, said, answered))
    return bool(_MOVES.search(said.text) and named - _days(old.text))


def _cancels(old: Passage, no: Passage | None, answer: Passage | None) -> bool:
    """It was taken back, and no other day was named."""
    if answer is None or _days(answer.turn_text) - _days(old.text) or "?" in answer.turn_text:
        return False
    by_client = no is not None and _CANCELS.search(no.text) is not None and not (_ASKS.search(no.turn_text) or _leads_up(no))
    away = _AWAY.search(answer.turn_text) is not None and (no is not None or _ANNOUNCES.search(answer.turn_text) is not None)
    return by_client or away


def _is_of_another(old: Passage, said: Passage, answered: str) -> bool:
    """ "Entonces lo dejamos": of the diary that was spoken of right before it."""
    before = f"{answered} {said.turn_text[: said.start]}"
    if _OF_IT.search(before) or _days(before) & _days(old.text) or _CANCELS.search(before):
        return False
    return _LEAVES_IT.search(said.text) is not None and _names_a_thing(before)


def _leads_up(no: Passage) -> bool:
    """They spoke of something else in the same breath: "Mi hermana está enojada porque no puedo llegar el lunes." """
    found = _CANCELS.search(no.text)
    return found is not None and _names_a_thing(no.turn_text[: no.start + found.start()])


def _names_a_thing(text: str) -> bool:
    return any(len(word) >= _LONG_WORD and word not in _NO_THINGS for word in words(_DAYS.sub(" ", text)))


def _days(text: str) -> frozenset[str]:
    return frozenset(day.lower().replace("é", "e").replace("á", "a") for day in _DAYS.findall(text))


def _people(said: Passage) -> frozenset[str]:
    return frozenset(found.lower() for found in _WITH.findall(said.text))
