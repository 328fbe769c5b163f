"""FACT-09 and FACT-10: the day of an operation is the file's, and a recent one is not passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from openimr.casefile import CaseFile, Document, Evidence, Page, in_words, operations, read_pages
from openimr.determination.checks.body_part import belong_together
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.checks.places import named_pages, pages_of
from openimr.vocabulary import Span
from openimr.wording import category_of, find_body_parts

# The longest physical medicine period after an operation in 8 CCR 9792.24.3 is six months for most operations.
RECENT_WEEKS = 26
SPEAKS_OF_ONE = re.compile(
    r"\b(?:surg\w+|operat(?:ion|ed|ive)\w*|post-?\s?(?:op\w*|surgical\w*)|arthroscop\w+|fusion|discectomy|laminectomy|\w+plasty"
    r"|\w+ectomy|repair(?:ed)?|reconstruct\w+|release)\b",
    re.IGNORECASE,
)
THERAPY = frozenset({"physical medicine"})


def other_day(material: Material) -> Iterator[Flaw]:
    """FACT-09: a text dates an operation on a day on which the file has none."""
    assert material.case_file is not None  # the rule needs it
    for path, number, text in material.told():
        for operated_on, place in _operations(_file_of(text)):
            known = _operations(material.case_file)
            if known and all(operated_on != day for day, _ in known):
                pages = pages_of(evidence for _, evidence in known)
                days = " and ".join(dict.fromkeys(in_words(day) for day, _ in known))
                yield Flaw(
                    path=path,
                    item=number,
                    span=Span(place.start, place.end),
                    message=(
                        f"The text dates an operation on {in_words(operated_on)}; the file has {days}. "
                        f"Open {named_pages(pages, material.case_file)}."
                    ),
                    fix="Compare the day with the operative report.",
                    evidence=pages,
                )


def passed_over(material: Material) -> Iterator[Flaw]:
    """FACT-10: therapy is decided soon after an operation on that part, and the rationale says nothing of it."""
    assert material.case_file is not None  # the rule needs both
    assert material.application is not None
    asked_on = material.application.requested_on or material.application.ur.decided_on
    if asked_on is None:
        return
    for path, item in material.items():
        asked = item.body_parts or find_body_parts(item.text)
        if category_of(item.treatment or "") not in THERAPY or SPEAKS_OF_ONE.search(item.rationale):
            continue
        for operated_on, evidence in _operations(material.case_file):
            weeks = (asked_on - operated_on).days / 7
            parts = find_body_parts(_around(material.case_file, evidence))
            fits = not asked or not parts or any(belong_together(one, other) for one in asked for other in parts)
            if 0 <= weeks <= RECENT_WEEKS and fits and item.rationale.strip():
                pages = pages_of((evidence,))
                day, where = in_words(operated_on), named_pages(pages, material.case_file)
                yield Flaw(
                    path=f"{path}.rationale",
                    item=item.number,
                    message=f"An operation of {day} lies {int(weeks)} weeks before the request. Open {where}.",
                    fix="Say whether this is therapy after that operation, and judge it by the rules for that time.",
                    evidence=pages,
                )
                break


@lru_cache(maxsize=8)
def _operations(case_file: CaseFile) -> tuple[tuple[date, Evidence], ...]:
    """The operations that a file dates, the last first; remembered, because a draft is checked at every saving."""
    return tuple(sorted(operations(read_pages(case_file, ())), key=lambda found: found[0], reverse=True))


def _file_of(text: str) -> CaseFile:
    return CaseFile(documents=(Document(id="", name="", pages=(Page(number=1, text=text),)),))


def _around(case_file: CaseFile, evidence: Evidence) -> str:
    """The words before the day of an operation, which name its part of the body."""
    for document in case_file.documents:
        for page in document.pages:
            if document.id == evidence.document_id and page.number == evidence.page:
                return page.text[max(0, evidence.start - 160) : evidence.end]
    return ""
