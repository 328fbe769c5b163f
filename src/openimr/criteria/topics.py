"""Which topic of which guideline edition speaks of a disputed item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from openimr.casefile import Facts
from openimr.criteria.editions import editions_in_force, governing_date
from openimr.criteria.evaluation import GoverningDate
from openimr.criteria.holding import Situation, holds
from openimr.criteria.library import Library, load_library
from openimr.criteria.pack import Pack, PackTopic
from openimr.vocabulary import Citation, DisputedItem
from openimr.wording import category_of


@dataclass(frozen=True, kw_only=True)
class TopicChoice:
    """A topic that covers an item, and whether its edition governs; `is_in_force` is None where no date is known."""

    pack: Pack
    topic: PackTopic
    is_in_force: bool | None


def choose_topics(
    item: DisputedItem, facts: Facts, *, on: date | None, library: Library | None = None
) -> tuple[TopicChoice, ...]:
    """The topics that cover an item: editions in force before others, then the MTUS before other guidelines, then those
    that speak of it more closely.

    Closer is what asks for facts that the record shows (the weeks after an operation), then what names the treatment
    and not only its category, then what names the part of the body.
    """
    held = library or load_library()
    choices = [
        TopicChoice(pack=pack, topic=topic, is_in_force=None if on is None else pack.in_force.covers(on))
        for pack, topic in held.topics()
        if covers(topic, item, facts)
    ]
    return tuple(sorted(choices, key=lambda choice: _order(choice, item)))


def _order(choice: TopicChoice, item: DisputedItem) -> tuple[bool, bool, bool, bool, bool]:
    named = choice.topic.covers
    return (
        choice.is_in_force is False,
        # The MTUS comes before any other guideline (Labor Code 4610.5(c)(2)).
        not choice.pack.guideline.startswith("mtus"),
        named.when is None,
        item.treatment not in named.treatments and not set(item.codes) & set(named.codes),
        not named.body_parts,
    )


def covers(topic: PackTopic, item: DisputedItem, facts: Facts) -> bool:
    """Whether a topic covers an item, and the record shows what the topic asks for beforehand."""
    named = topic.covers
    if not speaks_of(topic, item):
        return False
    return named.when is None or holds(named.when, Situation(item=item, facts=facts, parameters={})) is True


def speaks_of(topic: PackTopic, item: DisputedItem) -> bool:
    """Whether a topic names what is asked for; one that names parts of the body speaks of no item that names none."""
    named = topic.covers
    is_meant = (
        item.treatment in named.treatments
        or (item.treatment is not None and category_of(item.treatment) in named.categories)
        or bool(set(item.codes) & set(named.codes))
    )
    parts = {part.name for part in item.body_parts}
    return is_meant and (not named.body_parts or bool(parts & set(named.body_parts)))


@dataclass(frozen=True, kw_only=True)
class Governing:
    """The topic that governs an item and the date that says so; without a topic, `why` tells what is missing."""

    date: GoverningDate
    choice: TopicChoice | None = None
    why: str = ""


def governing_topic(
    item: DisputedItem,
    facts: Facts,
    *,
    requested_on: date | None,
    ur_decided_on: date | None,
    cited: Sequence[Citation] = (),
    library: Library | None = None,
) -> Governing:
    """The first topic whose edition governs on the date that its own trigger names."""
    choices = choose_topics(item, facts, on=None, library=library)
    dates = {
        choice.pack.id: governing_date(
            requested_on=requested_on, ur_decided_on=ur_decided_on, trigger=choice.pack.in_force.trigger.value
        )
        for choice in choices
    }
    if not choices:
        nothing = governing_date(requested_on=requested_on, ur_decided_on=ur_decided_on)
        return Governing(date=nothing, why=f"No pack of this library covers {item.treatment or 'this item'}.")
    if all(date_.on is None for date_ in dates.values()):
        return _by_citation(choices, cited)
    for choice in choices:
        found = dates[choice.pack.id]
        if found.on is not None and choice.pack.in_force.covers(found.on):
            return Governing(date=found, choice=_in_force(choice))
    found = dates[choices[0].pack.id]
    return Governing(date=found, why=" ".join(_not_in_force(choices, found)))


def _in_force(choice: TopicChoice) -> TopicChoice:
    return TopicChoice(pack=choice.pack, topic=choice.topic, is_in_force=True)


def _by_citation(choices: Sequence[TopicChoice], cited: Sequence[Citation]) -> Governing:
    """Without any date, the edition that the letter cites; where it cites none of these, the newest that is held."""
    for choice in choices:
        if any(_cites(citation, choice) for citation in cited):
            basis = "no date is known; the edition is the one that the letter cites"
            return Governing(date=GoverningDate(on=None, basis=basis, is_assumed=True), choice=choice)
    newest = max(choices, key=lambda choice: (choice.pack.guideline.startswith("mtus"), choice.pack.edition))
    basis = f"no date is known and no edition is cited; {newest.pack.edition} is the newest that is held"
    return Governing(date=GoverningDate(on=None, basis=basis, is_assumed=True), choice=newest)


def _cites(citation: Citation, choice: TopicChoice) -> bool:
    """Whether a citation means this edition: by its year or, where it names none, by the pages it names."""
    if citation.guideline != choice.pack.guideline:
        return False
    if citation.edition is not None:
        return citation.edition == choice.pack.edition
    held = [run for own in choice.topic.citations for run in own.pages]
    return not citation.pages or any(run.overlaps(own) for run in citation.pages for own in held)


def _not_in_force(choices: Sequence[TopicChoice], found: GoverningDate) -> Iterator[str]:
    assert found.on is not None  # the caller has dealt with a case without a date
    for choice in choices:
        current = " or ".join(editions_in_force(choice.pack.guideline, found.on)) or "another edition"
        yield (
            f"{choice.pack.id} covers this item, and was in force {choice.pack.in_force}; on {found.on} {current} "
            "governed, which this library does not hold."
        )
