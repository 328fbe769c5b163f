"""Which YAML is plain enough to be composed: no larger than it is written, no deeper than a person reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import yaml

from openimr.vocabulary import RuleError, SafeLoader

DEEPEST = 30
"""Levels of nesting; the deepest text of the library has 10."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def must_be_plain(text: str, *, file: str) -> None:
    """`RuleError` with file and line for control characters, anchors, aliases, tags, and nesting without end.

    A composer calls itself for every level, in C without any bound, and copies an alias as often as it is named. The
    events looked at here come one by one from a parser that does neither.
    """
    control = line_of_control(text)
    if control:
        raise RuleError("a control character stands there.", where=f"{file}:{control}", do="Remove it.")
    depth = 0
    with told_as_rule_error(lambda: file):
        for event in yaml.parse(text, Loader=SafeLoader):
            fault = _fault(event)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                fault = f"more than {DEEPEST} levels stand inside each other."
            if fault:
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise RuleError(fault, where=f"{file}:{line}", do="Write it out plainly.")


def line_of_control(text: str) -> int | None:
    """The line of the first control character, None where there is none; tabs and line ends are no such."""
    found = _CONTROL.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


@contextmanager
def told_as_rule_error(where: Callable[[], str]) -> Iterator[None]:
    """Whatever goes wrong while a typed text is read is a `RuleError`; `where` is asked when it does."""
    try:
        yield
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        place = f"{where().partition(':')[0]}:{mark.line + 1}" if mark else where()
        raise RuleError(f"no readable YAML ({problem}).", where=place) from None
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError) as error:
        # Broad on purpose. What a person types can hold any value in any place, and the readers name the slips that
        # they know. One that they do not know must stand beside the form as a fault, and never take the form away.
        raise RuleError(
            f"a value of another kind than this place needs ({type(error).__name__}).",
            where=where(),
            do="Compare it with a topic that reads.",
        ) from error


def _fault(event: yaml.Event) -> str:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return "anchors (&) and aliases (*) are not read."
    tag = getattr(event, "tag", None)
    if tag:
        return f"the tag {tag[:40]!r} is not read."
    if isinstance(event, yaml.ScalarEvent) and line_of_control(event.value):
        return "a control character stands there."
    return ""
