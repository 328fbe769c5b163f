"""What a reviewer says against the machine about one fact: read from the form, with every reason it cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from openimr.casefile import CaseFile, Evidence, Fact, FactStatus, concepts, page_numbered
from openimr.vocabulary import Range

STATUSES = (FactStatus.DOCUMENTED, FactStatus.DENIED, FactStatus.NOT_FOUND)


@dataclass(frozen=True, kw_only=True)
class Correction:
    """The form as it was filled in, and what is wrong with it, by field."""

    status: str = ""
    low: str = ""
    high: str = ""
    place: str = ""
    quote: str = ""
    reason: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


def correction_of(posted: Mapping[str, str]) -> Correction:
    """The form as it was sent."""

    def said(name: str) -> str:
        return posted.get(name, "").strip()

    return Correction(
        status=said("status"),
        low=said("low"),
        high=said("high"),
        place=said("place"),
        quote=said("quote"),
        reason=said("reason"),
    )


def corrected(fact: Fact, correction: Correction, case_file: CaseFile) -> Fact | Correction:
    """The fact as the reviewer has it, or the form again with every error at once."""
    errors: dict[str, str] = {}
    if correction.status not in [status.value for status in STATUSES]:
        errors["status"] = "Choose what the record says."
    if not correction.reason:
        errors["reason"] = "Say in one sentence why. It stands in the record of the case."
    value = _value(correction, errors) if wants_number(fact) and correction.status == "documented" else None
    evidence = _evidence(correction, case_file, errors)
    if correction.status == FactStatus.DOCUMENTED.value and not evidence and "place" not in errors:
        errors["place"] = "Choose the page that shows it."
    if errors:
        return replace(correction, errors=errors)
    status = FactStatus(correction.status)
    is_absent = status is FactStatus.NOT_FOUND
    return replace(
        fact,
        status=status,
        value=value,
        evidence=() if is_absent else evidence,
        search=fact.search if is_absent else None,
        text="",
        corrected=correction.reason,
    )


def wants_number(fact: Fact) -> bool:
    """Whether the concept is a count or a measure."""
    known = concepts().get(fact.concept)
    return bool(known and known.kind.is_number)


def _value(correction: Correction, errors: dict[str, str]) -> Range | None:
    if not re.fullmatch(r"\d{1,4}(\.\d)?", correction.low):
        errors["low"] = "Write a number, for example 14."
        return None
    if correction.high and not re.fullmatch(r"\d{1,4}(\.\d)?", correction.high):
        errors["high"] = "Write a number, or leave it empty."
        return None
    low, high = float(correction.low), float(correction.high) if correction.high else None
    if high is not None and high < low:
        errors["high"] = "This is smaller than the first number."
        return None
    return Range(low, high)


def _evidence(correction: Correction, case_file: CaseFile, errors: dict[str, str]) -> tuple[Evidence, ...]:
    """The page that was named, with the words on it where they were given."""
    record, _, number = correction.place.partition(":")
    document = next((document for document in case_file.documents if document.id == record), None)
    if document is None or not re.fullmatch("[0-9]{1,6}", number):
        if correction.quote:
            errors["place"] = "Choose the page on which these words stand."
        return ()
    page = page_numbered(document.pages, int(number))
    text = page.text if page else ""
    start = end = 0
    if correction.quote:
        words = r"\s+".join(re.escape(word) for word in correction.quote.split())
        found = re.search(words, text, re.IGNORECASE)
        if found is None:
            errors["quote"] = "These words do not stand on that page. Copy them from it, or leave this empty."
            return ()
        start, end = found.span()
    supports = correction.status != FactStatus.DENIED.value
    return (Evidence(document_id=record, page=int(number), start=start, end=end, supports=supports),)
