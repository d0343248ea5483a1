"""The day and time of the next meeting, as a line tells it: a client who reads the wrong ones misses an hour.

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
_CLOCK = re.compile(
    rf"\b(?:at|for|by|to) (?:about |around |half past |quarter (?:past|to) )?(?P<at>\d{{1,2}}|{_ENGLISH}|noon|midday)\b(?! (?:more )?(?:times|minutes|hours|days|weeks|months)\b)|"
    rf"\b(?P<bare>\d{{1,2}}|{_ENGLISH})(?: ?[ap]\.?m\b| o['’]?clock)|\b(?P<digits>\d{{1,2}}):\d\d\b|\ba las? (?P<las>\w+)",
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
    """Some day and some time that the line names are these: Monday is 0, the hour of 24. "At four" fits 16; minutes are not read."""
    days = {_DAY[found[0].lower()] for found in _WEEKDAY.finditer(line)}
    hours = {_hour(found) for found in _CLOCK.finditer(line)} - {None}
    return weekday in days and (
        not hours or any(said % _HALF_A_DAY == hour % _HALF_A_DAY for said in hours if said is not None)
    )


def _hour(found: re.Match[str]) -> int | None:
    """The hour of the clock's face: "quarter to five" is in the fourth."""
    name = next(part for part in found.groups() if part).lower()
    hour = int(name) if name.isdigit() else _HOUR.get(name)
    return hour - 1 if hour and "quarter to" in found[0].lower() else hour
