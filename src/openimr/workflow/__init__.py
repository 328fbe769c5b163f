"""The journey of a case: one table of states, the events, and one file per step that a person can take."""

from openimr.workflow.add_record import add_record
from openimr.workflow.answer_finding import answer_finding
from openimr.workflow.authorize_treatment import authorize_treatment
from openimr.workflow.case import Case, Record, case_from
from openimr.workflow.chronology import chronology_of
from openimr.workflow.complete_records import complete_records, determination_deadline
from openimr.workflow.correct_fact import correct_fact
from openimr.workflow.course import course_of
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
from openimr.workflow.guideline_record import (
    GUIDELINE_KINDS,
    GUIDELINE_STEPS,
    Amendment,
    GuidelineEvent,
    RecordedGuidelineEvent,
    TopicDraft,
    TopicPutInForce,
    TopicRevisionWithdrawn,
    amendments_of,
    first_day,
    first_day_of,
    in_order,
    library_on,
    library_to_come,
    may_take,
    newest_of,
    the_amendment,
    unreadable,
)
from openimr.workflow.issue_determination import issue_determination, letter_of
from openimr.workflow.judge_leak import judge_leak
from openimr.workflow.mark_read import mark_read
from openimr.workflow.open_record import open_record
from openimr.workflow.publish_determination import publish_determination
from openimr.workflow.put_topic_in_force import put_topic_in_force
from openimr.workflow.read_record import read_record
from openimr.workflow.refuse_reviewer import refuse_reviewer
from openimr.workflow.release import LeakJudgement, PublishedText, Release, release_of
from openimr.workflow.restore_criterion import restore_criterion
from openimr.workflow.return_signature import return_signature
from openimr.workflow.review import FindingAnswer, Review, copies_of, facts_of, review_of, standard_of
from openimr.workflow.revise_topic import discard_topic_draft, revise_topic
from openimr.workflow.save_draft import save_draft
from openimr.workflow.screen_application import screen_application, screening_of
from openimr.workflow.set_criterion_aside import set_criterion_aside
from openimr.workflow.sign_determination import sign_determination
from openimr.workflow.split_record import split_record
from openimr.workflow.states import STEPS, TABLE, Row, State, allowed_steps, may, targets
from openimr.workflow.take_back_answer import take_back_answer
from openimr.workflow.withdraw_application import withdraw_application
from openimr.workflow.withdraw_publication import withdraw_publication
from openimr.workflow.withdraw_topic_revision import withdraw_topic_revision

__all__ = [
    "GUIDELINE_KINDS",
    "GUIDELINE_STEPS",
    "KINDS",
    "STEPS",
    "SYSTEM",
    "TABLE",
    "Actor",
    "Amendment",
    "Case",
    "Desk",
    "Draft",
    "Event",
    "FindingAnswer",
    "GuidelineEvent",
    "LeakJudgement",
    "Note",
    "PublishedText",
    "Record",
    "RecordDescription",
    "RecordParts",
    "RecordText",
    "RecordedEvent",
    "RecordedGuidelineEvent",
    "Release",
    "Review",
    "Row",
    "State",
    "TopicDraft",
    "TopicPutInForce",
    "TopicRevisionWithdrawn",
    "add_record",
    "allowed_steps",
    "amendments_of",
    "answer_finding",
    "authorize_treatment",
    "case_from",
    "chronology_of",
    "complete_records",
    "copies_of",
    "correct_fact",
    "course_of",
    "decline_case",
    "describe_kind",
    "describe_record",
    "determination_deadline",
    "discard_topic_draft",
    "disclaim_conflict",
    "draw_reviewer",
    "facts_of",
    "file_application",
    "first_day",
    "first_day_of",
    "in_order",
    "issue_determination",
    "judge_leak",
    "letter_of",
    "library_on",
    "library_to_come",
    "mark_read",
    "may",
    "may_take",
    "need_of",
    "newest_of",
    "open_record",
    "parties_of",
    "publish_determination",
    "put_topic_in_force",
    "read_record",
    "refuse_reviewer",
    "release_of",
    "restore_criterion",
    "return_signature",
    "review_of",
    "revise_topic",
    "save_draft",
    "screen_application",
    "screening_of",
    "set_criterion_aside",
    "sign_determination",
    "split_record",
    "standard_of",
    "take_back_answer",
    "targets",
    "the_amendment",
    "trial_draw",
    "unreadable",
    "withdraw_application",
    "withdraw_publication",
    "withdraw_topic_revision",
]
