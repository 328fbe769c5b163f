"""Topics of guideline packs, rewritten and put in force by the real steps."""

from __future__ import annotations

from datetime import date, timedelta

from openimr.criteria import TopicRevision, edit_topic, examples_source, topic_source
from openimr.store.desks import actor_of, now, open_desk
from openimr.store.models import Person
from openimr.vocabulary import Role
from openimr.workflow import first_day, put_topic_in_force, revise_topic
from tests.builders.cases import a_person

PHYSICAL_MEDICINE = ("mtus-chronic-pain", "2009", "physical-medicine")
HOME_EXERCISE = "- id: pm-hep"


def a_wording(key: tuple[str, str, str] = PHYSICAL_MEDICINE, *, notes: str = "") -> TopicRevision:
    """A topic of the library with other notes, which changes nothing that is computed."""
    guideline, edition, topic = key
    return TopicRevision(
        guideline=guideline,
        edition=edition,
        topic=topic,
        text=edit_topic(topic_source(*key), fields={"notes": notes}),
        examples=examples_source(*key),
    )


def without_home_exercise() -> TopicRevision:
    """Physical medicine that asks for no home exercise program; its worked examples agree with that."""
    key = PHYSICAL_MEDICINE
    examples = examples_source(*key).replace(", pm-hep]", "]")
    guideline, edition, topic = key
    text = edit_topic(topic_source(*key), removed=("pm-hep",))
    return TopicRevision(guideline=guideline, edition=edition, topic=topic, text=text, examples=examples)


def medical_director() -> Person:
    return a_person(Role.MEDICAL_DIRECTOR)


def put_in_force(revision: TopicRevision, *, reason: str = "Read again.", since: date | None = None) -> date:
    """Save a draft and put it in force from the earliest day, or from `since`; by the real clock of the desk.

    The step runs on the day before, so that `since` can be any day.
    """
    at = now() if since is None else now() - timedelta(days=(first_day(now()) - since).days)
    with open_desk(actor_of(medical_director()), at=at) as desk:
        known = desk.guidelines.draft(revision.key)
        draft = revise_topic(desk, revision=revision, seen=known.digest if known else "")
        since = since or first_day(desk.now)
        stops = put_topic_in_force(desk, key=revision.key, since=since, reason=reason, draft_seen=draft.digest)
    assert stops == ()
    return since
