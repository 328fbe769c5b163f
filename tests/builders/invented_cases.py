"""Cases of one item with facts drawn at random: every status, bounds of every kind, quantities told and not told."""

from __future__ import annotations

from random import Random

from openimr.casefile import Fact, Facts, FactStatus, concepts
from openimr.criteria import PackTopic
from openimr.criteria.check import Check, names_in
from openimr.vocabulary import BodyPart, DisputedItem, Drug, Duration, Quantity, Range

TEXTS = ("an invented item", "an invented post-op item", "rental of an invented item", "additional item, trial")
UNITS = ("visits", "injections", "tablets", "days")
PARTS = ("lumbar spine", "cervical spine", "knee", "shoulder", "ankle", "wrist")
INGREDIENTS = ("hydrocodone", "ketoprofen", "lidocaine", "baclofen")
AMOUNTS = (0, 1, 2, 3, 4, 6, 8, 9, 10, 12, 13, 16, 18, 20, 24, 26, 50, 60, 90, 120)


def asked_names(topic: PackTopic) -> tuple[str, ...]:
    """The concepts that a topic looks at, in its checks, parameters and what it covers."""
    checks: list[Check] = [leaf.check for leaf in topic.supported_when.leaves()]
    checks += [row.when for row in topic.parameters if row.when is not None]
    names = {name for check in checks for name in names_in(check)}
    return tuple(sorted(name for name in names if name in concepts()))


def an_invented_case(rng: Random, names: tuple[str, ...]) -> tuple[DisputedItem, Facts]:
    """An item and what the record says of these concepts."""
    return _item(rng), Facts({name: _fact(rng, name) for name in names if rng.random() < 0.8})


def _item(rng: Random) -> DisputedItem:
    quantity = None
    if rng.random() < 0.8:
        quantity = Quantity(
            amount=_range(rng),
            unit=rng.choice(UNITS),
            duration=Duration(length=_range(rng), unit=rng.choice(("day", "week", "month")))
            if rng.random() < 0.3
            else None,
            refills=_range(rng) if rng.random() < 0.3 else None,
        )
    return DisputedItem(
        number=1,
        text=rng.choice(TEXTS),
        body_parts=tuple(BodyPart(part) for part in rng.sample(PARTS, rng.randrange(3))),
        drugs=tuple(Drug(ingredient=name) for name in rng.sample(INGREDIENTS, rng.randrange(3))),
        quantity=quantity,
    )


def _duration(rng: Random) -> Duration:
    return Duration(length=_range(rng), unit=rng.choice(("day", "week", "month")))


def _fact(rng: Random, name: str) -> Fact:
    status = rng.choice(list(FactStatus))
    is_number = concepts()[name].kind.is_number and status is not FactStatus.NOT_FOUND and rng.random() < 0.9
    return Fact(concept=name, status=status, value=_range(rng) if is_number else None)


def _range(rng: Random) -> Range:
    low = rng.choice(AMOUNTS)
    if rng.random() < 0.5:
        return Range.exactly(low)
    return Range(low, None if rng.random() < 0.3 else max(low, rng.choice(AMOUNTS)))
