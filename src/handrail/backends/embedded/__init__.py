"""The embedded engine: drafts from a transcript with no model server at all. Extractive, and explainable by construction.

It chooses passages by a plain sum of weights (`score`), writes them as reported speech or as exact quotes (`speech`), cites
them, and gives the weights as the reason. It writes nothing that was not said: no feeling, no diagnosis, no level of risk.
"""

from handrail.backends.embedded.compose import Composer
from handrail.backends.embedded.notes import typed
from handrail.papers.draft import ModelCard, Reply, Task
from handrail.papers.transcript import Role
from handrail.vault.seal import Verifier

VERSION = "1"


class Embedded:
    """A backend without a server. `sure` says how far a passage stands above the line for being chosen, from 0.5 to 0.95;
    it is no probability of being true."""

    name = "embedded"

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier

    def model(self) -> ModelCard:
        """The engine and its version."""
        return ModelCard("Handrail embedded", VERSION, "docs/cards/embedded.md")

    def draft(self, task: Task) -> Reply:
        """Statements for the AI sections of the task's kind. Raises `SealBroken`."""
        self._verifier.check(task.safe)
        turns = task.safe.turns
        by_hand = all(turn.role is Role.THERAPIST for turn in turns) and all(turn.start is None for turn in turns)
        said = typed(task.kind, turns) if by_hand else Composer(task.kind, turns).draft()
        return Reply(tuple(said), self.model())
