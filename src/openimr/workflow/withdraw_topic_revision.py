"""Step: the medical director takes a revision of a topic back; what counted before it counts again."""

from __future__ import annotations

from datetime import date

from openimr.vocabulary import InputError, StepNotAllowed
from openimr.workflow.desk import Desk, Note
from openimr.workflow.guideline_record import TopicRevisionWithdrawn, first_day, must_be_allowed, the_amendment


def withdraw_topic_revision(desk: Desk, *, number: int, reason: str) -> date:
    """The first day on which a revision no longer counts: tomorrow, or its own first day where it has not come yet."""
    must_be_allowed("withdraw_topic_revision", desk.actor.role)
    amendment = the_amendment(desk.guidelines.amendments(), number)
    if amendment.until is not None:
        raise StepNotAllowed("this revision has been withdrawn already.", do="Open the topic again.")
    if not reason.strip():
        raise InputError("taking a revision back needs a reason.", do="Say what was wrong with it.")
    until = max(first_day(desk.now), amendment.since)
    reason_ref = desk.contents.put(Note(text=reason.strip()))
    event = TopicRevisionWithdrawn(number=number, until=until, reason_ref=reason_ref)
    desk.guidelines.record(event, actor=desk.actor.id, role=desk.actor.role, at=desk.now)
    return until
