"""How a review works: who decides, what guards it, and how long each step may take."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from openimr.clocks import Rule, load_rules
from openimr.web.door import DeskRequest, page, today_here

SHOWN = {
    "filing_window.regular": "To ask for a review",
    "notice_of_assignment": "To send the notice of the review",
    "records.electronic": "To send the records, asked for electronically",
    "records.mailed": "To send the records, asked for by mail",
    "records.expedited": "To send the records, expedited",
    "determination.regular": "To decide",
    "determination.expedited": "To decide, expedited",
    "appeal": "To appeal",
    "implementation": "To authorize what was overturned",
    "reimbursement": "To pay for what was overturned and already given",
}


@dataclass(frozen=True, kw_only=True)
class LimitLine:
    """One legal limit as it stands on the day of the page."""

    title: str
    length: str
    counts_from: str
    source: str
    is_confirmed: bool


@page("how_it_works")
def how_it_works(request: DeskRequest) -> HttpResponse:
    rules = load_rules()
    lines = [_line(title, rules[name]) for name, title in SHOWN.items()]
    return render(request, "public/how_it_works.html", {"limits": [line for line in lines if line]})


def _line(title: str, rule: Rule) -> LimitLine | None:
    value = rule.value_on(today_here())
    if value is None:
        return None
    unit = str(value.unit) if value.length != 1 else str(value.unit).removesuffix("s")
    return LimitLine(
        title=title,
        length=f"{value.length} {unit}",
        counts_from=rule.counts_from,
        source=rule.source,
        is_confirmed=value.confirmed,
    )
