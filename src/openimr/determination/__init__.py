"""Stage 5, the determination: findings per item, rationale, guards and checks, letters."""

from openimr.determination.checks import RULES, Finding, Guard, Need, Rule, Severity, check
from openimr.determination.determination import (
    Determination,
    DeterminedItem,
    FullLetter,
    Letterhead,
    ReviewedDocument,
)
from openimr.determination.letter import LetterFormat, render_full_letter, render_public_letter
from openimr.determination.rationale import DraftedSentence, draft_rationale, drafted_paragraphs, suggest_basis
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
    "ReviewedDocument",
    "Rule",
    "Severity",
    "check",
    "draft_rationale",
    "drafted_paragraphs",
    "render_full_letter",
    "render_public_letter",
    "suggest_basis",
    "text_at",
]
