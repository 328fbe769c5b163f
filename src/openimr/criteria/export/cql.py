"""A topic as a library of Clinical Quality Language (HL7 CQL 1.5), with the facts as its parameters.

A number that is known within bounds becomes two parameters, `X low` and `X high`; null in `high` is no upper bound.
Each comparison then says true, false, or null where the bounds leave it open. A fact that is told both ways is null and
`X conflicting`, so that silence and conflict stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.casefile import concepts
from openimr.criteria.check import (
    Calculated,
    Check,
    Compared,
    Constant,
    Contains,
    Exists,
    Is,
    Joined,
    Name,
    Not,
    Number,
    Sort,
    names_in,
)
from openimr.criteria.evaluation import Counting
from openimr.criteria.holding import ITEM_NAMES
from openimr.criteria.pack import Group, Leaf, Pack, PackTopic
from openimr.vocabulary import RuleError

NOTHING = "(null as Boolean)"


def library_name(pack: Pack, topic: PackTopic) -> str:
    """The name of the topic's library: letters and digits only, as CQL and FHIR want it.

    `mtus-chronic-pain@2009`, `physical-medicine` is `MtusChronicPain2009PhysicalMedicine`.
    """
    words = re.findall(r"[A-Za-z0-9]+", f"{pack.guideline} {pack.edition} {topic.id}")
    return "".join(word[:1].upper() + word[1:] for word in words)


def cql_library(pack: Pack, topic: PackTopic) -> str:
    """The library of a topic. `Outcome` is 'supported', 'not supported' or 'undecided', as `evaluate` finds it.

    Each criterion is a definition of its own name; `X shown` is what the record shows of it.
    """
    return "\n".join(_lines(pack, topic)) + "\n"


def used_names(topic: PackTopic) -> tuple[str, ...]:
    """The concepts and the item's values that the topic looks at, sorted."""
    checks = [leaf.check for leaf in topic.supported_when.leaves()]
    checks += [row.when for row in topic.parameters if row.when is not None]
    numbers = {name for row in topic.parameters for name in row.numbers}
    return tuple(sorted({name for check in checks for name in names_in(check)} - numbers))


def _lines(pack: Pack, topic: PackTopic) -> Iterator[str]:
    yield f"// {_comment(pack.title)}, edition {pack.edition}: {_comment(topic.title)}"
    yield f"// In force {pack.in_force}, by date of {pack.in_force.trigger}. {_comment(pack.licence)}"
    yield f"library {library_name(pack, topic)} version '{pack.revision}'\n"
    for name in used_names(topic):
        yield from _parameter(name)
    yield ""
    for name in topic.parameters[0].numbers if topic.parameters else ():
        yield from _number_of_group(topic, name)
    for leaf in topic.supported_when.leaves():
        yield from _criterion(leaf, topic)
    unconfirmed = {leaf.id for leaf in topic.supported_when.leaves() if not (leaf.is_confirmed and topic.is_confirmed)}
    yield f'define "Supported":\n  {_tree(topic.supported_when, set())}\n'
    confirmed = _tree(topic.supported_when, unconfirmed) if unconfirmed else '"Supported"'
    yield f'define "Supported by what is confirmed":\n  {confirmed or NOTHING}\n'
    yield 'define "Outcome":\n  case'
    for truth, said in (("true", "supported"), ("false", "not supported")):
        yield f'    when "Supported" is {truth} and "Supported by what is confirmed" is {truth} then \'{said}\''
    yield "    else 'undecided'\n  end"


def _parameter(name: str) -> Iterator[str]:
    if name in ITEM_NAMES:
        if ITEM_NAMES[name] is Sort.WORDS:
            yield f'parameter "{name}" List<String>'
            return
        for bound in ("low", "high", "high at least"):
            yield f'parameter "{name} {bound}" Decimal'
        return
    yield f"// {_comment(concepts()[name].label)}"
    if concepts()[name].kind.is_number:
        yield f'parameter "{name} low" Decimal'
        yield f'parameter "{name} high" Decimal'
        yield f'parameter "{name} found" Boolean'
    else:
        yield f'parameter "{name}" Boolean'
    yield f'parameter "{name} conflicting" Boolean'


def _number_of_group(topic: PackTopic, name: str) -> Iterator[str]:
    yield f'define "{name}":'
    rows = [(row.when, row.numbers[name], row.group) for row in topic.parameters]
    if len({value for _, value, _ in rows}) == 1:
        yield f"  {_decimal(rows[0][1])}\n"
        return
    yield "  case"
    for when, value, group in rows:
        if when is not None:
            yield f"    when {_truth(when, topic, absent=False)} then {_decimal(value)} // {_comment(group)}"
    yield f"    else {_decimal(rows[-1][1])} // {_comment(rows[-1][2])}\n  end\n"


def _criterion(leaf: Leaf, topic: PackTopic) -> Iterator[str]:
    pages = f" (page {', '.join(map(str, leaf.citation.pages))})" if leaf.citation.pages else ""
    yield f"// {_comment(leaf.says)}{pages}{'' if leaf.is_confirmed and topic.is_confirmed else ', not confirmed'}"
    yield f'define "{leaf.id} shown":\n  {_truth(leaf.check, topic, absent=False)}\n'
    yield f'define "{leaf.id}":'
    yield f'  if "{leaf.id} shown" is not null then "{leaf.id} shown" else {_if_silent(leaf, topic)}\n'


