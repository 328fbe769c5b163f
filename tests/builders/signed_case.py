"""A case that its reviewer has decided and signed, ready for the quality check."""

from __future__ import annotations

from dataclasses import replace

from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow, Person
from openimr.vocabulary import CaseNumber, Decision
from openimr.workflow import State, open_record, save_draft, sign_determination
from tests.builders.cases import a_case_at
from tests.builders.determination import a_basis

SUMMARY = (
    "The worker is a baker of 51 with neck pain since a lifting injury. The note of 29 January 2015 names fourteen "
    "finished sessions of physical therapy."
)
RATIONALE = (
    "The worker has finished fourteen sessions of therapy for the cervical spine, and the record names no gain in "
    "function after them. The 12 visits requested for the cervical spine are not medically necessary."
)


def a_signed_case() -> CaseNumber:
    """A case of one item, upheld; every check passes."""
    number = a_case_at(State.IN_REVIEW)
    reviewer = Person.objects.get(pseudonym=CaseRow.objects.get(number=number).reviewer)
    with open_desk(actor_of(reviewer)) as desk:
        for record in desk.cases.get(number).records:
            open_record(desk, case_number=number, record_id=record.id)
        draft = desk.drafts.get(number)
        assert draft is not None
        item = replace(
            draft.determination.items[0],
            decision=Decision.UPHELD,
            rationale=RATIONALE,
            reviewer_guideline=a_basis(),
        )
        determination = replace(draft.determination, clinical_summary=SUMMARY, items=(item,))
        draft = save_draft(desk, case_number=number, determination=determination, seen=draft.version)
        stops = sign_determination(desk, case_number=number, draft_seen=draft.version)
    assert stops == ()
    return number
