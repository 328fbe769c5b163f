"""Treatments: what was asked for and denied, how often, and how reviewers decided."""

from __future__ import annotations

from collections import defaultdict

from django.http import HttpResponse
from django.shortcuts import render

from openimr.criteria import Pack, PackTopic
from openimr.vocabulary import NotFound
from openimr.web.door import DeskRequest, library_today, page
from openimr.web.public.asked import search_address
from openimr.web.public.record_page import Line, by_size, line, overview, record_page, treatment_href
from openimr.web.public.slugs import treatment_by_slug
from openimr.wording import category_of


@page("treatments")
def treatments(request: DeskRequest) -> HttpResponse:
    """Every treatment with a published decision, by category, the most frequent first."""
    counted = overview()
    categories: dict[str, list[Line]] = defaultdict(list)
    if counted:
        for row in by_size(counted[0].by_treatment.rows):
            categories[category_of(row.key) or "other"].append(line(row, treatment_href))
    in_order = sorted(categories.items(), key=lambda pair: (-sum(each.items for each in pair[1]), pair[0]))
    context = {"categories": in_order, "made": counted[1] if counted else None}
    return render(request, "public/treatments.html", context)


@page("treatment")
def treatment(request: DeskRequest, name: str) -> HttpResponse:
    """The record of one treatment."""
    known = treatment_by_slug().get(name)
    if known is None:
        raise NotFound("there is no such treatment in the vocabulary.", do="Choose one from the list of treatments.")
    context = {
        "name": known,
        "category": category_of(known),
        "record": record_page("treatment", known),
        "is_preparing": overview() is None,
        "covered_by": _covered_by(known),
        "search_at": search_address(treatment=known),
    }
    return render(request, "public/treatment.html", context)


def _covered_by(treatment: str) -> list[tuple[Pack, PackTopic]]:
    """The topics of the guideline packs that speak of a treatment."""
    category = category_of(treatment)
    return [
        (pack, topic)
        for pack, topic in library_today().topics()
        if treatment in topic.covers.treatments or category in topic.covers.categories
    ]
