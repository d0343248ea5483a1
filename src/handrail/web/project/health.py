"""What `handrail doctor` looks at."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from handrail import wiring
from handrail.jurisdictions import GOOD_FOR, PROFILES, stale
from handrail.papers.errors import HandrailError
from handrail.web.actions import check_consents
from handrail.web.records import guards, ledger, roles

ROOM = 2 * 1024**3
LOCAL = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    well: bool
    sentence: str


def look() -> list[Finding]:
    """Every check, in the order in which an operator would mend what is broken."""
    return [_try(name, check) for name, check in CHECKS.items()]


def _try(name: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, check())
    except (HandrailError, DatabaseError, OSError, ValueError) as error:
        sentence = str(error) if isinstance(error, HandrailError | ValueError) else type(error).__name__
        return Finding(name, False, sentence)


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    waiting = MigrationExecutor(connection).migration_plan(MigrationExecutor(connection).loader.graph.leaf_nodes())
    if waiting:
        raise ValueError(
            f"{len(waiting)} changes of the tables wait; run: handrail serve, which applies them, or manage them by hand"
        )
    return f"{connection.vendor}, tables up to date"


def _guards() -> str:
    missing = guards.missing(connection)
    if missing:
        raise ValueError(
            f"{len(missing)} guards of the tables are gone, {missing[0]} first; run: handrail serve, which puts them back"
        )
    return f"{len(guards.GUARDS)} guards of the tables, every one in its place"


def _keys() -> str:
    folder = settings.HERE.home / "keys"
    loose = [path.name for path in folder.iterdir() if path.stat().st_mode & 0o077]
    if loose:
        raise ValueError(f"others may read {', '.join(sorted(loose))}; run: chmod 600 on them")
    return "readable by their owner alone"


def _origin() -> str:
    address = urlsplit(settings.HERE.origin)
    if address.scheme != "https" and address.hostname not in LOCAL:
        raise ValueError("HANDRAIL_ORIGIN must be https anywhere but on this machine")
    return settings.HERE.origin


def _model() -> str:
    model = wiring.parts().backend.model()
    return f"{model.name} {model.version}"


def _disk() -> str:
    free = shutil.disk_usage(settings.HERE.home).free
    if free < ROOM:
        raise ValueError(f"{free // 1024**2} MB free; less than 2 GB is too little")
    return f"{free // 1024**3} GB free"


def _settings() -> str:
    call_command("check", verbosity=0)
    return "Django's own checks pass"


def _ledger() -> str:
    return f"{ledger.verify_all()} entries, every one in its place"


def _laws() -> str:
    old = [profile.name for profile in stale(timezone.localdate())]
    if old:
        raise ValueError(
            f"not checked for {GOOD_FOR.days} days: {', '.join(old)}; have counsel read them, then set verified_on"
        )
    return f"{len(PROFILES)} jurisdictions, each checked within {GOOD_FOR.days} days"


def _consents() -> str:
    return f"{check_consents.look()} decisions, every one as it was written and noted in the ledger"


CHECKS: dict[str, Callable[[], str]] = {
    "settings": _settings,
    "database": _database,
    "guards": _guards,
    "roles": roles.finding,
    "keys": _keys,
    "address": _origin,
    "model": _model,
    "ledger": _ledger,
    "laws": _laws,
    "consents": _consents,
    "disk": _disk,
}
