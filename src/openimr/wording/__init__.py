"""The language of the field: item text to treatment, body part and quantity; citation text to guideline and pages."""
