"""Picks the real parts of a deployment. The only importer of backends.

A deployment is described by environment variables that begin with `HANDRAIL_` (`Deployment` lists them all, with meanings).
Secrets come from files, never from the environment itself.
"""

import os
import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from handrail import cards, consent, grounding, intake, kinds
from handrail.airlock import Airlock
from handrail.backends.backed import Backed
from handrail.backends.embedded import Embedded
from handrail.flow import Parts
from handrail.papers.draft import Backend, Refusal, Said, Task
from handrail.papers.errors import Misconfigured
from handrail.papers.purpose import Purpose
from handrail.papers.safe import NameMap, SafeText
from handrail.papers.transcript import Role
from handrail.vault.seal import Sealer, Verifier

if TYPE_CHECKING:
    from handrail.backends.openai import OpenAICompatible
    from handrail.backends.witness import Witness


class Deployment(BaseSettings):
    """Every setting there is. Nothing here can widen what the constitution allows."""

    model_config = SettingsConfigDict(env_prefix="HANDRAIL_", frozen=True)

    home: Path = Field(Path("var"), description="Folder of the embedded database, keys and logs.")
    database_url: str = Field("", description="postgresql://... for PostgreSQL; empty for SQLite in `home`.")
    database_owner_url: str = Field(
        "",
        description="PostgreSQL only: the role that owns the tables, for changing them; then `database_url` can be one that owns none.",
    )
    origin: str = Field(
        "http://127.0.0.1:8000", description="The address that people type. https anywhere but on this machine."
    )
    proxies: int = Field(0, description="How many reverse proxies stand in front, each adding to X-Forwarded-For.")
    demo: bool = Field(False, description="A synthetic practice with sign-in links. Refuses to start over real records.")
    ai: Literal["on", "off"] = Field("on", description="off: no AI for anyone; all care functions go on (R39).")
    backend: Literal["embedded", "openai"] = Field(
        "embedded", description="What drafts: the built-in engine or a model server."
    )
    model_url: str = Field("", description="Base URL of an OpenAI-compatible server, such as http://127.0.0.1:11434/v1.")
    model_name: str = Field("", description="The model's name on that server.")
    model_key_file: Path | None = Field(None, description="File with the server's key, if it wants one.")
    model_seconds: float = Field(120.0, description="Longest wait for one document, in seconds.")
    model_context: int = Field(
        8192, ge=4096, description="How many tokens the model can read at once; longer sessions are sent in parts."
    )
    baa_reference: str = Field("", description="Remote servers only: the business associate agreement's reference (R15).")
    zero_retention: bool = Field(False, description="Remote servers only: the operator attests that nothing is kept (R15).")
    no_training: bool = Field(False, description="Remote servers only: the operator attests that nothing is trained on (R15).")
    airlock_threshold: float = Field(
        0.1,
        ge=0.02,
        le=0.5,
        description="How likely an identifier a word must be to the trained readers to be masked. Lower finds more, and masks"
        " more ordinary words: docs/measured/airlock.md has the curve.",
    )
    flag_hours: int = Field(
        12,
        ge=1,
        le=72,
        description="Hours after which safety language that nobody has seen goes to the covering clinician too (R37).",
    )
    review_days: int = Field(
        90,
        ge=14,
        le=366,
        description="Days after which a plan without a review date of its own is due for one, and a goal that no note tells of is named.",
    )
    late_days: int = Field(
        3,
        ge=0,
        le=30,
        description="Days after a session within which its note is signed. One that is signed later says so in its header: late entry.",
    )
    transcript_days: int = Field(
        30, ge=0, le=30, description="Days after the signature of its note on which a session's text is destroyed (R12)."
    )
    practice_key_file: Path | None = Field(
        None, description="A mounted key that wraps all clients' keys; without it, one in `home/keys`."
    )
    practice_key_plugin: str = Field(
        "", description="Or a KMS: the name that an installed package offers under `handrail.practice_key`."
    )
    practice_passphrase_file: Path | None = Field(
        None, description="Or a mounted passphrase that locks the key in `home/keys`."
    )
    audio_days: int = Field(
        7, ge=0, le=7, description="Days after which the sound of a session is destroyed at the latest (R12)."
    )
    practice: str = Field("", description="The practice's name, as clients know it. Consent texts say it.")
    region: str = Field("", description="Where the practice is, ISO 3166-2, such as US-OR. Empty: the strictest profile.")
    study: str = Field("", description="An ethics board's reference, while a study runs. Empty: no study, no such choice.")
    ledger_minutes: int = Field(
        15,
        ge=0,
        le=1440,
        description="Minutes between two checkpoints that outsiders see, so that nobody who asks every second learns when something"
        " happened. 0: at once.",
    )
    witnesses: str = Field(
        "",
        description="Who signs checkpoints beside us (C2SP tlog-witness): `URL VKEY`, several with commas between. Empty: nobody.",
    )
    worker: str = Field("worker", description="This worker's name: the same after a restart, different from other workers'.")
    walks_at_once: int = Field(
        0,
        ge=0,
        le=64,
        description="How many sessions a worker walks at once; the others wait their turn. 0: one for each processor. Several workers:"
        " the one that started last decides for all.",
    )
    log_format: Literal["json", "text"] = Field("json", description="How log lines are written.")

    @property
    def called(self) -> str:
        """What the practice is called in a consent text; empty when the operator has not said."""
        return self.practice or ("Alder House Psychotherapy" if self.demo else "")

    @property
    def located(self) -> str:
        """Where the practice is; the demo's people live in Oregon."""
        return self.region or ("US-OR" if self.demo else "")

    @property
    def turns(self) -> int:
        """How many walks go on at once in one worker, at least one."""
        return self.walks_at_once or os.cpu_count() or 1

    @property
    def model_host(self) -> str:
        """The machine on which text is worked on; empty for this one (R46: another place is another consent)."""
        if self.backend == "embedded":
            return ""
        from handrail.backends.egress import is_this_machine  # noqa: PLC0415 (an HTTP stack that the embedded engine never needs)

        host = urlsplit(self.model_url).hostname or ""
        return "" if is_this_machine(host) else host

    def secret(self, name: str) -> bytes:
        """32 random bytes kept in `home/keys/name`, made on first use, readable by the owner alone."""
        path = self.home / "keys" / name
        try:
            return path.read_bytes()
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = secrets.token_bytes(32)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process of this deployment was first
            return path.read_bytes()
        with os.fdopen(handle, "wb") as file:
            file.write(fresh)
        return fresh


