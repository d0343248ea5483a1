"""Columns that hold a client's words: sealed with that client's key, bound to their table, column and row (R17).

    class Draft(SealedRow):
        body = SealedText()          # the column is `body_sealed`

    draft.body = "..."               # seals at once
    draft.body                       # opens

The row needs its `id` and `client_id` first: both are part of what the seal binds.
"""

import json
import uuid
from typing import Any, overload

from django.db import models

from handrail.vault.fields import open_field, seal_field
from handrail.vault.keys import Compartment
from handrail.web.records import keyring


class SealedText:
    """A text kept as a sealed column named `<name>_sealed`. Empty text is kept as NULL.

    `scope` names the field whose id the keyset belongs to, where one thing has a keyset of its own: it can be shredded alone.
    """

    def __init__(self, compartment: Compartment = Compartment.RECORD, scope: str = "") -> None:
        self.compartment = compartment
        self.scope = scope

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        """Django calls this for every attribute of a model: add the real column and this door to it."""
        self.name = name
        models.BinaryField(null=True, editable=False).contribute_to_class(cls, f"{name}_sealed")
        setattr(cls, name, self)

    @overload
    def __get__(self, row: None, owner: type) -> "SealedText": ...
    @overload
    def __get__(self, row: "Sealed", owner: type) -> str: ...
    def __get__(self, row: "Sealed | None", owner: type) -> "str | SealedText":
        if row is None:
            return self
        sealed = getattr(row, f"{self.name}_sealed")
        if sealed is None:
            return ""
        client, place = self._place(row)
        keys = keyring.to_open(client, self.compartment, self._scope(row))
        return open_field(keys, *place, bytes(sealed)).decode("utf-8")

    def __set__(self, row: "Sealed", text: str) -> None:
        if not text:
            setattr(row, f"{self.name}_sealed", None)
            return
        client, place = self._place(row)
        keys = keyring.to_seal(client, self.compartment, self._scope(row))
        setattr(row, f"{self.name}_sealed", seal_field(keys, *place, text.encode("utf-8")))

    def _scope(self, row: "Sealed") -> str:
        return str(getattr(row, self.scope)) if self.scope else ""

    def _place(self, row: "Sealed") -> tuple[str, tuple[Compartment, str, str, str, str]]:
        client = str(row.sealed_for())
        return client, (self.compartment, client, row._meta.db_table, self.name, str(row.pk))


class Sealed(models.Model):
    """A row with sealed columns. Its id is random: it means nothing outside (R14)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True

    def sealed_for(self) -> uuid.UUID:
        """The client whose key seals this row: the row itself, unless it belongs to another."""
        return self.id

    def put(self, **values: object) -> None:
        """Seal structured values as JSON."""
        for name, value in values.items():
            setattr(self, name, json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def get(self, name: str) -> Any:
        """Open a value that `put` sealed; None when it was never put."""
        text = getattr(self, name)
        return json.loads(text) if text else None


class SealedRow(Sealed):
    """A row that belongs to one client's record, sealed under that client's key."""

    class Meta:
        abstract = True

    def sealed_for(self) -> uuid.UUID:
        """The client whose record this is."""
        return self.client_id  # type: ignore[attr-defined,no-any-return]  # every concrete row has a client
