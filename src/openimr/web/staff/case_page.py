"""What every staff page of one case shares: the head with its time left, the tabs, the version that was seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openimr.store.models import CaseRow
from openimr.vocabulary import CaseNumber
from openimr.web.door import DeskRequest, now
from openimr.web.permissions import may_open
from openimr.web.time_left import times_left
from openimr.workflow import State, may

_TABS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # page, label, pages on which this tab is the present one
    ("screen", "Application", ()),
    ("records", "Records", ("describe_record", "split_record", "complete_records")),
    ("assignment", "Reviewer", ()),
    ("quality", "Determination", ()),
    ("publication", "Publication", ()),
    ("journey", "Journey", ()),
)


@dataclass(frozen=True, kw_only=True)
class Tab:
    page: str
    label: str
    is_present: bool


def case_context(request: DeskRequest, row: CaseRow) -> dict[str, Any]:
    """Context of `staff/case.html`."""
    here = getattr(request, "page_name", "")
    return {
        "row": row,
        "number": row.number,
        "state": State(row.state),
        "left": times_left([row], now=now())[row.number],
        "items": row.items.split("\n"),
        "tabs": [
            Tab(page=page, label=label, is_present=here == page or here in also)
            for page, label, also in _TABS
            if may_open(page, request.role)
        ],
    }


def may_step(request: DeskRequest, step: str) -> bool:
    """Whether this role takes the step at all; whether the case allows it now is for the step to say."""
    return may(step, request.role)


def number_of(row: CaseRow) -> CaseNumber:
    return CaseNumber(row.number)
