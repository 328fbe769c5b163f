"""The journey as one table: from which state, by which step, to which state, by whom, and under which rule.

`None` as the first state means that the case begins with this step; the same state on both sides means that the step
moves nothing. A step that ends in one of two states has two rows. What follows from a step (a clock, a notice) stands
in the step's own file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from openimr.vocabulary import Role


class State(StrEnum):
    """Where a case stands, in words that a party can read."""

    FILED = "filed"
    INELIGIBLE = "not eligible"
    RECORDS_PENDING = "waiting for records"
    RECORDS_COMPLETE = "records complete"
    REVIEWER_DRAWN = "reviewer drawn"
    IN_REVIEW = "in review"
    SIGNED = "signed"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"
    TERMINATED = "ended by authorization"

    @property
    def is_end(self) -> bool:
        return self in {State.INELIGIBLE, State.ISSUED, State.WITHDRAWN, State.TERMINATED}


@dataclass(frozen=True)
class Row:
    from_: State | None
    step: str
    to: State
    who: frozenset[Role]
    source: str


WORKER_SIDE = frozenset({Role.WORKER, Role.ATTORNEY})
INTAKE = frozenset({Role.INTAKE, Role.MANAGER})
SENDERS = frozenset(
    {Role.WORKER, Role.ATTORNEY, Role.CLAIMS_ADMINISTRATOR, Role.REQUESTING_PHYSICIAN, Role.INTAKE, Role.MANAGER}
)
REVIEWER = frozenset({Role.REVIEWER})
QUALITY = frozenset({Role.QUALITY, Role.MANAGER})
ADMINISTRATOR = frozenset({Role.CLAIMS_ADMINISTRATOR})
SYSTEM = frozenset({Role.SYSTEM})

RECORDS_OPEN = (State.RECORDS_PENDING, State.RECORDS_COMPLETE, State.REVIEWER_DRAWN, State.IN_REVIEW)
BEFORE_ISSUE = (State.FILED, *RECORDS_OPEN, State.SIGNED)

TABLE: tuple[Row, ...] = (
    Row(None, "file_application", State.FILED, WORKER_SIDE | INTAKE, "Labor Code 4610.5(h); 8 CCR 9792.10.1(b)"),
    Row(State.FILED, "screen_application", State.RECORDS_PENDING, INTAKE, "8 CCR 9792.10.3; 9792.10.4(b)"),
    Row(State.FILED, "screen_application", State.INELIGIBLE, INTAKE, "8 CCR 9792.10.3(c)"),
    # The UR decision comes with the application, before anybody has screened it.
    *(
        Row(state, "add_record", state, SENDERS, "8 CCR 9792.10.1(b)(1); 9792.10.5")
        for state in (State.FILED, *RECORDS_OPEN)
    ),
    *(Row(state, "read_record", state, SYSTEM, "own rule: only what was read counts") for state in BEFORE_ISSUE),
    *(Row(state, "describe_record", state, INTAKE, "8 CCR 9792.10.6(d)") for state in RECORDS_OPEN),
    *(Row(state, "split_record", state, INTAKE, "8 CCR 9792.10.6(d)") for state in RECORDS_OPEN),
    Row(State.RECORDS_PENDING, "complete_records", State.RECORDS_COMPLETE, INTAKE, "Labor Code 4610.6(d)(1)"),
    Row(State.RECORDS_COMPLETE, "draw_reviewer", State.REVIEWER_DRAWN, INTAKE, "Labor Code 139.5(d)"),
    Row(State.REVIEWER_DRAWN, "refuse_reviewer", State.RECORDS_COMPLETE, INTAKE, "Labor Code 139.5(d)"),
    Row(State.REVIEWER_DRAWN, "decline_case", State.RECORDS_COMPLETE, REVIEWER, "Labor Code 139.5(c)(2)"),
    Row(State.REVIEWER_DRAWN, "disclaim_conflict", State.IN_REVIEW, REVIEWER, "Labor Code 139.5(c)(2)"),
    Row(State.IN_REVIEW, "open_record", State.IN_REVIEW, REVIEWER, "Labor Code 4610.6(b)"),
    Row(State.IN_REVIEW, "mark_read", State.IN_REVIEW, REVIEWER, "Labor Code 4610.6(b)"),
    Row(State.IN_REVIEW, "correct_fact", State.IN_REVIEW, REVIEWER, "Labor Code 4610.6(h)(5)"),
    Row(State.IN_REVIEW, "set_criterion_aside", State.IN_REVIEW, REVIEWER, "Labor Code 4610.6(c)"),
    Row(
        State.IN_REVIEW, "restore_criterion", State.IN_REVIEW, REVIEWER, "own rule: what a person set aside can return"
    ),
    Row(State.IN_REVIEW, "answer_finding", State.IN_REVIEW, REVIEWER, "Labor Code 4610.6(h)(5)"),
    Row(State.IN_REVIEW, "take_back_answer", State.IN_REVIEW, REVIEWER, "own rule: a mistake can be taken back"),
    Row(State.IN_REVIEW, "save_draft", State.IN_REVIEW, REVIEWER, "Labor Code 4610.6(c)"),
    Row(State.IN_REVIEW, "sign_determination", State.SIGNED, REVIEWER, "Labor Code 4610.6(c)-(d)"),
    Row(State.SIGNED, "return_signature", State.IN_REVIEW, QUALITY, "own rule: quality check before issue"),
    Row(State.SIGNED, "issue_determination", State.ISSUED, QUALITY, "Labor Code 4610.6(d)-(g)"),
    # For the parties a case has ended when its letter is issued; what the public reads comes after it.
    Row(State.ISSUED, "judge_leak", State.ISSUED, QUALITY, "own rule: no leak leaves unseen"),
    Row(State.ISSUED, "publish_determination", State.ISSUED, QUALITY, "Labor Code 4610.6(m) (unconfirmed)"),
    Row(State.ISSUED, "withdraw_publication", State.ISSUED, QUALITY, "own rule: a mistake can be taken back"),
    *(
        Row(state, "withdraw_application", State.WITHDRAWN, WORKER_SIDE, "8 CCR 9792.10.8 (unconfirmed)")
        for state in BEFORE_ISSUE
    ),
    *(
        Row(state, "authorize_treatment", State.TERMINATED, ADMINISTRATOR, "8 CCR 9792.10.6(a)")
        for state in BEFORE_ISSUE
    ),
)

STEPS: tuple[str, ...] = tuple(dict.fromkeys(row.step for row in TABLE))


def allowed_steps(state: State | None, role: Role) -> tuple[str, ...]:
    """The steps that `role` may take from `state`, in the order of the table; none unless the table says so."""
    return tuple(dict.fromkeys(row.step for row in TABLE if row.from_ == state and role in row.who))


def may(step: str, role: Role) -> bool:
    """Whether `role` may ever take `step`."""
    return any(row.step == step and role in row.who for row in TABLE)


def targets(state: State | None, step: str) -> tuple[State, ...]:
    """The states to which `step` can lead from `state`."""
    return tuple(row.to for row in TABLE if row.from_ == state and row.step == step)
