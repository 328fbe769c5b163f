"""Step: the system draws the reviewer, unpredictably and so that the draw can be made again."""

from __future__ import annotations

import hashlib

from openimr.application import Application
from openimr.reviewers import Draw, Need, draw, make_seed
from openimr.vocabulary import CaseNumber, StepNotAllowed
from openimr.workflow.case import Case
from openimr.workflow.desk import Desk
from openimr.workflow.events import ReviewerDrawn


def draw_reviewer(desk: Desk, *, case_number: CaseNumber, seen: int | None = None) -> Draw:
    """The draw: who was drawn, who else took part, and why each of the others may not decide this case.

    Raises `StepNotAllowed` where nobody on the panel is qualified; the reasons are told per person on the draw page.
    """
    case = desk.case_for_step(case_number, "draw_reviewer", seen=seen)
    outcome = trial_draw(desk, case)
    if outcome.drawn is None:
        raise StepNotAllowed(
            f"nobody of the {len(outcome.candidates)} physicians on the panel may take this case.",
            where=case_number,
            do="See the reasons below; clear a doubtful tie or add a physician to the panel.",
        )
    desk.record(case, ReviewerDrawn(pseudonym=outcome.drawn, draw_ref=desk.contents.put(outcome)))
    return outcome


def trial_draw(desk: Desk, case: Case) -> Draw:
    """The draw that would be made now; nothing is recorded."""
    assert case.due_on is not None  # set when the records were complete
    need = need_of(desk.application(case))
    inputs = hashlib.sha256(repr((case.application_ref, sorted(case.refused | case.declined))).encode()).hexdigest()
    return draw(
        desk.panel.reviewers(),
        need,
        due_on=case.due_on,
        seed=make_seed(desk.draw_secret, case.number, case.draws + 1, inputs),
        refused=case.refused,
        declined=case.declined,
    )


def need_of(application: Application) -> Need:
    """Whom and what a case asks of a reviewer: the items, and every party a tie could lead to."""
    return Need.of(application)
