"""The stages of the queue as conditions on the list of cases, so that the database counts and sorts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from openimr.store.models import CaseRow, EventRow
from openimr.vocabulary import Priority, Role
from openimr.workflow import State, allowed_steps

OPEN = [state.value for state in State if not state.is_end]
_AWAITING_RECORDS = Q(state=State.RECORDS_PENDING.value)
_WITH_REVIEWER = Q(state__in=[State.REVIEWER_DRAWN.value, State.IN_REVIEW.value])
_SIGNED = Q(state=State.SIGNED.value)
_TO_PUBLISH = Q(state=State.ISSUED.value, publication="")
_HANDED_BACK = Q(state=State.RECORDS_COMPLETE.value, was_declined=True)


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """What happens next in a case: by the staff on one of their pages, or by somebody they wait for."""

    key: str
    label: str
    state: State
    step: str = ""
    page: str = "journey"
    verb: str = "Open"


NEXT_STEPS: tuple[NextStep, ...] = (
    NextStep(
        key="screen",
        label="Screen",
        state=State.FILED,
        step="screen_application",
        page="screen",
        verb="Screen",
    ),
    NextStep(
        key="records",
        label="Look at the records",
        state=State.RECORDS_PENDING,
        step="complete_records",
        page="records",
        verb="Records",
    ),
    NextStep(
        key="assign",
        label="Assign a reviewer",
        state=State.RECORDS_COMPLETE,
        step="draw_reviewer",
        page="assignment",
        verb="Assign",
    ),
    NextStep(
        key="issue",
        label="Check and issue",
        state=State.SIGNED,
        step="issue_determination",
        page="quality",
        verb="Check",
    ),
    NextStep(
        key="publish",
        label="Look over and publish",
        state=State.ISSUED,
        step="publish_determination",
        page="publication",
        verb="Publish",
    ),
    NextStep(key="await-records", label="Wait for records", state=State.RECORDS_PENDING, page="records"),
    NextStep(key="await-attestation", label="Wait for the attestation", state=State.REVIEWER_DRAWN, page="assignment"),
    NextStep(key="await-review", label="Wait for the determination", state=State.IN_REVIEW),
)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One place of the queue, with how many cases stand there and the one thing to know about them."""

    key: str
    label: str
    count: int
    note: str


def cases(today: date) -> QuerySet[CaseRow]:
    """All cases, each with the day its running limit ends and whether a reviewer has handed it back."""
    declined = EventRow.objects.filter(case_number=OuterRef("number"), kind="CaseDeclined")
    # No limit runs in a case that is issued.
    due = Case(
        When(_AWAITING_RECORDS, then=F("records_due_on")),
        When(state__in=OPEN, then=F("due_on")),
        output_field=DateField(),
    )
    return CaseRow.objects.annotate(
        was_declined=Exists(declined),
        ends_on=due,
        next_key=_next_key(today),
        # late and today first, then what is new and has no limit yet, then the rest by the day
        rank=Case(
            When(ends_on__lte=today, then=Value(0)),
            When(_TO_PUBLISH, then=Value(3)),
            When(ends_on__isnull=True, then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        ),
    ).order_by("rank", "ends_on", "priority", "filed_at", "number")


def _next_key(today: date) -> Case:
    # Records ask for a look once some have come, or once their day is over and somebody must ask for them.
    something_to_do = Q(record_count__gt=0) | Q(records_due_on__lte=today)
    only = {"records": something_to_do, "publish": Q(publication="")}
    whens = [When(Q(state=step.state.value) & only.get(step.key, Q()), then=Value(step.key)) for step in NEXT_STEPS]
    return Case(*whens, default=Value(""), output_field=CharField())


def needs_us(role: Role) -> Q:
    """The cases whose next step somebody in this role may take."""
    return Q(next_key__in=[step.key for step in NEXT_STEPS if step.step in allowed_steps(step.state, role)])


def conditions(role: Role) -> dict[str, Q]:
    """Which cases stand in which stage; one case may stand in two, as in "needs us" and "handed back"."""
    return {
        "needs-us": needs_us(role),
        "records": _AWAITING_RECORDS,
        "reviewer": _WITH_REVIEWER,
        "signed": _SIGNED,
        "handed-back": _HANDED_BACK,
        "open": Q(state__in=OPEN) | _TO_PUBLISH,
        "ended": ~Q(state__in=OPEN),
    }


def stages(role: Role, today: date) -> tuple[Stage, ...]:
    """The five stages with their counts, in one query."""
    where = conditions(role)
    late, now_due = Q(ends_on__lt=today), Q(ends_on=today)
    told = (
        cases(today)
        .filter(where["open"])
        .order_by()
        .aggregate(
            **{
                key.replace("-", "_"): Count("pk", filter=condition)
                for key, condition in where.items()
                if key != "ended"
            },
            late=Count("pk", filter=where["needs-us"] & late),
            due=Count("pk", filter=where["needs-us"] & now_due),
            next_records=Min("records_due_on", filter=_AWAITING_RECORDS & Q(records_due_on__gte=today)),
            late_records=Count("pk", filter=_AWAITING_RECORDS & late),
            late_reviews=Count("pk", filter=_WITH_REVIEWER & late),
        )
    )
    upcoming = told["next_records"]
    records_note = f"the next on {upcoming:%a} {upcoming.day} {upcoming:%b}" if upcoming else "nobody is asked now"
    return (
        _stage("needs-us", "Needs us", told, _urgent(told["late"], told["due"])),
        _stage("records", "Waiting for records", told, _late(told["late_records"]) or records_note),
        _stage("reviewer", "With a reviewer", told, _late(told["late_reviews"]) or "all within time"),
        _stage("signed", "Signed, to issue", told, "quality check first" if told["signed"] else "none now"),
        _stage("handed-back", "Handed back", told, "to be drawn again" if told["handed_back"] else "none now"),
    )


def step_counts(role: Role, today: date, stage: str) -> dict[str, int]:
    """How many cases of a stage have which next step and which priority, for the filters."""
    within = cases(today).filter(conditions(role)[stage]).order_by()
    keys = {step.key: Count("pk", filter=Q(next_key=step.key)) for step in NEXT_STEPS}
    counts: dict[str, int] = within.aggregate(
        all=Coalesce(Count("pk"), 0),
        **keys,
        **{priority.value: Count("pk", filter=Q(priority=priority.value)) for priority in Priority},
    )
    return counts


def _stage(key: str, label: str, told: dict[str, int], note: str) -> Stage:
    count = told[key.replace("-", "_")]
    return Stage(key=key, label=label, count=count, note=note if count else "none now")


def _urgent(late: int, today: int) -> str:
    said = [f"{late} late"] * bool(late) + [f"{today} due today"] * bool(today)
    return ", ".join(said) or "none late, none due today"


def _late(count: int) -> str:
    return f"{count} late" if count else ""
