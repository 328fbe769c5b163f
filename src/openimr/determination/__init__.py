"""Stage 5, the determination: findings per item, rationale, guards and checks, letters."""

from openimr.determination.checks import RULES, Finding, Guard, Need, Rule, Severity, check, day_of_search, sentence_of
from openimr.determination.determination import (
    Determination,
    DeterminedItem,
    FullLetter,
    Letterhead,
    ReviewedDocument,
)
from openimr.determination.evidence_search import PassedStep, Recommendation, Stance, StepResult, Weighing
from openimr.determination.letter import LetterFormat, render_full_letter, render_public_letter
from openimr.determination.rationale import DraftedSentence, draft_rationale, drafted_paragraphs, suggest_basis
from openimr.determination.search_paragraph import is_search_paragraph, search_paragraph
from openimr.determination.text_at import text_at

__all__ = [
    "RULES",
    "Determination",
    "DeterminedItem",
    "DraftedSentence",
    "Finding",
    "FullLetter",
    "Guard",
    "LetterFormat",
    "Letterhead",
    "Need",
    "PassedStep",
    "Recommendation",
    "ReviewedDocument",
    "Rule",
    "Severity",
    "Stance",
    "StepResult",
    "Weighing",
    "check",
    "day_of_search",
    "draft_rationale",
    "drafted_paragraphs",
    "is_search_paragraph",
    "render_full_letter",
    "render_public_letter",
    "search_paragraph",
    "sentence_of",
    "suggest_basis",
    "text_at",
]
