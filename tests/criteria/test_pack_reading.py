"""A pack that does not hold together is refused with file and line."""

from __future__ import annotations

import pytest

from openimr.criteria import read_pack
from openimr.vocabulary import RuleError

PACK = """\
guideline: mtus-example
title: MTUS Example
edition: "2009"
revision: 1
in_force: {from: 2009-07-18, until: 2016-07-28, trigger: request}
licence: our own words
topics:
  - id: therapy
    title: Therapy
    confirmed: true
    covers: {treatments: [physical therapy]}
    citations:
      - {section: Therapy, pages: 98-99}
    parameters:
      - {group: any, numbers: {most: 10}}
    supported_when:
      all:
        - {id: count, says: Within the count, check: visits_requested <= most, page: 98}
        - {id: active, says: Active, check: not passive_therapy_only, page: 99, if_undocumented: presumed_absent}
"""


def test_a_pack_that_holds_together_is_read() -> None:
    pack = read_pack(PACK, file="example.yaml")
    assert pack.id == "mtus-example@2009#1"
    assert [leaf.id for leaf in pack.topics[0].supported_when.leaves()] == ["count", "active"]
    assert len(pack.sha256) == 64


def test_numbers_that_no_guideline_states_are_marked_as_ours() -> None:
    marked = PACK.replace(
        "{group: any, numbers: {most: 10}}", "{group: any, says: any care, numbers: {most: 10}, ours: true}"
    )
    (row,) = read_pack(marked, file="example.yaml").topics[0].parameters
    assert (row.ours, row.says) == (True, "any care")
    (plain,) = read_pack(PACK, file="example.yaml").topics[0].parameters
    assert (plain.ours, plain.says) == (False, "")
    with pytest.raises(RuleError, match="'ours' is true or false"):
        read_pack(marked.replace("ours: true", "ours: perhaps"), file="example.yaml")


@pytest.mark.parametrize(
    ("old", "new", "line", "found"),
    [
        ("revision: 1", "revision: 1\nrevision: 2", 5, "stands twice"),
        ("licence: our own words", "license: our own words", 1, "no known key"),
        ("check: visits_requested <= most", "check: visits_wanted <= most", 18, "visits_wanted"),
        ("check: visits_requested <= most", "check: visits_requested + most", 18, "a number"),
        (", page: 98}", "}", 18, "cites no page"),
        ("pages: 98-99", "pages: 99-98", 13, "no page"),
        ("[physical therapy]", "[magnet therapy]", 11, "none of the treatments"),
        ("presumed_absent", "presumed", 19, "not one of"),
        ("id: active", "id: count", 8, "two criteria"),
        ("trigger: request", "trigger: moonrise", 5, "not one of"),
        ("confirmed: true", "confirmed: perhaps", 8, "true or false"),
        ("numbers: {most: 10}", "when: flare_up, numbers: {most: 10}", 8, "last row"),
        ("edition:", "\tedition:", 3, "no readable YAML"),
    ],
)
def test_what_does_not_hold_together_is_refused_with_its_line(old: str, new: str, line: int, found: str) -> None:
    with pytest.raises(RuleError) as raised:
        read_pack(PACK.replace(old, new, 1), file="example.yaml")
    assert raised.value.where == f"example.yaml:{line}"
    assert found in raised.value.message


def test_a_topic_may_cover_a_category_or_a_billing_code() -> None:
    topic = read_pack(
        PACK.replace("treatments: [physical therapy]", "categories: [opioid], codes: ['97110']"), file="x"
    )
    assert (topic.topics[0].covers.categories, topic.topics[0].covers.codes) == (("opioid",), ("97110",))


def test_a_topic_that_covers_nothing_is_refused() -> None:
    with pytest.raises(RuleError, match="covers treatments, categories or codes"):
        read_pack(PACK.replace("treatments: [physical therapy]", "diagnoses: [pain]"), file="x")
