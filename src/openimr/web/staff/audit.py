"""The record: how much stands in it, and whether every entry is still as it was sealed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from openimr.store.audit import verify
from openimr.store.models import CaseRow, CheckpointRow, EventRow, ViewRow
from openimr.web.door import DeskRequest, now, page


@require_http_methods(["GET", "POST"])
@page("audit")
def audit(request: DeskRequest) -> HttpResponse:
    """What is counted; on request the whole record is checked, which takes a moment and changes nothing."""
    last = CheckpointRow.objects.order_by("-id").first()
    context: dict[str, Any] = {
        "counts": (
            ("Cases", CaseRow.objects.count()),
            ("Events", EventRow.objects.count()),
            ("Looks at clinical text", ViewRow.objects.count()),
            ("Signed checkpoints", CheckpointRow.objects.count()),
        ),
        "last_checkpoint": datetime.fromisoformat(last.at) if last else None,
        "checked_at": now(),
    }
    if request.method == "POST":
        context["verification"] = verify()
    return render(request, "staff/audit.html", context)
