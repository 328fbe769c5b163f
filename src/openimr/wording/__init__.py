"""The language of the field: item text to treatment, body part and quantity; citation text to guideline and pages."""

from openimr.wording.body_part import body_part_of, find_body_parts
from openimr.wording.citation_reading import read_citations
from openimr.wording.citation_writing import write_basis, write_citation
from openimr.wording.item_reading import ItemReading, read_item
from openimr.wording.quantity import find_quantity
from openimr.wording.treatment import DRUG_CATEGORIES, Treatment, category_of, find_treatment, treatments

__all__ = [
    "DRUG_CATEGORIES",
    "ItemReading",
    "Treatment",
    "body_part_of",
    "category_of",
    "find_body_parts",
    "find_quantity",
    "find_treatment",
    "read_citations",
    "read_item",
    "treatments",
    "write_basis",
    "write_citation",
]
