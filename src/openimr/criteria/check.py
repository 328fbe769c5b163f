"""The language of checks: a small, strict subset of CQL expressions, read once into a tree.

    expression := conjunction { "or" conjunction }
    conjunction := negation { "and" negation }
    negation   := "not" negation | test
    test       := sum [ sign sum | "is" [ "not" ] ( "true" | "false" | "null" ) | "contains" text ]
    sum        := product { ( "+" | "-" ) product }
    product    := primary { "*" primary }
    primary    := number | "true" | "false" | "null" | name | "exists" name | "(" expression ")"
    sign       := "=" | "!=" | "<" | "<=" | ">" | ">="

A name is a concept of the case file, a parameter of the topic, or something of the disputed item. Yes-or-no values and
numbers never mix: that is found when a pack is read, not when a case is decided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import isfinite

from openimr.vocabulary import RuleError


class Sort(StrEnum):
    """What sort of value an expression has."""

    TRUTH = "yes or no"
    NUMBER = "a number"
    WORDS = "a list of words"


@dataclass(frozen=True)
class Number:
    value: float


@dataclass(frozen=True)
class Constant:
    value: bool | None


@dataclass(frozen=True)
class Name:
    name: str


@dataclass(frozen=True)
class Exists:
    name: str


@dataclass(frozen=True)
class Not:
    inner: Check


@dataclass(frozen=True)
class Joined:
    """Parts joined by "and" or "or"."""

    word: str
    parts: tuple[Check, ...]


@dataclass(frozen=True)
class Compared:
    left: Check
    sign: str
    right: Check


@dataclass(frozen=True)
class Calculated:
    left: Check
    sign: str
    right: Check


@dataclass(frozen=True)
class Is:
    """`inner is true`, `is false` or, with None, `is null`; it answers yes or no even where `inner` is unknown."""

    inner: Check
    value: bool | None
    negated: bool


@dataclass(frozen=True)
class Contains:
    name: Check
    word: str


Check = Number | Constant | Name | Exists | Not | Joined | Compared | Calculated | Is | Contains
Part = Callable[[], Check]

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([a-z_][a-z_0-9]*)|('[^']*')|(<=|>=|!=|[=<>+\-*()]))")
_SIGNS = {"=", "!=", "<", "<=", ">", ">="}
DEEPEST = 30
"""How far a check may stand inside itself, by brackets, negations and terms of one sum; the deepest we ship has 5."""
_SHOWN = 80
_KEPT = {"and", "or", "not", "is", "true", "false", "null", "exists", "contains"}


@cache
def parse_check(text: str) -> Check:
    """The tree of a check.

    >>> parse_check("visits_requested + 1 <= 10").sign
    '<='
    """
    reader = _Reader(text)
    tree = reader.expression()
    if reader.word:
        raise reader.error("the expression has ended")
    _must_not_be_deep(tree, reader)
    return tree


def _must_not_be_deep(tree: Check, reader: _Reader) -> None:
    # Level by level, since every later reader of the tree calls itself: a sum of 5000 terms is 5000 levels deep.
    level, depth = [tree], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise reader.too_deep()
        level = [part for check in level for part in _parts(check)]


def _parts(check: Check) -> tuple[Check, ...]:
    match check:
        case Not(inner) | Is(inner, _, _) | Contains(inner, _):
            return (inner,)
        case Joined(_, parts):
            return parts
        case Compared(left, _, right) | Calculated(left, _, right):
            return left, right
    return ()


def names_in(check: Check) -> tuple[str, ...]:
    """Every name that a check uses, in the order of writing, each once."""
    return tuple(dict.fromkeys(_names(check)))


def numbers_in(check: Check) -> tuple[float, ...]:
    """Every number that a check writes."""
    match check:
        case Number(value):
            return (value,)
        case Not(inner) | Is(inner, _, _):
            return numbers_in(inner)
        case Joined(_, parts):
            return tuple(number for part in parts for number in numbers_in(part))
        case Compared(left, _, right) | Calculated(left, _, right):
            return numbers_in(left) + numbers_in(right)
    return ()


def written(check: Check) -> str:
    """A check as text that is read back as the same tree.

    >>> written(parse_check("not (flare_up or crps) and visits_requested + 1 <= most"))
    '(not (flare_up or crps) and (visits_requested + 1) <= most)'
    """
    match check:
        case Number(value):
            return f"{value:g}"
        case Constant(truth):
            return {True: "true", False: "false", None: "null"}[truth]
        case Name(name):
            return name
        case Exists(name):
            return f"exists {name}"
        case Not(inner):
            return f"not {written(inner)}"
        case Joined(word, parts):
            return f"({f' {word} '.join(map(written, parts))})"
        case Compared(left, sign, right):
            return f"{written(left)} {sign} {written(right)}"
        case Calculated(left, sign, right):
            return f"({written(left)} {sign} {written(right)})"
        case Is(inner, value, negated):
            sought = {True: "true", False: "false", None: "null"}[value]
            # A comparison, a negation or another test ends before "is".
            asked = f"({written(inner)})" if isinstance(inner, Compared | Not | Is | Contains) else written(inner)
            return f"{asked} is {'not ' if negated else ''}{sought}"
        case Contains(inner, word):
            return f"{written(inner)} contains '{word}'"


def sort_of(check: Check, sorts: Mapping[str, Sort]) -> Sort:
    """What sort of value a check gives; raises `RuleError` for an unknown name or for sorts that do not go together."""
    match check:
        case Number():
            return Sort.NUMBER
        case Name(name):
            return _known(name, sorts)
        case Exists(name):
            _known(name, sorts)
        case Not(inner):
            _must_be(Sort.TRUTH, inner, sorts)
        case Joined(_, parts):
            for part in parts:
                _must_be(Sort.TRUTH, part, sorts)
        case Compared(left, _, right):
            _must_be(Sort.NUMBER, left, sorts)
            _must_be(Sort.NUMBER, right, sorts)
        case Calculated(left, _, right):
            _must_be(Sort.NUMBER, left, sorts)
            _must_be(Sort.NUMBER, right, sorts)
            return Sort.NUMBER
        case Is(inner, value, _):
            if value is None:
                sort_of(inner, sorts)
            else:
                _must_be(Sort.TRUTH, inner, sorts)
        case Contains(name, _):
            _must_be(Sort.WORDS, name, sorts)
    return Sort.TRUTH


def sought_in(check: Check) -> tuple[str, ...]:
    """The names that speak for a check when they are shown, each once; numbers always, for any may be the missing one.

    >>> sought_in(parse_check("not opioid_use or relief_weeks >= 6 or flare_up is true"))
    ('relief_weeks', 'flare_up')
    """
    return tuple(dict.fromkeys(_sought(check, is_for=True)))


def _sought(check: Check, *, is_for: bool) -> Iterator[str]:
    match check:
        case Name(name) | Exists(name) if is_for:
            yield name
        case Not(inner):
            yield from _sought(inner, is_for=not is_for)
        case Is(inner, value, negated):
            yield from _sought(inner, is_for=is_for is ((value is True) is not negated))
        case Joined(_, parts):
            for part in parts:
                yield from _sought(part, is_for=is_for)
        case Compared(left, _, right) | Calculated(left, _, right):
            yield from _names(left)
            yield from _names(right)


def plainly_sought_in(check: Check) -> tuple[str, ...]:
    """Of the names that speak for a check those whose silence it takes for a no, as in `flare_up is true`.

    >>> plainly_sought_in(parse_check("not opioid_use or (flare_up and flare_up is not null)"))
    ('flare_up',)
    """
    return tuple(dict.fromkeys(_plainly_sought(check, is_for=True)))


def _plainly_sought(check: Check, *, is_for: bool) -> Iterator[str]:
    match check:
        case Is(Name(name), value, negated) if is_for is ((value is True) is not negated):
            yield name
        case Not(inner):
            yield from _plainly_sought(inner, is_for=not is_for)
        case Joined(_, parts):
            for part in parts:
                yield from _plainly_sought(part, is_for=is_for)


def comparisons_in(check: Check) -> tuple[Compared, ...]:
    """The comparisons of a number, or of a sum of numbers, with one limit, outside of any "not"."""
    match check:
        case Compared(left, sign, Name() | Number()) if sign in {"<", "<=", ">", ">="} and _is_sum(left):
            return (check,)
        case Joined(_, parts):
            return tuple(found for part in parts for found in comparisons_in(part))
        case _:
            return ()


def _is_sum(check: Check) -> bool:
    if isinstance(check, Calculated):
        return check.sign == "+" and _is_sum(check.left) and _is_sum(check.right)
    return isinstance(check, Name | Number)


def _must_be(sort: Sort, check: Check, sorts: Mapping[str, Sort]) -> None:
    found = sort_of(check, sorts)
    if found is not sort:
        raise RuleError(f"a check needs {sort} where it has {found}.", do="Compare numbers; join what is yes or no.")


def _known(name: str, sorts: Mapping[str, Sort]) -> Sort:
    if name not in sorts:
        raise RuleError(f"a check names {name!r}, which is no concept, parameter or part of the item.")
    return sorts[name]


def _names(check: Check) -> Iterator[str]:
    match check:
        case Name(name) | Exists(name):
            yield name
        case Not(inner) | Is(inner, _, _) | Contains(inner, _):
            yield from _names(inner)
        case Joined(_, parts):
            for part in parts:
                yield from _names(part)
        case Compared(left, _, right) | Calculated(left, _, right):
            yield from _names(left)
            yield from _names(right)


class _Reader:
    """Reads a check from left to right; one method for each line of the grammar."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shown = repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
        self.words = list(self._split())
        self.at = 0
        self.depth = 0

    def _split(self) -> Iterator[str]:
        place = 0
        text = self.text.rstrip()
        while place < len(text):
            match = _TOKEN.match(text, place)
            if match is None:
                raise RuleError(f"{self.shown} cannot be read from {text[place:][:20]!r} on.")
            yield match.group().strip()
            place = match.end()

    @property
    def word(self) -> str:
        return self.words[self.at] if self.at < len(self.words) else ""

    def take(self) -> str:
        word = self.word
        self.at += 1
        return word

    def error(self, expected: str) -> RuleError:
        found = repr(self.word) if self.word else "the end"
        return RuleError(f"{self.shown} has {found} where {expected}.")

    def too_deep(self) -> RuleError:
        return RuleError(
            f"{self.shown} stands more than {DEEPEST} levels inside itself.", do="Make several criteria of it."
        )

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.too_deep()
        yield
        self.depth -= 1

    def expression(self) -> Check:
        return self._joined("or", self._conjunction)

    def _conjunction(self) -> Check:
        return self._joined("and", self._negation)

    def _joined(self, word: str, part: Part) -> Check:
        parts = [part()]
        while self.word == word:
            self.take()
            parts.append(part())
        return parts[0] if len(parts) == 1 else Joined(word, tuple(parts))

    def _negation(self) -> Check:
        if self.word != "not":
            return self._test()
        self.take()
        with self._deeper():
            return Not(self._negation())

    def _test(self) -> Check:
        left = self._sum()
        if self.word in _SIGNS:
            return Compared(left, self.take(), self._sum())
        if self.word == "is":
            return self._is(left)
        if self.word == "contains":
            self.take()
            if not self.word.startswith("'"):
                raise self.error("a word in quotes is expected")
            return Contains(left, self.take().strip("'"))
        return left

    def _is(self, inner: Check) -> Check:
        self.take()
        negated = self.word == "not"
        if negated:
            self.take()
        if self.word not in {"true", "false", "null"}:
            raise self.error("true, false or null is expected")
        return Is(inner, {"true": True, "false": False, "null": None}[self.take()], negated)

    def _sum(self) -> Check:
        return self._calculated({"+", "-"}, self._product)

    def _product(self) -> Check:
        return self._calculated({"*"}, self._primary)

    def _calculated(self, signs: set[str], part: Part) -> Check:
        left = part()
        while self.word in signs:
            left = Calculated(left, self.take(), part())
        return left

    def _primary(self) -> Check:
        word = self.word
        if word == "(":
            return self._bracketed()
        if word == "exists":
            self.take()
            if not self._is_name(self.word):
                raise self.error("a name is expected")
            return Exists(self.take())
        if word in {"true", "false", "null"}:
            return Constant({"true": True, "false": False, "null": None}[self.take()])
        if word[:1].isdigit():
            number = float(self.take())
            if not isfinite(number):
                raise RuleError(f"{self.shown} has a number that is too large.", do="Write a smaller one.")
            return Number(number)
        if not self._is_name(word):
            raise self.error("a value is expected")
        return Name(self.take())

    def _bracketed(self) -> Check:
        self.take()
        with self._deeper():
            inner = self.expression()
        if self.word != ")":
            raise self.error("a closing bracket is expected")
        self.take()
        return inner

    @staticmethod
    def _is_name(word: str) -> bool:
        return bool(re.fullmatch(r"[a-z_][a-z_0-9]*", word)) and word not in _KEPT
