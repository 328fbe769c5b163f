"""FACT and CON: what a rationale calls absent is absent, in the case file and in the letter's own summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.casefile import (
    AbsenceClaim,
    CaseFile,
    Document,
    Fact,
    Facts,
    FactStatus,
    Page,
    absence_claims,
    concepts,
    find_facts,
)
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.determination import Determination
from openimr.vocabulary import DisputedItem, Span

PAGES_SHOWN = 3

# A sentence is held against the record only where it says outright that the thing itself is absent. "No improvement
# with physical therapy" denies an improvement; "no reason why therapy should go on" denies a reason.
DENIAL = re.compile(
    r"\b(?:no|without|lack\w*|absence|denie[sd]|not\s+(?:ha[dv]|show|demonstrat|document|reveal|report|not|been)\w*)\b"
    r"(?P<between>[^.;]*)$",
    re.IGNORECASE,
)
OF_ANOTHER_THING = re.compile(
    r"\b(?:why|explain\w*|reasons?|recommend\w*|extend\w*|need|warrant\w*|necess\w*|improve\w*|response|benefit\w*|relief"
    r"|gains?|efficacy|outcomes?|support\w*|candidate|planned|considered|discussion|failed|failure)\b",
    re.IGNORECASE,
)
OF_ITS_PAPERS = re.compile(
    r"\s*(?:visits?|sessions?|treatments?)?\s*\b(?:progress|notes?|reports?|records?|recommend\w*|exceed\w*|beyond|dosage|for\s+more"
    r"|agreements?|contracts?|abuse|misuse|addiction|tolerance|withdrawal|risks?|side\s+effects?)\b",
    re.IGNORECASE,
)
DENIAL_BEHIND = re.compile(
    r"[^.;,]{0,40}?\b(?:(?:is|was|are|were|has|have)\s+not\b|(?:is|was|are|were)\s+absent\b)", re.IGNORECASE
)
REACH = 160


def contradicted_by_file(material: Material) -> Iterator[Flaw]:
    """FACT-01: the rationale says that something is not there, and the case file documents it."""
    yield from _against_file(material, FactStatus.DOCUMENTED)


def file_holds_both(material: Material) -> Iterator[Flaw]:
    """FACT-02: the rationale says that something is not there; the case file says so on one page and not on another."""
    yield from _against_file(material, FactStatus.CONFLICTING)


def contradicted_by_summary(material: Material) -> Iterator[Flaw]:
    """CON-01: the rationale says that something is not there, and the clinical case summary reports it."""
    determination = material.determination
    facts = _facts_of_summary(determination)
    for path, item in material.items():
        for claim, fact in _contradicted(facts, item.rationale, FactStatus.DOCUMENTED):
            shown = [evidence for evidence in fact.evidence if evidence.supports][:2]
            said = [determination.clinical_summary[evidence.start : evidence.end] for evidence in shown]
            quoted = " and ".join(f"“{' '.join(words.split())}”" for words in dict.fromkeys(said))
            yield Flaw(
                path=f"{path}.rationale",
                item=item.number,
                span=Span(claim.start, claim.end),
                message=f"The clinical summary may say otherwise: it has {quoted}. Named absent here: {_label(claim)}.",
                fix="Answer it: say why the summary's words do not count for this item, or correct one of the two.",
            )


def _against_file(material: Material, status: FactStatus) -> Iterator[Flaw]:
    assert material.facts is not None  # the rules need them
    for path, item in material.items():
        for claim, fact in _contradicted(material.facts, item.rationale, status):
            shown = [evidence for evidence in fact.evidence if evidence.supports]
            pages = tuple(dict.fromkeys((evidence.document_id, evidence.page) for evidence in shown))
            yield Flaw(
                path=f"{path}.rationale",
                item=item.number,
                span=Span(claim.start, claim.end),
                message=_message(claim, pages, material.case_file, status),
                fix="Open the page. Then correct the sentence, or mark the fact as wrong and say why.",
                evidence=pages,
            )


def _contradicted(facts: Facts, rationale: str, status: FactStatus) -> Iterator[tuple[AbsenceClaim, Fact]]:
    """The first outright claim of absence about each concept that the facts show in the status given."""
    seen: set[str] = set()
    for claim in absence_claims(rationale):
        fact = facts.about(claim.concept)
        if fact.value is not None and fact.value.high == 0:
            continue  # a count of none is what the sentence says
        if fact.status is status and claim.concept not in seen and _is_outright(rationale, claim):
            seen.add(claim.concept)
            yield claim, fact


def _is_outright(rationale: str, claim: AbsenceClaim) -> bool:
    behind = DENIAL_BEHIND.match(rationale, claim.end)
    before = DENIAL.search(rationale, max(0, claim.start - REACH), claim.start)
    if behind:
        return True
    if before is None or rationale[claim.start - 1 : claim.start] == "-":
        return False
    return not OF_ANOTHER_THING.search(before["between"]) and not OF_ITS_PAPERS.match(rationale, claim.end)


def _message(
    claim: AbsenceClaim, pages: tuple[tuple[str, int], ...], case_file: CaseFile | None, status: FactStatus
) -> str:
    says = "may say otherwise" if status is FactStatus.DOCUMENTED else "says both"
    where = ", ".join(_page(document_id, page, case_file) for document_id, page in pages[:PAGES_SHOWN])
    open_page = f" Open {where}." if where else ""
    return f"The file {says}.{open_page} Named absent here: {_label(claim)}."


def _page(document_id: str, page: int, case_file: CaseFile | None) -> str:
    for number, document in enumerate(case_file.documents if case_file else (), start=1):
        if document.id == document_id:
            return f"page {page} of document {number}"
    return f"page {page}"


def _label(claim: AbsenceClaim) -> str:
    concept = concepts().get(claim.concept)
    return concept.label if concept else claim.concept.replace("_", " ")


def _facts_of_summary(determination: Determination) -> Facts:
    """The facts that the summary alone shows, found in the way in which those of a case file are."""
    summary = Document(id="summary", name="summary", pages=(Page(number=1, text=determination.clinical_summary),))
    return find_facts(
        CaseFile(documents=(summary,)),
        as_of=determination.ur_denial_date,
        items=tuple(DisputedItem(number=item.number, text=item.text) for item in determination.items),
        date_of_injury=determination.date_of_injury,
    )
