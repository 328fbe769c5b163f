"""Which specialties may judge an item, and how well they fit. The table is `specialties.yaml`, our own judgement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from openimr.reviewers.panel import Reviewer
from openimr.vocabulary import DisputedItem
from openimr.wording import category_of


class Fit(IntEnum):
    """How well a specialty fits an item, the better the lower."""

    IDEAL = 0
    SIMILAR = 1
    NONE = 2


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the matrix; an empty field means any."""

    treatment: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    ideal: tuple[str, ...]
    similar: tuple[str, ...]

    def takes(self, item: DisputedItem, body_groups: frozenset[str]) -> bool:
        """Whether this row speaks of the item."""
        if self.treatment and item.treatment not in self.treatment:
            return False
        if self.category and (not item.treatment or category_of(item.treatment) not in self.category):
            return False
        return not self.body or bool(body_groups & frozenset(self.body))

    def fit(self, specialty: str) -> Fit:
        if specialty in self.ideal:
            return Fit.IDEAL
        return Fit.SIMILAR if specialty in self.similar else Fit.NONE


@dataclass(frozen=True, kw_only=True)
class Matrix:
    rows: tuple[Row, ...]
    body_group: Mapping[str, str]
    also_called: Mapping[str, str]
    professions: Mapping[str, str]

    def row_for(self, item: DisputedItem) -> Row:
        """The first row that speaks of the item; the last row takes everything."""
        groups = frozenset(self.body_group[part.name] for part in item.body_parts if part.name in self.body_group)
        return next(row for row in self.rows if row.takes(item, groups))

    def name_of(self, specialty: str) -> str:
        """The specialty by the one name that the matrix uses."""
        return self.also_called.get(_bare(specialty), specialty)


def specialties_of(reviewer: Reviewer, *, due_on: date) -> tuple[str, ...]:
    """The specialties in which a reviewer may judge until the due date, each by one name.

    A certification without an end date is one for life. For professions other than MD and DO the profession stands for
    the specialty.
    """
    matrix = load_matrix()
    current = (held for held in reviewer.certifications if held.valid_until is None or held.valid_until >= due_on)
    names = [matrix.name_of(held.specialty) for held in current]
    if reviewer.profession in matrix.professions:
        names.append(matrix.professions[reviewer.profession])
    return tuple(dict.fromkeys(names))


def best_fit(specialties: Iterable[str], item: DisputedItem) -> tuple[Fit, str]:
    """The best fit that any of these specialties has for an item, and which one it is; "" where none fits."""
    row = load_matrix().row_for(item)
    fits = [(row.fit(specialty), specialty) for specialty in specialties]
    fit, specialty = min(fits, key=lambda pair: pair[0], default=(Fit.NONE, ""))
    return (fit, specialty) if fit is not Fit.NONE else (Fit.NONE, "")


@cache
def load_matrix() -> Matrix:
    """The matrix as `specialties.yaml` states it."""
    given: dict[str, Any] = yaml.safe_load((files("openimr.reviewers") / "specialties.yaml").read_text("utf-8"))
    return Matrix(
        rows=tuple(Row(**{field: tuple(words) for field, words in row.items()}) for row in given["matrix"]),
        body_group={part: group for group, parts in given["body_groups"].items() for part in parts},
        also_called={_bare(other): name for name, others in given["also_called"].items() for other in (name, *others)},
        professions=given["professions"],
    )


def _bare(specialty: str) -> str:
    return " ".join(re.findall(r"\w+", specialty.casefold().replace("&", " and ")))
