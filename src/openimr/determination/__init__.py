"""Stage 5, the determination: findings per item, rationale, guards and checks, letters."""

from openimr.determination.determination import (
    Determination,
    DeterminedItem,
    FullLetter,
    Letterhead,
    ReviewedDocument,
)

__all__ = ["Determination", "DeterminedItem", "FullLetter", "Letterhead", "ReviewedDocument"]
