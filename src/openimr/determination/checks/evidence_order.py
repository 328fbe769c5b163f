"""CIT-06 to CIT-09: a decision below the MTUS says why, the better evidence wins, and citations are whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from openimr.criteria import citation_form_source, evidence_levels, is_better, lacking_fields, steps_passed_over
from openimr.determination.checks.citation import cited_by
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.determination import Determination
from openimr.determination.evidence_search import Recommendation, Stance
from openimr.vocabulary import Decision
from openimr.wording import write_citation

SIDE = {Decision.UPHELD: Stance.AGAINST, Decision.OVERTURNED: Stance.FOR}


def passed_unexplained(material: Material) -> Iterator[Flaw]:
    """CIT-06: all citations stand below a step of the search of which nothing complete is recorded."""
    on = day_of_search(material.determination)
    for path, item in material.items():
        explained = {each.step for each in item.passed_over if each.is_complete}
        missing = [step.says for step in steps_passed_over(cited_by(item), on) if step.id not in explained]
        if missing:
            yield Flaw(
                path=f"{path}.passed_over",
                item=item.number,
                message=f"The citations pass over {' and '.join(missing)}, and no reason is recorded.",
                fix="Record what the search found there and, in a sentence, why it does not decide.",
            )


def lower_level_decides(material: Material) -> Iterator[Flaw]:
    """CIT-07: the decision follows a recommendation although one of a higher level speaks against it."""
    for path, item in material.items():
        weighing = item.weighing
        if item.decision is None or weighing.reason.strip():
            continue
        own = [each for each in weighing.recommendations if each.stance is SIDE[item.decision]]
        other = [each for each in weighing.recommendations if each.stance not in {None, SIDE[item.decision]}]
        followed, best = _best(own), _best(other)
        if own and best and (not followed or is_better(best, followed)):
            held = f"of level {followed}" if followed else "that has no level or does not apply"
            yield Flaw(
                path=f"{path}.weighing",
                item=item.number,
                message=f"The decision follows a recommendation {held}; one of level {best} says the opposite.",
                fix="Say why it is followed all the same, or decide with the better evidence.",
            )


def does_not_apply_unexplained(material: Material) -> Iterator[Flaw]:
    """CIT-08: a recommendation is said not to apply to this worker, and nobody says why."""
    for path, item in material.items():
        for number, each in enumerate(item.weighing.recommendations, start=1):
            if each.applies is False and not each.why.strip():
                yield Flaw(
                    path=f"{path}.weighing",
                    item=item.number,
                    message=f"Recommendation {number} is said not to apply to this worker, without an explanation.",
                    fix="Say what differs: the patients, the setting, the treatment or the outcomes.",
                )


def lacks_a_field(material: Material) -> Iterator[Flaw]:
    """CIT-09: a citation does not name what the regulation asks for."""
    source, is_confirmed = citation_form_source()
    asked_by = source if is_confirmed else f"{source}, unconfirmed"
    for path, item in material.items():
        for number, citation in enumerate(cited_by(item), start=1):
            lacking = lacking_fields(citation, day_of_search(material.determination))
            if lacking:
                yield Flaw(
                    path=f"{path}.reviewer_guideline",
                    item=item.number,
                    message=f"Citation {number}, {write_citation(citation)}, lacks {', '.join(lacking)} ({asked_by}).",
                    fix="Add it to the citation.",
                )


def day_of_search(determination: Determination) -> date | None:
    """The day whose search order governs: that of the assignment, with which the reviewer's search begins."""
    return determination.date_assigned or determination.decision_date or determination.ur_denial_date


def _best(recommendations: Iterable[Recommendation]) -> str:
    """The highest level among those that may be used; a recommendation that does not apply may not."""
    ranks = [row.level for row in evidence_levels()]
    usable = [each.level for each in recommendations if each.applies is not False and each.level in ranks]
    return min(usable, key=ranks.index, default="")
