"""How many visits a therapist's own note counts: "Visits attended: 14", "visit 6 of 12", a numbered log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from openimr.casefile.assertion import Manner, manners
from openimr.casefile.concepts import concepts, phrases, phrases_in
from openimr.casefile.file import Document, DocumentType, Page
from openimr.casefile.phrase import NUMBER, number_in
from openimr.casefile.visit_count import LEFT_BEHIND
from openimr.casefile.written_dates import written_dates
from openimr.vocabulary import Range

_VISITS = r"(?:visits?|sessions?|treatments?)"
_OF = r"(?:\s+(?:out\s+)?of\s+(?:the\s+)?(?:\d{1,3}|[a-z]+))?"
_STATED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_VISITS}\s+(?:attended|completed|used|seen|to\s+date|so\s+far)\s*(?:[:=#-]|is|are|were)?\s*{NUMBER}",
        rf"\b(?:total|number|no\.)\s+(?:of\s+)?{_VISITS}(?:\s+(?:attended|completed|to\s+date))?\s*[:=]?\s*{NUMBER}",
        rf"\b(?:attended|completed|received)\s+(?:a\s+total\s+of\s+)?{NUMBER}{_OF}\s+(?:[\w-]+\s+){{0,3}}?{_VISITS}\b",
        r"\b(?:visit|session|treatment)\s*(?:number|no\.|#)?\s*(?P<number>\d{1,3})\s*(?:of|/)\s*\d{1,3}\b(?!/)",
        r"\b(?:visit|session|treatment)\s*(?:number|no\.|#)\s*(?P<number>\d{1,3})\b(?!/)",
        rf"\b(?:the|his|her|all)\s+{NUMBER}\s+{_VISITS}\b",
    )
)
_LOG_LINE = re.compile(r"^[ \t]*(?P<number>\d{1,3})[.)]?[ \t]+(?P<rest>\S.*)$", re.MULTILINE)
_NOT_KEPT = re.compile(r"\b(?:cancel\w*|no[\s-]show|missed|did\s+not\s+(?:attend|come|show)|not\s+attended)\b", re.I)


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """Words of a page that count the visits of a course up to then."""

    page: Page
    start: int
    end: int
    visits: Range


def attendances(document: Document) -> Iterator[tuple[str, Attendance]]:
    """Every count of its own visits that a therapy note gives, with the concept that they are visits of."""
    if document.type is DocumentType.THERAPY_NOTE and (given := _given(document)):
        for page in document.pages:
            yield from ((given, counted) for counted in attended_on(page))


def attended_on(page: Page) -> Iterator[Attendance]:
    """Every count of its own visits on a page of a therapy note."""
    yield from _stated(page)
    yield from _logged(page)


def _given(document: Document) -> str:
    """Which treatment a note is about: the one that its pages name first."""
    texts = chain((page.text for page in document.pages), ("",))
    # Each page with the next one, on which its last words may go on.
    return next(filter(None, (_named_first(here, after) for here, after in pairwise(texts))), "")


def _named_first(text: str, after: str) -> str:
    """The treatment that a text names first; empty where it names none before the text `after` it begins."""
    found = phrases_in(f"{text}\n{after}")
    named = [
        (found[phrase][0].start(), concept.id)
        for concept in concepts().values()
        if concept.has_visits
        for phrase in phrases(concept.id, "phrases")
        if phrase in found and found[phrase][0].start() <= len(text)
    ]
    return min(named)[1] if named else ""


def _stated(page: Page) -> Iterator[Attendance]:
    taken: list[int] = []
    for form in _STATED:
        for match in form.finditer(page.text):
            # "Visits authorized: 12  Visits attended: 5": what was attended is no plan.
            against = {Manner.DENIED} if form is _STATED[0] else {Manner.PLANNED, Manner.DENIED}
            is_told = not manners(page.text, *match.span()) & against
            is_left = LEFT_BEHIND.match(page.text, match.end()) is not None
            if is_told and not is_left and match.start("number") not in taken:
                taken.append(match.start("number"))
                yield Attendance(page=page, start=match.start(), end=match.end(), visits=number_in(match["number"]))


def _logged(page: Page) -> Iterator[Attendance]:
    """The lines of a log that number dated visits one after the other; a visit that was missed may count or not."""
    rows = [match for match in _LOG_LINE.finditer(page.text) if _opens_with_date(match["rest"])]
    numbers = [int(row["number"]) for row in rows]
    if len(rows) > 1 and numbers == list(range(numbers[0], numbers[0] + len(rows))):
        missed = sum(_NOT_KEPT.search(row["rest"]) is not None for row in rows)
        visits = Range(numbers[-1] - missed, numbers[-1])
        yield Attendance(page=page, start=rows[-1].start("number"), end=rows[-1].end(), visits=visits)


def _opens_with_date(rest: str) -> bool:
    days = written_dates(rest)
    return bool(days) and days[0].start == 0
