"""Stage 5, the determination: findings per item, rationale, guards and checks, letters."""

from openimr.determination.determination import (
    Determination,
    DeterminedItem,
    FullLetter,
    Letterhead,
    ReviewedDocument,
)

from openimr.determination.letter import LetterFormat, render_full_letter, render_public_letter

__all__ = [
    "Determination",
    "DeterminedItem",
    "FullLetter",
    "LetterFormat",
    "Letterhead",
    "ReviewedDocument",
    "render_full_letter",
    "render_public_letter",
]
