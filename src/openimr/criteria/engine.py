"""An item held against the criteria of its guideline, criterion by criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from openimr.casefile import Fact, Facts, FactStatus, concepts
from openimr.criteria.check import names_in
from openimr.criteria.evaluation import (
    Counting,
    CriterionResult,
    Evaluation,
    Numbers,
    Outcome,
    SetAside,
    Topic,
    Truth,
)
from openimr.criteria.holding import Situation, amount, holds
from openimr.criteria.kleene import Ternary, all_of, any_of, at_least, truth_of
from openimr.criteria.library import Library
from openimr.criteria.pack import Group, Leaf, Pack, PackTopic, ParameterRow
from openimr.criteria.reasons import count_reasons, deciding, minimal_reasons, shortest_way, smallest_ways
from openimr.criteria.sums import sums_of
from openimr.criteria.topics import Governing, governing_topic
from openimr.vocabulary import Citation, DisputedItem, Range

MOST_REASONS = 20
MOST_WAYS = 6
_SHOWN: dict[Truth, Ternary] = {Truth.MET: True, Truth.NOT_MET: False, Truth.NOT_DOCUMENTED: None}
# How much a criterion speaks for an item; orders items, decides nothing.
WEIGHT = {Truth.MET: 1.0, Truth.NOT_DOCUMENTED: 0.25, Truth.NOT_MET: 0.0}


def evaluate(
    item: DisputedItem,
    facts: Facts,
    *,
    requested_on: date | None,
    ur_decided_on: date | None,
    date_of_injury: date | None,
    cited: Sequence[Citation] = (),
    library: Library | None = None,
    set_aside: Sequence[SetAside] = (),
) -> Evaluation:
    """What the criteria in force say of one item; it never decides, a physician does.

    `cited` chooses the edition where no date is known, and nothing else. The date of injury speaks through the fact
    `weeks_since_injury`; an injury after the request tells that the dates cannot be right. What a reviewer has
    `set_aside` counts as they say, whatever the record shows.
    """
    governing = governing_topic(
        item, facts, requested_on=requested_on, ur_decided_on=ur_decided_on, cited=cited, library=library
    )
    if governing.choice is None:
        return Evaluation(
            item_number=item.number,
            outcome=Outcome.NO_PACK,
            governing=governing.date,
            would_change=governing.why,
        )
    return evaluate_under(governing, item, facts, _warning(governing, date_of_injury), set_aside)


def _warning(governing: Governing, date_of_injury: date | None) -> str:
    if date_of_injury is None or governing.date.on is None or date_of_injury <= governing.date.on:
        return ""
    return "; the date of injury lies after it: check both dates"


def evaluate_under(
    governing: Governing, item: DisputedItem, facts: Facts, warning: str = "", set_aside: Sequence[SetAside] = ()
) -> Evaluation:
    """What the criteria of a chosen topic say of an item, whether or not the topic covers it."""
    assert governing.choice is not None
    pack, topic = governing.choice.pack, governing.choice.topic
    row = _row(topic, item, facts)
    situation = Situation(
        item=item,
        facts=facts,
        parameters=row.numbers if row else {},
        set_aside={aside.criterion: aside for aside in set_aside if aside.topic == topic.id},
    )
    root = _group(topic.supported_when, situation, is_confirmed=topic.is_confirmed)
    outcome = _outcome(root)
    order = [leaf.id for leaf in root.leaves()]
    smallest = minimal_reasons(root)
    reasons = tuple(tuple(sorted(reason, key=order.index)) for reason in smallest[:MOST_REASONS])
    ways = smallest_ways(root) if outcome is not Outcome.SUPPORTED else ()
    return Evaluation(
        item_number=item.number,
        outcome=outcome,
        topic=_topic(pack, topic),
        governing=replace(governing.date, basis=governing.date.basis + warning),
        root=root,
        deciding=deciding(root, smallest),
        reasons=reasons,
        more_reasons=count_reasons(root) - len(reasons),
        allows=_allows(topic, situation, root, outcome),
        allows_unit=topic.allows_unit,
        would_change=_would_change(topic, situation, root, outcome),
        ways=tuple(tuple(sorted(way, key=order.index)) for way in ways[:MOST_WAYS]),
        more_ways=max(len(ways) - MOST_WAYS, 0),
        numbers=_numbers(row) if row else None,
        support=_support(root),
    )


def parameters_of(topic: PackTopic, item: DisputedItem, facts: Facts) -> dict[str, float]:
    """The numbers for the first group of diagnoses that the record shows, or else those of the last row."""
    row = _row(topic, item, facts)
    return dict(row.numbers) if row else {}


def _row(topic: PackTopic, item: DisputedItem, facts: Facts) -> ParameterRow | None:
    situation = Situation(item=item, facts=facts, parameters={})
    return next((row for row in topic.parameters if row.when is None or holds(row.when, situation)), None)


def _numbers(row: ParameterRow) -> Numbers:
    return Numbers(group=row.group, values=tuple(row.numbers.items()), says=row.says, is_ours=row.ours)


def _topic(pack: Pack, topic: PackTopic) -> Topic:
    return Topic(
        pack=pack.id,
        pack_sha256=pack.sha256,
        id=topic.id,
        title=topic.title,
        citations=topic.citations,
        is_confirmed=topic.is_confirmed,
    )


def _node(node: Leaf | Group, situation: Situation, *, is_confirmed: bool) -> CriterionResult:
    if isinstance(node, Group):
        return _group(node, situation, is_confirmed=is_confirmed)
    return _leaf(node, situation, is_confirmed=is_confirmed)


def _group(group: Group, situation: Situation, *, is_confirmed: bool) -> CriterionResult:
    children = tuple(_node(child, situation, is_confirmed=is_confirmed) for child in group.children)
    # What the record shows joins what the record shows, and what follows joins what follows: the two never mix.
    shown = [child.counts_as if _is_aside(child) else _SHOWN[child.truth] for child in children]
    return CriterionResult(
        id=group.id,
        says=group.says,
        kind=group.kind,
        needed=group.needed,
        truth=truth_of(_join(group.kind, group.needed, shown)),
        counts_as=_join(group.kind, group.needed, [child.counts_as for child in children]),
        children=children,
    )


def _is_aside(node: CriterionResult) -> bool:
    return node.set_aside is not None


def _join(kind: str, needed: int, values: list[Ternary]) -> Ternary:
    match kind:
        case "all":
            return all_of(values)
        case "any":
            return any_of(values)
        case _:
            return at_least(needed, values)


def _leaf(leaf: Leaf, situation: Situation, *, is_confirmed: bool) -> CriterionResult:
    held = holds(leaf.check, situation)
    facts = tuple(_fact(name, situation) for name in names_in(leaf.check) if name in concepts())
    aside = situation.set_aside.get(leaf.id)
    counts_as = held if held is not None else _counts_as(leaf, situation, facts)
    return CriterionResult(
        id=leaf.id,
        says=leaf.says,
        truth=truth_of(held),
        counts_as=aside.counts_as if aside else counts_as,
        if_undocumented=leaf.if_undocumented,
        citation=leaf.citation,
        is_confirmed=leaf.is_confirmed and is_confirmed,
        facts=facts,
        look_for=leaf.look_for,
        sought=_sought(leaf, held, situation),
        against=_against(leaf, held, facts),
        sums=sums_of(leaf.comparisons, situation) if leaf.comparisons else (),
        is_fixed=leaf.is_fixed,
        set_aside=aside,
    )


def _sought(leaf: Leaf, held: Ternary, situation: Situation) -> tuple[str, ...]:
    """What is missing for a criterion that is open, or that is not met because silence itself speaks against it."""
    if held is True:
        return ()
    names = leaf.seeks if held is None else leaf.plainly_seeks
    return tuple(name for name in names if _is_silent(name, situation))


def _against(leaf: Leaf, held: Ternary, facts: Sequence[Fact]) -> tuple[str, ...]:
    """What is documented and can only speak against a criterion that is not met, as a drug that was to be a first."""
    if held is not False:
        return ()
    shown = (fact.concept for fact in facts if fact.status is FactStatus.DOCUMENTED)
    return tuple(name for name in shown if name not in leaf.seeks)


def _is_silent(name: str, situation: Situation) -> bool:
    return name in concepts() and _fact(name, situation).status is FactStatus.NOT_FOUND


def _fact(name: str, situation: Situation) -> Fact:
    return situation.facts.about(name)


def _counts_as(leaf: Leaf, situation: Situation, facts: Sequence[Fact]) -> Ternary:
    """What follows where the record leaves a criterion open. A conflict is never settled here: a person reads both."""
    if any(fact.status is FactStatus.CONFLICTING for fact in facts):
        return None
    match leaf.if_undocumented:
        case Counting.NOT_ESTABLISHED:
            return False
        case Counting.PRESUMED_ABSENT:
            return holds(leaf.check, replace(situation, absent_if_not_found=True))
        case _:
            return None


def _outcome(root: CriterionResult) -> Outcome:
    """The outcome; it stays open when it would be another one without the criteria that are not confirmed."""
    confirmed = _without_unconfirmed(root)
    if confirmed is None or confirmed.counts_as is not root.counts_as or root.counts_as is None:
        return Outcome.UNDECIDED
    return Outcome.SUPPORTED if root.counts_as else Outcome.NOT_SUPPORTED


def _without_unconfirmed(node: CriterionResult) -> CriterionResult | None:
    if node.kind == "leaf":
        return node if node.is_confirmed or _is_aside(node) else None  # what a person set aside, a person decided
    children = tuple(kept for child in node.children if (kept := _without_unconfirmed(child)) is not None)
    if not children:
        return None
    needed = min(node.needed, len(children))
    counts = _join(node.kind, needed, [child.counts_as for child in children])
    return replace(node, children=children, needed=needed, counts_as=counts)


def _allows(topic: PackTopic, situation: Situation, root: CriterionResult, outcome: Outcome) -> Range | None:
    """How many units would be supported: what was asked for, what the count leaves, or none for another reason."""
    if topic.allows is None:
        return None
    if outcome is Outcome.SUPPORTED:
        return situation.item.quantity.amount if situation.item.quantity else None
    counting = {leaf.id for leaf in topic.supported_when.leaves() if leaf.counts_quantity}
    if _if_met(root, counting) is True:
        return amount(topic.allows, situation)
    return Range.exactly(0)


def _if_met(node: CriterionResult, ids: set[str]) -> Ternary:
    """What a node would count as if some leaves were met."""
    if node.kind == "leaf":
        return True if node.id in ids else node.counts_as
    return _join(node.kind, node.needed, [_if_met(child, ids) for child in node.children])


def _would_change(topic: PackTopic, situation: Situation, root: CriterionResult, outcome: Outcome) -> str:
    """One sentence on the shortest way to "supported": what would have to be shown, and how much could be asked."""
    if outcome is Outcome.SUPPORTED:
        return ""
    leaves = {leaf.id: leaf for leaf in topic.supported_when.leaves()}
    missing = shortest_way(root)
    if not missing:
        return "A criterion that is not confirmed would decide alone here: a physician has to judge it."
    if any(result.is_fixed for result in missing):
        return "No record changes this: the guideline itself settles it."
    if any(map(_is_aside, missing)):
        return "No record changes this while a criterion that it needs is set aside as not met."
    too_much = [
        result
        for result in missing
        if result.truth is Truth.NOT_MET and leaves[result.id].counts_quantity and _asks_too_much(topic, situation)
    ]
    shown = [leaves[result.id].look_for or leaves[result.id].says for result in missing if result not in too_much]
    parts = []
    if too_much and topic.allows is not None:
        parts.append(f"asked for no more than the count leaves ({amount(topic.allows, situation)} {topic.allows_unit})")
    elif too_much:
        parts.append("asked for less")
    if shown:
        parts.append(f"came with a record of {'; '.join(map(_lower, shown))}")
    return f"The request would be supported if it {' and '.join(parts)}."


def _asks_too_much(topic: PackTopic, situation: Situation) -> bool:
    """Whether less could be supported: a criterion on the count may also be mended by what earlier visits brought."""
    if topic.allows is None or situation.item.quantity is None:
        return True
    left = amount(topic.allows, situation).high
    return left is not None and situation.item.quantity.amount.low > left


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _support(node: CriterionResult) -> float:
    if node.set_aside is not None:
        return WEIGHT[Truth.MET if node.counts_as else Truth.NOT_MET]
    if node.kind == "leaf":
        return WEIGHT[Truth.MET if node.counts_as and node.truth is Truth.NOT_DOCUMENTED else node.truth]
    weights = sorted((_support(child) for child in node.children), reverse=True)
    if node.kind != "all":
        weights = weights[: node.needed or 1]
    return round(sum(weights) / len(weights), 3)
