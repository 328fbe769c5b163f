"""A topic in other words: read, examined, put into the library, tried on past items."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from openimr.criteria import (
    Outcome,
    PastItem,
    TopicRevision,
    edit_topic,
    examine,
    examples_source,
    load_library,
    pack_file,
    read_pack,
    revised,
    run_written,
    standing,
    topic_in,
    topic_source,
    try_out,
)
from openimr.vocabulary import Decision, NotFound, RuleError
from tests.builders.criteria import an_item, the_facts
from tests.builders.guidelines import PHYSICAL_MEDICINE, a_wording, without_home_exercise

KEYS = [(pack.guideline, pack.edition, topic.id) for pack, topic in load_library().topics()]


def test_every_topic_of_the_library_is_the_same_after_its_source_was_read_and_edited_to_nothing():
    for key in KEYS:
        text = edit_topic(topic_source(*key))
        wording = TopicRevision(guideline=key[0], edition=key[1], topic=key[2], text=text)
        held = topic_in(load_library(), *key)
        assert topic_in(revised(load_library(), [wording]), *key)[1] == held[1], key
        assert read_pack(pack_file(wording), file="x").topics == (held[1],), key


def test_the_worked_examples_of_each_topic_hold_by_themselves():
    for key in KEYS:
        results = run_written(examples_source(*key), load_library(), file="/".join(key))
        assert results, key
        assert [result.complaints for result in results if result.complaints] == [], key


def test_an_edit_keeps_comments_and_all_that_it_does_not_name():
    before = topic_source(*PHYSICAL_MEDICINE)
    after = edit_topic(before, criteria={"pm-count": {"says": "No more visits than the count"}})
    assert "# counts and pages quoted in published determinations" in after
    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    assert changed == ["      says: No more visits than the count"]


def test_a_number_a_page_and_a_new_criterion_change_what_is_read():
    text = edit_topic(
        topic_source(*PHYSICAL_MEDICINE),
        numbers={(1, "most_visits"): 12},
        criteria={"pm-active": {"page": "99", "confirmed": False}},
        added={"id": "pm-new", "says": "A first course", "check": "physical_therapy_visits = 0", "page": "98"},
    )
    topic = examine(replace(a_wording(), text=text), load_library()).topic
    assert topic is not None
    assert topic.parameters[1].numbers["most_visits"] == 12
    leaves = {leaf.id: leaf for leaf in topic.supported_when.leaves()}
    assert str(leaves["pm-active"].citation.pages[0]) == "99"
    assert not leaves["pm-active"].is_confirmed
    assert leaves["pm-new"].says == "A first course"


def test_the_only_criterion_of_a_group_cannot_be_taken_out():
    key = next(key for key in KEYS if len(topic_in(load_library(), *key)[1].supported_when.children) == 1)
    (leaf, *_) = topic_in(load_library(), *key)[1].supported_when.leaves()
    with pytest.raises(RuleError, match="only criterion of its group"):
        edit_topic(topic_source(*key), removed=(leaf.id,))


def test_a_pack_counts_its_amendments_in_its_id_and_changes_its_hash():
    before, _ = topic_in(load_library(), *PHYSICAL_MEDICINE)
    after, _ = topic_in(revised(load_library(), [a_wording(notes="One."), a_wording(notes="Two.")]), *PHYSICAL_MEDICINE)
    assert (before.id, after.id) == ("mtus-chronic-pain@2009#1", "mtus-chronic-pain@2009#1+2")
    assert before.sha256 != after.sha256
    assert revised(load_library(), []) is load_library()


def test_a_sound_revision_has_nothing_against_it():
    sound = examine(without_home_exercise(), load_library())
    assert sound.is_sound, sound.faults
    assert sound.examples


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text": "id: [unclosed"}, "no readable YAML"),
        ({"text": topic_source(*PHYSICAL_MEDICINE).replace("id: physical-medicine", "id: other")}, "and not 'physical"),
        ({"text": topic_source(*PHYSICAL_MEDICINE).replace("flare_up is true", "flare is true")}, "flare"),
        ({"text": topic_source(*PHYSICAL_MEDICINE).replace("stay within the count", "stay under 30 visits")}, "30"),
        ({"examples": ""}, "No worked example comes out under this topic"),
        ({"examples": "- name: x"}, "missing"),
        (
            {"examples": examples_source(*PHYSICAL_MEDICINE).replace("expect: supported", "expect: not supported", 1)},
            "expected 'not supported'",
        ),
    ],
)
def test_what_stands_against_a_revision_is_said_with_its_place(change, says):
    sound = examine(replace(a_wording(), **change), load_library())
    assert not sound.is_sound
    assert says in " ".join(sound.faults)


def test_a_topic_that_the_library_does_not_hold_has_no_source():
    with pytest.raises(NotFound):
        topic_source("mtus-chronic-pain", "2009", "no-such-topic")


def a_past_item(*, visits: int, decision: Decision, **given) -> PastItem:
    return PastItem(
        case_number="CM14-0000001",
        is_own=False,
        item=an_item(f"Physical therapy, {visits} visits"),
        facts=the_facts(**given),
        requested_on=date(2014, 6, 2),
        ur_decided_on=None,
        date_of_injury=None,
        decision=decision,
    )


def test_a_trial_names_the_past_items_that_turn_and_why():
    no_exercise = a_past_item(
        visits=2, decision=Decision.OVERTURNED, physical_therapy_visits=6, functional_improvement=True
    )
    too_many = a_past_item(visits=30, decision=Decision.UPHELD, physical_therapy_visits=6)
    after = revised(load_library(), [without_home_exercise()])
    turned, kept = try_out([no_exercise, too_many], before=load_library(), after=after)
    assert (turned.before.outcome, turned.after.outcome) == (Outcome.NOT_SUPPORTED, Outcome.SUPPORTED)
    assert turned.is_other_outcome
    assert not kept.is_other_outcome
    counted = standing([(trial.after, trial.past.decision) for trial in (turned, kept)])
    assert (counted.items, counted.compared, counted.agreed) == (2, 2, 2)
