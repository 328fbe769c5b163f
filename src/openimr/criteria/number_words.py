"""The numbers of a topic and the sums of a criterion, in words that a physician can check."""

from __future__ import annotations

import re
from collections.abc import Mapping

from openimr.casefile import Kind, concepts
from openimr.criteria.evaluation import Numbers, Sum, Term
from openimr.vocabulary import Range

WORDS: Mapping[str, str] = {
    "most_visits": "at most {} visits",
    "most_sessions": "at most {} sessions",
    "most_tablets": "at most {} tablets",
    "most_injections": "at most {} injections",
    "most_blocks": "at most {} blocks",
    "most_sets": "at most {} sets",
    "most_tests": "at most {} tests",
    "trial_visits": "a first course of {} visits",
    "first_visits": "a first course of {} visits",
    "trial_treatments": "a first course of {} treatments",
    "visits_at_once": "no more than {} visits at once",
    "flare_visits": "{} visits for a flare-up",
    "period_weeks": "within {} weeks of the operation",
}
"""How a number of a pack is said, in this order; one that is not named here is told by its criterion alone."""
_ASKED = {
    "visits_requested": "asked for",
    "injections_requested": "asked for",
    "tablets_requested": "asked for",
    "refills_requested": "asked for",
    "weeks_requested": "weeks asked for",
}


def numbers_said(numbers: Numbers) -> str:
    """What the guideline allows for the group of this case, empty where it counts nothing.

    >>> numbers_said(Numbers(group="neuralgia", values=(("least_visits", 8), ("most_visits", 10), ("course_weeks", 4))))
    '8 to 10 visits over 4 weeks'
    """
    values = dict(numbers.values)
    parts = []
    for name in (name for name in WORDS if name in values):
        said = WORDS[name]
        amount = f"{values[name]:g}"
        if name == "most_visits" and "least_visits" in values:
            said, amount = said.removeprefix("at most "), str(Range(values["least_visits"], values[name]))
        parts.append(_one(said.format(amount)))
        if len(parts) == 1 and "course_weeks" in values:
            parts[0] += _one(f" over {values['course_weeks']:g} weeks")
    return ", ".join(parts)


def sum_said(reckoned: Sum) -> str:
    """The reckoning of one criterion: "12 asked for + 6 done = 18, allowed 10"; empty where nothing is known of it.

    >>> asked = Term(name="visits_requested", amount=Range.exactly(12))
    >>> done = Term(name="acupuncture_visits", amount=Range.exactly(6))
    >>> limit = Term(name="most_visits", amount=Range.exactly(10))
    >>> sum_said(Sum(terms=(asked, done), total=Range.exactly(18), sign="<=", limit=limit, holds=False))
    '12 asked for + 6 done = 18, allowed 10'
    """
    known = [term for term in reckoned.terms if not is_unknown(term)]
    if not known or (reckoned.holds is None and len(known) < len(reckoned.terms)):
        return ""
    terms = " + ".join(_term(term) for term in reckoned.terms)
    total = f" = {reckoned.total}" if len(reckoned.terms) > 1 else ""
    return f"{terms}{total}, {_limit(reckoned)}"


def is_count(term: Term) -> bool:
    """Whether the number is one that limits how much is asked for."""
    return term.name in WORDS


def is_unknown(term: Term) -> bool:
    """Whether nobody recorded this number."""
    return term.amount == Range.unknown()


def _term(term: Term) -> str:
    said = "unknown" if is_unknown(term) else str(term.amount)
    if term.name in _ASKED:
        return f"{said} {_ASKED[term.name]}"
    concept = concepts().get(term.name)
    if concept is None:
        return said
    if concept.kind is Kind.COUNT:
        return f"{said} done"
    return f"{said} {concept.label}" if concept.unit and concept.unit in concept.label else f"{concept.label}: {said}"


def _limit(reckoned: Sum) -> str:
    limit = f"{reckoned.limit.amount.low:g}"
    return {"<=": f"allowed {limit}", "<": f"allowed fewer than {limit}", ">": f"needed more than {limit}"}.get(
        reckoned.sign, f"needed {limit}"
    )


def _one(said: str) -> str:
    """The words with their unit in the singular where there is one of it."""
    return re.sub(r"\b1 ([a-z]+)s\b", r"1 \1", said)
