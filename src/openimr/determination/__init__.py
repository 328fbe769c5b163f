"""Stage 5, the determination: findings per item, rationale, guards and checks, letters."""

from openimr.determination.checks import RULES, Finding, Guard, Need, Rule, Severity, check, sentence_of
from openimr.determination.determination import (
    Determination,
    DeterminedItem,
    FullLetter,
    Letterhead,
    ReviewedDocument,
)
from openimr.determination.letter import LetterFormat, render_full_letter, render_public_letter
from openimr.determination.rationale import draft_rationale, suggest_basis
from openimr.determination.text_at import text_at

__all__ = [
    "RULES",
    "Determination",
    "DeterminedItem",
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
    "render_full_letter",
    "render_public_letter",
    "sentence_of",
    "suggest_basis",
    "text_at",
]
