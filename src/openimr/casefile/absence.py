"""What a text claims is absent, and where the record says otherwise.

A determination may be set aside for a plainly erroneous finding of fact (Labor Code 4610.6(h)(5)); "no documentation
of X", where the file holds X, is the plainest of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from openimr.casefile.assertion import sentence_at
from openimr.casefile.concepts import Kind, concepts, phrases, phrases_in
from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import Facts, FactStatus
from openimr.casefile.labels import is_of_another
from openimr.casefile.outright import is_outright


@dataclass(frozen=True, kw_only=True)
class AbsenceClaim:
    """Words of a text that name a concept and call it absent; `phrase` is the sort of claim ("no evidence").

    `is_outright` tells that the thing itself is called absent: "no improvement with physical therapy" denies an
    improvement, "no reason why therapy should go on" a reason, and neither denies the therapy.
    """

    concept: str
    start: int
    end: int
    phrase: str
    is_outright: bool = True


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """A claim of absence that the record contradicts, with the spans that show it."""

    claim: AbsenceClaim
    evidence: tuple[Evidence, ...]


# "no other findings of X" admits some findings: it is no claim that X is absent.
_ADMITS = r"(?!\s+(?:other|further|additional|new|recent(?:ly)?|significant|more|longer)\b)"
_PAPERS = r"(?:documentation|documents?|mention|record|report|indication|discussion)"
_CLAIMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b{pattern}", re.IGNORECASE))
    for name, pattern in (
        ("not documented", rf"(?:no|without|lack(?:s|ing)?(?:\s+of)?|absence\s+of){_ADMITS}\s+{_PAPERS}\b"),
        ("no evidence", rf"(?:no|without(?:\s+any)?|lack\s+of){_ADMITS}\s+(?:\w+\s+)?evidence\b"),
        (
            "did not show",
            r"(?:did|does|do|has|have)\s+not\s+(?:show|demonstrate|document|reveal|report|have|had|note|contain|include|mention)\w*",
        ),
        (
            "failed to show",
            r"fail(?:s|ed)?\s+to\s+(?:show|demonstrate|document|reveal|report|mention|note|identify|establish|describe)\b",
        ),
        (
            "nothing shows",
            r"nothing(?:\s+in\s+the\s+\w+)?\s+(?:shows?|showed|documents?|documented|tells?|told|suggests?)\b",
        ),
        ("never had", r"(?:has|have|had)\s+never\s+(?:\w+ed|had|been\s+\w+|undergone|taken)\b"),
        ("without", rf"without\b(?!\s+(?:contrast|restrictions?|surgery)\b){_ADMITS}"),
        ("denied", r"denie[sd]\b(?!\s+(?:the\s+|a\s+)?(?:request|authori\w+|coverage|claim))"),
        ("there was no", rf"no\b{_ADMITS}(?!\s+(?:more|less)\s+than)"),
    )
)
_BARE = frozenset({"without", "denied", "there was no"})
_CLAIM_AFTER = re.compile(
    r"\b(?:is|was|are|were|has|have)\s+not\s+(?:been\s+)?(?:present|documented|noted|found|shown|demonstrated|established|recorded"
    r"|tried|attempted|given|provided|performed|completed|done)"
    r"|\b(?:is|was|are|were)\s+(?:absent|lacking|missing)\b",
    re.IGNORECASE,
)
_PAPERS_DENIED = re.compile("|".join(pattern.pattern for name, pattern in _CLAIMS if name not in _BARE), re.IGNORECASE)
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
# "No documentation that conservative care has failed", "conservative treatment has not been exhausted".
_OF_FAILURE = re.compile(
    r"\b(?:fail(?:ed|ure|s)?(?!\s+to\b)|exhaust(?:ed|ion)?|unsuccessful|refractory|unresponsive)\b", re.IGNORECASE
)
_NOT_FAILED = re.compile(
    r"[^.;,]{0,40}?\b(?:has|have|had|was|were|is|are)\s+not\s+(?:yet\s+)?(?:been\s+)?(?:fail|exhaust|unsuccess)",
    re.IGNORECASE,
)
_OTHER_NOUN = re.compile(
    r"\s+(?:progress\s+)?(?:notes?|reports?|records?|recommendations?|guidelines?|logs?)\b", re.IGNORECASE
)
_REACH = 140
_STOP = re.compile(r"[;]|\b(?:but|however|although|though|except|which|because|since)\b", re.IGNORECASE)


@lru_cache(maxsize=16)
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
        if is_of_another(text, start, end, concept) or _is_its_own_denial(text, concept, start, end):
            continue
        phrase = _claim_before(text, sentence.start, start) or _claim_behind(text, end, sentence.end)
        if phrase:
            claim = AbsenceClaim(
                concept=concept, start=start, end=end, phrase=phrase, is_outright=is_outright(text, start, end)
            )
            claims.setdefault((concept, start), claim)
    for claim in _failure_claims(text):
        claims.setdefault((claim.concept, claim.start), claim)
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


def _is_its_own_denial(text: str, concept: str, start: int, end: int) -> bool:
    """Whether the denial is what the concept asks for: "denies side effects" is a record of side effects."""
    found = phrases_in(text)
    places = (match.span() for phrase in phrases(concept, "phrases") for match in found.get(phrase, ()))
    return any(first < start and end <= last for first, last in places)


def _failure_claims(text: str) -> Iterator[AbsenceClaim]:
    """Claims that something which was tried has not failed; the concept is the failed treatment."""
    found = phrases_in(text)
    for concept in _failures():
        of = concepts()[concept].failed
        for phrase in phrases(of, "phrases") if of else ():
            for match in found.get(phrase, ()):
                start, end = match.span()
                sentence = sentence_at(text, start)
                if _RULE.search(text, sentence.start, start):
                    continue
                before, after = text[sentence.start : start], text[end : min(sentence.end, end + 60)]
                if _NOT_FAILED.match(after):
                    yield AbsenceClaim(concept=concept, start=start, end=end, phrase="not documented")
                elif _OF_FAILURE.search(before[-60:]) or _OF_FAILURE.search(after):
                    denied = _PAPERS_DENIED.search(before)
                    if denied and not _STOP.search(before, denied.end()):
                        yield AbsenceClaim(concept=concept, start=start, end=end, phrase="not documented")


@cache
def _failures() -> tuple[str, ...]:
    """The concepts that consist in the failure of another one."""
    return tuple(concept.id for concept in concepts().values() if concept.failed is not None)


def _named(text: str) -> list[tuple[str, int, int]]:
    """Every concept that the text names, by its own phrases or by a broader name."""
    named, found = [], phrases_in(text)
    for concept in _claimable():
        other = [match.span() for phrase in phrases(concept, "not_in") for match in found.get(phrase, ())]
        for phrase in (*phrases(concept, "phrases"), *phrases(concept, "called")):
            named += [
                (concept, *match.span())
                for match in found.get(phrase, ())
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
