"""Faults of packs that reading them cannot see, and what changed between two packs."""

from __future__ import annotations

from datetime import date

import pytest

from openimr.criteria import InForce, Library, Pack, Trigger, diff, lint, read_pack

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
      - {group: any, numbers: {most: 10, weeks: 13}}
    supported_when:
      all:
        - {id: count, says: No more than ten visits, check: visits_requested <= most, page: 98}
        - {id: lasting, says: The pain has lasted three months, check: symptom_weeks >= weeks, page: 98}
"""


def faults(*texts: str) -> set[str]:
    packs = tuple(read_pack(text, file="example.yaml") for text in texts)
    # Without examples beside it every topic has that one fault.
    return {fault.code for fault in lint(Library(packs=packs, sha256=""))} - {"PCK-05"}


def test_a_sound_pack_has_no_fault() -> None:
    assert faults(PACK) == set()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("weeks: 13", "weeks: 13, unused: 4", "PCK-01"),
        ("check: visits_requested <= most", "check: 3 <= 10", "PCK-02"),
        ("No more than ten visits", "No more than twelve visits", "PCK-03"),
        ("lasted three months", "lasted six months", "PCK-03"),
    ],
)
def test_what_a_pack_says_and_does_not_do_is_told(old: str, new: str, code: str) -> None:
    assert code in faults(PACK.replace(old, new))


def test_two_editions_on_one_day_are_told() -> None:
    later = PACK.replace('"2009"', '"2016"').replace(
        "from: 2009-07-18, until: 2016-07-28", "from: 2016-07-29, until: null"
    )
    assert faults(PACK, later) == set()
    assert faults(PACK, later.replace("2016-07-29", "2016-07-28")) == {"PCK-04"}


def test_a_topic_behind_one_that_covers_all_of_it_is_told() -> None:
    topic = PACK[PACK.index("  - id: therapy") :]
    assert faults(PACK + topic.replace("id: therapy", "id: other")) == {"PCK-06"}
    closer = topic.replace("id: therapy", "id: knee").replace("therapy]", "therapy], body_parts: [knee]")
    assert faults(PACK + closer) == set()


def test_open_ends_overlap() -> None:
    def days(since: date | None, until: date | None) -> InForce:
        return InForce(since=since, until=until, trigger=Trigger.REQUEST)

    assert days(None, None).overlaps(days(date(2016, 1, 1), None))
    assert not days(None, date(2015, 12, 31)).overlaps(days(date(2016, 1, 1), None))


def test_every_change_between_two_packs_is_told() -> None:
    after = (
        PACK.replace("most: 10", "most: 12")
        .replace("No more than ten visits", "No more than twelve visits")
        .replace("page: 98}", "page: 99}", 1)
        .replace("id: lasting", "id: chronic")
    )
    changes = {
        (change.where, change.what): (change.before, change.after) for change in diff(*map(_read, (PACK, after)))
    }
    assert changes["therapy", "most for any"] == ("10", "12")
    assert changes["therapy/count", "says"] == ("No more than ten visits", "No more than twelve visits")
    assert changes["therapy/count", "place"] == ("Therapy, p. 98", "Therapy, p. 99")
    assert changes["therapy/lasting", "criterion"] == ("lasting", None)
    assert changes["therapy/chronic", "criterion"] == (None, "chronic")
    assert diff(_read(PACK), _read(PACK)) == ()


def test_a_change_in_what_the_record_must_show_is_told() -> None:
    before = PACK.replace("therapy]}", "therapy], when: crps is true}")
    after = before.replace("crps is true", "flare_up is true")
    (change,) = diff(_read(before), _read(after))
    assert (change.what, change.before, change.after) == ("covers when", "crps is true", "flare_up is true")


def _read(text: str) -> Pack:
    return read_pack(text, file="example.yaml")
