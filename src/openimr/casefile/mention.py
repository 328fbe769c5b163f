"""Where a page speaks of a concept, and whether the words count for it, against it, or only come near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from openimr.casefile.assertion import Manner, manners
from openimr.casefile.concepts import Concept, Found, Kind, concepts_in, phrases, phrases_in
from openimr.casefile.phrase import Phrase, bounded, number_in, weeks_in
from openimr.casefile.quotation import quotations
from openimr.casefile.visit_count import VisitCount, visit_count
from openimr.vocabulary import Range

Place = tuple[int, int]


_NOT_GIVEN = frozenset({Manner.REFUSED, Manner.DENIED_BY_SOMEONE})
_NOT_OF_THE_WORKER = frozenset({Manner.HYPOTHETICAL, Manner.OF_FAMILY})


class Bearing(StrEnum):
    """What a mention says of its concept."""

    FOR = "for"
    AGAINST = "against"
    NEAR = "near"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """Words of a page that bear on a concept, with the value that they give it.

    `is_to_date` tells that the value counts everything up to the day on which it was written.
    """

    start: int
    end: int
    bearing: Bearing
    value: Range | None = None
    is_to_date: bool = False
    counted: VisitCount | None = None
    """How the words count visits, where they do."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What is known of a page before it is read: whether it asks for treatment, who speaks, and where it plans.

    In `wanted` places a treatment is named because somebody wants it: a plan, the words of a disputed item, and
    every place of a page that `asks`. `is_hearsay` tells that the page only retells other papers.
    """

    asks: bool = False
    is_hearsay: bool = False
    wanted: tuple[Place, ...] = ()

    def wants(self, place: Place) -> bool:
        return self.asks or _overlaps(place, self.wanted)


def mentions(text: str, concept: Concept, *, setting: Setting = Setting()) -> Iterator[Mention]:
    """Every mention of `concept` on a page, those that count first; what a guideline says is none."""
    if concept.id in concepts_in(text):
        yield from mentions_among(phrases_in(text), text, concept, setting=setting)


def counts_among(found: Found, text: str, concept: Concept, *, setting: Setting) -> Iterator[Mention]:
    """Every mention of `concept` that counts visits, by the phrases that were found in the text."""
    yield from _named(found, text, concept, setting, [], only_counted=True)


def mentions_among(found: Found, text: str, concept: Concept, *, setting: Setting) -> Iterator[Mention]:
    """Every mention of `concept` by the phrases that were found in the text."""
    taken: list[Place] = []
    yield from _named(found, text, concept, setting, taken)
    yield from _failures(text, concept, found, taken)
    for phrase in phrases(concept.id, "against"):
        for match in found.get(phrase, ()):
            if not _overlaps(match.span(), taken):
                taken.append(match.span())
                if Manner.DENIED not in manners(text, *match.span()):
                    yield Mention(start=match.start(), end=match.end(), bearing=Bearing.AGAINST)
    for phrase in phrases(concept.id, "near"):
        for match in found.get(phrase, ()):
            if not _overlaps(match.span(), taken):
                taken.append(match.span())
                yield Mention(start=match.start(), end=match.end(), bearing=Bearing.NEAR)


def _named(
    found: Found, text: str, concept: Concept, setting: Setting, taken: list[Place], *, only_counted: bool = False
) -> Iterator[Mention]:
    """The mentions by the phrases that show the concept; their places are added to those that are `taken`."""
    taken += [match.span() for phrase in phrases(concept.id, "not_in") for match in found.get(phrase, ())]
    taken += quotations(text)
    for phrase, low in _phrases(concept):
        for match in found.get(phrase, ()):
            if not _overlaps(match.span(), taken):
                taken.append(match.span())
                is_count = concept.kind is Kind.COUNT
                counted = visit_count(text, *match.span(), has_visits=concept.has_visits) if is_count else None
                if only_counted and counted is None:
                    continue
                yield Mention(
                    start=match.start(),
                    end=match.end(),
                    bearing=_bearing(text, match, concept, setting, counted),
                    value=_value(text, match, concept, low, counted),
                    is_to_date=counted is not None and counted.is_to_date,
                    counted=counted,
                )


def _phrases(concept: Concept) -> Iterator[tuple[Phrase, float | None]]:
    bounds = dict(concept.lower_bounds)
    for written, phrase in zip(concept.terms, phrases(concept.id, "phrases"), strict=True):
        yield phrase, bounds.get(written)


def _failures(text: str, concept: Concept, found: Found, taken: list[Place]) -> Iterator[Mention]:
    """Mentions of what has to have failed: they count beside a word of failure, and else come near."""
    if concept.failed is None:
        return
    for phrase in phrases(concept.failed, "phrases"):
        for match in found.get(phrase, ()):
            if not _overlaps(match.span(), taken):
                taken.append(match.span())
                manner = manners(text, *match.span())
                has_failed = Manner.FAILED in manner and Manner.DENIED not in manner
                bearing = Bearing.FOR if has_failed else Bearing.NEAR
                yield Mention(start=match.start(), end=match.end(), bearing=bearing)


def _bearing(
    text: str, match: re.Match[str], concept: Concept, setting: Setting, counted: VisitCount | None
) -> Bearing:
    """Whether the words count. A denial counts against; a request, a plan, a warning or the past may only come near."""
    manner = manners(text, *match.span())
    if counted and counted.is_done and Manner.PLANNED in manner:
        manner = manner - {Manner.PLANNED} | {Manner.DONE}
    is_further = counted is not None and counted.is_further
    is_wanted = concept.is_treatment and (setting.wants(match.span()) or is_further) and Manner.DONE not in manner
    is_left = counted is not None and counted.is_left
    is_planned = (
        Manner.PLANNED in manner
        and not concept.counts_when_planned
        and (concept.is_treatment or Manner.DENIED not in manner)
    )
    is_warned = Manner.WARNED in manner and (concept.is_treatment or bool(concept.drugs))
    is_refused = bool(manner & _NOT_GIVEN) and (concept.is_treatment or concept.counts_when_planned)
    is_imagined = bool(manner & _NOT_OF_THE_WORKER)
    is_sought = Manner.SOUGHT in manner and not concept.counts_when_planned
    if is_planned or is_left or is_warned or is_refused or is_imagined or is_sought:
        return Bearing.NEAR
    if manner & {Manner.DENIED, Manner.DENIED_BY_SOMEONE}:
        # What another reader of the papers did not find in them tells nothing of the worker.
        return Bearing.NEAR if setting.is_hearsay else Bearing.AGAINST
    return Bearing.NEAR if is_wanted or (concept.is_current and Manner.PAST in manner) else Bearing.FOR


def _value(
    text: str, match: re.Match[str], concept: Concept, low: float | None, counted: VisitCount | None
) -> Range | None:
    """The number that the words give; a treatment without one was given at least once."""
    groups = match.groupdict()
    if low is not None:
        return Range.at_least(low)
    if concept.kind is Kind.COUNT:
        return counted.visits if counted else Range.at_least(1)
    if concept.kind is Kind.DURATION and groups.get("duration"):
        weeks = bounded(weeks_in(groups["duration"]), _before(text, match.start("duration")))
        return _since_then(weeks) if concept.grows else weeks
    if concept.kind is Kind.MEASURE:
        slot = "number" if groups.get("number") else "percent"
        written = groups.get(slot) or ""
        if re.search(r"\d", written):
            return bounded(number_in(written.rstrip(" %")), _before(text, match.start(slot)))
    return None


def _since_then(weeks: Range) -> Range | None:
    """How long it has been by now: at least as long as was written then; "less than six weeks" by now tells nothing."""
    return Range.at_least(weeks.low) if weeks.low else None


def _before(text: str, place: int) -> str:
    return text[max(0, place - 30) : place]


def _overlaps(span: Place, others: Sequence[Place]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
