"""An item held against its guideline: outcome, reasons, edition, and what silence means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from openimr.casefile import find_facts
from openimr.criteria import (
    Library,
    Outcome,
    Truth,
    choose_topics,
    editions_in_force,
    evaluate,
    governing_date,
    is_in_force,
    load_library,
    run_examples,
)
from openimr.criteria.evaluation import Counting
from openimr.vocabulary import Citation, PageRange, Range
from tests.builders.casefile import a_case_file
from tests.builders.criteria import an_item, evaluated, the_facts


def test_every_worked_example_beside_a_pack_holds() -> None:
    broken = [f"{result.where}: {result.complaints}" for result in run_examples(load_library()) if result.complaints]
    assert broken == []


def test_every_topic_has_an_example_for_and_against() -> None:
    results = run_examples(load_library())
    assert len(results) > 2 * sum(len(pack.topics) for pack in load_library().packs)


def test_the_whole_trace_is_kept() -> None:
    evaluation = evaluated(physical_therapy_visits=(1, None))
    assert evaluation.root is not None
    assert [leaf.id for leaf in evaluation.root.leaves()] == ["pm-count", "pm-active", "pm-fi", "pm-hep"]
    assert all(leaf.citation for leaf in evaluation.root.leaves())


def test_a_criterion_that_is_not_documented_shows_its_search_log() -> None:
    item = an_item("MRI of the cervical spine")
    facts = find_facts(a_case_file("Neck pain with numbness.", "Work status unchanged."), as_of=None)
    evaluation = evaluate(item, facts, requested_on=date(2014, 6, 2), ur_decided_on=None, date_of_injury=None)
    assert evaluation.root is not None
    open_facts = [
        fact
        for leaf in evaluation.root.leaves()
        if leaf.truth is Truth.NOT_DOCUMENTED
        for fact in leaf.facts
        if not fact.evidence
    ]
    assert open_facts
    assert all(fact.search is not None and fact.search.pages_read == 2 for fact in open_facts)


def test_truth_and_what_follows_from_silence_are_apart() -> None:
    evaluation = evaluated(physical_therapy_visits=0)
    assert evaluation.root is not None
    active = evaluation.root.leaves()[1]
    assert active.truth is Truth.NOT_DOCUMENTED
    assert active.if_undocumented is Counting.PRESUMED_ABSENT
    assert active.counts_as is True


def test_a_conflict_is_left_to_a_physician() -> None:
    evaluation = evaluated(
        "Physical therapy, 2 visits",
        physical_therapy_visits=6,
        functional_improvement="conflicting",
        home_exercise_program=True,
    )
    assert evaluation.outcome is Outcome.UNDECIDED
    assert evaluation.deciding == ("pm-fi",)


def test_what_the_count_leaves_is_shown_and_decides_nothing() -> None:
    evaluation = evaluated("Physical therapy, 12 visits", physical_therapy_visits=1, flare_up=True)
    assert evaluation.outcome is Outcome.NOT_SUPPORTED
    assert evaluation.allows == Range.exactly(9)
    assert "9 visits" in evaluation.would_change


def test_where_another_criterion_fails_the_count_leaves_nothing() -> None:
    assert evaluated("Physical therapy, 4 visits", physical_therapy_visits=2).allows == Range.exactly(0)


def test_a_criterion_that_is_not_confirmed_never_decides_alone() -> None:
    library = load_library()
    pack = library.pack("mtus-acupuncture")
    topic = pack.topics[0]
    doubted = replace(topic, is_confirmed=False)
    changed = Library(packs=(replace(pack, topics=(doubted,)),), sha256="")
    evaluation = evaluate(
        an_item("Acupuncture, 12 visits"),
        the_facts(acupuncture_visits=0, active_rehabilitation=True),
        requested_on=date(2014, 6, 2),
        ur_decided_on=None,
        date_of_injury=None,
        library=changed,
    )
    assert evaluation.outcome is Outcome.UNDECIDED
    assert evaluation.topic is not None
    assert not evaluation.topic.is_confirmed


def test_an_item_without_a_pack_hears_so() -> None:
    evaluation = evaluated("Hyperbaric oxygen therapy, 10 sessions")
    assert evaluation.outcome is Outcome.NO_PACK
    assert evaluation.topic is None


def test_an_edition_that_was_not_in_force_is_named_and_not_used() -> None:
    evaluation = evaluated("Physical therapy, 6 visits", requested_on=date(2018, 3, 1), physical_therapy_visits=0)
    assert evaluation.outcome is Outcome.NO_PACK
    assert "mtus-chronic-pain@2016#1" in evaluation.would_change
    assert "2017" in evaluation.would_change


def test_the_day_of_the_request_divides_two_editions() -> None:
    packs = [
        evaluated(requested_on=day, physical_therapy_visits=0).topic.pack  # type: ignore[union-attr]
        for day in (date(2016, 7, 28), date(2016, 7, 29))
    ]
    assert packs == ["mtus-chronic-pain@2009#1", "mtus-chronic-pain@2016#1"]


def test_without_the_request_the_ur_decision_stands_in_and_is_marked() -> None:
    governing = governing_date(requested_on=None, ur_decided_on=date(2014, 10, 17), trigger="request")
    assert governing.on == date(2014, 10, 17)
    assert governing.is_assumed


def test_without_any_date_the_edition_that_the_letter_cites_is_used_and_said() -> None:
    cited = [Citation(guideline="mtus-chronic-pain", title="", pages=(PageRange(98, 99),))]
    evaluation = evaluate(
        an_item(), the_facts(), requested_on=None, ur_decided_on=None, date_of_injury=None, cited=cited
    )
    assert evaluation.topic is not None
    assert evaluation.topic.pack == "mtus-chronic-pain@2009#1"
    assert evaluation.governing.on is None
    assert "no date is known" in evaluation.governing.basis


def test_a_citation_is_no_evidence() -> None:
    cited = [Citation(guideline="mtus-chronic-pain", title="", edition="2016")]
    with_date = evaluate(
        an_item(), the_facts(), requested_on=date(2014, 6, 2), ur_decided_on=None, date_of_injury=None, cited=cited
    )
    assert with_date == evaluated()


def test_an_injury_after_the_request_is_noticed() -> None:
    evaluation = evaluate(
        an_item(), the_facts(), requested_on=date(2014, 6, 2), ur_decided_on=None, date_of_injury=date(2015, 1, 1)
    )
    assert "check both dates" in evaluation.governing.basis


def test_topics_in_force_come_first() -> None:
    choices = choose_topics(an_item(), the_facts(), on=date(2016, 12, 1))
    assert [(choice.pack.edition, choice.is_in_force) for choice in choices] == [("2016", True), ("2009", False)]


def test_a_topic_with_body_parts_covers_no_item_without_one() -> None:
    assert choose_topics(an_item("MRI without contrast"), the_facts(), on=None) == ()


def test_the_editions_of_a_day_are_told() -> None:
    assert editions_in_force("mtus-chronic-pain", date(2016, 7, 28)) == ("2009",)
    assert editions_in_force("mtus-acupuncture", date(2016, 12, 1)) == ("2007", "2009")
    assert editions_in_force("odg", date(2016, 12, 1)) == ()


def test_a_citation_of_another_edition_is_out_of_force() -> None:
    cited = Citation(guideline="mtus-chronic-pain", title="", edition="2009")
    assert is_in_force(cited, date(2017, 1, 5)) is False
    assert is_in_force(cited, date(2014, 1, 5)) is True
    assert is_in_force(replace(cited, edition=None), date(2017, 1, 5)) is None


def test_no_two_packs_of_one_guideline_govern_on_one_day() -> None:
    held = load_library().packs
    clashes = [
        (one.id, other.id)
        for one in held
        for other in held
        if one.id < other.id and one.guideline == other.guideline
        if other.in_force.since and one.in_force.covers(other.in_force.since)
    ]
    assert clashes == []


def test_every_pack_agrees_with_the_table_of_editions() -> None:
    for pack in load_library().packs:
        for day in (pack.in_force.since, pack.in_force.until):
            if day is not None:
                assert pack.edition in editions_in_force(pack.guideline, day)
