"""Where a page speaks of a concept, and whether the words count for it, against it, or only come near."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from openimr.casefile.assertion import Manner, manners, sentence_at
from openimr.casefile.concepts import Concept, Kind, phrases
from openimr.casefile.phrase import NUMBER, Phrase, number_in, weeks_in
from openimr.vocabulary import Range


class Bearing(StrEnum):
    """What a mention says of its concept."""

    FOR = "for"
    AGAINST = "against"
    NEAR = "near"


@dataclass(frozen=True, kw_only=True)
class Mention:
    """Words of a page that bear on a concept, with the value that they give it."""

    start: int
    end: int
    bearing: Bearing
    value: Range | None = None


_COURSE = r"(?:visits?|sessions?|treatments?)"
_QUALIFIED = (
    r"additional|more|further|prior|previous|earlier|completed|supervised|outpatient|of|the|his|her|a|to|course"
)
_BETWEEN = rf"(?:\s*(?:{_QUALIFIED}|{_COURSE}))*\s*"
_COUNT_BEFORE = re.compile(rf"(?<![\w./-]){NUMBER}(?:\s+(?:out\s+)?of\s+\d+)?{_BETWEEN}$", re.IGNORECASE)
_COUNT_AFTER = re.compile(
    rf"^\s*(?:{_COURSE}\s*)?(?:[,:(]|x|for|were|was|totall?ing|of|to\s+date|completed|attended|\s)*{NUMBER}\s*{_COURSE}",
    re.IGNORECASE,
)


def mentions(
    text: str, concept: Concept, *, asks: bool = False, asked: tuple[tuple[int, int], ...] = ()
) -> Iterator[Mention]:
    """Every mention of `concept` on a page, those that count first.

    `asks` tells that the page belongs to a request, where a treatment is named because it is wanted; `asked` gives the
    places where the words of a disputed item are repeated.
    """
    taken: list[tuple[int, int]] = [
        match.span() for phrase in phrases(concept.id, "not_in") for match in phrase.finditer(text)
    ]
    for phrase, low in _phrases(concept):
        for match in phrase.finditer(text):
            if not _overlaps(match.span(), taken):
                taken.append(match.span())
                yield Mention(
                    start=match.start(),
                    end=match.end(),
                    bearing=_bearing(text, match, concept, wanted=asks or _overlaps(match.span(), asked)),
                    value=_value(text, match, concept, low),
                )
    yield from _failures(text, concept, taken)
    for phrase in phrases(concept.id, "against"):
        for match in phrase.finditer(text):
            if not _overlaps(match.span(), taken):
                taken.append(match.span())
                if Manner.DENIED not in manners(text, *match.span()):
                    yield Mention(start=match.start(), end=match.end(), bearing=Bearing.AGAINST)
    for phrase in phrases(concept.id, "near"):
        for match in phrase.finditer(text):
            if not _overlaps(match.span(), taken):
                taken.append(match.span())
                yield Mention(start=match.start(), end=match.end(), bearing=Bearing.NEAR)


def _phrases(concept: Concept) -> Iterator[tuple[Phrase, float | None]]:
    bounds = dict(concept.lower_bounds)
    for written, phrase in zip(concept.terms, phrases(concept.id, "phrases"), strict=True):
        yield phrase, bounds.get(written)


def _failures(text: str, concept: Concept, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    """Mentions of what has to have failed: they count beside a word of failure, and else come near."""
    if concept.failed is None:
        return
    for phrase in phrases(concept.failed, "phrases"):
        for match in phrase.finditer(text):
            if not _overlaps(match.span(), taken):
                taken.append(match.span())
                manner = manners(text, *match.span())
                has_failed = Manner.FAILED in manner and Manner.DENIED not in manner
                bearing = Bearing.FOR if has_failed else Bearing.NEAR
                yield Mention(start=match.start(), end=match.end(), bearing=bearing)


def _bearing(text: str, match: re.Match[str], concept: Concept, *, wanted: bool) -> Bearing:
    """Whether the words count. A denial counts against; a request, a plan or the past may only come near."""
    manner = manners(text, *match.span())
    if (
        Manner.PLANNED in manner
        and not concept.counts_when_planned
        and (concept.is_treatment or Manner.DENIED not in manner)
    ):
        return Bearing.NEAR
    if Manner.DENIED in manner:
        return Bearing.AGAINST
    if wanted and concept.is_treatment and Manner.DONE not in manner:
        return Bearing.NEAR
    return Bearing.NEAR if concept.is_current and Manner.PAST in manner else Bearing.FOR


def _value(text: str, match: re.Match[str], concept: Concept, low: float | None) -> Range | None:
    """The number that the words give; a treatment without one was given at least once."""
    groups = match.groupdict()
    if low is not None:
        return Range.at_least(low)
    if concept.kind is Kind.COUNT:
        return _count_beside(text, match) or Range.at_least(1)
    if concept.kind is Kind.DURATION and groups.get("duration"):
        weeks = weeks_in(groups["duration"])
        return Range.at_least(weeks.low) if concept.grows else weeks
    if concept.kind is Kind.MEASURE:
        written = groups.get("number") or groups.get("percent") or ""
        return number_in(written.rstrip(" %")) if re.search(r"\d", written) else None
    return None


def _count_beside(text: str, match: re.Match[str]) -> Range | None:
    sentence = sentence_at(text, match.start())
    beside = _COUNT_BEFORE.search(text[sentence.start : match.start()]) or _COUNT_AFTER.search(
        text[match.end() : sentence.end]
    )
    return number_in(beside["number"]) if beside else None


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
