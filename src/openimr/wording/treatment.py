"""Which treatment of the closed vocabulary a text names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from openimr.vocabulary import read_yaml
from openimr.wording.known_phrases import KnownPhrases

COMPOUND = "compounded topical medication"
PER_CENT = re.compile(r"\s*\(?(?:\d+(?:\.\d+)?|\.\d+)\s*%")
TOPICAL = re.compile(r"\b(?:cream|ointment|compound(?:ed)?|transdermal|topical)\b", re.IGNORECASE)
BY_WEIGHT = re.compile(r"\d\s*(?:mg|mcg)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """A word of the closed vocabulary: its name, its category, and the phrases that say it.

    `ingredient` is the drug that the phrases name, None where they name no drug or no single one. A treatment that
    `yields` counts only where the text names no other.
    """

    name: str
    category: str
    phrases: tuple[str, ...]
    ingredient: str | None = None
    yields: bool = False


def _listed(name: str) -> Any:
    return read_yaml((files("openimr.wording") / name).read_text("utf-8"))


DRUG_CATEGORIES = frozenset[str](_listed("drug_categories.yaml"))
"""The categories whose treatments are drugs, by ingredient."""


@cache
def treatments() -> Mapping[str, Treatment]:
    """Every treatment by its name, as `treatments.yaml` lists them."""
    return {
        row["treatment"]: Treatment(
            name=row["treatment"],
            category=row["category"],
            phrases=(row["treatment"], *(str(phrase) for phrase in row["says"])),
            yields=row.get("yields", False),
            ingredient=row.get("ingredient", row["treatment"] if row["category"] in DRUG_CATEGORIES else None),
        )
        for row in _listed("treatments.yaml")
    }


def category_of(treatment: str) -> str | None:
    """The category of a treatment ("physical medicine", "injection", "opioid"), None for an unknown word."""
    known = treatments().get(treatment)
    return known.category if known else None


def find_treatment(text: str) -> str | None:
    """The treatment that `text` asks for, by the phrase that comes first and, at one place, is the longest.

    Two or more ingredients with a strength in per cent are a compounded medication, whatever stands first; so are two
    or more in a cream, unless a weight says that they are tablets.

    >>> find_treatment("12 sessions of physical therapy for the lumbar spine")
    'physical therapy'
    """
    named = list(_phrases().find(text))
    found = [phrase for phrase in named if not phrase.value.yields] or named
    if not found:
        return None
    ingredients = {phrase.value.ingredient: phrase.end for phrase in found if phrase.value.ingredient}
    mixed = sum(bool(PER_CENT.match(text, end)) for end in ingredients.values())
    is_mixture = found[0].value.ingredient or found[0].value.name == COMPOUND
    in_cream = is_mixture and len(ingredients) > 1 and TOPICAL.search(text) and not BY_WEIGHT.search(text)
    return COMPOUND if mixed > 1 or in_cream else found[0].value.name


@cache
def _phrases() -> KnownPhrases[Treatment]:
    return KnownPhrases({phrase: known for known in treatments().values() for phrase in known.phrases})