@cache
def deployment() -> Deployment:
    """The deployment that this process serves."""
    return Deployment()


@cache
def parts() -> Parts:
    """An airlock with the deployment's own sealing key, and its backend."""
    here = deployment()
    sealer = Sealer(here.secret("seal"))
    return Parts(airlock=Airlock.standard(sealer, here.airlock_threshold), backend=_backend(here, sealer.verifier()))


def scratch_parts(backend: str = "embedded") -> Parts:
    """Parts for one run outside any record: the sealing key lives and dies with the process."""
    sealer = Sealer.generate()
    here = Deployment() if backend == "embedded" else Deployment(backend="openai")
    return Parts(airlock=Airlock.standard(sealer, here.airlock_threshold), backend=_backend(here, sealer.verifier()))


def _backend(here: Deployment, verifier: Verifier) -> Backend:
    engine = Embedded(verifier)
    backend = engine if here.backend == "embedded" else Backed(model_server(here, verifier), engine, _judge)
    if backend.model().card not in cards.cards():
        raise Misconfigured("this model has no card; no model works here without one (R30)")
    return backend


def model_server(here: Deployment, verifier: Verifier) -> "OpenAICompatible":
    """The model server that the settings name. Raises `Misconfigured` or `Refused` (R15)."""
    from handrail.backends import openai  # noqa: PLC0415 (an HTTP stack that the embedded engine never needs)

    if not here.model_url or not here.model_name:
        raise Misconfigured("set HANDRAIL_MODEL_URL and HANDRAIL_MODEL_NAME, or HANDRAIL_BACKEND=embedded")
    key = here.model_key_file.read_text(encoding="utf-8").strip() if here.model_key_file else ""
    attested = None
    if here.baa_reference or here.zero_retention or here.no_training:
        attested = openai.Attestations(
            baa_reference=here.baa_reference, zero_retention=here.zero_retention, no_training=here.no_training
        )
    settings = openai.Settings(
        base_url=here.model_url,
        model=here.model_name,
        api_key=key,
        total_seconds=here.model_seconds,
        attestations=attested,
        characters=_window(here),
        reply_tokens=REPLY_TOKENS,
    )
    return openai.OpenAICompatible(settings, verifier)


def witnesses() -> "list[Witness]":
    """The witnesses that the settings name. Raises `Misconfigured` or `BadInput`."""
    from handrail.backends.witness import Witness  # noqa: PLC0415 (an HTTP stack that a practice without witnesses never needs)

    named = [pair.split() for pair in deployment().witnesses.split(",") if pair.strip()]
    if any(len(pair) != 2 for pair in named):
        raise Misconfigured("HANDRAIL_WITNESSES names each witness by its address and its key, with commas between")
    return [Witness(url, vkey) for url, vkey in named]


REPLY_TOKENS, PROMPT_TOKENS, CHARACTERS_PER_TOKEN = 800, 800, 2.8
"""What a window has to hold beside the session, and how densely talk packs, with the marks around each turn."""


def _window(here: Deployment) -> int:
    """How many characters of a session go with one question."""
    return int((here.model_context - REPLY_TOKENS - PROMPT_TOKENS) * CHARACTERS_PER_TOKEN)


def _judge(safe: SafeText, lines: Iterable[Said]) -> list[Said]:
    """Grounding's judgement, for the backend that must choose between two drafts."""
    grounds = grounding.Grounds(safe)
    verdicts = [(line, grounding.recited(grounds, line.text, line.evidence)) for line in lines]
    return [
        replace(line, evidence=verdict.evidence, sure=round(verdict.support, 2))
        if verdict.kept
        else replace(line, refused=Refusal(verdict.reason, verdict.rule))
        for line, verdict in verdicts
    ]


def probe_model() -> tuple[bool, tuple[str, ...]]:
    """Whether the model server of the settings is fit to draft, and why, one sentence each. An invented session, nobody's words."""
    from handrail.backends import probe  # noqa: PLC0415 (an HTTP stack that the embedded engine never needs)

    sealer = Sealer.generate()
    here = Deployment(backend="openai")
    server = model_server(here, sealer.verifier())
    long = _invented(probe.long_session(_window(here)), sealer)
    verdict = probe.probe(server, _invented(probe.TINY, sealer), _judge, long)
    return verdict.fit, verdict.sentences


def _invented(text: str, sealer: Sealer) -> Task:
    now = datetime.now(UTC)
    permit = consent.attest(frozenset(Purpose), now)
    roles = {"Therapist": Role.THERAPIST, "Client": Role.CLIENT}
    talk = intake.read_transcript(text.encode(), filename="probe.txt", people=intake.People((), ()), roles=roles)
    safe = Airlock.standard(sealer).out(talk, known=(), names=NameMap(), permit=permit, now=now).safe
    return Task(kinds.kind("dap"), safe, permit)
