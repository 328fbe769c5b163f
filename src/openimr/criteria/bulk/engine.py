"""A topic over columns: the outcome of every case, as the engine would find it one by one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from enum import IntEnum
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from openimr.criteria.bulk.columns import CaseColumns
from openimr.criteria.bulk.values import Case, Ternaries, holds_everywhere
from openimr.criteria.check import names_in
from openimr.criteria.evaluation import Counting, Outcome
from openimr.criteria.pack import Group, Leaf, PackTopic

AT_ONCE = 262_144
"""Cases of one step. Smaller ones fit the cache, but spend more in Python, where threads wait for each other."""


class BulkOutcome(IntEnum):
    """An outcome as a small number; `Outcome` has the words."""

    UNDECIDED = 0
    SUPPORTED = 1
    NOT_SUPPORTED = 2

    @property
    def outcome(self) -> Outcome:
        return Outcome[self.name]


def evaluate_topic(topic: PackTopic, cases: CaseColumns, *, threads: int | None = None) -> NDArray[np.uint8]:
    """The `BulkOutcome` of every case under one topic; which topic covers a case is the caller's to know.

    It agrees with `evaluate` case by case. `threads` is the number of processors unless told.
    """
    outcomes: NDArray[np.uint8] = evaluate_topics([topic], cases, threads=threads)[0]
    return outcomes


def evaluate_topics(
    topics: Sequence[PackTopic], cases: CaseColumns, *, threads: int | None = None
) -> NDArray[np.uint8]:
    """The `BulkOutcome` of every case under every topic: a row for each topic, a column for each case."""
    outcomes = np.empty((len(topics), cases.count), dtype=np.uint8)

    def step(first: int) -> None:
        end = min(first + AT_ONCE, cases.count)
        case = Case(columns=cases.part(first, end))
        for row, topic in enumerate(topics):
            outcomes[row, first:end] = _outcomes(topic, case.under(topic))

    starts = range(0, cases.count, AT_ONCE)
    workers = min(threads or len(os.sched_getaffinity(0)), len(starts))
    if workers <= 1:
        for first in starts:
            step(first)
    else:
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(step, starts))
    return outcomes


def _outcomes(topic: PackTopic, case: Case) -> NDArray[np.uint8]:
    leaves = {leaf.id: _counted(leaf, case) for leaf in topic.supported_when.leaves()}
    counted = _joined(topic.supported_when, leaves)
    unconfirmed = {leaf.id for leaf in topic.supported_when.leaves() if not (leaf.is_confirmed and topic.is_confirmed)}
    found = np.zeros(case.columns.count, dtype=np.uint8)
    confirmed = _joined_without(topic.supported_when, leaves, unconfirmed) if unconfirmed else counted
    if confirmed is None:
        return found
    # An outcome that would be another one without the unconfirmed criteria stays open.
    found[counted.true & confirmed.true] = BulkOutcome.SUPPORTED
    found[counted.false & confirmed.false] = BulkOutcome.NOT_SUPPORTED
    return found


def _counted(leaf: Leaf, case: Case) -> Ternaries:
    """What a leaf counts as in every case: what the record shows, or what follows from its silence."""
    held = holds_everywhere(leaf.check, case)
    if leaf.if_undocumented is Counting.ASK:
        return held
    silent = ~(held.true | held.false) & ~case.conflicts(names_in(leaf.check))
    if leaf.if_undocumented is Counting.NOT_ESTABLISHED:
        return Ternaries(held.true, held.false | silent)
    absent = holds_everywhere(leaf.check, case.with_silence_as_absence())
    return Ternaries(held.true | (silent & absent.true), held.false | (silent & absent.false))


def _joined(node: Group | Leaf, leaves: dict[str, Ternaries]) -> Ternaries:
    if isinstance(node, Leaf):
        return leaves[node.id]
    return _join(node, node.needed, [_joined(child, leaves) for child in node.children])


def _joined_without(node: Group | Leaf, leaves: dict[str, Ternaries], without: set[str]) -> Ternaries | None:
    """The same without some leaves; None where nothing is left."""
    if isinstance(node, Leaf):
        return None if node.id in without else leaves[node.id]
    kept = [each for child in node.children if (each := _joined_without(child, leaves, without)) is not None]
    return _join(node, min(node.needed, len(kept)), kept) if kept else None


def _join(group: Group, needed: int, parts: Sequence[Ternaries]) -> Ternaries:
    if len(parts) == 1:
        return parts[0]
    if group.kind == "all":
        return Ternaries(_every([part.true for part in parts]), _any([part.false for part in parts]))
    if group.kind == "any":
        return Ternaries(_any([part.true for part in parts]), _every([part.false for part in parts]))
    true: NDArray[np.uint8] = np.sum([part.true for part in parts], axis=0, dtype=np.uint8)
    false: NDArray[np.uint8] = np.sum([part.false for part in parts], axis=0, dtype=np.uint8)
    return Ternaries(np.asarray(true >= needed), np.asarray(false > len(parts) - needed))


def _every(masks: Sequence[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    return reduce(np.logical_and, masks)


def _any(masks: Sequence[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    return reduce(np.logical_or, masks)
