"""The language of the field: item text to treatment, body part and quantity; citation text to guideline and pages."""

from openimr.wording.body_part import body_part_mentions, body_part_of, find_body_parts, may_begin_part
from openimr.wording.citation_reading import read_citations
from openimr.wording.citation_writing import write_basis, write_citation
from openimr.wording.drug import drug_mentions, drug_words, find_drugs
from openimr.wording.item_reading import ItemReading, read_item
from openimr.wording.known_phrases import Found
from openimr.wording.numbers import number_range, range_of
from openimr.wording.organization import names_an_organization
from openimr.wording.procedure_code import find_codes
from openimr.wording.quantity import find_quantity
from openimr.wording.treatment import DRUG_CATEGORIES, Treatment, category_of, find_treatment, treatments
from openimr.wording.units import UNIT, unit_of

__all__ = [
    "DRUG_CATEGORIES",
    "UNIT",
    "Found",
    "ItemReading",
    "Treatment",
    "body_part_mentions",
    "body_part_of",
    "category_of",
    "drug_mentions",
    "drug_words",
    "find_body_parts",
    "find_codes",
    "find_drugs",
    "find_quantity",
    "find_treatment",
    "may_begin_part",
    "names_an_organization",
    "number_range",
    "range_of",
    "read_citations",
    "read_item",
    "treatments",
    "unit_of",
    "write_basis",
    "write_citation",
]
