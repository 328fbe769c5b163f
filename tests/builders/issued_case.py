"""A case with its letters: signed with a determination of the test's choice, issued and published by the real steps."""

from __future__ import annotations

from dataclasses import replace

from openimr.application import Application
from openimr.determination import Determination
from openimr.store.desks import actor_of, open_desk
from openimr.vocabulary import CaseNumber, ReviewerPseudonym, Role
from openimr.workflow import State, issue_determination, judge_leak, publish_determination, release_of
from openimr.workflow.events import DeterminationSigned
from tests.builders.cases import a_case_at, a_person, a_reviewer_person
from tests.builders.determination import a_determination


def an_issued_case(determination: Determination | None = None, *, application: Application | None = None) -> CaseNumber:
    """The number of an issued case. The signature is recorded as it is; what checks would say is not asked here."""
    number = a_case_at(State.IN_REVIEW, application=application)
    signed = replace(determination or a_determination(), case_number=number)
    with open_desk(actor_of(a_reviewer_person())) as desk:
        event = DeterminationSigned(
            pseudonym=ReviewerPseudonym("R-1001"), determination_ref=desk.contents.put(signed), checks_passed=3
        )
        desk.record(desk.cases.get(number), event)
    with open_desk(actor_of(a_person(Role.QUALITY))) as desk:
        issue_determination(desk, case_number=number)
    return number


def a_published_case(
    determination: Determination | None = None, *, application: Application | None = None
) -> CaseNumber:
    """The number of a published case; whatever was suspected to tell who somebody is has been hidden."""
    number = an_issued_case(determination, application=application)
    quality = actor_of(a_person(Role.QUALITY))
    while True:
        with open_desk(quality) as desk:
            leaks = release_of(desk, number).open_leaks
            if not leaks:
                publish_determination(desk, case_number=number)
                return number
            judge_leak(desk, case_number=number, leak_id=leaks[0].id, is_hidden=True)
