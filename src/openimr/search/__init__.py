"""Stage 8, questions over published items: full text with passages, facets with counts, similar items.

One index stands in a folder and can be built again at any time. See `SearchIndex` and `Question`.
"""

from openimr.search.answer import Answer, Facet, FacetValue, Hit, Passage, SimilarItem, SimilarItems
from openimr.search.folder import IndexUnusable, Manifest
from openimr.search.index import SearchIndex
from openimr.search.likeness import sought_item
from openimr.search.passages import spread
from openimr.search.question import FIELDS, Question, Sort
from openimr.search.writing import IndexBusy, IndexWriting, build_index

__all__ = [
    "FIELDS",
    "Answer",
    "Facet",
    "FacetValue",
    "Hit",
    "IndexBusy",
    "IndexUnusable",
    "IndexWriting",
    "Manifest",
    "Passage",
    "Question",
    "SearchIndex",
    "SimilarItem",
    "SimilarItems",
    "Sort",
    "build_index",
    "sought_item",
    "spread",
]
