"""What a text claims is absent, and where the record says otherwise.

A determination may be set aside for a plainly erroneous finding of fact (Labor Code 4610.6(h)(5)); "no documentation
of X", where the file holds X, is the plainest of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from openimr.casefile.assertion import sentence_at
from openimr.casefile.concepts import Kind, concepts, phrases
from openimr.casefile.fact import Evidence, Facts, FactStatus


@dataclass(frozen=True, kw_only=True)
class AbsenceClaim:
    """Words of a text that name a concept and call it absent; `phrase` is the sort of claim ("no evidence")."""

    concept: str
    start: int
    end: int
    phrase: str


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """A claim of absence that the record contradicts, with the spans that show it."""

    claim: AbsenceClaim
    evidence: tuple[Evidence, ...]


# "no other findings of X" admits some findings: it is no claim that X is absent.
_ADMITS = r"(?!\s+(?:other|further|additional|new|recent(?:ly)?|significant|more|longer)\b)"
_PAPERS = r"(?:documentation|documents?|mention|record|indication|discussion)"
_CLAIMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b{pattern}", re.IGNORECASE))
    for name, pattern in (
        ("not documented", rf"(?:no|without|lack(?:s|ing)?(?:\s+of)?|absence\s+of){_ADMITS}\s+{_PAPERS}\b"),
        ("no evidence", rf"(?:no|without(?:\s+any)?|lack\s+of){_ADMITS}\s+(?:\w+\s+)?evidence\b"),
        (
            "did not show",
            r"(?:did|does|do|has|have)\s+not\s+(?:show|demonstrate|document|reveal|report|have|had|note)\w*",
        ),
        ("without", rf"without\b(?!\s+(?:contrast|restrictions?|surgery)\b){_ADMITS}"),
        ("denied", r"denie[sd]\b(?!\s+(?:the\s+|a\s+)?(?:request|authori\w+|coverage|claim))"),
        ("there was no", rf"no\b{_ADMITS}(?!\s+(?:more|less)\s+than)"),
    )
)
_CLAIM_AFTER = re.compile(
    r"\b(?:is|was|are|were|has|have)\s+not\s+(?:been\s+)?(?:present|documented|noted|found|shown|demonstrated|established|recorded)"
    r"|\b(?:is|was|are|were)\s+absent\b",
    re.IGNORECASE,
)
# "Radiculopathy is not present", in a list of criteria, tells what a guideline asks and nothing of this worker.
_RULE = re.compile(
    r"\bcriteria\b|\bguidelines?\s+(?:\w+\s+)?(?:states?|recommends?|requires?|allows?|notes?)\b"
    r"|\b(?:MTUS|ODG|ACOEM)\s+(?:also\s+)?(?:states?|recommends?|requires?|allows?|notes?)\b",
    re.IGNORECASE,
)
# "No documentation of the response to acupuncture" and "no physical therapy notes" speak of a response and of notes.
_OTHER_SUBJECT = re.compile(
    r"\b(?:explain\w*|why|how|whether|recommend\w*|respon[sd]\w*|regarding|support\w*|justif\w*|exact|results?|"
    r"improve\w*|benefits?|efficacy|effect\w*|warrant\w*|exceed\w*|need\w*)\b",
    re.IGNORECASE,
)
_OTHER_NOUN = re.compile(
    r"\s+(?:progress\s+)?(?:notes?|reports?|records?|recommendations?|guidelines?|logs?)\b", re.IGNORECASE
)
_REACH = 140
_STOP = re.compile(r"[;]|\b(?:but|however|although|though|except|which|because|since)\b", re.IGNORECASE)


def absence_claims(text: str) -> tuple[AbsenceClaim, ...]:
    """Every place where `text` says that something of the vocabulary is absent, in the order of the text.

    >>> [claim.concept for claim in absence_claims("There were no neurological symptoms at all.")]
    ['neurological_symptoms']
    """
    claims: dict[tuple[str, int], AbsenceClaim] = {}
    for concept, start, end in _named(text):
        sentence = sentence_at(text, start)
        if _RULE.search(text, sentence.start, start) or _OTHER_NOUN.match(text, end):
            continue
        phrase = _claim_before(text, sentence.start, start) or _claim_behind(text, end, sentence.end)
        if phrase:
            claims.setdefault((concept, start), AbsenceClaim(concept=concept, start=start, end=end, phrase=phrase))
    return tuple(sorted(claims.values(), key=lambda claim: (claim.start, claim.concept)))


def contradictions(summary_facts: Facts, rationale: str) -> tuple[Contradiction, ...]:
    """The claims of absence in `rationale` that the facts contradict: they show the very thing that it calls absent."""
    found: dict[str, Contradiction] = {}
    for claim in absence_claims(rationale):
        fact = summary_facts.about(claim.concept)
        if fact.status in {FactStatus.DOCUMENTED, FactStatus.CONFLICTING}:
            shown = tuple(evidence for evidence in fact.evidence if evidence.supports)
            found.setdefault(claim.concept, Contradiction(claim=claim, evidence=shown))
    return tuple(found.values())


def _named(text: str) -> list[tuple[str, int, int]]:
    """Every concept that the text names, by its own phrases or by a broader name."""
    named = []
    for concept in _claimable():
        other = [match.span() for phrase in phrases(concept, "not_in") for match in phrase.finditer(text)]
        for phrase in (*phrases(concept, "phrases"), *phrases(concept, "called")):
            named += [
                (concept, *match.span())
                for match in phrase.finditer(text)
                if not any(start <= match.start() < end for start, end in other)
            ]
    return named


@cache
def _claimable() -> tuple[str, ...]:
    """The concepts that can be called absent; what failed, what was computed and bare numbers are left out."""
    return tuple(
        concept.id
        for concept in concepts().values()
        if concept.is_claimed and concept.failed is None and concept.kind in {Kind.BOOLEAN, Kind.COUNT}
    )


def _claim_before(text: str, first: int, start: int) -> str:
    window = text[max(first, start - _REACH) : start]
    for phrase, pattern in _CLAIMS:
        for match in pattern.finditer(window):
            if not _STOP.search(window, match.end()) and _reaches(phrase, window[match.end() :]):
                return phrase
    return ""


def _reaches(phrase: str, between: str) -> bool:
    """A bare "no" or "without" reaches over a few words and no preposition; the longer wordings to the clause's end."""
    if _OTHER_SUBJECT.search(between):
        return False
    if phrase not in {"there was no", "without"}:
        return True
    return len(between.split()) <= 3 and not re.search(r"\b(?:with|from|after|despite|to|by|in|of)\b|,", between)


def _claim_behind(text: str, end: int, last: int) -> str:
    match = _CLAIM_AFTER.search(text, end, min(last, end + 80))
    return "not documented" if match and not _STOP.search(text, end, match.start()) else ""
