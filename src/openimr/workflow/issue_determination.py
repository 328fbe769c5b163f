"""Step: the signed determination is issued: the letters are made, and every party can fetch them."""

from __future__ import annotations

from openimr.casefile import by_parts
from openimr.determination import (
    Determination,
    FullLetter,
    LetterFormat,
    ReviewedDocument,
    render_full_letter,
    render_public_letter,
)
from openimr.vocabulary import CaseNumber, NotFound
from openimr.workflow.case import Case
from openimr.workflow.desk import Desk, parties_of
from openimr.workflow.events import DeterminationIssued
from openimr.workflow.release import public_record_of

LETTERS = tuple(f"{kind}.{form.value}" for kind in ("full", "public") for form in LetterFormat)
"""The names of all letters: to the parties and, once it is published, to the public, in every form."""


def issue_determination(desk: Desk, *, case_number: CaseNumber, seen: int | None = None) -> tuple[tuple[str, str], ...]:
    """The letters to the parties by name ("full.pdf" ...) with the sha256 under which each is kept.

    The public letter is another one, and publishing it another step.
    """
    case = desk.case_for_step(case_number, "issue_determination", seen=seen)
    determination = desk.contents.get(case.determination_ref, Determination)
    kept = tuple(
        (name, desk.files.put(letter_of(desk, case, determination, name)))
        for name in LETTERS
        if name.startswith("full.")
    )
    desk.record(case, DeterminationIssued(letters=kept))
    return kept


def letter_of(desk: Desk, case: Case, determination: Determination, name: str) -> bytes:
    """One letter by its name, such as "public.html"; also the preview that is read before signing."""
    if name not in LETTERS:
        raise NotFound("there is no such letter.", where=case.number)
    kind, _, suffix = name.partition(".")
    if kind == "full":
        letter = full_letter(desk, case, determination)
        return render_full_letter(letter, letterhead=desk.letterhead, format=LetterFormat(suffix))
    public = public_record_of(desk, case, determination).determination
    return render_public_letter(public, letterhead=desk.letterhead, format=LetterFormat(suffix))


def full_letter(desk: Desk, case: Case, determination: Determination) -> FullLetter:
    """The letter to the parties: cover, the documents reviewed by name and date, and the body.

    An upload of many records is listed record by record.
    """
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
            for document in by_parts(desk.case_file(case)).documents
        ),
        issued_at=desk.now,
    )
