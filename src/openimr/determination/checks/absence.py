"""FACT and CON: what a rationale calls absent is absent, in the case file and in the letter's own summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.casefile import (
    AbsenceClaim,
    CaseFile,
    Document,
    Evidence,
    Fact,
    Facts,
    FactStatus,
    Page,
    absence_claims,
    concepts,
    find_facts,
    sentences,
)
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.checks.places import named_pages, pages_of, read_texts
from openimr.determination.determination import Determination
from openimr.vocabulary import DisputedItem, Span
from openimr.wording import find_drugs

# A summary may tell why utilization review denied something, in the words of that denial.
OF_UR = re.compile(
    r"\b(?:denied|non-?certified|not\s+certified|modified|utilization\s+review|UR|claims\s+administrator)\b",
    re.IGNORECASE,
)
OF_THE_FILE = frozenset({"not documented", "no evidence", "failed to show", "nothing shows"})
"""The sorts of claims that speak of the papers, and not of what somebody said or found on a day."""


def contradicted_by_file(material: Material) -> Iterator[Flaw]:
    """FACT-01: a text says that something is not there, and the case file documents it."""
    yield from _against_file(material, FactStatus.DOCUMENTED)


def file_holds_both(material: Material) -> Iterator[Flaw]:
    """FACT-02: a text says that something is not there; the case file says so on one page and not on another."""
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
    for path, number, text in material.told():
        for claim, fact in _contradicted(material.facts, text, status):
            # A summary tells what a record denied on its day; only what it misses in the file itself is claimed of it.
            if number is None and (claim.phrase not in OF_THE_FILE or _retells_ur(text, claim)):
                continue
            shown = [evidence for evidence in fact.evidence if evidence.supports]
            named = find_drugs(text[claim.start : claim.end])
            if named and shown and material.case_file:
                shown = [evidence for evidence in shown if _has_drug(evidence, named[0].ingredient, material.case_file)]
                if not shown:  # another drug of the same class was taken
                    continue
            pages = pages_of(shown)
            yield Flaw(
                path=path,
                item=number,
                span=Span(claim.start, claim.end),
                message=_message(claim, pages, material.case_file, status),
                fix="Open the page. Then correct the sentence, or mark the fact as wrong and say why.",
                evidence=pages,
            )


def _contradicted(facts: Facts, rationale: str, status: FactStatus) -> Iterator[tuple[AbsenceClaim, Fact]]:
    """The outright claims of absence about concepts that the facts show in the status given, one in each sentence."""
    places = [(said.start, said.end) for said in sentences(rationale)]
    seen: set[tuple[str, int]] = set()
    for claim in absence_claims(rationale):
        fact = facts.about(claim.concept)
        if fact.value is not None and fact.value.high == 0:
            continue  # a count of none is what the sentence says
        sentence = next((start for start, end in places if start <= claim.start < end), 0)
        if fact.status is status and claim.is_outright and (claim.concept, sentence) not in seen:
            seen.add((claim.concept, sentence))
            yield claim, fact


def _retells_ur(text: str, claim: AbsenceClaim) -> bool:
    """Whether the sentence only tells why utilization review denied something."""
    return any(OF_UR.search(said.text) for said in sentences(text) if said.start <= claim.start < said.end)


def _has_drug(evidence: Evidence, ingredient: str, case_file: CaseFile) -> bool:
    """Whether the words that show a fact name the drug, or no drug at all, as "opioids" does."""
    for document, page in read_texts(case_file):
        if (document.id, page.number) == (evidence.document_id, evidence.page):
            named = {drug.ingredient for drug in find_drugs(page.text[evidence.start : evidence.end])}
            return not named or ingredient in named
    return True


def _message(
    claim: AbsenceClaim, pages: tuple[tuple[str, int], ...], case_file: CaseFile | None, status: FactStatus
) -> str:
    says = "may say otherwise" if status is FactStatus.DOCUMENTED else "says both"
    open_page = f" Open {named_pages(pages, case_file)}." if pages else ""
    return f"The file {says}.{open_page} Named absent here: {_label(claim)}."


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
