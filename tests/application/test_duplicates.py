"""A duplicate is the same worker, the same decision and the same items, however they are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from openimr.application import find_duplicates
from openimr.vocabulary import CaseNumber
from tests.builders.application import WORKER, an_application

FIRST = CaseNumber("CM15-0000001")
SECOND = CaseNumber("CM15-0000002")


def test_the_same_application_is_found_however_it_is_written():
    again = an_application(
        worker=replace(WORKER, name="PERPETUA  LINDQVIST"), items="physical therapy - 12 visits; Cervical Spine."
    )
    assert find_duplicates(again, [(FIRST, an_application()), (SECOND, an_application())]) == (FIRST, SECOND)


def test_another_worker_decision_or_item_makes_another_case():
    others = [
        an_application(worker=replace(WORKER, name="Perpetua Lindquist")),
        an_application(decided_on=date(2015, 2, 12)),
        an_application(items="Physical therapy, 8 visits, cervical spine"),
        an_application(items="Physical therapy, 12 visits, cervical spine\nMRI of the cervical spine"),
    ]
    assert find_duplicates(an_application(), [(FIRST, other) for other in others]) == ()


def test_two_workers_of_one_name_are_told_apart_by_their_injury():
    namesake = an_application(date_of_injury=date(2014, 6, 1))
    assert find_duplicates(an_application(), [(FIRST, namesake)]) == ()
    assert find_duplicates(an_application(date_of_injury=None), [(FIRST, namesake)]) == (FIRST,)


def test_two_forms_that_say_nothing_are_not_the_same():
    blank = an_application(decided_on=None, ur_served_on=None, items="")
    assert find_duplicates(blank, [(FIRST, blank)]) == ()
