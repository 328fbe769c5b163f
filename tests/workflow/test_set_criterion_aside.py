"""A reviewer sets one criterion of one item aside, and takes it back."""

from __future__ import annotations

import pytest

from openimr.criteria import SetAside
from openimr.store.desks import actor_of, open_desk, reading_desk
from openimr.vocabulary import StepNotAllowed
from openimr.workflow import Review, State, restore_criterion, review_of, set_criterion_aside
from tests.builders.application import an_application
from tests.builders.reviewing import UPHELD_RATIONALE, Reviewing, a_reviewer_with

pytestmark = pytest.mark.django_db


def an_aside(reason: str = "He cannot walk to a clinic.", *, counts_as: bool = True) -> SetAside:
    return SetAside(topic="physical-medicine", criterion="pm-count", counts_as=counts_as, reason=reason)


def reviewing_therapy() -> Reviewing:
    return a_reviewer_with(State.IN_REVIEW, application=an_application(items="Physical therapy, 12 visits"))


def the_review(reviewing: Reviewing) -> Review:
    return review_of(reading_desk(actor_of(reviewing.person)), reviewing.number)


def counted(reviewing: Reviewing) -> bool | None:
    root = the_review(reviewing).evaluations[0].root
    assert root is not None
    return next(leaf.counts_as for leaf in root.leaves() if leaf.id == "pm-count")


def test_it_counts_as_the_reviewer_says_until_it_is_taken_back() -> None:
    reviewing = reviewing_therapy()
    before = counted(reviewing)
    with open_desk(actor_of(reviewing.person)) as desk:
        set_criterion_aside(desk, case_number=reviewing.number, item=1, aside=an_aside())
    assert (before, counted(reviewing)) == (False, True)
    with open_desk(actor_of(reviewing.person)) as desk:
        restore_criterion(desk, case_number=reviewing.number, item=1, aside=an_aside())
    assert counted(reviewing) is False
    assert reviewing.case.set_aside == ()


def test_the_letter_has_to_tell_it_before_the_draft_can_be_signed() -> None:
    reviewing = reviewing_therapy()
    reviewing.finish()
    with open_desk(actor_of(reviewing.person)) as desk:
        set_criterion_aside(desk, case_number=reviewing.number, item=1, aside=an_aside())
    assert "CON-04" in {finding.code for finding in the_review(reviewing).findings()}
    reviewing.save(rationale=f"He cannot walk to a clinic. {UPHELD_RATIONALE}")
    assert "CON-04" not in {finding.code for finding in the_review(reviewing).findings()}


def test_the_last_word_holds() -> None:
    reviewing = reviewing_therapy()
    for counts_as in (True, False):
        with open_desk(actor_of(reviewing.person)) as desk:
            set_criterion_aside(desk, case_number=reviewing.number, item=1, aside=an_aside(counts_as=counts_as))
    assert len(reviewing.case.set_aside) == 1
    assert counted(reviewing) is False


def test_without_a_reason_nothing_is_set_aside() -> None:
    reviewing = reviewing_therapy()
    with open_desk(actor_of(reviewing.person)) as desk, pytest.raises(StepNotAllowed, match="only with a reason"):
        set_criterion_aside(desk, case_number=reviewing.number, item=1, aside=an_aside(reason=" "))
    assert reviewing.case.set_aside == ()
