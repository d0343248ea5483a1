"""The few roots of all errors, by who must act. One sentence each; ids and positions, never a client's words (R14)."""

from handrail.papers.safe import Doubt


class HandrailError(Exception):
    """Base of all. `str(error)` is one sentence that may be shown and logged."""


class BadInput(HandrailError):
    """The world's mistake: a broken file, a bad value. Whoever sent it can mend it."""


class RolesUnsure(BadInput):
    """Intake can't tell who speaks in which role. `speakers` are the names in the file, for the asker's eyes only."""

    def __init__(self, speakers: tuple[str, ...]) -> None:
        super().__init__(f"{len(speakers)} speakers have no certain role; say who is the therapist and who is the client")
        self.speakers = speakers


class Refused(HandrailError):
    """The constitution says no. `rule` is the article."""

    def __init__(self, reason: str, rule: str) -> None:
        super().__init__(f"{reason} ({rule})")
        self.reason = reason
        self.rule = rule


class AirlockRefused(Refused):
    """Something could not be made safe, so nothing leaves. `turns` are the places to look at, `doubts` the very words."""

    def __init__(self, reason: str, turns: tuple[int, ...] = (), doubts: tuple[Doubt, ...] = ()) -> None:
        super().__init__(reason, "R13")
        self.turns = turns
        self.doubts = doubts


class SealBroken(Refused):
    """A text came to a backend without the airlock's seal."""

    def __init__(self) -> None:
        super().__init__("a text without the airlock's seal was stopped before it could leave", "R13")


class NotReady(Refused):
    """Signing is not possible yet. `open` says what is left to do, one short phrase each."""

    def __init__(self, open_items: tuple[str, ...]) -> None:
        super().__init__("this draft can't be signed yet: " + "; ".join(open_items), "R33")
        self.open = open_items


class Stopped(Refused):
    """Someone stopped this work, or withdrew consent, while a model was at it (R11, R39). Nothing was kept."""

    def __init__(self) -> None:
        super().__init__("the work was stopped while the model was at it", "R11")


class ModelUnavailable(HandrailError):
    """The model server did not answer in time or at all. Try later; care goes on without it."""


class ModelRefused(HandrailError):
    """The model answered, but not with what was asked: a refusal, or nothing that can be read."""


class Tampered(HandrailError):
    """Stored or exported data is not what was written. Stop and look."""


class Misconfigured(HandrailError):
    """The operator must change a setting."""


class Gone(Refused):
    """It was deleted, and its keys with it. Nobody can bring it back (R40)."""

    def __init__(self) -> None:
        super().__init__("this was deleted and its keys were destroyed; nobody can open it any more", "R40")


class Sealed(Refused):
    """The law keeps it, locked away from daily work (R41)."""

    def __init__(self) -> None:
        super().__init__("this record is sealed: its client asked for deletion, and only the law keeps it", "R41")
