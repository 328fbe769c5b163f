"""The release check: what in a record that is ready to publish may still tell who somebody is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openimr.publication.profile import Profile
from openimr.publication.record import PublicRecord
from openimr.publication.redaction import Certainty, Identifier, IdentifierClass, find_identifiers, names_found
from openimr.vocabulary import GuidelineBasis, Span


@dataclass(frozen=True, kw_only=True)
class SuspectedLeak:
    """A passage of a record that may identify somebody. It holds where the passage stands, never its words.

    A person clears it under `id`, with a reason. The id changes with the passage, its place and its class.
    """

    path: str
    span: Span
    kind: IdentifierClass
    certainty: Certainty
    why: str
    id: str


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
        for identifier in find_identifiers(text, profile=profile, names=names, identifiers=identifiers, also=elsewhere):
            leaks.append(_leak(path, text, identifier))
    if profile is Profile.SAFE_HARBOR:
        leaks += _typed(record)
    return tuple(leak for leak in leaks if leak.id not in cleared)


def _values(record: PublicRecord) -> Iterator[tuple[str, str]]:
    """Every text of a record under its path, also what no field took."""
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


def _basis(path: str, basis: GuidelineBasis) -> Iterator[tuple[str, str]]:
    """The printed words, and of the citations what does not stand in them."""
    yield f"{path}.text", basis.text
    for number, citation in enumerate(basis.citations):
        for name in ("title", "section"):
            said = getattr(citation, name) or ""
            if said not in basis.text:
                yield f"{path}.citations.{number}.{name}", said


def _typed(record: PublicRecord) -> Iterator[SuspectedLeak]:
    """Days and the case number, which Safe Harbor leaves no place."""
    for name in (
        "date_assigned",
        "date_of_injury",
        "decision_date",
        "ur_denial_date",
        "application_received",
        "case_number",
    ):
        value = getattr(record.determination, name)
        if value is not None:
            kind = IdentifierClass.OTHER if name == "case_number" else IdentifierClass.DATE
            said = str(value)
            span = Span(0, len(said))
            yield SuspectedLeak(
                path=name,
                span=span,
                kind=kind,
                certainty=Certainty.CERTAIN,
                why="a value that Safe Harbor hides",
                id=_id(name, kind, span, said),
            )


def _leak(path: str, text: str, identifier: Identifier) -> SuspectedLeak:
    span = identifier.span
    return SuspectedLeak(
        path=path,
        span=span,
        kind=identifier.kind,
        certainty=identifier.certainty,
        why=WHY.get(identifier.recognizer, f"found by: {identifier.recognizer}"),
        id=_id(path, identifier.kind, span, text[span.start : span.end]),
    )


def _id(path: str, kind: IdentifierClass, span: Span, passage: str) -> str:
    told = "\x1f".join((path, kind.value, str(span.start), str(span.end), passage))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
