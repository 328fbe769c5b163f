"""Step: the medical director puts a revised topic in force from a day."""

from __future__ import annotations

from datetime import date

from openimr.criteria import examine
from openimr.vocabulary import CaseChanged, InputError, NotFound
from openimr.workflow.desk import Desk, Note
from openimr.workflow.guideline_record import TopicPutInForce, first_day, library_on, must_be_allowed


def put_topic_in_force(
    desk: Desk, *, key: tuple[str, str, str], since: date, reason: str, draft_seen: int
) -> tuple[str, ...]:
    """What stands against the draft; nothing means that it counts for every review that begins on `since` or later.

    `since` lies after today: the reviews that have begun keep their criteria.
    """
    must_be_allowed("put_topic_in_force", desk.actor.role)
    draft = desk.guidelines.draft(key)
    if draft is None:
        raise NotFound("there is no draft of this topic.")
    if draft.version != draft_seen:
        raise CaseChanged(
            "the draft was saved again after you opened this page.", do="Read it again, then put it in force."
        )
    if since < first_day(desk.now):
        raise InputError(
            f"{since} is too early: reviews have begun today with the criteria as they are.",
            do=f"Choose {first_day(desk.now)} or a later day.",
        )
    if not reason.strip():
        raise InputError("a revision needs its reason.", do="Say what was read, and where it stands.")
    sound = examine(draft.revision, library_on(desk.guidelines.amendments(), since))
    if not sound.is_sound:
        return sound.faults
    guideline, edition, topic = key
    event = TopicPutInForce(
        guideline=guideline,
        edition=edition,
        topic=topic,
        revision_ref=desk.contents.put(draft.revision),
        reason_ref=desk.contents.put(Note(text=reason.strip())),
        since=since,
    )
    desk.guidelines.record(event, actor=desk.actor.id, role=desk.actor.role, at=desk.now)
    desk.guidelines.discard(key)
    return ()
