"""Step: the medical director puts a revised topic in force from a day."""

from __future__ import annotations

from datetime import date

from openimr.criteria import examine
from openimr.vocabulary import CaseChanged, InputError, NotFound
from openimr.workflow.desk import Desk, Note
from openimr.workflow.guideline_record import (
    TopicPutInForce,
    first_day,
    first_day_of,
    library_to_come,
    must_be_allowed,
)


def put_topic_in_force(
    desk: Desk, *, key: tuple[str, str, str], since: date, reason: str, draft_seen: str
) -> tuple[str, ...]:
    """What stands against the draft; nothing means that it counts for every review that begins on `since` or later.

    `since` lies after today, since the reviews that have begun keep their criteria, and not before a revision of the
    topic that is still to come. `draft_seen` is the digest of the draft that was read.
    """
    must_be_allowed("put_topic_in_force", desk.actor.role)
    draft = desk.guidelines.draft(key)
    if draft is None:
        raise NotFound("there is no draft of this topic.")
    if draft.digest != draft_seen:
        raise CaseChanged(
            "the draft was saved again after you opened this page.", do="Read it again, then put it in force."
        )
    if since < first_day(desk.now):
        raise InputError(
            f"{since} is too early: reviews have begun today with the criteria as they are.",
            do=f"Choose {first_day(desk.now)} or a later day.",
        )
    amendments = desk.guidelines.amendments()
    earliest = first_day_of(amendments, key, desk.now)
    if since < earliest:
        raise InputError(
            f"a revision of this topic counts from {earliest}, and would take the place of this one on that day.",
            do=f"Choose {earliest} or a later day, or take that revision back first.",
        )
    if not reason.strip():
        raise InputError("a revision needs its reason.", do="Say what was read, and where it stands.")
    sound = examine(draft.revision, library_to_come(amendments))
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
    desk.guidelines.discard(key, seen=draft_seen)
    return ()
