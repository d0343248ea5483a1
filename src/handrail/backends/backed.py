"""A language model with the built-in engine behind it: never worse than the engine alone, never a line that its words don't support.

The model drafts; each of its lines is judged at once (wiring hands in grounding's judgement); what stands is kept, what does not is
passed on last, so that grounding strikes it in the open; what the engine found and the model left out is filled in. A server that is
down, slow, refuses or lies about its schema leaves the engine's own draft, and each line says who wrote it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from handrail.papers.draft import Backend, ModelCard, Reply, Said, Task, Why
from handrail.papers.errors import ModelRefused, ModelUnavailable
from handrail.papers.safe import SafeText

SHOWN = 6
"""So many unsupported lines are passed on to be struck in the open."""
Judge = Callable[[SafeText, Iterable[Said]], list[bool]]


@dataclass(frozen=True, slots=True)
class Backed:
    """`model` with `engine` behind it. `judge` says of each line whether its words support it."""

    writer: Backend
    engine: Backend
    judge: Judge

    @property
    def name(self) -> str:
        """The writer's: as settings name it."""
        return self.writer.name

    def model(self) -> ModelCard:
        """Both, by name."""
        return _both(self.writer.model(), self.engine.model())

    def draft(self, task: Task) -> Reply:
        """The best of both. Raises `SealBroken`; a model that fails is no failure."""
        filled = self.engine.draft(task)
        try:
            written = self.writer.draft(task)
        except (ModelUnavailable, ModelRefused) as error:
            return Reply(tuple(replace(said, why=_alone(said, str(error))) for said in filled.said), filled.model)
        stands = self.judge(task.safe, written.said)
        kept = [said for said, good in zip(written.said, stands, strict=True) if good]
        struck = [said for said, good in zip(written.said, stands, strict=True) if not good][:SHOWN]
        if not kept:
            return Reply((*filled.said[: max(0, task.kind.longest - len(struck))], *struck), _both(written.model, filled.model))
        most = max(1, task.kind.longest - len(struck))
        lines = [*kept[:most], *_missing(kept[:most], filled.said, most)]
        order = {section.name: place for place, section in enumerate(task.kind.sections)}
        lines.sort(key=lambda said: (order.get(said.section, 0), said.evidence[0].turn if said.evidence else 0))
        return Reply((*lines, *struck), _both(written.model, filled.model))


def _missing(kept: list[Said], engine: Iterable[Said], most: int) -> list[Said]:
    """The engine's lines about passages that no kept line rests on, the surest first, for as long as there is room."""
    used = {(one.turn, said.section) for said in kept for one in said.evidence}
    touched = {one.turn for said in kept for one in said.evidence}
    left = [
        said
        for said in engine
        if not any((one.turn, said.section) in used for one in said.evidence)
        and not all(one.turn in touched for one in said.evidence)
    ]
    room = max(0, most - len(kept))
    return sorted(left, key=lambda said: -said.sure)[:room]


def _both(writer: ModelCard, engine: ModelCard) -> ModelCard:
    return ModelCard(writer.name, f"{writer.version}; gaps filled by {engine.name} {engine.version}", writer.card)


def _alone(said: Said, reason: str) -> Why:
    return replace(
        said.why,
        clinician=f"{said.why.clinician} The built-in engine wrote this line: {reason}.",
        client=f"{said.why.client} The built-in tool wrote it, not a language model.",
    )
