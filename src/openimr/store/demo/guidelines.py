"""Guideline topics of the demo: one that was revised and counts, one that is being revised."""

from __future__ import annotations

from datetime import date, datetime

from openimr.criteria import TopicRevision, edit_topic, examples_source, topic_source
from openimr.store.desks import actor_of, open_desk
from openimr.store.models import Person
from openimr.workflow import put_topic_in_force, revise_topic

MASSAGE = ("mtus-chronic-pain", "2009", "massage-therapy")
PHYSICAL_MEDICINE = ("mtus-chronic-pain", "2009", "physical-medicine")
COUNTS_FROM = date(2015, 2, 2)


def revise_topics(director: Person, *, put_at: datetime, drafted_at: datetime) -> None:
    """Put the topic of massage in force with better words for the search, and begin a draft of physical medicine."""
    massage = _wording(
        MASSAGE,
        edit_topic(
            topic_source(*MASSAGE),
            criteria={
                "ma-count": {"look_for": "the number of sessions already done, from bills or the therapist’s log"}
            },
        ),
    )
    with open_desk(actor_of(director), at=put_at) as desk:
        draft = revise_topic(desk, revision=massage, seen="")
        stops = put_topic_in_force(
            desk,
            key=MASSAGE,
            since=COUNTS_FROM,
            reason="Reviewers could not tell where sessions are counted. Nothing else changes.",
            draft_seen=draft.digest,
        )
    assert stops == ()
    therapy = _wording(PHYSICAL_MEDICINE, edit_topic(topic_source(*PHYSICAL_MEDICINE), removed=("pm-hep",)))
    with open_desk(actor_of(director), at=drafted_at) as desk:
        revise_topic(desk, revision=therapy, seen="")


def _wording(key: tuple[str, str, str], text: str) -> TopicRevision:
    guideline, edition, topic = key
    return TopicRevision(guideline=guideline, edition=edition, topic=topic, text=text, examples=examples_source(*key))
