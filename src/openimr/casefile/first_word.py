"""With which words a pattern can begin: it is then tried only where one of them stands, not at every letter."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from openimr.vocabulary import RuleError

Openings = tuple[str, ...]
_Thing = TypeVar("_Thing", bound=Hashable)


class ByFirstWord(Generic[_Thing]):
    """What can begin with a word, found by that word.

    An opening is a whole word, or with a "*" behind it the first letters of one.

    >>> by_word = ByFirstWord([("denial", ("denie*", "not")), ("plan", ("plan",))])
    >>> by_word.at("denies"), by_word.at("planned")
    (('denial',), ())
    """

    def __init__(self, openings: Iterable[tuple[_Thing, Iterable[str]]]) -> None:
        self._whole: dict[str, list[_Thing]] = {}
        self._begun: dict[str, list[_Thing]] = {}
        self._order: dict[_Thing, int] = {}
        for thing, words in openings:
            self._order.setdefault(thing, len(self._order))
            for word in words:
                kept = self._begun if word.endswith("*") else self._whole
                kept.setdefault(word.removesuffix("*"), []).append(thing)
        # Pages share most of their words.
        self.at = lru_cache(maxsize=8_192)(self._at)

    def _at(self, word: str) -> tuple[_Thing, ...]:
        found = set(self._whole.get(word, ()))
        for length in range(len(word) + 1):
            found.update(self._begun.get(word[:length], ()))
        return tuple(sorted(found, key=self._order.__getitem__))


def openings(pattern: str) -> frozenset[str]:
    """The words with which a pattern of plain words, groups and alternatives can begin, in small letters.

    >>> sorted(openings(r"(?:(?:is|was) )?not (?:been )?found|absen(?:t|ce)|rule[sd]? out|(?:non)?certified|has ?n't"))
    ['absen*', 'certified', 'has*', 'is', 'non*', 'not', 'rule*', 'was']
    """
    return frozenset(opening for part in _alternatives(pattern) for opening in _opening(part, pattern))


def _opening(part: str, whole: str) -> Iterator[str]:
    if part.startswith("("):
        end = _closing(part)
        inner = part[1:end].removeprefix("?:")
        if inner.startswith("?"):
            raise RuleError(f"{whole!r} begins with a look-around.", do="Begin the cue with a word.")
        rest = part[end + 1 :]
        goes_on = not _ends_word(rest.lstrip("?"))
        for alternative in _alternatives(inner):
            for opening in _opening(alternative, whole):
                yield f"{opening}*" if goes_on and opening == alternative.lower() else opening
        if rest[:1] in {"?", "*"}:
            yield from _opening(rest[1:].lstrip("?"), whole)
        return
    letters = 0
    while letters < len(part) and part[letters].isalnum():
        letters += 1
    if part[letters : letters + 1] in {"?", "*", "+", "{"}:
        letters -= 1
    if letters < 1:
        raise RuleError(f"{whole!r} begins with {part[:12]!r}, no word.", do="Begin the cue with a word.")
    yield part[:letters].lower() + ("" if _ends_word(part[letters:]) else "*")


def _ends_word(rest: str) -> bool:
    """Whether a word surely ends before the rest of a pattern: "is ?n" may go on as "isn"."""
    return not rest or (rest[0] in " /-:’'" and rest[1:2] not in {"?", "*"})


def _alternatives(pattern: str) -> Iterator[str]:
    """The parts of a pattern between the bars that stand in no group."""
    depth, begun = 0, 0
    for place, sign in enumerate(pattern):
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == "|" and not depth:
            yield pattern[begun:place]
            begun = place + 1
    yield pattern[begun:]


def _closing(part: str) -> int:
    """Where the group that a pattern begins with ends."""
    depth = 0
    for place, sign in enumerate(part):
        depth += (sign in "([") - (sign in ")]")
        if not depth:
            return place
    raise RuleError(f"{part!r} has a bracket without its other half.")
