"""The shelf of prompts: each a file with its words, its version, its card; its hash is kept with every draft (R30).

To change a prompt, write a new file with a new version and name it below: a draft must be traceable to the very words that asked
for it. Measure it first: `python bench/grounding.py`, and the model probe of `handrail doctor --model`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from handrail.papers.kind import Voice


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a language model is told. `asks` is filled with the document's own words; everything else stands here."""

    key: str
    version: str
    rules: str
    voices: Mapping[Voice, str]
    asks: str
    made_for: str
    not_for: str
    known_faults: str
    card: str
    """Its model card's key on the shelf."""

    @property
    def hash(self) -> str:
        """Twelve hexadecimal digits over every word that is sent."""
        words = "\n".join(
            [self.key, self.version, self.rules, *(self.voices[voice] for voice in sorted(self.voices)), self.asks]
        )
        return hashlib.sha256(words.encode()).hexdigest()[:12]

    @property
    def words(self) -> str:
        """All of it, to be read by anyone."""
        asks = self.asks.replace("{{", "{").replace("}}", "}")
        return "\n\n".join([self.rules, *(self.voices[voice] for voice in sorted(self.voices)), asks])

    @property
    def named(self) -> str:
        """As a draft's model card names it."""
        return f"{self.key}-{self.version} {self.hash}"
