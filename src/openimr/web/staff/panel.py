"""The panel of physicians. This page and `openimr admin reviewers` are the two places that open identities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from openimr.reviewers import Reviewer
from openimr.store.audit import log_view
from openimr.store.models import ReviewerIdentity
from openimr.web.door import DeskRequest, desk_of, now, page, today_here

_SOON = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Physician:
    """A physician of the panel with the name that only the staff may know."""

    name: str
    reviewer: Reviewer
    ends_on: date | None
    """The first day on which a licence or certification ends."""
    tone: str

    @property
    def is_full(self) -> bool:
        return self.reviewer.open_cases >= self.reviewer.capacity


@require_GET
@page("panel")
def panel(request: DeskRequest) -> HttpResponse:
    """Every physician with credentials, ties and open cases; opening the names is logged."""
    desk, today = desk_of(request), today_here()
    names = dict(ReviewerIdentity.objects.values_list("reviewer_id", "name"))
    physicians = [_physician(reviewer, names, today) for reviewer in desk.panel.reviewers()]
    log_view(desk.actor, "", "names of the panel", at=now())
    context = {
        "physicians": physicians,
        "active": sum(one.reviewer.is_active for one in physicians),
        "ending": sum(bool(one.tone) for one in physicians),
    }
    return render(request, "staff/panel.html", context)


def _physician(reviewer: Reviewer, names: dict[str, str], today: date) -> Physician:
    dates = [license.valid_until for license in reviewer.licenses]
    dates += [certification.valid_until for certification in reviewer.certifications]
    ends_on = min((day for day in dates if day is not None), default=None)
    tone = "" if ends_on is None or ends_on - today > _SOON else "late" if ends_on < today else "soon"
    return Physician(name=names.get(reviewer.pseudonym, ""), reviewer=reviewer, ends_on=ends_on, tone=tone)
