"""Every claim of a text, of absence and of presence, held against the facts and the pages of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.casefile.absence import absence_claims
from openimr.casefile.assertion import sentence_at
from openimr.casefile.claim import Claim, ClaimKind, HeldClaim, Verdict
from openimr.casefile.fact import Facts, FactStatus
from openimr.casefile.file import CaseFile
from openimr.casefile.presence import presence_claims
from openimr.casefile.quotation import quotations
from openimr.casefile.word_search import search_words, stems
from openimr.vocabulary import Range, Span

# The wordings that call something absent from the record, for what is no concept of the vocabulary.
_SAYS_ABSENT = re.compile(
    r"\b(?:(?P<no_documentation>(?:no|without|lack(?:s|ing)?(?:\s+of)?|absence\s+of)\s+(?:\w+\s+){0,2}?(?:documentation|mention|record"
    r"|indication|discussion|evidence|description)\s+(?:of|that|for|to\s+(?:suggest|show|support))?)"
    r"|(?P<failed>fail(?:s|ed)?\s+to\s+(?:show|demonstrate|document|mention|describe|identify|report|note|include)\b)"
    r"|(?P<did_not>(?:did|does|do|has|have)\s+not\s+(?:show|demonstrate|document|mention|describe|identify|include|contain)\w*)"
    r"|(?P<there>there\s+(?:is|are|was|were)\s+no\b(?!\s+(?:\w+\s+){0,2}?(?:documentation|mention|record|indication|discussion|evidence)\b)))\s*",
    re.IGNORECASE,
)
_PHRASES = {
    "no_documentation": "not documented",
    "failed": "failed to show",
    "did_not": "did not show",
    "there": "there was no",
}
_ENDS = re.compile(
    r"[.;,:()\n]|\b(?:but|however|although|though|except|because|since|which|that\s+would|to\s+(?:support|justify|warrant|explain)"
    r"|in\s+the\s+(?:record|file|report|note|document)\w*|on\s+(?:file|record)|provided|submitted|for\s+(?:review|this\s+request))\b",
    re.IGNORECASE,
)
# Reasons and necessity are the physician's to judge, and no page can show them.
_JUDGED = re.compile(
    r"\b(?:reasons?|rationale|justif\w+|necess\w+|support\w*|why|how|explain\w*|guidelines?|MTUS|ODG|ACOEM|indication\s+for|need)\b",
    re.IGNORECASE,
)
_OR = re.compile(r"\s*\b(?:or|nor)\b(?:\s+(?:of|that|for)\b)?\s*", re.IGNORECASE)
LONGEST_PHRASE = 70


def claims(text: str) -> tuple[Claim, ...]:
    """Every claim of the text in its order; one of no concept is a claim of absence with its bare words.

    >>> [(claim.kind.value, claim.concept) for claim in claims("There is no documentation of a bone scan.")]
    [('absence', None)]
    """
    found = [*_of_absence(text), *_of_presence(text)]
    taken = [claim.words for claim in found if claim.kind is ClaimKind.ABSENCE]
    found += [claim for claim in _of_words(text) if not any(_meet(claim.words, words) for words in taken)]
    return tuple(sorted(found, key=lambda claim: (claim.words.start, claim.words.end, claim.concept or "")))


def hold_claims(text: str, facts: Facts, case_file: CaseFile) -> tuple[HeldClaim, ...]:
    """Every claim of the text with what the file says of it."""
    return tuple(_held(text, claim, facts, case_file) for claim in claims(text))


def _of_absence(text: str) -> Iterator[Claim]:
    for claim in absence_claims(text):
        if claim.is_outright:
            yield Claim(
                kind=ClaimKind.ABSENCE,
                words=Span(claim.start, claim.end),
                sentence=_sentence(text, claim.start),
                concept=claim.concept,
                phrase=claim.phrase,
                value=Range.exactly(0),
            )


def _of_presence(text: str) -> Iterator[Claim]:
    for claim in presence_claims(text):
        yield Claim(
            kind=ClaimKind.PRESENCE,
            words=Span(claim.start, claim.end),
            sentence=_sentence(text, claim.start),
            concept=claim.concept,
            value=claim.value,
        )


def _of_words(text: str) -> Iterator[Claim]:
    quoted = quotations(text)
    for match in _SAYS_ABSENT.finditer(text):
        if any(start <= match.start() < end for start, end in quoted):
            continue
        last = min(sentence_at(text, match.start()).end, match.end() + LONGEST_PHRASE)
        closes = _ENDS.search(text, match.end(), last)
        end = closes.start() if closes else last
        for start, words in _parts(text, match.end(), end):
            if stems(words) and not _JUDGED.search(words):
                yield Claim(
                    kind=ClaimKind.ABSENCE,
                    words=Span(start, start + len(words)),
                    sentence=_sentence(text, match.start()),
                    phrase=_PHRASES[match.lastgroup or "there"],
                )


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """What a list joined by "or" calls absent, part by part, each with its place."""
    for joint in (*_OR.finditer(text, start, end), None):
        part = text[start : joint.start() if joint else end]
        if part.strip():
            yield start + len(part) - len(part.lstrip()), part.strip()
        start = joint.end() if joint else end


def _held(text: str, claim: Claim, facts: Facts, case_file: CaseFile) -> HeldClaim:
    if claim.concept is None:
        hits, log = search_words(case_file, text[claim.words.start : claim.words.end])
        return HeldClaim(claim=claim, verdict=Verdict.WORDS_ONLY, evidence=hits, search=log)
    fact = facts.about(claim.concept)
    is_absence = claim.kind is ClaimKind.ABSENCE
    # What contradicts a claim of absence is what shows the thing; what contradicts its presence is what denies it.
    telling = tuple(shown for shown in fact.evidence if shown.supports is (fact.status is not FactStatus.DENIED))
    match fact.status:
        case FactStatus.NOT_FOUND:
            verdict = Verdict.CONFIRMED if is_absence else Verdict.WITHOUT_EVIDENCE
        case FactStatus.CONFLICTING:
            verdict = Verdict.DIVIDED
        case status:
            verdict = Verdict.CONTRADICTED if is_absence is (status is FactStatus.DOCUMENTED) else Verdict.CONFIRMED
    return HeldClaim(claim=claim, verdict=verdict, evidence=telling, search=fact.search)


def _sentence(text: str, place: int) -> Span:
    clause = sentence_at(text, place)
    said = text[clause.start : clause.end]
    start = clause.start + len(said) - len(said.lstrip())
    return Span(start, start + len(said.strip()))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
