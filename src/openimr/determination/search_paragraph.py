"""The paragraph that says why a decision does not rest on the higher steps of the evidence search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from openimr.criteria import step_name, steps_passed_over
from openimr.determination.evidence_search import PassedStep, StepResult
from openimr.determination.own_sentence import own_sentence
from openimr.vocabulary import Citation
from openimr.wording import write_citation

_SAYS = {
    StepResult.SILENT: "No recommendation of {of} addresses the request. {reason}",
    StepResult.DOES_NOT_FIT: "The recommendation of {of} does not fit this worker. {reason}",
    StepResult.CHALLENGED: "Better evidence challenges the recommendation of {of}. {reason}",
}

_THEREFORE = "The reviewer therefore consulted "
_OPENINGS = tuple(re.escape(said.partition(" {reason}")[0]).replace(r"\{of\}", ".+?") for said in _SAYS.values())
_WRITTEN = re.compile(rf"(?:{'|'.join(_OPENINGS)}).*{_THEREFORE}", re.DOTALL)


def is_search_paragraph(paragraph: str) -> bool:
    """Whether a paragraph of a rationale is one that `search_paragraph` wrote, for whatever reasons."""
    return _WRITTEN.match(paragraph) is not None


def search_paragraph(passed_over: Sequence[PassedStep], consulted: Sequence[Citation], *, on: date | None) -> str:
    """A sentence and a reason for each step that `consulted` passes over, then what was consulted instead.

    Empty where no reason is recorded, or where nothing is passed over. `on` is the day whose search order governs.
    """
    higher = {step.id for step in steps_passed_over(consulted, on)}
    told = [each for each in passed_over if each.step in higher and each.is_complete]
    sentences = [
        _SAYS[each.result].format(of=step_name(each.step), reason=own_sentence(each.reason))
        for each in told
        if each.result
    ]
    if not sentences:
        return ""
    return " ".join([*sentences, f"{_THEREFORE}{_listed(consulted)}{_searched(told)}."])


def _listed(consulted: Sequence[Citation]) -> str:
    return "; ".join(dict.fromkeys(map(write_citation, consulted)))


def _searched(told: Sequence[PassedStep]) -> str:
    days = [each.searched_on for each in told if each.searched_on]
    return f" (search of {max(days):%m/%d/%Y})" if days else ""
