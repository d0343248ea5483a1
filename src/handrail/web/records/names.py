"""Find a client by their full name without opening every record: a keyed mark of it stands beside the sealed name (R14, R17).

The mark is HMAC-SHA256 under a key that lies outside the database. A thief of the database learns which two records bear the
same name, and no name. It goes when the record goes.
"""

import hmac
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db.models import QuerySet

from handrail.papers.errors import HandrailError
from handrail.web.records import keyring
from handrail.wiring import deployment

if TYPE_CHECKING:
    from handrail.web.records.models import Client


def mark(name: str) -> str:
    """The same for the same name, however its letters and blanks are written; empty for no name."""
    plain = folded(name)
    return hmac.digest(_key(), plain.encode(), "sha256").hex() if plain else ""


def folded(name: str) -> str:
    """A name as it is compared."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def bearer(
    rows: QuerySet["Client"], name: str, born: date | None, about: Callable[["Client"], dict[str, object]]
) -> "Client | None":
    """The one of these clients with this full name, and this birth date where the record has one. `about` opens a record."""
    wanted = mark(name)
    found = [row for row in rows.filter(name_mark=wanted) if wanted and _was_born(row, born, about)]
    return found[0] if len(found) == 1 else None


def _was_born(row: "Client", born: date | None, about: Callable[["Client"], dict[str, object]]) -> bool:
    try:
        on_file = str(about(row).get("born") or "")[:10]
    except HandrailError:  # its keys are gone
        return False
    return not on_file or (born is not None and born.isoformat() == on_file)


def mark_unmarked(rows: QuerySet["Client"]) -> None:
    """Mark those of these clients who have no mark: they come from a backup that was made before there were any."""
    for row in rows.filter(name_mark="", person_sealed__isnull=False).iterator(chunk_size=500):
        with suppress(HandrailError), keyring.unsealed(str(row.pk)):  # one whose keys are gone is found by nobody
            row.name_mark = mark(row.name)
            row.save(update_fields=["name_mark"])


@cache
def _key() -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"handrail names of clients").derive(deployment().secret("addresses"))


def forget_key() -> None:
    """A restore put the key in place."""
    _key.cache_clear()
