"""Names for the strings that identify things, so that one kind is never passed as another."""

from typing import NewType

ClientId = NewType("ClientId", str)
"""Opaque, random. Never a name or a number that the world knows."""

PersonId = NewType("PersonId", str)
"""Anyone whose consent counts in a session: the client, a partner, a guardian."""

SessionId = NewType("SessionId", str)
"""One therapeutic hour (the encounter), not a browser session."""

StatementId = NewType("StatementId", str)
"""`s1`, `s2`, ...: unique within one draft."""
