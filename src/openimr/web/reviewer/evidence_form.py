"""The part of the form on the evidence search: why not the higher steps, and recommendations that disagree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from openimr.criteria import (
    EvidenceLevel,
    SearchSequence,
    evidence_levels,
    levels_before,
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
    is_search_paragraph,
    search_paragraph,
)
from openimr.vocabulary import GuidelineBasis
from openimr.web.reviewer.evidence_typed import MOST_RECOMMENDATIONS
from openimr.wording import read_citations, write_citation


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
    levels: tuple[EvidenceLevel, ...]
    levels_note: str
    results: tuple[StepResult, ...] = tuple(StepResult)
    stances: tuple[Stance, ...] = tuple(Stance)

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
        levels_note=levels_before(on),
    )


def with_paragraph(rationale: str, paragraph: str) -> str:
    """The rationale with the paragraph on the search in place of the one before.

    Where none stands there yet, it comes behind the first paragraph of several, or before a single one.
    """
    if not paragraph or paragraph in rationale:
        return rationale
    told = re.split(r"\n{2,}", rationale.strip("\n"))
    if any(map(is_search_paragraph, told)):
        place = next(index for index, each in enumerate(told) if is_search_paragraph(each))
        kept = [each for each in told[place + 1 :] if not is_search_paragraph(each)]
        return "\n\n".join([*told[:place], paragraph, *kept])
    first, *others = told
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
