"""Cases of one item with facts drawn at random: every status, bounds of every kind, quantities told and not told."""

from __future__ import annotations

from datetime import date
from random import Random

from openimr.casefile import Fact, Facts, FactStatus, concepts
from openimr.criteria import (
    Governing,
    GoverningDate,
    Outcome,
    Pack,
    PackTopic,
    TopicChoice,
    evaluate_under,
)
from openimr.criteria.export import used_names
from openimr.vocabulary import BodyPart, DisputedItem, Drug, Duration, Quantity, Range

TEXTS = ("an invented item", "an invented post-op item", "rental of an invented item", "additional item, trial")
UNITS = ("visits", "injections", "tablets", "days")
PARTS = ("lumbar spine", "cervical spine", "knee", "shoulder", "ankle", "wrist")
INGREDIENTS = ("hydrocodone", "ketoprofen", "lidocaine", "baclofen")
AMOUNTS = (0, 1, 2, 3, 4, 6, 8, 9, 10, 12, 13, 16, 18, 20, 24, 26, 50, 60, 90, 120)


def asked_names(topic: PackTopic) -> tuple[str, ...]:
    """The concepts that a topic looks at."""
    return tuple(name for name in used_names(topic) if name in concepts())


def outcome_under(pack: Pack, topic: PackTopic, item: DisputedItem, facts: Facts) -> Outcome:
    """What the engine finds of a case under a topic, whether or not the topic covers it."""
    governing = Governing(
        date=GoverningDate(on=date(2014, 6, 2), basis="the date of the request"),
        choice=TopicChoice(pack=pack, topic=topic, is_in_force=True),
    )
    return evaluate_under(governing, item, facts).outcome


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
