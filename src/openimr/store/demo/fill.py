"""Fill the demo: every case goes its way by the same steps that people take on the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction

from openimr.application import Application, dispute_items
from openimr.determination import Determination, suggest_basis
from openimr.store.access import link_parties
from openimr.store.demo.cases import BRANDVOLD, DEMO_CASES, LINDQVIST, OSTRANDER, PENHALLOW, DemoCase
from openimr.store.demo.determined import OSTRANDER_RATIONALE, OSTRANDER_SUMMARY
from openimr.store.demo.guidelines import revise_topics
from openimr.store.demo.panel import DEMO_IDENTITIES, DEMO_PANEL
from openimr.store.demo.people import DEMO_PEOPLE
from openimr.store.demo.published import invented_determinations
from openimr.store.desks import actor_of, open_desk
from openimr.store.jobs import enter_reading
from openimr.store.models import CaseRow, Person
from openimr.store.panel import enter_reviewer
from openimr.store.published import take_in
from openimr.store.settings import settings
from openimr.vocabulary import CaseNumber, Decision, ImrError, Role
from openimr.workflow import (
    RecordDescription,
    Review,
    add_record,
    complete_records,
    describe_record,
    disclaim_conflict,
    draw_reviewer,
    file_application,
    issue_determination,
    open_record,
    publish_determination,
    review_of,
    save_draft,
    screen_application,
    sign_determination,
)

PACIFIC = ZoneInfo("America/Los_Angeles")


def fill_demo(*, say: Callable[[str], None] = lambda line: None) -> None:
    """People, panel and four cases, each at another point of its journey. An already filled demo stays as it is."""
    if not settings().is_demo:
        raise ImrError("this is no demo.", do="Start it with `openimr serve --demo`.")
    began = settings().home / "demo-began"
    if not began.exists() and (Person.objects.exists() or CaseRow.objects.exists()):
        # In a demo anybody may sign in as anybody: a real desk must never become one by a word on the command line.
        raise ImrError(
            "this installation has people or cases of its own.",
            where="OPENIMR_HOME",
            do="Name an empty folder for the demo, or serve without --demo.",
        )
    if CaseRow.objects.exists():
        return
    say("Filling the demo with invented people and cases …")
    with transaction.atomic():  # half a demo would look like a whole one the next time
        _fill(say)
        began.touch()


def _fill(say: Callable[[str], None]) -> None:
    _enter_people()
    revise_topics(
        _somebody(Role.MEDICAL_DIRECTOR),
        put_at=_at(date(2015, 1, 28), 16, 5),
        drafted_at=_at(date(2015, 3, 6), 11, 30),
    )
    numbers = {case.key: _file(case) for case in DEMO_CASES}
    for case in (LINDQVIST, OSTRANDER):
        say(f"Reading the records of {numbers[case.key]} …")
        _bring_records(case, numbers[case.key])
    _begin_review(numbers[LINDQVIST.key], at=_at(date(2015, 3, 9), 14, 20))
    _determine(numbers[OSTRANDER.key])
    say("Publishing determinations of invented workers …")
    take_in(invented_determinations())
    assert {BRANDVOLD.key, PENHALLOW.key} <= numbers.keys()  # these two wait for the staff to screen them


def _enter_people() -> None:
    for person in DEMO_PEOPLE:
        Person.objects.create_person(
            person.key,
            None,
            display_name=person.name,
            role=person.role.value,
            organization=person.organization,
            email=person.email,
        )
    names = {identity.pseudonym: identity for identity in DEMO_IDENTITIES}
    for reviewer in DEMO_PANEL:
        identity = names[reviewer.pseudonym]
        enter_reviewer(reviewer, name=identity.name, email=identity.email)
        Person.objects.create_person(
            reviewer.pseudonym.lower(),
            None,
            display_name=reviewer.pseudonym,
            role=Role.REVIEWER.value,
            pseudonym=reviewer.pseudonym,
        )


def _file(case: DemoCase) -> CaseNumber:
    application = replace(case.application, items=dispute_items(_lines(case.application)))
    filer = _somebody(Role.WORKER) if application.worker.name == _somebody(Role.WORKER).display_name else _intake()
    with open_desk(actor_of(filer), at=_at(case.received_on, 10, 12)) as desk:
        number = file_application(desk, application=application)
        link_parties(number, application, filer)
    return number


def _bring_records(case: DemoCase, number: CaseNumber) -> None:
    came, complete = _at(case.received_on, 15, 5), _at(date(2015, 3, 6), 16, 48)
    with open_desk(actor_of(_intake()), at=came) as desk:
        screen_application(desk, case_number=number)
    for paper in case.papers:
        with open_desk(actor_of(_intake()), at=complete) as desk:
            record_id = add_record(
                desk, case_number=number, name=paper.name, content=paper.content(), sent_by=paper.sent_by
            )
        enter_reading(number, record_id, at=complete)
        described = RecordDescription(name=paper.name, type=paper.type, author=paper.author, dated=paper.dated)
        with open_desk(actor_of(_intake()), at=complete) as desk:
            describe_record(desk, case_number=number, record_id=record_id, description=described)
    with open_desk(actor_of(_intake()), at=complete) as desk:
        complete_records(desk, case_number=number)


def _begin_review(number: CaseNumber, *, at: datetime) -> Person:
    with open_desk(actor_of(_intake()), at=at) as desk:
        drawn = draw_reviewer(desk, case_number=number).drawn
    reviewer = Person.objects.get(pseudonym=drawn)
    with open_desk(actor_of(reviewer), at=at) as desk:
        disclaim_conflict(desk, case_number=number)
    return reviewer


def _determine(number: CaseNumber) -> None:
    """Decide, sign and issue a case whose record supports its one item, as its reviewer would."""
    reviewer = _begin_review(number, at=_at(date(2015, 3, 7), 9, 30))
    read, signed = _at(date(2015, 3, 8), 11, 0), _at(date(2015, 3, 9), 10, 15)
    for record_id in _record_ids(number):
        with open_desk(actor_of(reviewer), at=read) as desk:
            open_record(desk, case_number=number, record_id=record_id)
    with open_desk(actor_of(reviewer), at=read) as desk:
        review = review_of(desk, number)
        save_draft(desk, case_number=number, determination=_decided(review), seen=review.draft.version)
    with open_desk(actor_of(reviewer), at=signed) as desk:
        draft = review_of(desk, number).draft
        stops = sign_determination(desk, case_number=number, draft_seen=draft.version)
    if stops:
        raise ImrError(
            f"the demo's determination is stopped by {', '.join(finding.code for finding in stops)}.", where=number
        )
    with open_desk(actor_of(_somebody(Role.QUALITY)), at=_at(date(2015, 3, 9), 15, 40)) as desk:
        issue_determination(desk, case_number=number)
    with open_desk(actor_of(_somebody(Role.QUALITY)), at=_at(date(2015, 3, 9), 15, 52)) as desk:
        publish_determination(desk, case_number=number)


def _decided(review: Review) -> Determination:
    """The draft as its reviewer finished it: the item overturned, on the guideline that governs it."""
    (item,) = review.draft.determination.items
    (evaluation,) = review.evaluations
    decided = replace(
        item,
        decision=Decision.OVERTURNED,
        reviewer_guideline=suggest_basis(evaluation),
        rationale=OSTRANDER_RATIONALE,
    )
    return replace(review.draft.determination, clinical_summary=OSTRANDER_SUMMARY, items=(decided,))


def _record_ids(number: CaseNumber) -> list[str]:
    from openimr.store.cases import StoredCases

    return [record.id for record in StoredCases().get(number).records]


def _lines(application: Application) -> str:
    return "\n".join(item.text for item in application.items)


def _intake() -> Person:
    return _somebody(Role.INTAKE)


def _somebody(role: Role) -> Person:
    return Person.objects.filter(role=role.value).order_by("username")[0]


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), PACIFIC).astimezone(UTC)
