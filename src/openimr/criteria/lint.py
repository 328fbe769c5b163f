"""What a pack says that its criteria do not do: the faults that reading it strictly cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from openimr.criteria.check import Check, names_in, numbers_in
from openimr.criteria.library import Library
from openimr.criteria.pack import Covers, Leaf, Pack, PackTopic
from openimr.criteria.worked_examples import ExampleResult, run_examples

WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty
"""
NAMED = {word: float(value) for value, word in enumerate(WORDS.split())}
NAMED |= {"twenty-four": 24.0, "thirty": 30.0}
NUMBER = re.compile(
    rf"\b(?P<number>\d+(?:\.\d+)?|{'|'.join(sorted(NAMED, key=len, reverse=True))})\b"
    r"(?:[\s-]+(?P<unit>day|week|month|year)s?\b)?",
    re.IGNORECASE,
)
WEEKS = {"day": 1 / 7, "week": 1.0, "month": 52 / 12, "year": 52.0}
NEAR = 0.15
"""A month is no whole number of weeks: 13 weeks are three months, and 5 weeks the bound of one."""


@dataclass(frozen=True, kw_only=True)
class PackFault:
    """A fault of a pack: where it stands (`guideline@edition#revision/topic/criterion`), a code, and what it is.

    A note is no fault, and worth a look.
    """

    where: str
    code: str
    says: str
    is_note: bool = False


def lint(library: Library) -> tuple[PackFault, ...]:
    """Every fault of the library's packs, in their order.

    | code | fault |
    |---|---|
    | PCK-01 | note: a parameter that no check and no `allows` uses, and which is only shown |
    | PCK-02 | a check that is always true, or never looks at anything |
    | PCK-03 | a number in the sentence of a criterion that differs from the numbers of its check |
    | PCK-04 | two editions of a guideline in force on the same day |
    | PCK-05 | a topic without a worked example; a note: one whose examples all end alike |
    | PCK-06 | a topic that is never chosen, because another one always stands before it |
    """
    faults = list(_overlaps(library.packs))
    examples = run_examples(library)
    for pack, topic in library.topics():
        faults += lint_topic(pack, topic)
        faults += _examples(pack, topic, f"{pack.id}/{topic.id}", examples)
    faults += _hidden(library)
    return tuple(faults)


def lint_topic(pack: Pack, topic: PackTopic) -> tuple[PackFault, ...]:
    """The faults that one topic shows by itself (PCK-01 to PCK-03)."""
    where = f"{pack.id}/{topic.id}"
    faults = list(_parameters(topic, where))
    for leaf in topic.supported_when.leaves():
        faults += _leaf(leaf, topic, f"{where}/{leaf.id}")
    return tuple(faults)


def _overlaps(packs: Iterable[Pack]) -> Iterator[PackFault]:
    for one, other in combinations(packs, 2):
        if one.guideline == other.guideline and one.in_force.overlaps(other.in_force):
            yield PackFault(where=other.id, code="PCK-04", says=f"is in force on days on which {one.id} is, too.")


def _parameters(topic: PackTopic, where: str) -> Iterator[PackFault]:
    checks = [leaf.check for leaf in topic.supported_when.leaves()] + ([topic.allows] if topic.allows else [])
    used = {name for check in checks for name in names_in(check)}
    for name in sorted({name for row in topic.parameters for name in row.numbers} - used):
        yield PackFault(where=where, code="PCK-01", says=f"no check uses the parameter {name!r}.", is_note=True)


def _leaf(leaf: Leaf, topic: PackTopic, where: str) -> Iterator[PackFault]:
    if not names_in(leaf.check) and leaf.written.strip().lower() != "false":
        yield PackFault(where=where, code="PCK-02", says=f"the check {leaf.written!r} looks at nothing.")
    encoded = _encoded(leaf.check, topic)
    said = list(_said(leaf.says))
    if encoded and said and not any(_is_same(value, unit, number) for value, unit in said for number in encoded):
        numbers = ", ".join(f"{value:g}" for value, _ in said)
        held = ", ".join(f"{number:g}" for number in sorted(encoded))
        yield PackFault(where=where, code="PCK-03", says=f"the sentence says {numbers}, the check knows {held}.")


def _encoded(check: Check, topic: PackTopic) -> set[float]:
    """The numbers that a check compares with, in any group of diagnoses; 0 and 1 are no limits."""
    names = set(names_in(check))
    of_rows = {value for row in topic.parameters for name, value in row.numbers.items() if name in names}
    return {number for number in {*of_rows, *numbers_in(check)} if number > 1}


def _said(sentence: str) -> Iterator[tuple[float, str]]:
    for match in NUMBER.finditer(sentence):
        word = match["number"].lower()
        yield (NAMED[word] if word in NAMED else float(word)), (match["unit"] or "").lower()


def _is_same(value: float, unit: str, number: float) -> bool:
    in_weeks = value * WEEKS.get(unit, 1.0)
    return value == number or abs(in_weeks - number) <= NEAR * number


def _examples(pack: Pack, topic: PackTopic, where: str, examples: Iterable[ExampleResult]) -> Iterator[PackFault]:
    outcomes = {each.outcome for each in examples if (each.pack, each.topic) == (pack.id, topic.id)}
    if not outcomes:
        yield PackFault(where=where, code="PCK-05", says="has no worked example.")
    elif len(outcomes) == 1:
        says = f"has only worked examples that end {min(outcomes)!r}."
        yield PackFault(where=where, code="PCK-05", says=says, is_note=True)


def _hidden(library: Library) -> Iterator[PackFault]:
    for pack in library.packs:
        for place, topic in enumerate(pack.topics):
            before = next((other for other in pack.topics[:place] if _takes_all(other.covers, topic.covers)), None)
            if before:
                says = f"is never chosen: {before.id!r} covers all of it and stands before it."
                yield PackFault(where=f"{pack.id}/{topic.id}", code="PCK-06", says=says)


def _takes_all(before: Covers, covers: Covers) -> bool:
    """Whether every item of `covers` is taken by a topic before it that is no less close."""
    if before.when is not None or covers.when is not None or bool(covers.body_parts) > bool(before.body_parts):
        return False
    lists: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "treatments": (before.treatments, covers.treatments),
        "categories": (before.categories, covers.categories),
        "codes": (before.codes, covers.codes),
    }
    is_within = all(set(own) <= set(theirs) for theirs, own in lists.values())
    return is_within and (not before.body_parts or set(covers.body_parts) <= set(before.body_parts))
