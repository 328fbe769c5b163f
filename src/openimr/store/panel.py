"""The panel of reviewers by pseudonym; names are kept apart and never leave through here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from openimr.application import Application
from openimr.reviewers import Reviewer
from openimr.store.codec import dumps, loads
from openimr.store.contents import StoredContents
from openimr.store.models import CaseRow, EventRow, ReviewerIdentity, ReviewerRow
from openimr.vocabulary import CaseNumber, NotFound, ReviewerPseudonym
from openimr.workflow import KINDS, State

_BUSY = (State.REVIEWER_DRAWN.value, State.IN_REVIEW.value)


class StoredPanel:
    """`openimr.workflow.desk.Panel` over the database; open cases of the queue count beside those kept elsewhere."""

    def reviewers(self) -> Sequence[Reviewer]:
        busy = Counter(CaseRow.objects.filter(state__in=_BUSY).values_list("reviewer", flat=True))
        panel = [loads(row.body, Reviewer) for row in ReviewerRow.objects.order_by("pseudonym")]
        return [replace(held, open_cases=held.open_cases + busy[held.pseudonym]) for held in panel]

    def reviewer(self, pseudonym: ReviewerPseudonym) -> Reviewer:
        row = ReviewerRow.objects.filter(pseudonym=pseudonym).first()
        if row is None:
            raise NotFound("there is no such reviewer on the panel.")
        return loads(row.body, Reviewer)


def enter_reviewer(reviewer: Reviewer, *, name: str, email: str = "") -> None:
    """Take a physician into the panel; the name goes to the identity store and nowhere else."""
    row, _ = ReviewerRow.objects.update_or_create(pseudonym=reviewer.pseudonym, defaults={"body": dumps(reviewer)})
    ReviewerIdentity.objects.update_or_create(reviewer=row, defaults={"name": name, "email": email})


class StoredDuplicates:
    """`openimr.workflow.desk.Duplicates` over the database."""

    def others(self, number: CaseNumber) -> Sequence[tuple[CaseNumber, Application]]:
        this = CaseRow.objects.filter(number=number).first()
        if this is None:
            return []
        rows = CaseRow.objects.filter(worker_key=this.worker_key, number__lt=this.number).order_by("number")
        filings = EventRow.objects.filter(
            case_number__in=[row.number for row in rows], version=1, kind="ApplicationFiled"
        )
        contents = StoredContents()
        return [
            (
                CaseNumber(row.case_number),
                contents.get(loads(row.body, KINDS[row.kind]).application_ref, Application),
            )
            for row in filings.order_by("case_number")
        ]
