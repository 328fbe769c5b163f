"""Step: the medical director saves the draft of a topic, or throws it away."""

from __future__ import annotations

from openimr.criteria import TopicRevision
from openimr.workflow.desk import Desk
from openimr.workflow.guideline_record import TopicDraft, must_be_allowed


def revise_topic(desk: Desk, *, revision: TopicRevision, seen: str) -> TopicDraft:
    """Keep what was written, sound or not; nothing of it counts before it is put in force.

    `seen` is the digest of the draft that it was made from, empty where there was none.
    """
    must_be_allowed("revise_topic", desk.actor.role)
    return desk.guidelines.save(revision, seen=seen, at=desk.now)


def discard_topic_draft(desk: Desk, *, key: tuple[str, str, str], seen: str) -> None:
    """Throw away the draft with the digest `seen`; what is in force stays, and any other draft, too."""
    must_be_allowed("discard_topic_draft", desk.actor.role)
    desk.guidelines.discard(key, seen=seen)
