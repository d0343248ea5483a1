"""The shelf of model cards: one TOML file for each thing here that judges words, with all 31 attributes (R30).

To add a card, write one file beside these; a test names what it lacks. "Not evaluated" is an answer, an empty line is none.

>>> card("embedded").title
'The embedded engine'
>>> len(ATTRIBUTES)
31
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from handrail.papers.errors import BadInput

GROUPS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Details and output": {
            "developer": "Developer and contact", "funding": "Who paid for it", "output": "What it puts out", "output_type": "Kind of output",
        },
        "Purpose": {
            "use": "Intended use", "patients": "Intended clients", "users": "Intended users", "role": "Role in a decision",
        },
        "Where not to use it": {"avoid": "Tasks and people to avoid", "risks": "Known risks and limits"},
        "How it was made": {
            "inclusion": "What it was made from", "demographics": "Facts about people as inputs",
            "representativeness": "Whom the data stands for", "relevance": "Likeness to where it is used",
        },
        "Fairness in making it": {"fair_output": "Approach to fair output", "bias_reduction": "What was done against bias"},
        "Tests by others": {
            "external_data": "Data and setting", "external_party": "Who tested", "external_people": "Whom the data stands for",
            "external_process": "How it was tested",
        },
        "How well it does": {
            "validity": "On data of the same kind", "fairness": "Fairness on data of the same kind",
            "validity_elsewhere": "On other data", "fairness_elsewhere": "Fairness on other data", "outcomes": "What is known of outcomes",
        },
        "Watching over it": {
            "watching": "How validity is watched", "local_validity": "Validity in this practice",
            "watching_fairness": "How fairness is watched", "local_fairness": "Fairness in this practice",
        },
        "Changes": {"updates": "How often it changes", "correction": "How soon a risk is mended"},
    }
)  # fmt: skip
"""45 CFR 170.315(b)(11)(iv)(B) in nine groups and our words (handbook 2.5)."""
ATTRIBUTES = tuple(key for group in GROUPS.values() for key in group)


@dataclass(frozen=True, slots=True)
class Card:
    """What a model is for, what it is made of, how well it does and where it fails."""

    key: str
    title: str
    title_es: str
    version: str
    plain: str
    """What a client needs to know, at grade 6."""
    plain_es: str
    attributes: Mapping[str, str]

    def groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """All attributes with their headings, in their order."""
        return [(name, [(label, self.attributes[key]) for key, label in group.items()]) for name, group in GROUPS.items()]


@cache
def cards() -> Mapping[str, Card]:
    """Every card on the shelf, by its key."""
    found = (entry for entry in files(__name__).iterdir() if entry.name.endswith(".toml"))
    read = {entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8")) for entry in found}
    return MappingProxyType({key: _card(key, body) for key, body in sorted(read.items())})


def card(key: str) -> Card:
    """The card with this key, or `BadInput`."""
    found = cards().get(key)
    if found is None:
        raise BadInput("there is no such model card")
    return found


def _card(key: str, body: dict[str, str]) -> Card:
    plain = {name: body.pop(name) for name in ("title", "title_es", "version", "plain", "plain_es")}
    if missing := [name for name in ATTRIBUTES if not body.get(name, "").strip()]:
        raise BadInput(f"the model card {key} lacks {', '.join(missing)}")
    return Card(key, attributes=MappingProxyType(body), **plain)
