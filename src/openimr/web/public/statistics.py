"""All published decisions in figures: how many, how often overturned, how long they took."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from openimr.analytics import CAUTION, INTERVALS, MEDIANS, limit_note
from openimr.web.door import DeskRequest, page
from openimr.web.public.asked import search_address
from openimr.web.public.record_page import drawn, in_words, overview, rate_section


@page("statistics")
def statistics(request: DeskRequest) -> HttpResponse:
    """A page of figures with their intervals, and how they were counted."""
    counted = overview()
    if counted is None:
        return render(request, "public/statistics.html", {"made": None})
    found, made = counted
    days, charts = found.days, found.charts
    context = {
        "made": made,
        "total": found.volume.total,
        "in_words": in_words(found.by_year.total),
        "volume": found.volume,
        "volume_chart": drawn(charts.get("volume", "")),
        "by_category": rate_section(found.by_category, charts.get("category", ""), href=_category_href),
        "by_year": rate_section(found.by_year, charts.get("year", "")),
        "days": days,
        "days_chart": drawn(charts.get("days", "")),
        "notes": [CAUTION, INTERVALS, MEDIANS],
        "limit_note": limit_note(days.total.limit, days.limit_source) if days.total.limit else "",
    }
    return render(request, "public/statistics.html", context)


def _category_href(key: str) -> str:
    return search_address(category=key)
