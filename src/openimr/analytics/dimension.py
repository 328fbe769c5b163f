"""What items are counted by: treatment, part of the body, year and so on, and how a value of each is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openimr.vocabulary import InputError

OTHER, MISSING = "\x00other", "\x00missing"
"""Keys of the two groups that are no value of their own: gathered small groups, and items without a value.

They begin with a character that no value holds."""


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """One way to part items into groups. Of a list, an item counts in the group of each of its values."""

    name: str
    column: str
    says: str
    missing: str
    is_list: bool = False
    is_time: bool = False

    def label(self, key: str, *, least: int = 0) -> str:
        """How the group of a key is called, for people."""
        if key == OTHER:
            return f"other (fewer than {least} items each)"
        if key == MISSING:
            return self.missing
        if self.name == "topic":
            return topic_label(key)
        return guideline_label(key) if self.name == "guideline" else key


DIMENSIONS: Mapping[str, Dimension] = {
    each.name: each
    for each in (
        Dimension(name="treatment", column="treatment", says="treatment", missing="treatment not recognized"),
        Dimension(name="category", column="category", says="category", missing="category not recognized"),
        Dimension(name="body-part", column="body_parts", says="body part", missing="no part named", is_list=True),
        Dimension(name="drug", column="drug", says="drug", missing="no drug"),
        Dimension(
            name="guideline",
            column="guidelines",
            says="guideline cited by the reviewer",
            missing="none cited",
            is_list=True,
        ),
        Dimension(name="topic", column="cites", says="topic cited by the reviewer", missing="none cited", is_list=True),
        Dimension(
            name="specialty",
            column="specialties",
            says="specialty of the reviewer",
            missing="no specialty given",
            is_list=True,
        ),
        Dimension(name="year", column="year", says="year of decision", missing="no decision date", is_time=True),
        Dimension(
            name="quarter", column="quarter", says="quarter of decision", missing="no decision date", is_time=True
        ),
        Dimension(name="layout", column="layout", says="layout of the letter", missing="layout unknown"),
        Dimension(name="decision", column="decision", says="decision", missing="no decision"),
    )
}
CAPITALS = {"mtus": "MTUS", "odg": "ODG", "acoem": "ACOEM"}
ANOTHER = "another source"


def dimension(name: str) -> Dimension:
    """The dimension of that name, or an error that lists those there are."""
    if name not in DIMENSIONS:
        raise InputError(f"nothing is counted by {name!r}.", do=f"Choose one of: {', '.join(DIMENSIONS)}.")
    return DIMENSIONS[name]


def guideline_label(key: str) -> str:
    """A guideline by its key.

    >>> guideline_label("mtus-acoem-low-back")
    'MTUS ACOEM low back'
    """
    return ANOTHER if key == "other" else " ".join(CAPITALS.get(word, word) for word in key.split("-"))


def topic_label(key: str) -> str:
    """A cited topic by its key.

    >>> topic_label("mtus-chronic-pain/physical-medicine")
    'MTUS chronic pain: physical medicine'
    """
    guideline, _, topic = key.partition("/")
    said = "no section named" if topic == "whole" else " ".join(topic.split("-"))
    return f"{guideline_label(guideline)}: {said}"
