"""The day and time of the next meeting, as a line tells it: a client who reads the wrong ones misses an hour.

>>> fits("Next meeting: Tuesday at four here, and Thursday at ten with the psychiatrist.", 1, 10)
False
>>> line = "Next meeting, therapist: “Tuesday at ten then, in the room.”"
>>> is_told("See you Tuesday, for two weeks then."), fits("Next meeting: Tuesday at ten, not Thursday.", 3, 10)
(False, False)
>>> is_told(line), fits(line, 1, 10), fits(line, 4, 10), is_told("Client reported: woke on Tuesday at four.")
(True, True, False, False)
"""

import re

DAYS = (
    ("monday", "lunes"), ("tuesday", "martes"), ("wednesday", "miércoles"), ("thursday", "jueves"),
    ("friday", "viernes"), ("saturday", "sábado"), ("sunday", "domingo"),
)  # fmt: skip
_DAY = {name: place for place, names in enumerate(DAYS) for name in names}
_HOUR = {
    name: hour
    for hours in (
        "one two three four five six seven eight nine ten eleven twelve",
        "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    )
    for hour, name in enumerate(hours.split(), start=1)
} | {"noon": 12, "midday": 12}
_ENGLISH = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_WEEKDAY = re.compile(rf"(?<!\bnot )(?<!\bnot on )\b(?:{'|'.join(_DAY)})\b", re.IGNORECASE)
_ANY_DAY = re.compile(rf"\b(?:{'|'.join(_DAY)})\b", re.IGNORECASE)
_CLOCK = re.compile(
    rf"\b(?:at|for|by|to) (?:about |around |half past |quarter (?:past|to) )?(?P<at>\d{{1,2}}|{_ENGLISH}|noon|midday)\b(?! (?:more )?(?:times|minutes|hours|days|weeks|months)\b)|"
    rf"\b(?P<bare>\d{{1,2}}|{_ENGLISH})(?: ?[ap]\.?m\b| o['’]?clock)|\b(?P<digits>\d{{1,2}}):\d\d\b|\ba las? (?P<las>\w+)|"
    rf"(?:^|[“.,?!] ?)(?P<suits>{_ENGLISH})(?: it is\b| then\b| works\b|['’]s (?:fine|good|better)\b)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\bnext (?:meeting|visit|time|week)\b|\bsee (?:you|each other|them)\b|\bmeet(?:s|ing)?\b|\bappointment\b|\bsame time\b|\bin the room\b|"
    r"\bcom(?:e|ing) (?:in|back)\b|\bon (?:zoom|video|the phone)\b|"
    r"\bpróxim\w* (?:reunión|sesión|cita|vez|semana)\b|\bnos vemos\b",
    re.IGNORECASE,
)
"""What a line about the next meeting says. A weekday and a time of something else, such as a night that was slept badly, is no appointment to miss."""
_HALF_A_DAY = 12


def is_told(line: str) -> bool:
    """The line is about the next meeting, and names a weekday and a time."""
    return all(one.search(line) for one in (_MEETING, _WEEKDAY, _CLOCK))


def fits(line: str, weekday: int, hour: int) -> bool:
    """The line names this day with this time: Monday is 0, the hour of 24. "At four" fits 16; minutes are not read. A day without a time of its own
    has the one that was said before it, if it is of the same people; where there is none, the day is enough. What was refused, or is one of
    two to choose from, fits nothing, nor does what was moved behind it: whoever reads it decides."""
    line = " ".join(map(_as_it_stands, _OPENS.split(line)))
    days = [(found, _DAY[found[0].lower()]) for found in _ANY_DAY.finditer(line)]
    clocks = [(found, said) for found in _CLOCK.finditer(line) if (said := _hour(found)) is not None]
    timed = [(min(days, key=lambda day: _apart(line, day[0], clock)), clock, said) for clock, said in clocks] if days else []
    for day, its in days:
        own = [said for (owner, _), _, said in timed if owner is day]
        if its != weekday or _is_open(line, day):
            continue
        before = [said for _, clock, said in timed if clock.start() < day.start()][-1:]
        meant = own or ([] if _is_with_another(line, day) else before or [hour])
        if any(said % _HALF_A_DAY == hour % _HALF_A_DAY for said in meant):
            return True
    return False


def _as_it_stands(part: str) -> str:
    """Of an appointment that was set, and of which somebody said more, the last that names a day; nothing where none does: "Half past five then." """
    set_, *more = _NEXT_TURN.split(part)
    if not more or not _OPENS.match(part) or set_.rstrip().endswith("?"):
        return part
    last = next((said for said in reversed(more) if _ANY_DAY.search(said)), "")
    its = _CLOCK.search(last) or _clock_of(last, set_)
    return f"{its[0]} {last}" if last and its and its[0] not in last else last


def _clock_of(chosen: str, offer: str) -> re.Match[str] | None:
    """The time that was offered for the day that was chosen; that of another day where this one was not offered."""
    named = {found[0].lower() for found in _ANY_DAY.finditer(chosen)}
    days = [found for found in _ANY_DAY.finditer(offer) if found[0].lower() in named]
    return min(
        _CLOCK.finditer(offer), key=lambda clock: min((_apart(offer, day, clock) for day in days), default=0), default=None
    )


def _is_open(line: str, day: re.Match[str]) -> bool:
    """It was refused, or is one of two to choose from."""
    before, after = _SENTENCE_END.split(line[: day.start()])[-1], _SENTENCE_END.split(line[day.end() :])[0]
    if after.startswith(_CANCELLED):
        return True
    return bool(_REFUSED.search(before) or _CHOICE_BEFORE.search(before) or _CHOICE_AFTER.match(after))


def _is_with_another(line: str, day: re.Match[str]) -> bool:
    """Another than the two in the room is met on it."""
    clause = f"{_ENDS.split(line[: day.start()])[-1]} {_ENDS.split(line[day.end() :])[0]}"
    return _ANOTHER.search(clause) is not None


def _apart(line: str, day: re.Match[str], clock: re.Match[str]) -> int:
    """How far a time stands from a day: characters, and more for each clause between them."""
    first, second = sorted((day, clock), key=lambda found: found.start())
    between = line[first.end() : second.start()]
    return max(0, len(between)) + _CLAUSE * len(_ENDS.findall(between))


_OPENS = re.compile(
    r"(?=\b(?:Next meeting|About your next meeting|For the next meeting|Sobre la próxima cita|(?:Your a|An a|A)ppointment|Se canceló)\b)"
)
"""How a draft's line opens on an appointment."""
_NEXT_TURN = re.compile(r"”\.? (?=[^“”;]+: “)")
_ENDS = re.compile(r"[.?!;,:”]|\b(?:and|y|or|o)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!;:”]")
_REFUSED = re.compile(
    r"(?:\b(?:cannot|not|never|unable|busy|away|cancel\w*)|n['’]t|\bno (?:puedo|podemos|voy|es|el)) ?(?:(?!but\b|so\b|then\b|pero\b|sino\b)[\w'’]+ ){0,4}$",
    re.IGNORECASE,
)
_CANCELLED = (" cancelled", " was cancelled")
"""As a draft says it: "Appointment on Tuesday cancelled." """
_CHOICE_BEFORE = re.compile(rf"\b(?:{'|'.join(_DAY)})\b.*\b(?:or|o)\b|\b(?:either|or)\b (?:\w+ ){{0,3}}$", re.IGNORECASE)
_CHOICE_AFTER = re.compile(rf"[^,]*,? (?:or|o) (?:[\w'’]+ ){{0,5}}(?:{'|'.join(_DAY)})\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:psychiatrists?|doctor|dr|gp|nurse|dieti[ct]ian|social worker|group|class|clinic|dentist|physio\w*|hospital|colleague|specialist|"
    r"psiquiatra|médic[oa]|doctora?|enfermer[oa]|grupo|hospital|dentista|colega)\b",
    re.IGNORECASE,
)
_CLAUSE = 20
"""Characters that a clause's end counts for."""


def _hour(found: re.Match[str]) -> int | None:
    """The hour of the clock's face: "quarter to five" is in the fourth."""
    name = next(part for part in found.groups() if part).lower()
    hour = int(name) if name.isdigit() else _HOUR.get(name)
    return hour - 1 if hour and "quarter to" in found[0].lower() else hour
