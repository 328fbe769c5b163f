"""Which parts of the body a file speaks of, with side and level, and on which pages first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from openimr.casefile.course.leaf import Leaf
from openimr.casefile.course.rows import PartTold
from openimr.casefile.evidence import Evidence
from openimr.vocabulary import BodyPart
from openimr.wording import body_part_mentions, may_begin_part

FIRST = 5
"""So many of the pages are named."""


@dataclass
class _Seen:
    pages: int = 0
    levels: dict[str, None] = field(default_factory=dict)
    first: list[tuple[date | None, Evidence]] = field(default_factory=list)


@dataclass(frozen=True)
class NamedPart:
    """A part that a page names, once for each page, with the levels that stand there."""

    name: str
    side: str | None
    levels: tuple[str, ...]
    on: date | None
    at: Evidence


def parts_on(leaf: Leaf) -> Iterator[NamedPart]:
    """Each part that a page names; one that also stands there with its side is not counted without it."""
    found: dict[tuple[str, str | None], tuple[int, int]] = {}
    levels: dict[str, dict[str, None]] = {}
    for mention in body_part_mentions(leaf.text, places=leaf.places(frozenset(filter(may_begin_part, leaf.words)))):
        part = mention.value
        found.setdefault((part.name, part.side), (mention.start, mention.end))
        if part.level:
            levels.setdefault(part.name, {})[part.level] = None
    with_side = {name for name, side in found if side}
    for (name, side), place in found.items():
        if side or name not in with_side:
            yield NamedPart(name, side, tuple(levels.get(name, ())), leaf.document.dated, leaf.evidence(*place))


def parts_told(named: Iterable[NamedPart]) -> tuple[PartTold, ...]:
    """The parts of a file, those on most pages first."""
    seen: dict[tuple[str, str | None], _Seen] = {}
    for each in named:
        part = seen.setdefault((each.name, each.side), _Seen())
        part.pages += 1
        part.levels |= dict.fromkeys(each.levels)
        part.first.append((each.on, each.at))
        if len(part.first) > FIRST:
            # The earliest stay; the sort keeps the order of the file among those of one day.
            part.first = sorted(part.first, key=lambda pair: pair[0] or date.max)[:FIRST]
    ordered = sorted(seen.items(), key=lambda pair: (-pair[1].pages, pair[0][0], pair[0][1] or ""))
    return tuple(_told(name, side, part) for (name, side), part in ordered)


def _told(name: str, side: str | None, part: _Seen) -> PartTold:
    first = sorted(part.first, key=lambda pair: pair[0] or date.max)
    return PartTold(
        part=BodyPart(name, side, ", ".join(sorted(part.levels)) or None),
        pages=part.pages,
        first_on=first[0][0],
        first=tuple(place for _, place in first),
    )
