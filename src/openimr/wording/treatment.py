"""Which treatment of the closed vocabulary a text names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

COMPOUND = "compounded topical medication"
DRUG_CATEGORIES = frozenset(
    {
        "opioid",
        "opioid antagonist",
        "NSAID",
        "analgesic",
        "muscle relaxant",
        "antiepileptic drug",
        "antidepressant",
        "benzodiazepine",
        "sleep drug",
        "stimulant",
        "topical drug",
        "stomach protection",
        "antiemetic",
        "laxative",
        "triptan",
        "corticosteroid",
        "other drug",
        "supplement",
    }
)
"""The categories whose treatments are drugs, by ingredient."""
INGREDIENT_STRENGTH = re.compile(r"\s*\(?\d+(?:\.\d+)?\s*%")


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """A word of the closed vocabulary: its name, its category, and the phrases that say it."""

    name: str
    category: str
    phrases: tuple[str, ...]


@cache
def treatments() -> Mapping[str, Treatment]:
    """Every treatment by its name, as `treatments.yaml` lists them."""
    rows = yaml.safe_load((files("openimr.wording") / "treatments.yaml").read_text("utf-8"))
    return {
        row["treatment"]: Treatment(
            name=row["treatment"],
            category=row["category"],
            phrases=(row["treatment"], *(str(phrase) for phrase in row["says"])),
        )
        for row in rows
    }


def category_of(treatment: str) -> str | None:
    """The category of a treatment ("physical medicine", "injection", "opioid"), None for an unknown word."""
    known = treatments().get(treatment)
    return known.category if known else None


def find_treatment(text: str) -> str | None:
    """The treatment that `text` asks for, by the phrase that comes first and, at one place, is the longest.

    Two or more ingredients with a strength in per cent are a compounded medication, whatever stands first.

    >>> find_treatment("12 sessions of physical therapy for the lumbar spine")
    'physical therapy'
    """
    found = list(_phrases_in(text))
    if not found:
        return None
    ingredients = {name for name, end in found if INGREDIENT_STRENGTH.match(text, end)}
    return COMPOUND if len(ingredients) > 1 else found[0][0]


def _phrases_in(text: str) -> list[tuple[str, int]]:
    """Treatment and end of each phrase in `text`, in the order of the text."""
    pattern, names = _pattern()
    return [(names[_key(match.group())], match.end()) for match in pattern.finditer(text)]


@cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, str]]:
    names = {_key(phrase): known.name for known in treatments().values() for phrase in known.phrases}
    phrases = sorted((p for known in treatments().values() for p in known.phrases), key=len, reverse=True)
    either = "|".join(_phrase_pattern(phrase) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)"), names


def _phrase_pattern(phrase: str) -> str:
    """A phrase as a pattern: a blank also matches a hyphen; what is written in capitals matches capitals only."""
    pattern = r"[\s-]*".join(re.escape(word) for word in phrase.split())
    return pattern if phrase.isupper() and phrase.isalpha() else f"(?i:{pattern}s?)"


def _key(said: str) -> str:
    """What a phrase and its matches in any spelling have in common."""
    return re.sub(r"[\s-]+", "", said.lower()).removesuffix("s")
