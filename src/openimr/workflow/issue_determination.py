"""Step: the signed determination is issued: the letters are made, and every party can fetch them."""

from __future__ import annotations

from openimr.determination import (
    Determination,
    FullLetter,
    LetterFormat,
    ReviewedDocument,
    render_full_letter,
    render_public_letter,
)
from openimr.publication import public_record
from openimr.vocabulary import CaseNumber
from openimr.workflow.case import Case
from openimr.workflow.desk import Desk, parties_of
from openimr.workflow.events import DeterminationIssued


def issue_determination(desk: Desk, *, case_number: CaseNumber, seen: int | None = None) -> tuple[tuple[str, str], ...]:
    """The letters by name ("full.pdf", "public.txt" ...) with the sha256 under which each is kept.

    The full letter goes to the parties; the public letter is made from the redacted record, never from the full letter.
    """
    case = desk.case_for_step(case_number, "issue_determination", seen=seen)
    letters = letters_of(desk, case, desk.contents.get(case.determination_ref, Determination))
    kept = tuple((name, desk.files.put(content)) for name, content in letters)
    desk.record(case, DeterminationIssued(letters=kept))
    return kept


def letters_of(desk: Desk, case: Case, determination: Determination) -> tuple[tuple[str, bytes], ...]:
    """Both letters in every form, by name; also the preview that the reviewer sees before signing."""
    full = full_letter(desk, case, determination)
    application = desk.application(case)
    people = [party.name for party in parties_of(application)]
    organizations = [party.organization for party in parties_of(application)]
    names = [name for name in (*people, *organizations, application.employer) if name]
    public = public_record(determination, names=names).determination
    made: list[tuple[str, bytes]] = []
    for form in LetterFormat:
        made.append((f"full.{form.value}", render_full_letter(full, letterhead=desk.letterhead, format=form)))
        made.append((f"public.{form.value}", render_public_letter(public, letterhead=desk.letterhead, format=form)))
    return tuple(made)


def full_letter(desk: Desk, case: Case, determination: Determination) -> FullLetter:
    """The letter to the parties: cover, the documents reviewed by name and date, and the body."""
    application = desk.application(case)
    return FullLetter(
        determination=determination,
        addressees=parties_of(application),
        worker_name=application.worker.name,
        employer=application.employer,
        claim_number=application.claim_number,
        documents=tuple(
            ReviewedDocument(
                name=document.name,
                dated=document.dated,
                author=document.author,
                page_count=document.page_count or len(document.pages),
            )
            for document in desk.case_file(case).documents
        ),
        issued_at=desk.now,
    )
