"""One topic held against very many cases at once: the same checks as the engine's, over columns instead of facts."""

from openimr.criteria.bulk.columns import CaseColumns, FactColumn, ItemColumn, WordColumn, columns_of
from openimr.criteria.bulk.engine import BulkOutcome, evaluate_topic, evaluate_topics

__all__ = [
    "BulkOutcome",
    "CaseColumns",
    "FactColumn",
    "ItemColumn",
    "WordColumn",
    "columns_of",
    "evaluate_topic",
    "evaluate_topics",
]
