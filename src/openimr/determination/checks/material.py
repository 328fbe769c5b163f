"""All that a rule may look at: the determination and, where they are there, the case file and what was made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from openimr.application import Application
from openimr.casefile import CaseFile, Facts
from openimr.criteria import Evaluation, Library
from openimr.determination.determination import Determination, DeterminedItem


class Need(StrEnum):
    """What a rule cannot do without; it is left out where that is not handed in."""

    CASE_FILE = "case_file"
    FACTS = "facts"
    OPENED = "opened"
    APPLICATION = "application"
    ARRIVED_LATE = "arrived_late"


@dataclass(frozen=True, kw_only=True)
class Material:
    """One determination with its surroundings."""

    determination: Determination
    case_file: CaseFile | None = None
    facts: Facts | None = None
    evaluations: Sequence[Evaluation] = ()
    opened: frozenset[str] | None = None
    application: Application | None = None
    arrived_late: frozenset[str] | None = None
    """The records that came after the reviewer had begun."""
    library: Library | None = None
    """The packs of the review; without them those that come with OpenIMR are asked."""

    def has(self, need: Need) -> bool:
        return getattr(self, need.value) is not None

    def items(self) -> Iterator[tuple[str, DeterminedItem]]:
        """Each item with the path at which it stands."""
        for index, item in enumerate(self.determination.items):
            yield f"items.{index}", item

    def told(self) -> Iterator[tuple[str, int | None, str]]:
        """The texts that tell of the file: the clinical summary and each rationale, with path and item."""
        yield "clinical_summary", None, self.determination.clinical_summary
        for path, item in self.items():
            yield f"{path}.rationale", item.number, item.rationale

    def texts(self) -> Iterator[tuple[str, int | None, str]]:
        """Every text that people wrote: its path, its item's number, the text."""
        yield "clinical_summary", None, self.determination.clinical_summary
        for path, item in self.items():
            yield f"{path}.text", item.number, item.text
            yield f"{path}.claims_administrator_guideline.text", item.number, item.claims_administrator_guideline.text
            yield f"{path}.reviewer_guideline.text", item.number, item.reviewer_guideline.text
            yield f"{path}.rationale", item.number, item.rationale
