"""What a text claims of the record, and how the record answers: confirmed with its search log, or contradicted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import SearchLog
from openimr.vocabulary import Range, Span


class ClaimKind(StrEnum):
    """Whether a sentence says that something is not there, or that it is."""

    ABSENCE = "absence"
    PRESENCE = "presence"


class Verdict(StrEnum):
    """What a search of the record makes of a claim."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    DIVIDED = "the file says both"
    WITHOUT_EVIDENCE = "without evidence"
    WORDS_ONLY = "only its words were searched for"
    """The claim names no concept of the vocabulary: its words were looked for, and a person has to judge."""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A sentence that claims something of the record: the words that name it, and its concept where there is one."""

    kind: ClaimKind
    words: Span
    sentence: Span
    concept: str | None = None
    phrase: str = ""
    """The sort of claim ("no evidence"); empty for a claim of presence."""
    value: Range | None = None
    """The number that the sentence gives the concept, where it gives one."""


@dataclass(frozen=True, kw_only=True)
class HeldClaim:
    """A claim held against the record: the verdict, the spans that show it, and the log of the search."""

    claim: Claim
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    search: SearchLog | None = None
