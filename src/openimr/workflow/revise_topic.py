"""Step: the medical director saves the draft of a topic, or throws it away."""

from __future__ import annotations

from openimr.criteria import TopicRevision
from openimr.workflow.desk import Desk
from openimr.workflow.guideline_record import TopicDraft, must_be_allowed


def revise_topic(desk: Desk, *, revision: TopicRevision, seen: int) -> TopicDraft:
    """Keep what was written, sound or not; nothing of it counts before it is put in force."""
    must_be_allowed("revise_topic", desk.actor.role)
    return desk.guidelines.save(revision, seen=seen, at=desk.now)


def discard_topic_draft(desk: Desk, *, key: tuple[str, str, str]) -> None:
    """Throw a draft away; what is in force stays."""
    must_be_allowed("discard_topic_draft", desk.actor.role)
    desk.guidelines.discard(key)
