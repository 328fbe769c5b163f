"""The part of the form on the evidence search: why not the higher steps, and recommendations that disagree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from openimr.criteria import (
    EvidenceLevel,
    SearchSequence,
    evidence_levels,
    search_sequence,
    step_name,
    steps_passed_over,
)
from openimr.determination import (
    DeterminedItem,
    PassedStep,
    Recommendation,
    Stance,
    StepResult,
    Weighing,
    search_paragraph,
)
from openimr.vocabulary import GuidelineBasis, InputError
from openimr.wording import read_citations, write_citation

T = TypeVar("T", bound=StrEnum)

MOST_RECOMMENDATIONS = 8


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One higher step of the search, with what is recorded of it."""

    says: str
    passed: PassedStep
    searched_on: str
    """The day for its field: the recorded one, or today where nothing is recorded yet."""


@dataclass(frozen=True, kw_only=True)
class RecommendationLine:
    """One row of the weighing; `offered` is the source that the form put there by itself."""

    recommendation: Recommendation
    offered: str = ""


@dataclass(frozen=True, kw_only=True)
class EvidenceForm:
    """What the form shows of the search and of the weighing."""

    sequence: SearchSequence
    steps: tuple[StepLine, ...]
    recommendations: tuple[RecommendationLine, ...]
    reason: str
    paragraph: str
    """The paragraph for the rationale; empty while nothing complete is recorded, or where it stands there already."""
    weighing_is_open: bool
    results: tuple[StepResult, ...] = tuple(StepResult)
    stances: tuple[Stance, ...] = tuple(Stance)
    levels: tuple[EvidenceLevel, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether something is still to be said of a step."""
        return not all(line.passed.is_complete for line in self.steps)

    @property
    def steps_shown(self) -> str:
        """The steps that the form shows, by which a saving knows whether they are others now."""
        return ",".join(line.passed.step for line in self.steps)


def evidence_form(
    item: DeterminedItem,
    *,
    cited: str,
    offered: str,
    rationale: str,
    passed_over: tuple[PassedStep, ...],
    weighing: Weighing,
    on: date | None,
    today: date,
) -> EvidenceForm:
    """The form for one item. `cited` is the reviewer's guideline as typed, `offered` the one that waits to be taken."""
    sequence = search_sequence(on)
    consulted = read_citations(cited if cited.strip() else offered)
    paragraph = search_paragraph(passed_over, consulted, on=on)
    sources = (_source(item.claims_administrator_guideline), _source(GuidelineBasis(text=cited, citations=consulted)))
    return EvidenceForm(
        sequence=sequence,
        steps=tuple(_steps(sequence, [step.id for step in steps_passed_over(consulted, on)], passed_over, today)),
        recommendations=tuple(_recommendations(weighing, sources)),
        reason=weighing.reason,
        paragraph="" if paragraph in rationale else paragraph,
        weighing_is_open=bool(weighing.recommendations or weighing.reason),
        levels=evidence_levels(),
    )


def passed_over_in(posted: Mapping[str, str]) -> tuple[PassedStep, ...]:
    """The steps of which the form says something, in the order in which it showed them."""
    return tuple(_passed_over(posted))


def weighing_in(posted: Mapping[str, str]) -> Weighing:
    """The rows in which something was typed; a source that the form itself had put there counts for nothing."""
    rows = (_recommendation(posted, f"rec-{number}-") for number in range(MOST_RECOMMENDATIONS))
    return Weighing(recommendations=tuple(row for row in rows if row), reason=_text(posted, "weighing-reason"))


def steps_as_text(passed_over: Iterable[PassedStep]) -> str:
    """What is recorded of the steps, a line each, for two windows to be compared."""
    return "\n".join(
        f"{step_name(each.step)}: {each.result.value if each.result else '?'}. {each.reason}"
        + (f" ({each.searched_on:%m/%d/%Y})" if each.searched_on else "")
        for each in passed_over
    )


def weighing_as_text(weighing: Weighing) -> str:
    """The weighing, a line for each recommendation and one for the reason."""
    applies = {True: "applies", False: "does not apply", None: "?"}
    lines = [
        f"{each.source}: {each.stance.value if each.stance else '?'}, level {each.level or '?'}, "
        f"{applies[each.applies]}. {each.why}"
        for each in weighing.recommendations
    ]
    return "\n".join([*lines, *([weighing.reason] if weighing.reason else [])])


def with_paragraph(rationale: str, paragraph: str) -> str:
    """The rationale with the paragraph on the search behind its first one, where several stand; else before it."""
    if not paragraph or paragraph in rationale:
        return rationale
    first, *others = re.split(r"\n{2,}", rationale.strip("\n"))
    return "\n\n".join([first, paragraph, *others] if others else [part for part in (paragraph, first) if part])


def _steps(
    sequence: SearchSequence, needed: Sequence[str], recorded: Sequence[PassedStep], today: date
) -> Iterator[StepLine]:
    """A line for each step that is passed over, or of which something is recorded: no typed word is hidden."""
    known = {each.step: each for each in recorded}
    order = [step.id for step in sequence.steps if step.id in needed or step.id in known]
    for step in dict.fromkeys([*order, *known]):
        passed = known.get(step, PassedStep(step=step))
        day = passed.searched_on if step in known else today
        yield StepLine(says=step_name(step), passed=passed, searched_on=day.isoformat() if day else "")


def _recommendations(weighing: Weighing, sources: Iterable[str]) -> Iterator[RecommendationLine]:
    """The recorded rows, the sources cited on both sides that have no row yet, and an empty one."""
    recorded = weighing.recommendations
    yield from (RecommendationLine(recommendation=each) for each in recorded)
    offered = [
        source for source in dict.fromkeys(sources) if source and source not in {each.source for each in recorded}
    ]
    for source in [*offered, ""][: MOST_RECOMMENDATIONS - len(recorded)]:
        yield RecommendationLine(recommendation=Recommendation(source=source), offered=source)


def _source(basis: GuidelineBasis) -> str:
    """How a weighing names what a party rests on: its primary citation, which stands first."""
    return write_citation(basis.citations[0]) if basis.citations else ""


def _passed_over(posted: Mapping[str, str]) -> Iterator[PassedStep]:
    for step in filter(None, posted.get("steps_shown", "")[:200].split(",")):
        result, reason = posted.get(f"{step}-result", ""), _text(posted, f"{step}-reason")
        if result or reason.strip():
            yield PassedStep(
                step=step,
                result=_one_of(StepResult, result) if result else None,
                reason=reason,
                searched_on=_day(posted.get(f"{step}-searched_on", "")),
            )


def _recommendation(posted: Mapping[str, str], field: str) -> Recommendation | None:
    source, offered = _text(posted, f"{field}source"), _text(posted, f"{field}offered")
    stance, level, applies = (posted.get(f"{field}{name}", "") for name in ("stance", "level", "applies"))
    why = _text(posted, f"{field}why")
    if not (stance or level or applies or why.strip() or (source.strip() and source != offered)):
        return None
    return Recommendation(
        source=source,
        stance=_one_of(Stance, stance) if stance else None,
        level=level if level in {row.level for row in evidence_levels()} else "",
        applies={"yes": True, "no": False}.get(applies),
        why=why,
    )


def _text(posted: Mapping[str, str], name: str) -> str:
    return re.sub(r"\r\n?", "\n", posted.get(name, ""))


def _one_of(kind: type[T], value: str) -> T:
    try:
        return kind(value)
    except ValueError:
        raise InputError("the form holds an answer that it did not offer.", do="Choose one of those offered.") from None


def _day(text: str) -> date | None:
    """The day of a date field; a browser without one leaves people to write it as they do."""
    if not text.strip():
        return None
    written = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text.strip())
    try:
        if written:
            return date(int(written[3]), int(written[1]), int(written[2]))
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError("the day of the search is no date.", do="Write it as month/day/year.") from None