def _if_silent(leaf: Leaf, topic: PackTopic) -> str:
    if leaf.if_undocumented is Counting.ASK:
        return NOTHING
    follows = "false"
    if leaf.if_undocumented is Counting.PRESUMED_ABSENT:
        follows = _truth(leaf.check, topic, absent=True)
    conflicts = [f'"{name} conflicting"' for name in names_in(leaf.check) if name in concepts()]
    return f"if {' or '.join(conflicts)} then {NOTHING} else {follows}" if conflicts else follows


def _tree(node: Group | Leaf, without: set[str]) -> str:
    """The tree without some leaves; empty where nothing is left."""
    if isinstance(node, Leaf):
        return "" if node.id in without else f'"{node.id}"'
    parts = [part for child in node.children if (part := _tree(child, without))]
    if len(parts) <= 1:
        return "".join(parts)
    if node.kind in {"all", "any"}:
        return f"({(' and ' if node.kind == 'all' else ' or ').join(parts)})"
    needed = min(node.needed, len(parts))
    listed = "{ " + ", ".join(parts) + " }"
    return (
        f"(case when Count(({listed}) X where X is true) >= {needed} then true "
        f"when Count(({listed}) X where X is false) > {len(parts) - needed} then false else {NOTHING} end)"
    )


@dataclass(frozen=True)
class _Bounds:
    """A number as two expressions; null is no bound."""

    low: str
    high: str


def _truth(check: Check, topic: PackTopic, *, absent: bool) -> str:
    match check:
        case Constant(truth):
            return NOTHING if truth is None else str(truth).lower()
        case Name(name):
            return _named(name, absent=absent)
        case Exists(name):
            if concepts()[name].kind.is_number:
                return _compared(_bounds(Name(name), topic, absent=absent), ">", _Bounds("0.0", "0.0"))
            return _named(name, absent=absent)
        case Not(inner):
            return f"(not {_truth(inner, topic, absent=absent)})"
        case Joined(word, parts):
            return f"({f' {word} '.join(_truth(part, topic, absent=absent) for part in parts)})"
        case Compared(left, sign, right):
            return _compared(_bounds(left, topic, absent=absent), sign, _bounds(right, topic, absent=absent))
        case Is():
            return _is(check, topic, absent=absent)
        case Contains(Name(name), word):
            silent = "false" if absent else NOTHING
            return f'(if exists ("{name}") then "{name}" contains \'{word}\' else {silent})'
    raise RuleError(f"{check!r} has no form in CQL.")


def _named(name: str, *, absent: bool) -> str:
    if not absent:
        return f'"{name}"'
    return f'Coalesce("{name}", if "{name} conflicting" then {NOTHING} else false)'


def _is(check: Is, topic: PackTopic, *, absent: bool) -> str:
    inner, sought = check.inner, {True: "true", False: "false", None: "null"}[check.value]
    if check.value is None and isinstance(inner, Name | Exists) and inner.name in concepts():
        silent = "false" if absent else _is_not_found(inner.name)
        return f"(not {silent})" if check.negated else silent
    return f"({_truth(inner, topic, absent=absent)} is {'not ' if check.negated else ''}{sought})"


def _is_not_found(name: str) -> str:
    if concepts()[name].kind.is_number:
        return f'(not "{name} found")'
    return f'("{name}" is null and not "{name} conflicting")'


def _bounds(check: Check, topic: PackTopic, *, absent: bool) -> _Bounds:
    match check:
        case Number(value):
            return _Bounds(_decimal(value), _decimal(value))
        case Name(name) if name in ITEM_NAMES:
            return _Bounds(f'"{name} low"', f'"{name} {"high at least" if absent else "high"}"')
        case Name(name) if name in concepts():
            low, high = f'"{name} low"', f'"{name} high"'
            if absent:
                low, high = (f'(if "{name} found" then {bound} else 0.0)' for bound in (low, high))
            return _Bounds(low, high)
        case Name(name):
            return _Bounds(f'"{name}"', f'"{name}"')
        case Calculated(left, sign, right) if sign in "+-":
            one, two = _bounds(left, topic, absent=absent), _bounds(right, topic, absent=absent)
            if sign == "-":
                two = _Bounds(two.high, two.low)
            return _Bounds(f"({one.low} {sign} {two.low})", f"({one.high} {sign} {two.high})")
        case Calculated(left, _, Number(value)) | Calculated(Number(value), _, left) if value >= 0:
            one = _bounds(left, topic, absent=absent)
            return _Bounds(f"({one.low} * {_decimal(value)})", f"({one.high} * {_decimal(value)})")
    raise RuleError(f"{check!r} has no form in CQL.", do="Multiply by a number only.")


def _compared(left: _Bounds, sign: str, right: _Bounds) -> str:
    match sign:
        case "<":
            return _less(left, right, "true", "false")
        case "<=":
            return _less(right, left, "false", "true")
        case ">":
            return _less(right, left, "true", "false")
        case ">=":
            return _less(left, right, "false", "true")
        case "=":
            return _equal(left, right, "true", "false")
        case _:
            return _equal(left, right, "false", "true")


def _less(left: _Bounds, right: _Bounds, yes: str, no: str) -> str:
    return (
        f"(case when {left.high} < {right.low} then {yes} when {left.low} >= {right.high} then {no} else {NOTHING} end)"
    )


def _equal(left: _Bounds, right: _Bounds, yes: str, no: str) -> str:
    same = f"{left.low} = {left.high} and {right.low} = {right.high} and {left.low} = {right.low}"
    apart = f"{left.high} < {right.low} or {right.high} < {left.low}"
    return f"(case when {same} then {yes} when {apart} then {no} else {NOTHING} end)"


def _decimal(value: float) -> str:
    return f"{value:.8f}".rstrip("0") + ("0" if float(value).is_integer() else "")


def _comment(text: str) -> str:
    return " ".join(text.split())
