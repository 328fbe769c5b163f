"""Which values of the index a person means by what was typed for a field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from openimr.search.stems import folded
from openimr.vocabulary import Decision
from openimr.wording import DRUG_CATEGORIES, category_of, find_body_parts, find_treatment

MOST_MEANT = 200


def meant(field: str, said: str, known: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The values of `field` that `said` means; none where it means nothing that the index or the wording knows.

    The value itself in any spelling of small and capital letters comes first, then what the wording knows by that
    name (a brand name, "low back"), then values that hold all the words said.
    """
    values = known.get(field, ())
    asked = folded(said.strip())
    exact = tuple(value for value in values if folded(value) == asked)
    if exact or not asked:
        return exact
    named = _named(field, said.strip())
    return (named,) if named else _holding(field, asked, values)


def _named(field: str, said: str) -> str:
    """The name in the closed vocabularies."""
    if field == "decision":
        return next((decision.value for decision in Decision if decision.value.startswith(said.capitalize())), "")
    if field in {"treatment", "drug"}:
        # A person types abbreviations in small letters, too.
        name = find_treatment(said) or find_treatment(said.upper()) or ""
        return name if field == "treatment" or category_of(name) in DRUG_CATEGORIES else ""
    if field == "body_part":
        part = next(iter(find_body_parts(said) or find_body_parts(said.upper())), None)
        return "" if part is None else f"{part.side} {part.name}" if part.side else part.name
    return ""


def _holding(field: str, asked: str, values: Sequence[str]) -> tuple[str, ...]:
    """Values with all the words asked for: "chronic pain" is in "mtus-chronic-pain"."""
    words = re.findall(r"[^\W_]+", asked)
    if not words or field == "case_number":
        return ()
    return tuple(value for value in values if all(word in _words(value) for word in words))[:MOST_MEANT]


def _words(value: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(value))
