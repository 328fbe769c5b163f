"""Step: the reviewer signs. No determination that a guard stops can be signed."""

from __future__ import annotations

from dataclasses import replace

from openimr.clocks import legal_day
from openimr.determination import RULES, Finding
from openimr.vocabulary import CaseChanged, CaseNumber
from openimr.workflow.desk import Desk, Measured
from openimr.workflow.events import DeterminationSigned
from openimr.workflow.review import review_of


def sign_determination(
    desk: Desk, *, case_number: CaseNumber, draft_seen: int, seen: int | None = None
) -> tuple[Finding, ...]:
    """The findings that stop the signature; none means that the determination is signed, as it was shown."""
    case = desk.case_for_step(case_number, "sign_determination", seen=seen)
    review = review_of(desk, case_number)
    if draft_seen != review.draft.version:
        raise CaseChanged(
            "the draft was saved again after you opened this page.", where=case_number, do="Read it again, then sign."
        )
    determination = replace(review.draft.determination, decision_date=legal_day(desk.now))
    findings = replace(review, draft=replace(review.draft, determination=determination)).findings()
    stops = tuple(finding for finding in findings if finding.stops)
    if stops:
        return stops
    assert case.reviewer is not None  # the state says that one reviews
    signed = DeterminationSigned(
        pseudonym=case.reviewer,
        determination_ref=desk.contents.put(determination),
        checks_passed=len(RULES),
        evaluations_ref=desk.contents.put(Measured(evaluations=review.evaluations)),
    )
    desk.record(case, signed)
    return ()
