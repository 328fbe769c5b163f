"""The public record: a determination that anyone may read, with the place of each value in its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from openimr.casefile import ClinicalPicture
from openimr.determination import Determination
from openimr.vocabulary import Span


@dataclass(frozen=True, kw_only=True)
class Leftover:
    """A passage of the source that no field took. Text is never lost."""

    text: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a record was read: the file's name, the sha256 of its bytes, its layout, and what was unclear in it."""

    name: str
    sha256: str
    layout: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PublicRecord:
    """A determination as it is published, or as it was read from a published letter.

    `clinical` is what was understood of the clinical summary: it derives from that text, and adds nothing to it.
    `spans` leads from a path such as `items.0.rationale` to the place in the source; like `leftovers` and `source` it
    belongs to one source, and two records that say the same are equal without it.
    """

    determination: Determination
    source: Source | None = field(default=None, compare=False)
    leftovers: tuple[Leftover, ...] = field(default=(), compare=False)
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False)
    clinical: ClinicalPicture | None = field(default=None, compare=False)
