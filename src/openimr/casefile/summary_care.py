"""The care so far: diagnoses, visits counted, drugs that were dispensed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from openimr.casefile.concepts import concepts
from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import Facts, FactStatus
from openimr.casefile.file import Document, DocumentType
from openimr.casefile.sections import SectionKind, sections
from openimr.casefile.summary_sentence import SummarySentence, label, listed, lowered, shown
from openimr.vocabulary import Range
from openimr.wording import find_drugs

_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[-•*])\s+", re.MULTILINE)
_CODES = re.compile(
    r"[\s,;(]+(?P<codes>(?:(?:[A-TV-Z]\d[\dA-Z]|[EV]?\d{3})(?:\.[\dA-Z]{1,4})?)(?:,\s*\d{3}\.\d{1,2})*)[).\s]*$"
)
_DONE = re.compile(r"(?:\s+(?:visits|sessions|treatments))?\s+already (?:done|had)$")


def diagnoses(visits: Sequence[Document]) -> Iterator[SummarySentence]:
    """What the newest report that lists diagnoses lists, codes in brackets."""
    for document in reversed(visits):
        for section in sections(document.pages):
            if section.kind is SectionKind.DIAGNOSES:
                named = [lowered(_with_codes(line)) for line in _lines(section.text)]
                page = document.pages[(section.at.page or 1) - 1]
                yield SummarySentence(
                    text=f"The diagnoses in the {label(document)} are {listed(named, joined='; ')}.",
                    evidence=(shown(document, page, section.at.start, section.at.end),),
                )
                return


def _lines(text: str) -> list[str]:
    """The entries of a list, each on one line; what is no list is one entry."""
    entries = _NUMBERED.split(text) if _NUMBERED.search(text) else text.splitlines()
    return [" ".join(entry.split()).rstrip(". ;") for entry in entries if entry.strip()]


def _with_codes(named: str) -> str:
    found = _CODES.search(named)
    return f"{named[: found.start()]} ({found['codes']})" if found else named


def counted_visits(facts: Facts) -> Iterator[SummarySentence]:
    """How many visits of each treatment the file counts; what has no number is left to the record's own words."""
    for concept in concepts().values():
        fact = facts.about(concept.id)
        if concept.has_visits and fact.status is not FactStatus.NOT_FOUND and _is_counted(fact.value):
            unit = concept.unit.rstrip("s") if fact.value == Range.exactly(1) else concept.unit
            counting = [evidence for evidence in fact.evidence if evidence.supports]
            text = f"The file counts {fact.value} {unit} of {_DONE.sub('', concept.label)}."
            yield SummarySentence(text=text, evidence=_once(counting))


def _is_counted(visits: Range | None) -> bool:
    return visits not in {None, Range.unknown(), Range.at_least(1), Range.exactly(0)}


def _once(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """One place of each page, so that a page is linked once."""
    return tuple({(each.document_id, each.page): each for each in reversed(evidence)}.values())[::-1]


def dispensed(read: Sequence[Document]) -> Iterator[SummarySentence]:
    """The drugs that each pharmacy record lists."""
    for document in read:
        if document.type is DocumentType.PHARMACY:
            listing = [(page, [str(drug) for drug in find_drugs(page.text)]) for page in document.pages]
            named = list(dict.fromkeys(drug for _, drugs in listing for drug in drugs))
            if named:
                pages = tuple(shown(document, page, 0, len(page.text)) for page, drugs in listing if drugs)
                yield SummarySentence(text=f"The {label(document)} lists {listed(named)}.", evidence=pages)
