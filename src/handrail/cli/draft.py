"""`handrail draft`."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from gettext import translation
from importlib.resources import as_file, files
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from handrail import flow, kinds, wiring
from handrail.cli import streams
from handrail.interop import document, page
from handrail.jurisdictions import Law
from handrail.papers import stop
from handrail.papers.kind import Kind
from handrail.papers.permit import Permit
from handrail.papers.safe import KnownIdentifier, NameMap
from handrail.papers.style import CLIENT_WORDS, THERAPIST_WORDS, Density, Quotes, Style, Tense


@click.command("draft")
@click.argument("session", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--kind", "kind_key", default="dap", show_default=True, help=f"{', '.join(kinds.KINDS)}.")
@click.option(
    "--known",
    "known_path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON list of known identifiers.",
)
@click.option("--roles", default="", help='Who is who, such as "Ada=therapist,Maya=client".')
@click.option(
    "--backend",
    default="embedded",
    show_default=True,
    type=click.Choice(["embedded", "openai"]),
    help="openai: as HANDRAIL_MODEL_URL says.",
)
@click.option(
    "--density",
    default="standard",
    show_default=True,
    type=click.Choice([one.value for one in Density]),
    help="How much goes in.",
)
@click.option(
    "--quotes",
    default="few",
    show_default=True,
    type=click.Choice([one.value for one in Quotes]),
    help="How often the client's own words stand in quotation marks.",
)
@click.option(
    "--tense",
    default="past",
    show_default=True,
    type=click.Choice([one.value for one in Tense]),
    help='"reported" or "reports".',
)
@click.option(
    "--client-word",
    default="",
    type=click.Choice(["", *CLIENT_WORDS]),
    show_choices=True,
    help="What the client is called; left out: as the talk suggests.",
)
@click.option("--therapist-word", default="", type=click.Choice(["", *THERAPIST_WORDS]), help="What the therapist is called.")
@click.option("--client", "client_id", default="", help="Run inside this client's record, under their own consents.")
@click.option(
    "--language",
    default="en",
    show_default=True,
    type=click.Choice(["en", "es"]),
    help="What the frame of a client's lines is written in; quoted words stay as they were said.",
)
@click.option("--names", is_flag=True, help="Put the names back: for an authorised human's eyes.")
@click.option("--text", "as_text", is_flag=True, help="A page to read instead of JSON.")
def command(
    session: Path,
    kind_key: str,
    known_path: Path | None,
    roles: str,
    backend: str,
    density: str,
    quotes: str,
    tense: str,
    client_word: str,
    therapist_word: str,
    client_id: str,
    language: str,
    names: bool,
    as_text: bool,
) -> None:
    """Draft a document from SESSION (.vtt, .srt, .json, .txt), with evidence for every line.

    Nothing is stored. The draft counts for nothing until a licensed human has reviewed and signed it.

    \b
    Examples:
      handrail draft session.vtt --text
      handrail draft session.srt --kind soap --known client.json > draft.json
      handrail draft session.vtt --density lean --quotes some --client-word Ct --text
    """
    kind = replace(kinds.kind(kind_key), language=language)
    clock = Stopwatch()
    transcript = streams.session_file(session, roles)
    kind = kind.of_hour(transcript.others)
    clock.lap("intake")
    known = streams.known_file(known_path)
    permit, law = _in_record(client_id, known, kind_key) if client_id else (streams.attest(), None)
    parts = wiring.scratch_parts(backend)
    clock.lap("start")
    now = permit.given_at
    outcome = flow.go_out(transcript, known, NameMap(), permit, now, parts)
    clock.lap("airlock")
    style = Style(client_word, therapist_word, Tense(tense), Density(density), Quotes(quotes))
    notices = flow.notice(outcome.safe)
    with stop.when(lambda: False, _tell):
        raw = flow.draft(kind, outcome.safe, notices, permit, now, parts, style)
    clock.lap("draft")
    if not client_id:  # in a client's record moments are their own clinician's alone, on that clinician's page (R38)
        notices = replace(notices, moments=flow.revisit(outcome.safe).moments)
    grounded = flow.ground(raw, outcome.safe, notices, law)
    clock.lap("ground")
    if names:
        grounded = flow.names_back(grounded, transcript, outcome.way, outcome.names)
    body = document.document(transcript, outcome.safe, grounded, permit, clock.laps)
    click.echo(_page(body, kind) if as_text else json.dumps(body, ensure_ascii=False, indent=1))


def _page(body: dict[str, Any], kind: Kind) -> str:
    """A client's own paper stands in their language as a whole; a paper of the record in English."""
    language = kind.language if kind.audience == "client" else "en"
    locale = files("handrail.web").joinpath("locale")
    with as_file(locale) as folder:
        words = translation("django", folder, languages=[language], fallback=True)
    return page.draft_page(body, language, words.gettext)


class Stopwatch:
    """Seconds per door."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = perf_counter()

    def lap(self, name: str) -> None:
        """Close a door's time."""
        now = perf_counter()
        self.laps[name] = round(now - self._last, 3)
        self._last = now


def _tell(step: stop.Step) -> None:
    """How far a model has come; Ctrl-C hangs up on it."""
    click.echo(f"{step.section}: section {step.number} of {step.of}, {step.lines} lines so far", err=True)


def _in_record(client_id: str, known: list[KnownIdentifier], kind_key: str) -> tuple[Permit, Law]:
    """Leave, known identifiers and the law from the client's own record."""
    from handrail.cli.django import set_up

    set_up()
    from handrail.cli import record

    known.extend(record.known(client_id))
    return record.permit(client_id, kind_key, datetime.now(UTC)), record.law(client_id)
