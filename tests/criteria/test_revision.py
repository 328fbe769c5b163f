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
from openimr.criteria.plain_yaml import told_as_rule_error
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


TEXT = topic_source(*PHYSICAL_MEDICINE)
EXAMPLES = examples_source(*PHYSICAL_MEDICINE)
A_CRITERION = """supported_when: {all: [{id: one, says: One, check: CHECK, page: 8}]}
"""


def a_topic(*, supported_when: str = A_CRITERION, **fields: str) -> str:
    """A small topic; a field that is named stands in it as it is written."""
    head = {"id": "physical-medicine", "title": "Therapy", "covers": "{treatments: [physical therapy]}"}
    head |= {"citations": "[{section: Therapy, pages: 98-99}]", "confirmed": "true"} | fields
    said = "".join(f"{name}: {value}\n" for name, value in head.items())
    return said + supported_when.replace("CHECK", "flare_up is true")


def an_example(**fields: str) -> str:
    said = {"name": "one", "requested_on": "2012-03-05", "item": "{treatment: physical therapy}", "expect": "supported"}
    return "- " + "\n  ".join(f"{name}: {value}" for name, value in (said | fields).items()) + "\n"


def the_faults(text: str = TEXT, examples: str = EXAMPLES) -> str:
    return "\n".join(examine(replace(a_wording(), text=text, examples=examples), load_library()).faults)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[" * 99_000, 1, "30 levels"),
        ("- " * 90_000, 1, "30 levels"),
        ("id: &a [x]\ntitle: *a\n", 1, "anchors"),
        ("id: x\ntitle: *a\n", 2, "aliases"),
        ("id: !!binary aGVsbG8=\n", 1, "tag"),
        ("id: x\ntitle: a\x07b\n", 2, "control character"),
        ("id: x\ntitle: a\x00b\n", 2, "control character"),
        ('id: x\ntitle: "a\\0b"\n', 2, "control character"),
        (a_topic(covers="foo"), 1, "'covers' holds 'foo', which is no mapping"),
        (a_topic(supported_when="supported_when: [1]\n"), 1, "'supported_when' holds"),
        (a_topic(supported_when="supported_when: {all: [word]}\n"), 6, "'all' holds 'word'"),
        (a_topic(supported_when=A_CRITERION.replace("page: 8", f"page: {'9' * 5000}")), 6, "ValueError"),
        (a_topic(supported_when=A_CRITERION.replace("page: 8", f"page: '{'9' * 5000}'")), 6, "no page"),
        (a_topic(supported_when=A_CRITERION.replace("says: One", "says: [One]")), 6, "'says' is no text"),
        (a_topic(supported_when=A_CRITERION.replace("CHECK", "(" * 5000 + "flare_up" + ")" * 5000)), 6, "30 levels"),
        (a_topic(supported_when=A_CRITERION.replace("CHECK", "not " * 5000 + "flare_up")), 6, "30 levels"),
        (a_topic(supported_when=A_CRITERION.replace("CHECK", "1 + " * 5000 + "1 > 0")), 6, "30 levels"),
        (a_topic(supported_when=A_CRITERION.replace("CHECK", f"visits_requested < {'9' * 400}")), 6, "too large"),
        (a_topic(parameters="[{group: any, numbers: {most_visits: ten}}]"), 6, "'most_visits' is no number"),
        (a_topic(parameters="[{group: any, numbers: {most_visits: .inf}}]"), 6, "'most_visits' is no number"),
        (a_topic(parameters=f"[{{group: any, numbers: {{most_visits: {'9' * 400}}}}}]"), 6, "Overflow"),
        (a_topic(parameters="word"), 1, "'parameters' is no list"),
        (a_topic(title="2012-13-41"), 2, "ValueError"),
        (a_topic(title="2012"), 1, "'title' is no text"),
        (a_topic(notes="{a: b}"), 1, "'notes' is no text"),
    ],
)
def test_a_topic_that_cannot_be_read_is_a_fault_with_its_line(text: str, line: int, says: str):
    faults = the_faults(text=text)
    assert says in faults
    assert f"{line}: " in faults


@pytest.mark.parametrize(
    ("examples", "says"),
    [
        (an_example(requested_on="soon 2012"), "'soon 2012' is no day"),
        (an_example(requested_on="2012-13-41"), "examples:2: a value of another kind"),
        (an_example(requested_on="2012-03-05 10:00:00"), "is no day"),
        (an_example(item="foo"), "'item' holds 'foo'"),
        (an_example(item="{treatment: physical therapy, amount: many, unit: visits}"), "'amount' is no number"),
        (an_example(item="{treatment: physical therapy, amount: [1], unit: visits}"), "'amount' is no range"),
        (an_example(item="{treatment: physical therapy, amount: [3, 1], unit: visits}"), "'amount' is no range"),
        (an_example(given="{pain_score: lots}"), "'pain_score' is no number"),
        (an_example(given="{pain_score: .nan}"), "'pain_score' is no number"),
        (an_example(given="word"), "'given' holds 'word'"),
        (an_example(name="[a]"), "'name' is no text"),
        ("[" * 99_000, "30 levels"),
        ("- *a\n", "aliases"),
        ("- a\x00b\n", "control character"),
    ],
)
def test_an_example_that_cannot_be_read_is_a_fault_with_its_line(examples: str, says: str):
    faults = the_faults(examples=examples)
    assert says in faults
    assert "examples:" in faults


@pytest.mark.parametrize("slip", [ValueError, TypeError, AttributeError, KeyError, RecursionError, OverflowError])
def test_what_no_reader_foresees_is_a_fault_with_its_place_too(slip: type[Exception]):
    said = rf"examples:4: a value of another kind.*{slip.__name__}"
    with pytest.raises(RuleError, match=said), told_as_rule_error(lambda: "examples:4"):
        raise slip


def test_several_pages_are_written_with_commas_or_as_a_list():
    for written in ("'8, 98-99'", "'8,98-99'", "[8, 98-99]"):
        text = a_topic(supported_when=A_CRITERION.replace("page: 8", f"page: {written}"))
        topic = examine(replace(a_wording(), text=text), load_library()).topic
        assert topic is not None, written
        assert [str(run) for run in topic.supported_when.leaves()[0].citation.pages] == ["8", "98-99"]


def test_an_edit_refuses_what_a_reader_refuses():
    for text in ("[" * 99_000, "id: &a x\nsupported_when: {all: [*a]}\n", "id: 'a\x00'\n"):
        with pytest.raises(RuleError, match="topic:1"):
            edit_topic(text)


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
