"""CON-03: the dates of the texts fit those of the header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from openimr.determination.checks.clause import clauses
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.checks.stated_date import DATE, date_of, dates_in
from openimr.vocabulary import Span

_YET_TO_COME = re.compile(
    r"\b(?:will|shall|scheduled?|planned|plans?|until|through|next|upcoming|future|expects?|expected|expir\w+|due|follow-?up"
    r"|return|to\s+be|effective|starting|beginning|anticipated|projected|deadline|born|DOB)\b",
    re.IGNORECASE,
)
# "sustained an industrial injury on", "a date of injury of", "was injured on", "DOI:"
_INJURED_ON = re.compile(
    r"(?:\b(?:date\s+of\s+(?:the\s+)?injury|injury\s+date|DOI)\s*(?:\(DOI\)\s*)?(?:of|is|was|on|:|=)?\s*"
    r"|\b(?:sustain|suffer|incurr)(?:ed|s)?\b[^.;,\d]{0,60}?\binjur(?:y|ies)\b[^.;,\d]{0,20}?\b(?:on|of|dated)\s+"
    r"|\b(?:industrial|work[\s-]related|work|occupational|crush(?:ing)?)\s+injur(?:y|ies)\s+(?:on|of|dated)\s+"
    r"|\b(?:was|were|got)\s+injured\s+(?:at\s+work\s+)?on\s+)"
    rf"(?P<day>{DATE})",
    re.IGNORECASE,
)
_ANOTHER_INJURY = re.compile(
    r"\b(?:prior|previous(?:ly)?|earlier|another|second|third|subsequent|multiple|several|cumulative|continuous|re-?injur\w*"
    r"|non-?industrial|between|additional|separate|later|both|two|aggravat\w+)\b",
    re.IGNORECASE,
)


def dates_against_header(material: Material) -> Iterator[Flaw]:
    """CON-03: a text dates the injury otherwise than the header does, or reports a day after the decision."""
    yield from _other_injury(material)
    yield from _after_the_decision(material)


def _other_injury(material: Material) -> Iterator[Flaw]:
    known = material.determination.date_of_injury
    if known is None:
        return
    for path, number, text in _own_words(material):
        stated = list(_injuries(text))
        # Where one of the days is the header's, the others are other injuries.
        if stated and all(day != known for _, day in stated):
            span, day = stated[0]
            yield Flaw(
                path=path,
                item=number,
                span=span,
                message=f"The text dates the injury {day:%m/%d/%Y}, the header {known:%m/%d/%Y}.",
                fix="Compare both with the application, and make sure that the passage belongs to this case.",
            )


def _injuries(text: str) -> Iterator[tuple[Span, date]]:
    for span, clause in clauses(text):
        for match in _INJURED_ON.finditer(clause):
            day = date_of(match["day"])
            if day and not _ANOTHER_INJURY.search(clause, 0, match.end()):
                yield Span(span.start + match.start("day"), span.start + match.end("day")), day


def _after_the_decision(material: Material) -> Iterator[Flaw]:
    decided_on = material.determination.decision_date
    if decided_on is None:
        return
    for path, number, text in _own_words(material):
        for span, clause in clauses(text):
            later = next(((match, day) for match, day in dates_in(clause) if day > decided_on), None)
            if later and not _YET_TO_COME.search(clause):
                match, day = later
                yield Flaw(
                    path=path,
                    item=number,
                    span=Span(span.start + match.start(), span.start + match.end()),
                    message=f"The text reports {day:%m/%d/%Y}, a day after the decision ({decided_on:%m/%d/%Y}).",
                    fix="Compare the date with the record.",
                )


def _own_words(material: Material) -> Iterator[tuple[str, int | None, str]]:
    """The summary and the rationales: what the reviewer wrote of this worker."""
    yield "clinical_summary", None, material.determination.clinical_summary
    for path, item in material.items():
        yield f"{path}.rationale", item.number, item.rationale
