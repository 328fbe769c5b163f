"""Step: an issued determination is published, redacted, once no suspected leak is left unjudged."""

from __future__ import annotations

import json

from openimr.determination import LetterFormat, render_public_letter
from openimr.publication import to_json
from openimr.vocabulary import CaseNumber, StepNotAllowed
from openimr.workflow.desk import Desk
from openimr.workflow.events import DeterminationPublished
from openimr.workflow.release import PublishedText, release_of


def publish_determination(desk: Desk, *, case_number: CaseNumber, seen: int | None = None) -> None:
    """Keep the redacted record and its letters; from now on anybody can read and find them.

    The letters are made from the redacted record, never from what was signed (Labor Code 4610.6(m), unconfirmed).
    """
    case = desk.case_for_step(case_number, "publish_determination", seen=seen)
    if case.published_at:
        raise StepNotAllowed("this determination is published already.", where=case_number)
    release = release_of(desk, case_number)
    if not release.may_be_published:
        count = len(release.open_leaks)
        suspected = "one passage looks" if count == 1 else f"{count} passages look"
        raise StepNotAllowed(
            f"{suspected} as if somebody could be recognized by it.",
            where=case_number,
            do="Hide each one, or say why it identifies nobody.",
        )
    determination = release.record.determination
    letters = tuple(
        (
            f"public.{form.value}",
            desk.files.put(render_public_letter(determination, letterhead=desk.letterhead, format=form)),
        )
        for form in LetterFormat
    )
    published = PublishedText(json=json.dumps(to_json(release.record), ensure_ascii=False))
    desk.record(case, DeterminationPublished(record_ref=desk.contents.put(published), letters=letters))
