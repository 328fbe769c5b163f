"""A letter as JSON values: what every form of a corpus stores and gives back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openimr.publication import SCHEMA_ID
from openimr.vocabulary import InputError

Letter = Mapping[str, Any]
"""The values that `openimr.publication.to_json` gives, with days as ISO text."""

DAYS = ("date_assigned", "date_of_injury", "decision_date", "ur_denial_date", "application_received")


def expect_letter(value: object, *, where: str) -> Letter:
    """The value as a letter, or an `InputError` that says where it is none."""
    if isinstance(value, dict) and value.get("schema") == SCHEMA_ID and "items" in value:
        return value
    raise InputError(f"no letter of the schema {SCHEMA_ID}.", where=where, do="Name a corpus of openimr read.")
