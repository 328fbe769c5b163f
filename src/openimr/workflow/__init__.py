"""The journey of a case: one table of states, the events, and one file per step that a person can take."""

from openimr.workflow.add_record import add_record
from openimr.workflow.authorize_treatment import authorize_treatment
from openimr.workflow.case import Case, Record, case_from
from openimr.workflow.complete_records import complete_records, determination_deadline
from openimr.workflow.correct_fact import correct_fact
from openimr.workflow.decline_case import decline_case
from openimr.workflow.describe_record import describe_record
from openimr.workflow.desk import (
    SYSTEM,
    Actor,
    Desk,
    Draft,
    Note,
    RecordDescription,
    RecordParts,
    RecordText,
    describe_kind,
    parties_of,
)
from openimr.workflow.disclaim_conflict import disclaim_conflict
from openimr.workflow.draw_reviewer import draw_reviewer, need_of, trial_draw
from openimr.workflow.events import KINDS, Event, RecordedEvent
from openimr.workflow.file_application import file_application
from openimr.workflow.issue_determination import issue_determination, letter_of
from openimr.workflow.judge_leak import judge_leak
from openimr.workflow.mark_read import mark_read
from openimr.workflow.open_record import open_record
from openimr.workflow.publish_determination import publish_determination
from openimr.workflow.read_record import read_record
from openimr.workflow.refuse_reviewer import refuse_reviewer
from openimr.workflow.release import LeakJudgement, PublishedText, Release, release_of
from openimr.workflow.return_signature import return_signature
from openimr.workflow.review import Review, copies_of, facts_of, review_of
from openimr.workflow.save_draft import save_draft
from openimr.workflow.screen_application import screen_application, screening_of
from openimr.workflow.sign_determination import sign_determination
from openimr.workflow.split_record import split_record
from openimr.workflow.states import STEPS, TABLE, Row, State, allowed_steps, may, targets
from openimr.workflow.withdraw_application import withdraw_application
from openimr.workflow.withdraw_publication import withdraw_publication

__all__ = [
    "KINDS",
    "STEPS",
    "SYSTEM",
    "TABLE",
    "Actor",
    "Case",
    "Desk",
    "Draft",
    "Event",
    "LeakJudgement",
    "Note",
    "PublishedText",
    "Record",
    "RecordDescription",
    "RecordParts",
    "RecordText",
    "RecordedEvent",
    "Release",
    "Review",
    "Row",
    "State",
    "add_record",
    "allowed_steps",
    "authorize_treatment",
    "case_from",
    "complete_records",
    "copies_of",
    "correct_fact",
    "decline_case",
    "describe_kind",
    "describe_record",
    "determination_deadline",
    "disclaim_conflict",
    "draw_reviewer",
    "facts_of",
    "file_application",
    "issue_determination",
    "judge_leak",
    "letter_of",
    "mark_read",
    "may",
    "need_of",
    "open_record",
    "parties_of",
    "publish_determination",
    "read_record",
    "refuse_reviewer",
    "release_of",
    "return_signature",
    "review_of",
    "save_draft",
    "screen_application",
    "screening_of",
    "sign_determination",
    "split_record",
    "targets",
    "trial_draw",
    "withdraw_application",
    "withdraw_publication",
]
