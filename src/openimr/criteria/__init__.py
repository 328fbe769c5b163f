"""Stage 4, the standard: guideline packs, the three-valued engine, the guideline in force, citations."""

from openimr.criteria.evaluation import (
    Counting,
    CriterionResult,
    Evaluation,
    GoverningDate,
    Outcome,
    Topic,
    Truth,
)

__all__ = ["Counting", "CriterionResult", "Evaluation", "GoverningDate", "Outcome", "Topic", "Truth"]
