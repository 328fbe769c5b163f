"""What a text claims to be in the record: sentences that tell something of the worker, each with its concept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from openimr.casefile.assertion import Clause, Manner, manners, sentence_at
from openimr.casefile.concepts import Concept, Kind, concepts
from openimr.casefile.labels import is_of_another
from openimr.casefile.mention import Bearing, Mention, mentions
from openimr.vocabulary import Range


@dataclass(frozen=True, kw_only=True)
class PresenceClaim:
    """Words of a text that say outright that the record, or the worker, has something; `value` is its number."""

    concept: str
    start: int
    end: int
    value: Range | None = None


COMPUTED = frozenset({"ur_decision", "weeks_since_injury", "weeks_since_surgery", "symptom_weeks", "age_years"})
"""Facts that follow from days: other rules hold the days themselves against the file."""
# Who or what a sentence must tell of, and how, before it claims a fact of this worker.
_TELLS = re.compile(
    r"\b(?:patient|worker|claimant|applicant|employee|IW|he|she)\b[^.;]{0,60}?\b(?:has|have|had|takes?|took|uses|used|tried|rates?|rated"
    r"|complet(?:es|ed)|attended|finished|received|underwent|suffers?|complain(?:s|ed)|report(?:s|ed)|signed"
    r"|(?:is|was|remains?|remained|went|came|returned)\s+(?:now\s+|currently\s+|still\s+)?(?:off|back\s+(?:at|to|on)|at|out\s+of|to|on)\s+(?:\w+\s+){0,2}(?:work|duty|duties|job)|(?:is|was)\s+(?:treated|seen|given|found|diagnosed|taking|documented|positive))\b"
    r"|\b(?:records?|file|notes?|reports?|documentation|exam\w*|study|MRI|EMG|x-?rays?|imaging|films|physician|provider|therapist)\b"
    r"[^.;]{0,60}?\b(?:show(?:s|ed|n)?|document(?:s|ed)?|reveal(?:s|ed)?|demonstrat(?:es|ed)|confirm(?:s|ed)|note[sd]|report(?:s|ed)"
    r"|describe[sd]|indicate[sd]|found|positive\s+for|has|had)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:well\s+|clearly\s+)?(?:documented|noted|present|shown|reported|found|rated"
    r"|completed|attended|finished|performed)\b",
    re.IGNORECASE,
)
# What is asked for, allowed, possible or general tells nothing of the worker.
_OPEN = re.compile(
    r"\b(?:if|unless|whether|would|should|may|might|could|must|can|when|where|until|before|prior\s+to|in\s+order|require[sd]?"
    r"|criteri\w+|guidelines?|recommend\w*|indicated\s+(?:for|in|when)|patients\s+with|individuals|evidence\s+(?:that|of\s+efficacy)"
    r"|request\w*|asked|asks|propos\w+|authori[sz]\w*|certif\w+|approv\w+|denied|pending|need\w*|support\w*|consider\w*"
    r"|MTUS|ODG|ACOEM|not|no|nobody|none|nothing|without|neither|nor|never|lack\w*|absen\w+|denies|fail(?:s|ed)\s+to|only|rule[sd]?\s+out|possible"
    r"|possibly|against|goals?|as\s+soon\s+as|generally|widely|effects?|extended|defin\w+|mean(?:s|t)?|including\s*:|suspect\w*|likely|risk|concern\w*)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
# "Six more visits", "the last six": a part or another course, no count of what was had.
_PART = re.compile(
    r"\b(?:additional|more|further|another|last|first|initial(?:ly)?|remaining|recent|extra|these|those|least|per|a\s+week|weekly"
    r"|each|every|almost|nearly|about|some|most|post-?op\w*)\b|\bof\s+(?:the\s+)?\d",
    re.IGNORECASE,
)


@lru_cache(maxsize=16)
def presence_claims(text: str) -> tuple[PresenceClaim, ...]:
    """Every place where `text` says outright that the record has something of the vocabulary.

    >>> [(claim.concept, str(claim.value)) for claim in presence_claims("She attended 12 visits of physical therapy.")]
    [('physical_therapy_visits', '12')]
    """
    found = [
        PresenceClaim(concept=concept.id, start=mention.start, end=mention.end, value=_number(text, concept, mention))
        for concept in _claimable()
        for mention in _affirmed(text, concept)
    ]
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end, claim.concept)))


@cache
def _claimable() -> tuple[Concept, ...]:
    """The concepts that a sentence can call present; what is computed and what failed is left to others."""
    return tuple(
        concept
        for concept in concepts().values()
        if concept.is_claimed and not concept.failed and concept.id not in COMPUTED
    )


def _affirmed(text: str, concept: Concept) -> Iterator[Mention]:
    for mention in mentions(text, concept):
        is_its_own = not is_of_another(text, mention.start, mention.end, concept.id)
        if mention.bearing is Bearing.FOR and is_its_own and _tells(text, sentence_at(text, mention.start)):
            yield mention


def _tells(text: str, sentence: Clause) -> bool:
    said = text[sentence.start : sentence.end]
    return not _OPEN.search(said) and bool(_TELLS.search(said) or _PASSIVE.search(said))


def _number(text: str, concept: Concept, mention: Mention) -> Range | None:
    """The number, where the sentence gives one of a whole: a bare mention, a part or "at least" gives none."""
    value = mention.value
    if value is None or value.high is None or not concept.kind.is_number:
        return None
    sentence = sentence_at(text, mention.start)
    around = text[max(sentence.start, mention.start - 60) : min(sentence.end, mention.end + 40)]
    if concept.kind is Kind.COUNT and (
        _PART.search(around) or Manner.PLANNED in manners(text, mention.start, mention.end)
    ):
        return None
    return value
