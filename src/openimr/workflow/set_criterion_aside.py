"""Step: the reviewer takes one criterion out of the count for one item, because it does not fit this worker."""

from __future__ import annotations

from openimr.criteria import SetAside
from openimr.vocabulary import CaseNumber, StepNotAllowed
from openimr.workflow.desk import Desk
from openimr.workflow.events import CriterionSetAside


def set_criterion_aside(
    desk: Desk, *, case_number: CaseNumber, item: int, aside: SetAside, seen: int | None = None
) -> None:
    """Keep what the criterion counts as from now on; `aside.reason` is needed, and the letter tells it."""
    case = desk.case_for_step(case_number, "set_criterion_aside", seen=seen)
    if not aside.reason.strip():
        raise StepNotAllowed(
            "a criterion is set aside only with a reason.",
            where=case_number,
            do="Say in one sentence why it does not fit this worker.",
        )
    desk.record(
        case,
        CriterionSetAside(
            item=item, topic=aside.topic, criterion=aside.criterion, set_aside_ref=desk.contents.put(aside)
        ),
    )
