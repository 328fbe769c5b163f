"""Step: a criterion that the reviewer had set aside counts again as the record shows it."""

from __future__ import annotations

from openimr.criteria import SetAside
from openimr.vocabulary import CaseNumber
from openimr.workflow.desk import Desk
from openimr.workflow.events import CriterionRestored


def restore_criterion(
    desk: Desk, *, case_number: CaseNumber, item: int, aside: SetAside, seen: int | None = None
) -> None:
    """Take back what was set aside; the reason given then stays in the record of the case."""
    case = desk.case_for_step(case_number, "restore_criterion", seen=seen)
    desk.record(case, CriterionRestored(item=item, topic=aside.topic, criterion=aside.criterion))
