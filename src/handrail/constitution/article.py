"""What an article of the constitution is made of."""

from dataclasses import dataclass

PROMISES = {
    "S1": "A client’s data is only ever used with their explicit, informed consent.",
    "S2": "Data is handled with the highest security and privacy; what identifies a person never trains or runs an AI model.",
    "S3": "The reasoning behind anything AI suggests is open and understandable to clinician and client.",
    "S4": "AI supports; decisions rest with a licensed human.",
    "S5": "Client data is not sold and not used for advertising.",
    "S6": "You always know whether you deal with AI or a human.",
    "S7": "Recording needs explicit consent, and you can stop at any time.",
    "S8": "You can have your data deleted at any time, no questions asked.",
    "S9": "Consent means understanding: new technology is explained in plain words.",
    "S10": "Humans lead care; AI helps before, between and after sessions.",
    "S11": "AI augments and does not replace.",
    "S12": "AI strengthens a clinician’s own skill and never weakens it.",
    "S13": "AI helps to build plans that last after therapy.",
}
"""What the rules keep, in short."""


@dataclass(frozen=True, slots=True)
class Article:
    """One rule. `rule`, `permits` and `refuses` speak to clinicians; `client` to the person in care, at grade 8 or below."""

    number: int
    name: str
    name_es: str
    keeps: tuple[str, ...]
    """Keys of `PROMISES`."""
    doors: tuple[str, ...]
    """The rooms that it guards: packages of the house, or `web`."""
    rule: str
    permits: str
    refuses: str
    client: str
    client_es: str
    holds: str
    """What is done to see that it holds."""
    attack: str
    """What is tried against it."""

    @property
    def id(self) -> str:
        """The name that code, tests, errors and the ledger use.

        >>> from handrail.constitution import article
        >>> article(8).id
        'R8'
        """
        return f"R{self.number}"

    def title(self, language: str) -> str:
        """The name in English or Spanish."""
        return self.name_es if language.startswith("es") else self.name

    def plain(self, language: str) -> str:
        """The words for the person in care, in English or Spanish."""
        return self.client_es if language.startswith("es") else self.client
