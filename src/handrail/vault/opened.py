"""Keysets that were opened lately, so that a page of sealed columns costs one unwrapping."""

from collections import OrderedDict
from threading import Lock

from handrail.vault.keys import ClientKeys, Compartment
from handrail.vault.practice import PracticeKey


class OpenedKeys:
    """Asks for the wrapped keyset each time: once its row is gone, no process opens anything with what it remembers (R40)."""

    def __init__(self, practice: PracticeKey, most: int = 1024) -> None:
        self._practice = practice
        self._most = most
        self._opened: OrderedDict[tuple[str, Compartment], tuple[bytes, ClientKeys]] = OrderedDict()
        self._lock = Lock()

    def open(self, wrapped: bytes, client: str, compartment: Compartment) -> ClientKeys:
        """The client's keyset; `Tampered` when it doesn't open. The one used longest ago makes room."""
        place = client, compartment
        with self._lock:
            known = self._opened.get(place)
            if known is None or known[0] != wrapped:  # another process may have rotated it
                known = wrapped, ClientKeys.unwrap(wrapped, self._practice, client, compartment)
                self._opened[place] = known
            self._opened.move_to_end(place)
            if len(self._opened) > self._most:
                self._opened.popitem(last=False)
            return known[1]

    def forget(self, client: str) -> None:
        """Drop all of a client's keys from this process's memory."""
        with self._lock:
            for place in [place for place in self._opened if place[0] == client]:
                del self._opened[place]
