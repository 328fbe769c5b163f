"""The release check: what in a record that is ready to publish may still tell who somebody is."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openimr.publication.profile import Profile
from openimr.publication.record import PublicRecord
from openimr.publication.redaction import Certainty, Identifier, IdentifierClass, find_identifiers, names_found
from openimr.vocabulary import GuidelineBasis, Span


@dataclass(frozen=True, kw_only=True)
class SuspectedLeak:
    """A passage of a record that may identify somebody. It holds where the passage stands, never its words.

    A person clears it under `id`, with a reason. The id changes with the passage, its field, its class and how often
    the passage stood there before; it stays the same when another passage of the field is hidden.
    """

    path: str
    span: Span
    kind: IdentifierClass
    certainty: Certainty
    why: str
    id: str


OLDEST_TOLD = 89
"""Years: Safe Harbor hides every age above (45 CFR 164.514(b)(2)(i)(C))."""
WHY = {
    "name of the case": "a name of this case",
    "identifier of the case": "an identifier of this case",
    "name found elsewhere": "a word of a name that stands elsewhere in the record",
    "acts as a person": "a capitalized word of which something is said that is said of people",
    "common name": "a common given name or surname",
    "long code": "a long code",
    "with": "two capitalized words where a person may be named",
}


def suspected_leaks(
    record: PublicRecord,
    *,
    names: Sequence[str] = (),
    identifiers: Sequence[str] = (),
    profile: Profile = Profile.DWC_PUBLIC,
    cleared: Sequence[str] = (),
) -> tuple[SuspectedLeak, ...]:
    """Whatever a redacted record still holds that is, or may be, an identifier; empty where it may be published.

    `cleared` are ids that a person has looked at: they are not told again.
    """
    values = tuple(_values(record))
    elsewhere = names_found(tuple(text for _, text in values))
    leaks = []
    for path, text in values:
        seen = Counter[tuple[IdentifierClass, str]]()
        for identifier in find_identifiers(text, profile=profile, names=names, identifiers=identifiers, also=elsewhere):
            passage = text[identifier.span.start : identifier.span.end]
            seen[identifier.kind, passage] += 1
            leaks.append(_leak(path, passage, identifier, seen[identifier.kind, passage]))
    if profile is Profile.SAFE_HARBOR:
        leaks += _typed(record)
    return tuple(leak for leak in leaks if leak.id not in cleared)


def _values(record: PublicRecord) -> Iterator[tuple[str, str]]:
    """Every text of a record under its path, also what no field took; the clinical picture only repeats the summary."""
    determination = record.determination
    for name in ("certifications", "subspecialties", "licensed_in"):
        for place, said in enumerate(getattr(determination.reviewer, name)):
            yield f"reviewer.{name}.{place}", said
    yield "clinical_summary", determination.clinical_summary
    for number, item in enumerate(determination.items):
        at = f"items.{number}"
        yield f"{at}.text", item.text
        yield f"{at}.reviewed_portion", item.reviewed_portion or ""
        yield from _basis(f"{at}.claims_administrator_guideline", item.claims_administrator_guideline)
        yield from _basis(f"{at}.reviewer_guideline", item.reviewer_guideline)
        yield f"{at}.rationale", item.rationale
    for number, leftover in enumerate(record.leftovers):
        yield f"leftovers.{number}.text", leftover.text
    yield "source.name", record.source.name if record.source else ""


def _basis(path: str, basis: GuidelineBasis) -> Iterator[tuple[str, str]]:
    """The printed words, and of the citations what does not stand in them."""
    yield f"{path}.text", basis.text
    for number, citation in enumerate(basis.citations):
        for name in ("title", "section"):
            said = getattr(citation, name) or ""
            if said not in basis.text:
                yield f"{path}.citations.{number}.{name}", said


def _typed(record: PublicRecord) -> Iterator[SuspectedLeak]:
    """Days, ages over 89 and the case number, which Safe Harbor leaves no place."""
    for name, value in _typed_values(record):
        if value is not None:
            kind = IdentifierClass.OTHER if name == "case_number" else IdentifierClass.DATE
            said = str(value)
            yield SuspectedLeak(
                path=name,
                span=Span(0, len(said)),
                kind=kind,
                certainty=Certainty.CERTAIN,
                why="a value that Safe Harbor hides",
                id=_id(name, kind, said, 1),
            )


def _typed_values(record: PublicRecord) -> Iterator[tuple[str, object]]:
    for name in (
        "date_assigned",
        "date_of_injury",
        "decision_date",
        "ur_denial_date",
        "application_received",
        "case_number",
    ):
        yield name, getattr(record.determination, name)
    if record.clinical and record.clinical.date_of_injury:
        yield "clinical.date_of_injury", record.clinical.date_of_injury.first
    if record.clinical and record.clinical.age and (record.clinical.age.years.high or math.inf) > OLDEST_TOLD:
        yield "clinical.age", record.clinical.age.years


def _leak(path: str, passage: str, identifier: Identifier, nth: int) -> SuspectedLeak:
    return SuspectedLeak(
        path=path,
        span=identifier.span,
        kind=identifier.kind,
        certainty=identifier.certainty,
        why=WHY.get(identifier.recognizer, f"found by: {identifier.recognizer}"),
        id=_id(path, identifier.kind, passage, nth),
    )


def _id(path: str, kind: IdentifierClass, passage: str, nth: int) -> str:
    told = "\x1f".join((path, kind.value, passage, str(nth)))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
