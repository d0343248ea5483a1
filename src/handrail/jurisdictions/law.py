"""What holds when several laws speak at once: the most restrictive of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from handrail.jurisdictions.profile import GOOD_FOR, IN_WORDS, STANDS_FOR, Capability, Leave, Notice, Profile
from handrail.jurisdictions.shelf import PROFILES, profile_of
from handrail.papers.purpose import Purpose


@dataclass(frozen=True, slots=True)
class Law:
    """The profiles of everyone involved, read together. Never empty."""

    profiles: tuple[Profile, ...]

    def leave(self, capability: Capability) -> Leave:
        """The strictest leave; a capability that a file forgot is off."""
        return min(profile.capabilities.get(capability, Leave.OFF) for profile in self.profiles)

    def allows(self, capability: Capability) -> bool:
        """May it run at all, for these people?"""
        return self.leave(capability).works

    def because(self, capability: Capability, language: str = "en") -> str:
        """One clause that names the strictest law; empty where the capability works."""
        if self.allows(capability):
            return ""
        strictest = min(self.profiles, key=lambda profile: profile.capabilities.get(capability, Leave.OFF))
        english, spanish = IN_WORDS[capability]
        if language == "es":
            return f"La ley de {strictest.name_es} ({strictest.law}) no permite {spanish}"
        return f"{strictest.name} law ({strictest.law}) does not allow {english}"

    def off(self, language: str = "en") -> Mapping[Purpose, str]:
        """Each purpose that the law switches off, with its reason."""
        return {
            purpose: self.because(capability, language)
            for purpose, capability in STANDS_FOR.items()
            if not self.allows(capability)
        }

    @property
    def key(self) -> str:
        """The profiles' keys: changes when the law that applies changes (R46)."""
        return "+".join(profile.key for profile in self.profiles)

    @property
    def notices(self) -> frozenset[Notice]:
        """Everything that anyone's law asks to be told."""
        return frozenset[Notice]().union(*(profile.notices for profile in self.profiles))

    @property
    def majority(self) -> int:
        """The latest age of majority."""
        return max(profile.majority for profile in self.profiles)

    @property
    def hours_before_service(self) -> int:
        """The longest time that must pass between a yes and its first use."""
        return max(profile.hours_before_service for profile in self.profiles)

    def keep_until(self, last_service: date, born: date | None) -> tuple[date, str]:
        """Until when the signed record must stay, and under which rule: the latest that any of these laws asks for."""
        return max((_keep(profile, last_service, born) for profile in self.profiles), key=lambda found: found[0])


def _keep(profile: Profile, last_service: date, born: date | None) -> tuple[date, str]:
    rule = profile.retention
    ends = [_years(last_service, rule.years)]
    if born is not None and last_service < _years(born, profile.majority):
        ends.append(_years(born, profile.majority + rule.minor_years))
        if rule.minor_to_age:
            ends.append(_years(born, rule.minor_to_age))
    return max(ends), rule.source


def _years(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, month=3, day=1)


def everyone_in(places: Iterable[str]) -> Law:
    """The law for people in these places: their files without doubles, in the shelf's order; `strict` for none."""
    found = {profile_of(place).key for place in places} or {"strict"}
    return Law(tuple(profile for key, profile in PROFILES.items() if key in found))


def stale(today: date) -> tuple[Profile, ...]:
    """The files that nobody has verified for half a year."""
    return tuple(profile for profile in PROFILES.values() if today - profile.verified_on > GOOD_FOR)
