"""Which pages bear a shingle: a list for each, kept in a few bytes an entry, because a file has many of both."""

from __future__ import annotations

from array import array

BUCKETS = 1 << 16


class Postings:
    """The numbers that were entered under a key, in the order in which they came; keys and numbers have 32 bits.

    >>> postings = Postings()
    >>> for number in (4, 7): postings.enter(99, number)
    >>> postings[99], postings[98]
    ([4, 7], [])
    """

    def __init__(self) -> None:
        # Entries whose keys fall into one bucket form a chain, the newest first; 0 ends it.
        self._newest = array("I", bytes(4 * BUCKETS))
        self._older = array("I", [0])
        self._keys = array("I", [0])
        self._numbers = array("I", [0])

    def enter(self, key: int, number: int) -> None:
        self._older.append(self._newest[key % BUCKETS])
        self._newest[key % BUCKETS] = len(self._keys)
        self._keys.append(key)
        self._numbers.append(number)

    def __getitem__(self, key: int) -> list[int]:
        found = []
        entry = self._newest[key % BUCKETS]
        while entry:
            if self._keys[entry] == key:
                found.append(self._numbers[entry])
            entry = self._older[entry]
        return found[::-1]
